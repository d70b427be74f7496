using Comity.Audit;
using System.Globalization;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Record.Mirror;
using Comity.Record.Sealing;
using Comity.Storage;
using Comity.Storage.Logs;

namespace Comity.Desk.Mirror;

/// <summary>The mirror of a record, and the record that reads from it. Nothing is entered here.</summary>
/// <param name="options">What is mirrored, and where to.</param>
/// <param name="time">The clock.</param>
public sealed class DeskMirror(DeskOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly LogFolder folder = new(Path.Combine(options.Data, "mirror"));
    private readonly SqliteStore store = MakeStore(options.Data);

    /// <summary>The record, once it was opened.</summary>
    public OpenRecord? Record { get; private set; }

    /// <summary>What is mirrored.</summary>
    public string Source => options.Source;

    /// <summary>When the source was read last; null while that never succeeded.</summary>
    public DateTimeOffset? Looked { get; private set; }

    /// <summary>Why the mirror does not go on; null while it does.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Copies what is new. What is wrong is remembered, and the desk shows what it has.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        try
        {
            using var source = await LogSource.OpenAsync(options.Source, options.Keys.Reader, cancel);
            var result = await new MirrorJob(source, folder, options.Keys.Log).RunAsync(cancel);
            Trouble = Told(result.Difference);
            if (Trouble is null)
                Looked = time.GetUtcNow();
            await TakeAsync(cancel);
        }
        catch (UserError problem)
        {
            Trouble = problem.Message;
        }
    }

    /// <summary>Opens the record for reading.</summary>
    /// <exception cref="UserError">There is no mirror yet, and none could be made.</exception>
    public async Task<OpenRecord> OpenRecordAsync(ILogger log, CancellationToken cancel)
    {
        await TakeAsync(cancel);
        if (store.Head().Size == 0 || await folder.ReadAsync(LogSource.KeyPath, LogSource.LongestText, cancel) is not { } key)
            throw new UserError(Trouble ?? "There is nothing to show yet.", options.Source);
        var verifier = VerifierKey.Parse(System.Text.Encoding.UTF8.GetString(key).Trim());
        try
        {
            return Record = OpenRecord.OpenMirror(store, verifier, time, log, $"This is a desk: acts are entered at {options.Source}.");
        }
        catch (OlderProgram older)
        {
            throw older.Wanting(await folder.VersionAsync(cancel));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        folder.Dispose();
        if (Record is null)
            store.Dispose();
        else
            await Record.DisposeAsync();
    }

    private static SqliteStore MakeStore(string data)
    {
        PrivateFolder.Make(data);
        var made = new SqliteStore(Path.Combine(data, "mirror.db"));
        made.Prepare();
        return made;
    }

    private static string? Told(AuditDifference? difference) =>
        difference?.Position is { } position ? string.Create(CultureInfo.InvariantCulture, $"Entry {position}: {difference.Told}") : difference?.Told;

    /// <summary>Takes entries and files from the mirror's folder into the store from which pages read.</summary>
    private async Task TakeAsync(CancellationToken cancel)
    {
        if (await folder.ReadAsync(LogSource.CheckpointPath, LogSource.LongestText, cancel) is not { } bytes)
            return;
        await TakeFilesAsync(cancel);
        var (note, had) = (Note.Parse(bytes), store.Head().Size);
        var size = Checkpoint.Of(note).Size;
        if (size <= had)
            return;
        var entries = new List<StoredEntry>();
        foreach (var path in TilePath.AllOf(size).Where(path => path.IsBundle && path.FirstEntry + path.Width > had))
            foreach (var (place, entry) in EntryBundle.Read(await folder.ReadAsync(path, cancel), path.Width).Index())
                if (path.FirstEntry + place >= had)
                    entries.Add(new(path.FirstEntry + place, entry.ToArray(), Merkle.Leaf(entry.Span)));
        Append(entries, size, note);
        await TakeSheetsAsync(entries, cancel);
        if (Record is { } record)
            await record.AtLeastAsync(size, cancel);
    }

    private void Append(List<StoredEntry> entries, long size, Note note)
    {
        using var batch = store.Begin();
        foreach (var entry in entries)
            batch.Append(entry);
        batch.Commit(size, 0, note.ToString());
    }

    private async Task TakeSheetsAsync(List<StoredEntry> entries, CancellationToken cancel)
    {
        foreach (var root in entries.Select(entry => ActSheets.In(entry.Read().Statement.Act)).OfType<SheetRoot>())
            if (await folder.ReadAsync(root.Path, LogSource.LongestText, cancel) is { } leaves && root.Read(leaves) is not null)
                store.KeepLeaves(root.Topic, root.Sheet, leaves);
    }

    private async Task TakeFilesAsync(CancellationToken cancel)
    {
        var here = store.Files().ToHashSet();
        var files = new DirectoryInfo(Path.Combine(folder.Name, "files"));
        foreach (var file in files.Exists ? files.EnumerateFiles() : [])
            if (Hash.TryParseHex(file.Name, out var hash) && !here.Contains(hash))
            {
                var content = await File.ReadAllBytesAsync(file.FullName, cancel);
                if (Hash.Of(content) == hash)
                    store.Keep(new(hash, Files.TypeOf(content) ?? "application/octet-stream", IsPublic: true, content));
            }
    }
}
