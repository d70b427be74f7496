using Comity.Audit;
using System.Collections.Immutable;
using System.Globalization;
using Comity.Kit;
using Comity.Record.Audit;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Storage;
using Comity.Storage.Logs;

namespace Comity.Record.Mirror;

/// <summary>What a mirror run did.</summary>
/// <param name="From">How many entries the mirror had.</param>
/// <param name="To">How many it has.</param>
/// <param name="Fetched">How many tiles, bundles and files were fetched.</param>
/// <param name="Difference">Why it stays as it was; null when it went on.</param>
public sealed record MirrorResult(long From, long To, int Fetched, AuditDifference? Difference)
{
    /// <summary>The files that everybody must be able to have and that nobody provided; the mirror lacks them as the log does.</summary>
    public ImmutableArray<MissingFile> Missing { get; init; } = [];

    /// <summary>The earliest file that is served with other bytes than its hash promises; it is not kept.</summary>
    public AuditDifference? Spoilt { get; init; }

    /// <summary>The first entry that a later program entered; null where there is none.</summary>
    public AuditDifference? Later { get; init; }

    /// <summary>The sheets whose leaves the log does not serve, or serves others: what was sealed in them can be opened only where the log has them.</summary>
    public ImmutableArray<SheetRoot> SheetsWithout { get; init; } = [];
}

/// <summary>
/// Copies a log into a folder that audits the same. All that a checkpoint rests on is there, and holds, before the checkpoint is; what a run left
/// behind is used by the next; a record that does not go on from the one that is there never takes its place.
/// </summary>
/// <param name="source">The log.</param>
/// <param name="folder">The mirror.</param>
/// <param name="key">The log's key where the user has it; otherwise the mirror's own, at first the one that the log shows.</param>
public sealed class MirrorJob(LogSource source, LogFolder folder, VerifierKey? key)
{
    private int fetched;

    /// <summary>Copies what is new.</summary>
    public async Task<MirrorResult> RunAsync(CancellationToken cancel)
    {
        folder.Tidy();
        var (had, trusted) = await HadAsync(cancel);
        var before = had is null ? null : Checkpoint.Of(had);
        var note = await NoteAsync(cancel);
        var now = Checkpoint.Of(note);
        if (await DifferenceAsync(note, now, before, trusted, cancel) is { } difference)
            return new(before?.Size ?? 0, before?.Size ?? 0, 0, difference);
        await FetchAsync(TilePath.AllOf(now.Size), cancel);
        var walk = new TreeWalk(folder, now, before);
        if (await walk.GoAsync(cancel) is { } wrong)
        {
            Forget(before, now);
            return new(before?.Size ?? 0, before?.Size ?? 0, fetched, wrong);
        }

        ForgetTakenBack(walk.Files);
        var files = new FileCheck(new Copying(source, folder, () => Interlocked.Increment(ref fetched)));
        var spoilt = await files.CheckAsync(walk.Files, cancel);
        var sheets = await SheetsAsync(walk.Sheets, cancel);
        await KeepAsync(note, now, cancel);
        return new(before?.Size ?? 0, now.Size, fetched, null) { Missing = files.Missing, Spoilt = spoilt, SheetsWithout = sheets, Later = walk.Later };
    }

    private async Task<(Note? Note, VerifierKey? Key)> HadAsync(CancellationToken cancel)
    {
        try
        {
            var note = await folder.ReadAsync(LogSource.CheckpointPath, LogSource.LongestText, cancel) is { } bytes ? Note.Parse(bytes) : null;
            var kept = await folder.ReadAsync(LogSource.KeyPath, LogSource.LongestText, cancel);
            return (note, key ?? (kept is null ? null : VerifierKey.Parse(System.Text.Encoding.UTF8.GetString(kept).Trim())));
        }
        catch (LogProblem problem)
        {
            throw new UserError($"The folder holds no mirror that can be read: {problem.Message}", folder.Name);
        }
    }

    private async Task<Note> NoteAsync(CancellationToken cancel)
    {
        var bytes = await source.ReadAsync(LogSource.CheckpointPath, LogSource.LongestText, cancel)
            ?? throw new UserError(LogSource.NoCheckpoint, source.Name);
        try
        {
            var note = Note.Parse(bytes);
            _ = Checkpoint.Of(note);
            return note;
        }
        catch (LogProblem problem)
        {
            throw new UserError($"The checkpoint cannot be read: {problem.Message}", source.Name);
        }
    }

