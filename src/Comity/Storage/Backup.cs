using System.Data.Common;
using System.Formats.Tar;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comity.Kit;
using Comity.Record.Log;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Comity.Storage;

/// <summary>What a backup says of itself.</summary>
/// <param name="Format">Always 1.</param>
/// <param name="Key">The log's public key.</param>
/// <param name="Size">How many entries it has.</param>
/// <param name="Checkpoint">The log's checkpoint of that size; the empty text when there is no entry.</param>
/// <param name="Sealed">How many sealed rows it has.</param>
/// <param name="Files">How many files.</param>
/// <param name="Made">When it was made.</param>
public sealed record BackupAbout(int Format, string Key, long Size, string Checkpoint, long Sealed, long Files, DateTimeOffset Made)
{
    /// <summary>How many accounts it has.</summary>
    public long Accounts { get; init; }

    /// <summary>The latest version of the program that worked on what it holds; null in backups of programs that did not say.</summary>
    public string? Version { get; init; }

    /// <summary>How many sheets of sealed acts and votes its entries have.</summary>
    public long Sheets { get; init; }

    /// <summary>What it holds, in the words in which a backup and its restoring are compared.</summary>
    [JsonIgnore]
    public string Told => string.Create(CultureInfo.InvariantCulture, $"{Size} entries, {Files} files, {Accounts} accounts, {Sheets} sheets");
}

/// <summary>One file with everything that is no key: the record, what lies beside it, and the settings. It is made while the server runs.</summary>
public static class Backup
{
    internal const string Record = "record.db", Side = "side.db", About = "about.json";

    /// <summary>What an operator wrote, without secrets: those lie in files of their own.</summary>
    internal static IReadOnlyList<string> Settings { get; } = ["settings.json", "witnesses.policy"];

