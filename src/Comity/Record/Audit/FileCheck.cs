using System.Collections.Concurrent;
using Comity.Record.Log;
using Comity.Record.Mirror;

namespace Comity.Record.Audit;

/// <summary>Fetches the files that a record names, and those that these name in their turn, and holds each against its hash.</summary>
/// <param name="source">Where they are read from.</param>
public sealed class FileCheck(LogSource source)
{
    private readonly ConcurrentDictionary<Hash, byte[]> kept = [];
    private int held;
    private int away;

    /// <summary>How many files have their hash.</summary>
    public int Held => held;

    /// <summary>How many received documents and documents of limited distribution the server does not show: they need not be public.</summary>
    public int Away => away;

    /// <summary>The files that figures are computed from.</summary>
    public byte[]? Find(Hash hash) => kept.GetValueOrDefault(hash);

    /// <summary>Checks all files; the difference of the earliest entry, or null.</summary>
    public async Task<AuditDifference?> CheckAsync(IEnumerable<(NamedFile File, long Position)> named, CancellationToken cancel)
    {
        var done = new HashSet<Hash>();
        AuditDifference? first = null;
        for (var next = named.ToList(); next.Count > 0;)
        {
            var found = new ConcurrentQueue<(NamedFile, long)>();
            var differences = new ConcurrentQueue<AuditDifference>();
            var width = new ParallelOptions { MaxDegreeOfParallelism = source.Width, CancellationToken = cancel };
            await Parallel.ForEachAsync(next.Where(one => done.Add(one.File.Hash)).ToList(), width, async (one, stop) =>
            {
                if (await CheckAsync(one.File, one.Position, found, stop) is { } difference)
                    differences.Enqueue(difference);
            });
            first = differences.Aggregate(first, AuditDifference.First);
            next = [.. found];
        }

        return first;
    }

    private async Task<AuditDifference?> CheckAsync(NamedFile file, long position, ConcurrentQueue<(NamedFile, long)> found, CancellationToken cancel)
    {
        var path = LogSource.FilePath(file.Hash);
        if (await source.ReadAsync(path, LogSource.LongestFile, cancel) is not { } bytes)
        {
            Interlocked.Add(ref away, file.IsPublic ? 0 : 1);
            return file.IsPublic ? new(DifferenceKind.File, position, $"The {Words(file.Use)} `{path}` is missing.") : null;
        }

        if (Hash.Of(bytes) != file.Hash)
            return new(DifferenceKind.File, position, $"The {Words(file.Use)} `{path}` has another hash than its name.");
        Interlocked.Increment(ref held);
        if (file.Use is not (FileUse.Text or FileUse.Document or FileUse.Paper or FileUse.LimitedPaper))
            kept[file.Hash] = bytes;
        foreach (var inner in ActFiles.Within(file, bytes))
            found.Enqueue((inner, position));
        return null;
    }

    private static string Words(FileUse use) => use switch
    {
        FileUse.Text => "text",
        FileUse.Listing => "listing of a book",
        FileUse.Part => "document of a book",
        FileUse.Certificate => "certificate",
        FileUse.Document => "received document",
        FileUse.Paper => "document",
        FileUse.LimitedPaper => "document of limited distribution",
        _ => "input of a figure",
    };
}
