using System.Formats.Tar;
using System.Text.Json;
using Comity.Kit;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>What a restore is asked for.</summary>
/// <param name="File">The backup.</param>
/// <param name="Data">The new data folder; it does not exist yet, or is empty.</param>
/// <param name="Keys">The folder of keys, from its own backup.</param>
/// <param name="Witnesses">Monitoring addresses of witnesses to ask.</param>
/// <param name="Mirrors">Addresses or folders of mirrors, or of the old server's log.</param>
/// <param name="Alone">Whether the operator says that nobody can be asked.</param>
/// <param name="NewOrigin">The origin of a new record, where the old one cannot be caught up with.</param>
public sealed record RestoreTerms(
    string File, string Data, string? Keys, IReadOnlyList<string> Witnesses, IReadOnlyList<string> Mirrors, bool Alone, string? NewOrigin)
{
    /// <summary>An empty PostgreSQL into which record and accounts go; null for files in the data folder.</summary>
    public string? Postgres { get; init; }
}

/// <summary>What a restore did.</summary>
/// <param name="Size">How many entries the backup had.</param>
/// <param name="Now">How many the restored record has.</param>
/// <param name="Asked">What was known to whom, in sentences.</param>
/// <param name="Origin">The origin under which the record goes on.</param>
public sealed record RestoreResult(long Size, long Now, IReadOnlyList<string> Asked, string Origin)
{
    /// <summary>What the backup held, in the words of `comity backup`.</summary>
    public string Told { get; init; } = "";

    /// <summary>The receipts of sealed things that the restore cannot make whole.</summary>
    public IReadOnlyList<AffectedReceipt> Affected { get; init; } = [];
}

/// <summary>Makes a data folder of a backup. A record goes on under its old origin only from the largest size that anyone knows: otherwise one size would get
/// two checkpoints, and nobody could believe the log again.</summary>
/// <param name="terms">What is asked.</param>
public sealed class Restore(RestoreTerms terms)
{
    private string folder = "";