    private async Task<AuditDifference?> DifferenceAsync(Note note, Checkpoint now, Checkpoint? before, VerifierKey? trusted, CancellationToken cancel)
    {
        if (trusted is null && await source.ReadAsync(LogSource.KeyPath, LogSource.LongestText, cancel) is { } served)
            trusted = VerifierKey.TryParse(System.Text.Encoding.UTF8.GetString(served).Trim(), out var shown) ? shown : null;
        if (trusted is null || trusted.Name != now.Origin || !note.IsSignedBy(trusted))
            return new(DifferenceKind.Checkpoint, null,
                trusted is null ? "The log shows no key; name it with --key." : $"The checkpoint is not signed with the log's key {trusted}.");
        if (before is null)
            return null;
        return before.Origin != now.Origin ? new(DifferenceKind.Fork, null, $"The folder mirrors `{before.Origin}`, and this is `{now.Origin}`.")
            : now.Size < before.Size ? new(DifferenceKind.Fork, null,
                string.Create(CultureInfo.InvariantCulture, $"The log has {now.Size} entries and the mirror {before.Size}: entries are gone."))
            : now.Size == before.Size && now.Root != before.Root
                ? new(DifferenceKind.Fork, null, string.Create(CultureInfo.InvariantCulture,
                $"The log has {now.Size} entries as the mirror has, and other ones."))
            : null;
    }

    private Task FetchAsync(IEnumerable<TilePath> paths, CancellationToken cancel)
    {
        var width = new ParallelOptions { MaxDegreeOfParallelism = source.Width, CancellationToken = cancel };
        return Parallel.ForEachAsync(paths.Where(path => !folder.Has(path.ToString())), width, async (path, stop) =>
        {
            if (await source.ReadAsync(path, stop) is not { } bytes)
                return;
            await folder.WriteAsync(path.ToString(), bytes, stop);
            Interlocked.Increment(ref fetched);
        });
    }

    // What the walk found wrong may be a file that was fetched broken: the next run fetches all again that the old checkpoint does not rest on.
    private void Forget(Checkpoint? before, Checkpoint now)
    {
        var kept = TilePath.AllOf(before?.Size ?? 0).ToHashSet();
        foreach (var path in TilePath.AllOf(now.Size).Where(path => !kept.Contains(path)))
            folder.Delete(path.ToString());
    }

    /// <summary>What was recalled or withheld goes from the mirror too.</summary>
    private void ForgetTakenBack(FilesRegister files)
    {
        foreach (var standing in files.All.Values.Where(standing => standing.IsTakenBack))
            folder.Delete(LogSource.FilePath(standing.File.Hash));
    }

    /// <summary>Copies the leaves of sheets, each held against the root in its entry.</summary>
    private async Task<ImmutableArray<SheetRoot>> SheetsAsync(SheetLedger sheets, CancellationToken cancel)
    {
        var without = new List<SheetRoot>();
        foreach (var root in sheets.All.Where(root => !folder.Has(root.Path)))
            if (await source.ReadAsync(root.Path, LogSource.LongestText, cancel) is { } leaves && root.Read(leaves) is not null)
            {
                await folder.WriteAsync(root.Path, leaves, cancel);
                fetched++;
            }
            else
                without.Add(root);
        return [.. without];
    }

    private async Task KeepAsync(Note note, Checkpoint now, CancellationToken cancel)
    {
        foreach (var text in (string[])[LogSource.KeyPath, LogSource.PolicyPath, LogSource.VersionPath])
            if (await source.ReadAsync(text, LogSource.LongestText, cancel) is { } bytes)
                await folder.WriteAsync(text, bytes, cancel);
        await folder.WriteAsync($"checkpoints/{now.Size}-{Hash.Of(note.ToBytes()).ToHex()[..8]}", note.ToBytes(), cancel);
        await folder.WriteAsync(LogSource.CheckpointPath, note.ToBytes(), cancel);
    }

    /// <summary>Reads a file from the mirror, and copies it there first where it is missing. What has another hash than its name is not kept.</summary>
    private sealed class Copying(LogSource source, LogFolder folder, Action count) : LogSource
    {
        public override string Name => source.Name;

        public override int Width => source.Width;

        public override async Task<byte[]?> ReadAsync(string path, int most, CancellationToken cancel)
        {
            if (await folder.ReadAsync(path, most, cancel) is { } here && Path.GetFileName(path) == Hash.Of(here).ToHex())
                return here;
            var bytes = await source.ReadAsync(path, most, cancel);
            if (bytes is null || Path.GetFileName(path) != Hash.Of(bytes).ToHex())
                return bytes;
            await folder.WriteAsync(path, bytes, cancel);
            count();
            return bytes;
        }
    }
}
