using Comity.Audit;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Storage.Logs;

namespace Comity.Record.Audit;

/// <summary>A file that everybody must be able to have and that nobody provided.</summary>
/// <param name="File">Its hash.</param>
/// <param name="Position">The entry that names it, or names the listing in which it stands.</param>
/// <param name="Act">That entry's act.</param>
/// <param name="By">In which capacity it was done.</param>
/// <param name="Use">What the file is.</param>
public sealed record MissingFile(Hash File, long Position, string Act, string By, FileUse Use);

/// <summary>Fetches the files that a record names, and those that these name in their turn, and holds each against its hash. A file that was never provided is
/// told apart from one with other bytes.</summary>
/// <param name="source">Where they are read from.</param>
public sealed class FileCheck(LogSource source)
{
    private readonly ConcurrentDictionary<Hash, byte[]> kept = [];
    private readonly ConcurrentQueue<MissingFile> missing = [];
    private readonly ConcurrentQueue<AuditDifference> differences = [];
    private int held;
    private int away;

    /// <summary>How many files have their hash.</summary>
    public int Held => held;

    /// <summary>How many received documents and documents of limited distribution the server does not show: they need not be public.</summary>
    public int Away => away;

    /// <summary>How many files their authors recalled.</summary>
    public int Recalled { get; private set; }

    /// <summary>How many files the secretariat withholds.</summary>
    public int Withheld { get; private set; }

    /// <summary>The files that everybody must be able to have and that are not there, in the order of their entries.</summary>
    public ImmutableArray<MissingFile> Missing => [.. missing.OrderBy(one => one.Position).ThenBy(one => one.File)];

    /// <summary>The files that figures are computed from.</summary>
    public byte[]? Find(Hash hash) => kept.GetValueOrDefault(hash);

    /// <summary>Checks all files.</summary>
    /// <returns>The difference of the earliest entry; null where every file that is there has its hash.</returns>
    public async Task<AuditDifference?> CheckAsync(FilesRegister register, CancellationToken cancel)
    {
        (Recalled, Withheld) = (Count(register, FileStatus.Recalled), Count(register, FileStatus.Withheld));
        var done = new HashSet<Hash>();
        for (var next = register.All.Values.Where(standing => !standing.IsTakenBack).OrderBy(standing => standing.Position)
            .Select(standing => (standing, standing.File)).ToList(); next.Count > 0;)
        {
            var found = new ConcurrentQueue<(FileStanding, NamedFile)>();
            var width = new ParallelOptions { MaxDegreeOfParallelism = source.Width, CancellationToken = cancel };
            await Parallel.ForEachAsync(next.Where(one => done.Add(one.File.Hash)).ToList(), width,
                async (one, stop) => await CheckAsync(register, one.standing, one.File, found, stop));
            next = [.. found];
        }

        return differences.Aggregate((AuditDifference?)null, AuditDifference.First);
    }

    private static int Count(FilesRegister register, FileStatus status) => register.All.Values.Count(standing => standing.Status == status);

    private async Task CheckAsync(FilesRegister register, FileStanding standing, NamedFile file, ConcurrentQueue<(FileStanding, NamedFile)> found,
        CancellationToken cancel)
    {
        var path = LogSource.FilePath(file.Hash);
        if (await source.ReadAsync(path, LogSource.LongestFile, cancel) is not { } bytes)
        {
            if (standing.Status == FileStatus.Public)
                missing.Enqueue(new(file.Hash, standing.Position, standing.Act, standing.By, file.Use));
            else
                Interlocked.Increment(ref away);
            return;
        }

        if (Hash.Of(bytes) != file.Hash)
        {
            differences.Enqueue(new(DifferenceKind.File, standing.Position, $"The {Words(file.Use)} `{path}` has another hash than its name."));
            return;
        }

        Interlocked.Increment(ref held);
        if (file.Use is not (FileUse.Text or FileUse.Document or FileUse.Paper or FileUse.LimitedPaper))
            kept[file.Hash] = bytes;
        foreach (var (inner, _) in ActFiles.Within(file, bytes).Where(inner => register.Opens(standing, inner.File.Hash)))
            found.Enqueue((standing, inner));
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