    /// <summary>Restores.</summary>
    /// <exception cref="UserError">The backup is damaged, somebody cannot be asked, or more is known than can be had. Nothing is left behind then.</exception>
    public async Task<RestoreResult> RunAsync(CancellationToken cancel)
    {
        if (Directory.Exists(terms.Data) && Directory.EnumerateFileSystemEntries(terms.Data).Any())
            throw new UserError("The folder is not empty; a backup is restored into a new one, never over another record.", terms.Data);
        folder = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(terms.Data))}.partial";
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        PrivateFolder.Make(folder);
        try
        {
            var result = await IntoFolderAsync(cancel);
            if (terms.Postgres is { } postgres)
                await IntoAsync(postgres, cancel);
            if (Directory.Exists(terms.Data))
                Directory.Delete(terms.Data);
            Directory.Move(folder, Path.GetFullPath(terms.Data));
            return result;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private async Task<RestoreResult> IntoFolderAsync(CancellationToken cancel)
    {
        var about = Unpack();
        try
        {
            return await IntoFolderAsync(about, cancel);
        }
        catch (OlderProgram older)
        {
            throw older.Wanting(about.Version);
        }
    }

    private async Task<RestoreResult> IntoFolderAsync(BackupAbout about, CancellationToken cancel)
    {
        var verifier = KeyOf(about);
        var here = Backup.Read(folder, verifier, about.Made);
        if ((here.Size, here.Checkpoint, here.Files, here.Accounts) != (about.Size, about.Checkpoint, about.Files, about.Accounts))
            throw new UserError("The backup does not hold what it says of itself; take another.", terms.File);
        using var store = new SqliteStore(Path.Combine(folder, Backup.Record));
        var known = await KnownSizes.AskAsync(terms, Policy(), verifier, RecordFolder.KeysOf(folder), cancel);
        var size = await CaughtUp.RunAsync(store, verifier, known, terms, cancel);
        var affected = await SheetsAsync(store, verifier, cancel);
        if (terms.NewOrigin is { } origin)
            await NewOrigin.BeginAsync(folder, store, verifier, origin, known.LargestNote);
        return new(about.Size, size, known.Sentences, terms.NewOrigin ?? verifier.Name) { Told = here.Told, Affected = affected };
    }

    /// <summary>Puts record and accounts into the database; what is no part of them stays in the folder.</summary>
    private async Task IntoAsync(string postgres, CancellationToken cancel)
    {
        await Backup.MakeSideAsync(new ServeOptions(folder, null, "", Demo: false), cancel);
        await new RestoreIntoPostgres(postgres).RunAsync(folder, cancel);
        foreach (var name in (ReadOnlySpan<string>)[Backup.Record, Backup.Side])
            foreach (var file in Directory.EnumerateFiles(folder, $"{name}*"))
                System.IO.File.Delete(file);
    }

    /// <summary>Completes the sheets, and erases again what was erased according to either backup.</summary>
    private async Task<IReadOnlyList<AffectedReceipt>> SheetsAsync(RecordStore store, VerifierKey verifier, CancellationToken cancel)
    {
        var loader = new RecordLoader(store, verifier);
        loader.Load();
        var sheets = new RestoreSheets(store, terms.Mirrors);
        var keys = terms.NewOrigin is null ? RecordKeys.Read(RecordFolder.KeysOf(folder)) : null;
        using var closed = keys?.Folder is { } own ? ClosedKeyFile.Open(own) : null;
        if (keys is { Folder: { } old } && closed is not null)
        {
            loader.Sheets.Settle(store, new SheetMaker(store, keys.Sealing));
            closed.Settle(store);
            MovedKeys.Move(store, closed, old);
        }

        await sheets.CompleteAsync(loader.Sheets, cancel);
        return sheets.Affected(loader.Sheets, keys?.Sealing, closed);
    }

    private BackupAbout Unpack()
    {
        try
        {
            using var stream = System.IO.File.OpenRead(terms.File);
            using var tar = new TarReader(stream);
            while (tar.GetNextEntry() is { } entry)
                if (entry.Name is Backup.About or Backup.Record or Backup.Side || Backup.Settings.Contains(entry.Name, StringComparer.Ordinal))
                {
                    entry.ExtractToFile(Path.Combine(folder, entry.Name), overwrite: false);
                    PrivateFolder.Close(Path.Combine(folder, entry.Name));
                }
            var about = JsonSerializer.Deserialize<BackupAbout>(System.IO.File.ReadAllBytes(Path.Combine(folder, Backup.About)), JsonSerializerOptions.Web);
            if (about is { Format: 1 })
                return about;
            if (about is { Format: > 1 })
                throw new OlderProgram($"The backup has format {about.Format}, and this version reads 1.", terms.File).Wanting(about.Version);
        }
        catch (Exception problem) when (problem is FormatException or InvalidDataException or JsonException or EndOfStreamException
            or FileNotFoundException { FileName: not null } && System.IO.File.Exists(terms.File))
        {
            // The sentence below says it.
        }
        throw new UserError("The file is no backup that `comity backup` made, or is cut off.", terms.File);
    }

    private VerifierKey KeyOf(BackupAbout about)
    {
        var verifier = VerifierKey.Parse(about.Key);
        if (terms.Keys is null)
            return terms.NewOrigin is not null ? verifier
                : throw new UserError(
                "A record goes on only with its keys, which are in no backup of the record; name their folder with --keys, or begin a new origin with "
                + "--new-origin.");
        var keys = RecordKeys.Read(terms.Keys) ?? throw new UserError("There are no keys in the folder.", terms.Keys);
        if (!keys.Log.Verifier.Equals(verifier))
            throw new UserError($"The keys are those of the log `{keys.Origin}`, and another key signed the backup.", terms.Keys);
        if (terms.NewOrigin is null)
            PrivateFolder.Copy(terms.Keys, RecordFolder.KeysOf(folder));
        return verifier;
    }

    private WitnessPolicy? Policy()
    {
        var file = Path.Combine(folder, "witnesses.policy");
        return System.IO.File.Exists(file) ? WitnessPolicy.Parse(System.IO.File.ReadAllBytes(file)) : null;
    }
}