    /// <summary>Makes a backup, opens it and reads it whole before it gets its name.</summary>
    /// <exception cref="UserError">There is nothing to back up, the file exists, or what was written cannot be read again.</exception>
    public static async Task<BackupAbout> WriteAsync(ServeOptions options, string file, TimeProvider time, CancellationToken cancel)
    {
        if (File.Exists(file))
            throw new UserError("The file exists already; choose another name, a backup is never written over another.", file);
        var keys = RecordKeys.Read(RecordFolder.KeysOf(options.Data))
            ?? throw new UserError("There are no keys here to check the backup with; name the server's data folder with --data.", options.Data);
        var folder = Path.GetFullPath($"{file}.partial");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        PrivateFolder.Make(folder);
        try
        {
            await CopyAsync(options, folder, cancel);
            var about = Read(folder, keys.Log.Verifier, time.GetUtcNow()) with { Version = new VersionMark(options.Data).Latest() };
            Fold(Path.Combine(folder, Record), "");
            PrivateFolder.Write(Path.Combine(folder, About), JsonSerializer.SerializeToUtf8Bytes(about, JsonSerializerOptions.Web));
            Pack(folder, file);
            return about;
        }
        catch (OlderProgram older)
        {
            throw older.Wanting(new VersionMark(options.Data).Read());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What a copied store holds, after reading it whole.</summary>
    /// <exception cref="UserError">It is damaged.</exception>
    internal static BackupAbout Read(string folder, VerifierKey verifier, DateTimeOffset made)
    {
        using var store = new SqliteStore(Path.Combine(folder, Record));
        store.Prepare();
        var loader = new RecordLoader(store, verifier);
        var head = loader.Load();
        StoreCheck.All(store, verifier, loader.Tree, loader.Sheets, CancellationToken.None);
        return new(1, verifier.ToString(), loader.Tree.Size, head?.ToString() ?? "", store.AllSealed().LongCount(), store.Files().LongCount(), made)
        {
            Accounts = File.Exists(Path.Combine(folder, Side)) ? TableDigests.Of(Path.Combine(folder, Side)).Accounts : 0,
            Sheets = loader.Picture.Record.Sealing.Sheets.Count + loader.Picture.Consultations.All.Values.Sum(one => one.Sheets),
        };
    }

    private static async Task CopyAsync(ServeOptions options, string folder, CancellationToken cancel)
    {
        if (options.Postgres is null && !File.Exists(RecordFolder.DatabaseOf(options.Data)))
            throw new UserError("There is no record here; name the server's data folder with --data, or its database with --postgres.", options.Data);
        PrivateFolder.Reserve(Path.Combine(folder, Record));
        PrivateFolder.Reserve(Path.Combine(folder, Side));
        try
        {
            using (var store = RecordFolder.StoreOf(options))
                store.CopyTo(Path.Combine(folder, Record));
            await CopySideAsync(options, folder, cancel);
        }
        catch (DbException problem)
        {
            throw new UserError($"The database cannot be copied: {problem.Message}", options.Postgres is null ? options.Data : null);
        }
        foreach (var name in Settings.Where(name => File.Exists(Path.Combine(options.Data, name))))
            PrivateFolder.Write(Path.Combine(folder, name), File.ReadAllBytes(Path.Combine(options.Data, name)));
    }

    private static async Task CopySideAsync(ServeOptions options, string folder, CancellationToken cancel)
    {
        if (options.Postgres is { } connection)
        {
            await MakeSideAsync(new ServeOptions(folder, null, "", Demo: false), cancel);
            await using var from = new NpgsqlConnection(connection);
            await from.OpenAsync(cancel);
            await using var snapshot = await from.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
            TableCopy.RunAll(from, SideDb.Schema, Path.Combine(folder, Side));
            TableDigests.Of(from, SideDb.Schema, TableCopy.Names(Path.Combine(folder, Side))).Check(InOnePiece(Path.Combine(folder, Side)));
            return;
        }
        CopySide(Path.Combine(options.Data, Side), Path.Combine(folder, Side));
    }

    /// <summary>Both sides are read in one transaction of the source: what it gets meanwhile is in neither.</summary>
    private static void CopySide(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        source.Open();
        TableDigests digests;
        using (var target = new SqliteConnection($"Data Source={to};Pooling=False"))
        {
            target.Open();
            using var view = source.BeginTransaction(deferred: true);
            digests = TableDigests.Of(source, "", TableCopy.Names(from));
            source.BackupDatabase(target);
        }

        digests.Check(InOnePiece(to));
    }

    /// <summary>Brings everything into the one file that is packed: rows that lie in a journal beside it would be left behind.</summary>
    private static TableDigests InOnePiece(string file)
    {
        Fold(file, "VACUUM");
        return TableDigests.Of(file);
    }

    /// <summary>Folds the journal beside a database into it.</summary>
    private static void Fold(string file, string then)
    {
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using var close = RecordStore.Command(connection, $"PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE; {then}");
            close.ExecuteNonQuery();
        }

        if (File.Exists(file + "-wal"))
            throw new UserError("Rows of the copy lie in a journal beside it; nothing was kept. Try again.", file);
    }

    /// <summary>Makes the tables beside the record where they are missing, and brings them up to date.</summary>
    internal static async Task MakeSideAsync(ServeOptions options, CancellationToken cancel)
    {
        var services = new ServiceCollection().AddSingleton(options);
        services.AddSideDb(options);
        await using (var provider = services.BuildServiceProvider())
            await provider.PrepareSideDbAsync(cancel);
        SqliteConnection.ClearAllPools();
    }

    private static void Pack(string folder, string file)
    {
        var draft = Path.Combine(folder, "backup.tar");
        PrivateFolder.Write(draft, []);
        using (var stream = new FileStream(draft, FileMode.Open))
        {
            using (var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
                foreach (var name in (string[])[About, Record, Side, .. Settings])
                    if (File.Exists(Path.Combine(folder, name)))
                        tar.WriteEntry(Path.Combine(folder, name), name);
            stream.Flush(flushToDisk: true);
        }
        File.Move(draft, file);
    }
}
