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
        RecordStore store = new SqliteStore(Path.Combine(options.Data, "record.db"));
        store.Prepare();
        var folder = Path.Combine(options.Data, "keys");
        var keys = RecordKeys.Read(folder)
            ?? (store.Size() == 0 ? RecordKeys.Make(folder, OriginOf(settings)) : throw new UserError("The record is there, but its keys are not: restore the folder of keys from its own backup.", folder));
        return OpenRecord.Open(store, keys, time, log);
    }

    /// <summary>Begins an empty record: its first entry. A record that has begun stays as it is.</summary>
    public static Task BeginAsync(OpenRecord record, ServeOptions options, Settings settings, CancellationToken cancel) => record.EnterOwnAsync(
        picture => picture.Record.Founding.Begun is not null ? null : First(record, SiteOf(options, settings), Person.Draw()), cancel);

    /// <summary>The rules of procedure with which a record begins. Credentials received by note take effect at once: a delegation must be able to sign in.</summary>
    public static RulesOfProcedure FirstRules { get; } = new(
        FoundingRules.LastEdition, 30, 24, [], [new("IssueCredentials", ReceivedEffect.AtOnce), new("WithdrawCredentials", ReceivedEffect.AtOnce)]);

    private static BeginRecord First(OpenRecord record, string site, string secretary) =>
        new(record.Verifier.Name, "A new process", "Secretariat", secretary, [site], record.AttestorText, "Unclassified; nothing above it belongs here", FirstRules);

    private static string SiteOf(ServeOptions options, Settings settings) => (settings.PublicUrl?.ToString() ?? options.Urls.Split(';')[0]).TrimEnd('/');

    /// <summary>A log's name is for ever and its own: the public address where there is one, else one drawn at random.</summary>
    private static string OriginOf(Settings settings) => settings.PublicUrl is { } site
        ? $"{site.Authority}{site.AbsolutePath.TrimEnd('/')}/log"
        : $"localhost/{RandomNumberGenerator.GetHexString(12, lowercase: true)}/log";
}
