using System.Data.Common;
using System.Security.Cryptography;
using Comity.Accounts;
using Comity.Record.Founding;
using Comity.Site;

namespace Comity.Storage;

/// <summary>Opens the record of a server from its folder or database, and begins a new one where there is none.</summary>
public static class RecordFolder
{
    /// <summary>Opens the record; an empty one gets its keys, but no entry yet.</summary>
    /// <exception cref="UserError">The keys are missing or something stored is damaged.</exception>
    public static OpenRecord Open(ServeOptions options, Settings settings, TimeProvider time, ILogger log)
    {
        Directory.CreateDirectory(options.Data);
        RecordStore? store = null;
        try
        {
            store = StoreOf(options);
            store.Prepare();
            var folder = KeysOf(options.Data);
            var keys = RecordKeys.Read(folder) ?? (store.Size() == 0 ? RecordKeys.Make(folder, OriginOf(settings)) : throw NoKeys(folder));
            return OpenRecord.Open(store, keys, time, log, new SeenMark(folder));
        }
        catch (Exception problem)
        {
            store?.Dispose();
            if (problem is DbException)
                throw Unusable(options, problem);
            throw;
        }
    }

    /// <summary>The folder of keys in a data folder.</summary>
    public static string KeysOf(string data) => Path.Combine(data, "keys");

    /// <summary>The database of a data folder.</summary>
    public static string DatabaseOf(string data) => Path.Combine(data, "record.db");

    /// <summary>The store that the options name; nothing is made or read yet but the file itself.</summary>
    public static RecordStore StoreOf(ServeOptions options) => options.Postgres is { } connection ? new PostgresStore(connection) : new SqliteStore(DatabaseOf(options.Data));

    /// <summary>Begins an empty record: its first entry. A record that has begun stays as it is.</summary>
    /// <exception cref="UserError">The store does not take it.</exception>
    public static async Task BeginAsync(OpenRecord record, ServeOptions options, Settings settings, CancellationToken cancel)
    {
        try
        {
            await record.EnterOwnAsync(picture => picture.Record.Founding.Begun is not null ? null : First(record, SiteOf(options, settings), Person.Draw()), cancel);
        }
        catch (StoreProblem problem)
        {
            throw new UserError(problem.Message, options.Data);
        }
    }

    /// <summary>The rules of procedure with which a record begins. Credentials received by note take effect at once: a delegation must be able to sign in.</summary>
    public static RulesOfProcedure FirstRules { get; } = new(
        FoundingRules.LastEdition, 30, 24, [], [new("IssueCredentials", ReceivedEffect.AtOnce), new("WithdrawCredentials", ReceivedEffect.AtOnce), new("ObjectToAccreditation", ReceivedEffect.AtOnce)]);

    private static UserError NoKeys(string folder) => new(
        "The record is there, but its keys are not: restore the folder of keys from its own backup, or copy it from the first server.", folder);

    private static UserError Unusable(ServeOptions options, Exception problem) => options.Postgres is null
        ? new($"The database of the record cannot be read ({problem.Message}); restore it from a backup or a mirror, nothing was changed.", DatabaseOf(options.Data))
        : new($"PostgreSQL cannot be used ({problem.Message}); check that it runs, the connection string, and that its user may create a schema.");

    private static BeginRecord First(OpenRecord record, string site, string secretary) =>
        new(record.Verifier.Name, "A new process", "Secretariat", secretary, [site], record.AttestorText, "Unclassified; nothing above it belongs here", FirstRules);

    private static string SiteOf(ServeOptions options, Settings settings) => (settings.PublicUrl?.ToString() ?? options.Urls.Split(';')[0]).TrimEnd('/');

    /// <summary>A log's name is for ever and its own: the public address where there is one, else one drawn at random.</summary>
    private static string OriginOf(Settings settings) => settings.PublicUrl is { } site
        ? $"{site.Authority}{site.AbsolutePath.TrimEnd('/')}/log"
        : $"localhost/{RandomNumberGenerator.GetHexString(12, lowercase: true)}/log";
}
