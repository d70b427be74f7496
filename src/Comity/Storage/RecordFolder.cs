using System.Data.Common;
using System.Security.Cryptography;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>Opens the record of a server from its folder or database, and begins a new one where there is none.</summary>
public static class RecordFolder
{
    /// <summary>Opens the record; an empty one gets its keys, but no entry yet.</summary>
    /// <param name="options">What the server was started with.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where trouble is written.</param>
    /// <param name="waits">Whether a record that has begun waits for its witnesses to be asked.</param>
    /// <exception cref="UserError">The keys are missing or something stored is damaged.</exception>
    public static OpenRecord Open(ServeOptions options, Settings settings, TimeProvider time, ILogger log, bool waits = false)
    {
        RecordStore? store = null;
        try
        {
            PrivateFolder.MakeIn(options.Data);
            if (options.Postgres is null)
                Own(DatabaseOf(options.Data));
            store = StoreOf(options);
            store.Prepare();
            var folder = KeysOf(options.Data);
            var keys = RecordKeys.Read(folder) ?? (store.Size() == 0 ? RecordKeys.Make(folder, OriginOf(settings)) : throw NoKeys(folder));
            return OpenRecord.Open(store, keys, time, log, new SeenMark(folder), waits, WatchOf(options, time, folder), ClosedOf(options, folder));
        }
        catch (Exception problem)
        {
            store?.Dispose();
            if (DiskTrouble.Of(problem) is { } fault && options.Postgres is null)
                throw new UserError(DiskTrouble.ForOperator(fault), options.Data);
            if (problem is DbException)
                throw Unusable(options, problem);
            if (problem is OlderProgram older)
                throw older.Wanting(new VersionMark(options.Data).Read());
            throw;
        }
    }

    /// <summary>The machine's clock is held against what is known; a clock that is handed in is right.</summary>
    private static ClockWatch? WatchOf(ServeOptions options, TimeProvider time, string folder) =>
        ReferenceEquals(time, TimeProvider.System) ? new(time, folder, KernelClock.Now, options.TheClockIsRight) : null;

    /// <summary>Where the keys of sealed contents lie.</summary>
    /// <exception cref="UserError">They would lie in the record's own database, or theirs cannot be used.</exception>
    public static ClosedKeys ClosedOf(ServeOptions options, string folder)
    {
        if (options.KeysPostgres is not { } database)
            return ClosedKeyFile.Open(folder);
        ClosedKeyDatabase.RefuseSame(database, options.Postgres);
        var closed = new ClosedKeyDatabase(database);
        closed.TakeOver(folder);
        return closed;
    }

    /// <summary>Erases what was sealed under a commitment, beside a server that may run; the answer is how many contents went.</summary>
    /// <exception cref="UserError">There is no record, or nothing was sealed under the commitment.</exception>
    public static int Erase(ServeOptions options, Hash commitment)
    {
        if (options.Postgres is null && !File.Exists(DatabaseOf(options.Data)))
            throw new UserError("There is no record here; name the server's data folder with --data, or its database with --postgres.", options.Data);
        using var store = StoreOf(options);
        store.Prepare();
        using var closed = ClosedOf(options, KeysOf(options.Data));
        MovedKeys.Move(store, closed, KeysOf(options.Data));
        return ClosedErasure.Erase(store, closed, commitment);
    }

    /// <summary>A database is its owner's alone from its first byte on; files that SQLite puts beside it follow it.</summary>
    private static void Own(string database)
    {
        PrivateFolder.Reserve(database);
        foreach (var file in (ReadOnlySpan<string>)[database, $"{database}-wal", $"{database}-shm"])
            if (File.Exists(file))
                PrivateFolder.Close(file);
    }

    /// <summary>The folder of keys in a data folder.</summary>
    public static string KeysOf(string data) => Path.Combine(data, "keys");

    /// <summary>The database of a data folder.</summary>
    public static string DatabaseOf(string data) => Path.Combine(data, "record.db");

    /// <summary>The store that the options name; nothing is made or read yet but the file itself.</summary>
    public static RecordStore StoreOf(ServeOptions options) =>
        options.Postgres is { } connection ? new PostgresStore(connection) : new SqliteStore(DatabaseOf(options.Data));

    /// <summary>Begins an empty record: its first entry. A record that has begun stays as it is.</summary>
    /// <exception cref="UserError">The store does not take it, or the process cannot be called so.</exception>
    public static async Task BeginAsync(OpenRecord record, ServeOptions options, Settings settings, CancellationToken cancel)
    {
        if (record.Whole.Size > 0)
            return;
        var first = First(record, options, SiteOf(options, settings));
        Check(first);
        try
        {
            await record.EnterOwnAsync(picture => picture.Record.Founding.Begun is not null ? null : first, cancel);
        }
        catch (StoreProblem problem)
        {
            throw new UserError(problem.Message, options.Data);
        }
    }

    /// <summary>The rules of procedure with which a record begins. Credentials received by note take effect at once: a delegation must be able to sign
    /// in.</summary>
    public static RulesOfProcedure FirstRules { get; } = new(
        FoundingRules.LastEdition, 30, 24, [], [new("IssueCredentials", ReceivedEffect.AtOnce), new("WithdrawCredentials", ReceivedEffect.AtOnce),
            new("ObjectToAccreditation", ReceivedEffect.AtOnce)], ConfirmMinutes: 5, SittingHours: 4, SheetSize: SheetMaker.MostSealed);

    private static UserError NoKeys(string folder) => new(
        "The record is there, but its keys are not: restore the folder of keys from its own backup, or copy it from the first server.", folder);

    private static UserError Unusable(ServeOptions options, Exception problem) => options.Postgres is null
        ? new($"The database of the record cannot be read ({problem.Message}); restore it from a backup or a mirror, nothing was changed.",
            DatabaseOf(options.Data))
        : new($"PostgreSQL cannot be used ({problem.Message}); check that it runs, the connection string, and that its user may create a schema.");

    private static BeginRecord First(OpenRecord record, ServeOptions options, string site) => new(
        record.Verifier.Name, options.Title ?? "A new process", options.Secretariat ?? "Secretariat", Person.Draw(), [site], record.AttestorText,
        options.Ceiling ?? "Unclassified; nothing above it belongs here", FirstRules);

    /// <summary>What was typed behind an option is refused as an option, not as an act.</summary>
    private static void Check(BeginRecord first)
    {
        var attempt = new Attempt(new Statement(first.Origin, first, Capacity.Server, null, 0, null), DateTimeOffset.UnixEpoch, SignatureLevel.Server);
        var context = new StatementContext(FoundingRegister.Empty, 0, IsRepeated: false, Fault: null);
        if ((StatementRules.TextsSaySomething(context, attempt, first) ?? FoundingRules.ProcessIsNamedBriefly(FoundingRegister.Empty, attempt, first))
            is { } refusal)
            throw new UserError(
                $"The {refusal.Where} of a process is one line of 1 to {ProcessDescription.LongestText} visible characters, without spaces at either end.",
                $"--{refusal.Where}");
    }

    private static string SiteOf(ServeOptions options, Settings settings) => (settings.Site ?? options.Urls.Split(';')[0]).TrimEnd('/');

    /// <summary>A log's name is for ever and its own: the public address where there is one, else one drawn at random.</summary>
    private static string OriginOf(Settings settings) => settings.PublicUrl is { } site
        ? $"{site.Authority}{site.AbsolutePath.TrimEnd('/')}/log"
        : $"localhost/{RandomNumberGenerator.GetHexString(12, lowercase: true)}/log";
}
