using System.Diagnostics;
using System.Diagnostics.Metrics;
using Comity.Record.Entries;

namespace Comity.Storage;

/// <summary>What is counted of the record's work: names of acts and rules, never who said what. Nobody listens unless telemetry is switched on.</summary>
public static class RecordMeter
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "Comity.Record";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);
    private static readonly Counter<long> Entered = Meter.CreateCounter<long>("comity.acts.entered", "{act}", "Acts entered, by their name.");
    private static readonly Counter<long> Refused =
        Meter.CreateCounter<long>("comity.acts.refused", "{act}", "Acts refused, by the first rule that refused them.");
    private static readonly Counter<long> Failed = Meter.CreateCounter<long>("comity.batches.failed", "{batch}", "Batches that the store did not take.");
    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("comity.batch.duration", "s", "From the first rule of a batch to its being on the disk.");
    private static readonly Histogram<int> Size = Meter.CreateHistogram<int>("comity.batch.size", "{entry}", "Entries that became lasting together.");

    /// <summary>Counts an outcome when it was a refusal; entries are counted when they are on the disk.</summary>
    internal static async Task<Outcome> CountedAsync(Task<Outcome> asked)
    {
        var outcome = await asked;
        if (!outcome.Refusals.IsEmpty)
            Refused.Add(1, new KeyValuePair<string, object?>("rule", outcome.Refusals[0].Rule));
        return outcome;
    }

    /// <summary>Counts a batch that failed.</summary>
    internal static void Fail() => Failed.Add(1);

    /// <summary>Begins to measure a batch.</summary>
    internal static BatchMeasure Batch() => new(Source.StartActivity("record.batch"), Stopwatch.GetTimestamp());

    /// <summary>The measure of one batch.</summary>
    internal sealed class BatchMeasure(Activity? span, long begun) : IDisposable
    {
        /// <summary>It is on the disk, with these entries.</summary>
        public void Committed(IReadOnlyList<(Entry Entry, StoredEntry Stored)> entries)
        {
            span?.SetTag("entries", entries.Count);
            Duration.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
            Size.Record(entries.Count);
            foreach (var (entry, _) in entries)
                Entered.Add(1, new KeyValuePair<string, object?>("act", ActName.Of(entry.Statement.Act)));
        }

        /// <inheritdoc/>
        public void Dispose() => span?.Dispose();
    }
}
