using Comity.Audit;
using System.Diagnostics;
using System.Globalization;
using Comity.Norms.Texts;
using Comity.Record.Audit;
using Comity.Record.Log;
using Comity.Record.Mirror;
using Comity.Storage.Logs;
using Comity.Tests.Record.Audit;

namespace Comity.Bench;

/// <summary>How fast a record is audited from a folder: the tree alone, and with every rule and a signature of one level an entry.</summary>
public static class AuditBench
{
    private const int States = 20;

    /// <summary>Makes records, audits them and prints entries a second.</summary>
    public static void Run(TextWriter output)
    {
        var entries = Environment.GetEnvironmentVariable("COMITY_BENCH_SHORT") == "1" ? 4_000 : 40_000;
        Report(output, "own key (Ed25519)", entries, (record, state) => record.Key(Act(record), GivenRecord.Code(state), GivenRecord.Person(state)));
        Report(output, "passkey (ES256)", entries, (record, state) => record.Passkey(Act(record), GivenRecord.Code(state), GivenRecord.Person(state)));
    }

    private static void Report(TextWriter output, string name, int entries, Action<GivenRecord, int> enter)
    {
        var folder = Directory.CreateTempSubdirectory("comity-bench-");
        try
        {
            using var record = new GivenRecord().WithStates(States);
            record.IsChecked = false;
            while (record.Entries.Count < entries)
                enter(record, record.Entries.Count % States);
            record.WriteAsync(folder.FullName).GetAwaiter().GetResult();
            using var log = new LogFolder(folder.FullName);
            var checkpoint = Checkpoint.Of(record.Checkpoint());
            var bytes = record.Entries.Sum(entry => (long)entry.Length) / record.Entries.Count;
            Print(output, $"{name}: {record.Entries.Count} entries of {bytes} bytes");
            Measure(output, "  hashes and tiles only", entries, () => Tree(log, checkpoint));
            Measure(output, "  entries read too, as a mirror does", entries,
                () => new TreeWalk(log, checkpoint, null).GoAsync(default).GetAwaiter().GetResult());
            Measure(output, "  all: rules and signatures", entries,
                () => new RecordWalk(log, checkpoint, TimeProvider.System.GetUtcNow(), null).GoAsync(default).GetAwaiter().GetResult().Difference);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static AuditDifference? Tree(LogFolder log, Checkpoint checkpoint)
    {
        var (run, ladder) = (new TreeRun(checkpoint), new TileLadder());
        foreach (var path in TilePath.AllOf(checkpoint.Size).Where(path => path.IsBundle))
            foreach (var entry in EntryBundle.Read(log.ReadAsync(path, default).GetAwaiter().GetResult(), path.Width))
            {
                var leaf = Merkle.Leaf(entry.Span);
                run.Append(leaf);
                foreach (var (tile, right) in ladder.Append(leaf))
                    if (!right.Span.SequenceEqual(log.ReadAsync(tile, default).GetAwaiter().GetResult()))
                        return new(DifferenceKind.Tile, tile.FirstEntry, tile.ToString());
            }

        return run.Finish();
    }

    private static void Measure(TextWriter output, string name, int entries, Func<AuditDifference?> audit)
    {
        var (times, processor) = (new List<TimeSpan>(), new List<TimeSpan>());
        using var own = System.Diagnostics.Process.GetCurrentProcess();
        for (var run = 0; run < 3; run++)
        {
            own.Refresh();
            var (start, used) = (Stopwatch.GetTimestamp(), own.TotalProcessorTime);
            if (audit() is { } difference)
                throw new InvalidOperationException(difference.ToString());
            times.Add(Stopwatch.GetElapsedTime(start));
            own.Refresh();
            processor.Add(own.TotalProcessorTime - used);
        }

        Print(output,
            $"{name,-40} {entries / times[0].TotalSeconds,9:N0} a second at first, {entries / times.Min().TotalSeconds,9:N0} warm; ",
            $"{processor.Min().TotalMicroseconds / entries,7:N1} us of a core each");
    }

    private static TakePosition Act(GivenRecord record) =>
        new("norms-2015", null, Stance.Supports,
            string.Create(CultureInfo.InvariantCulture,
            $"Position {record.Entries.Count}: it supports the text as adopted and reads it in the light of the Charter."));

    private static void Print(TextWriter output, params FormattableString[] line) =>
        output.WriteLine(string.Concat(line.Select(part => part.ToString(CultureInfo.InvariantCulture))));
}
