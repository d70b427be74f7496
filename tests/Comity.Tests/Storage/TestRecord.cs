using System.Globalization;
using System.Security.Cryptography;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Record.Received;
using Comity.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comity.Tests.Storage;

/// <summary>Where a record of a test lasts.</summary>
public enum Kept
{
    InSqlite,
    InPostgres,
}

/// <summary>A record in a real database, its keys in a folder of its own, with persons who act in it.</summary>
public sealed class TestRecord : IAsyncDisposable
{
    private int nonce;
    private TimeProvider clock = TimeProvider.System;

    private TestRecord(string folder, string? postgres, OpenRecord open, RecordKeys keys) => (Folder, Postgres, Open, Keys) = (folder, postgres, open, keys);

    public string Folder { get; }

    public string? Postgres { get; }

    public OpenRecord Open { get; private set; }

    public RecordKeys Keys { get; }

    public string Secretary => Open.Whole.Picture.Record.Founding.Begun!.Secretary;

    public Picture Picture => Open.Whole.Picture;

    /// <summary>Rules under which sheets are small and a session's confirmation counts for ever, so that a test needs neither.</summary>
    public static RulesOfProcedure Rules { get; } = RecordFolder.FirstRules with { Edition = 2, ConfirmMinutes = null, SittingHours = null, SheetSize = null };

    public static async Task<TestRecord> BeginAsync(TimeProvider? time = null, RulesOfProcedure? rules = null, Kept kept = Kept.InSqlite,
        string? database = null)
    {
        var postgres = database ?? (kept == Kept.InPostgres ? PostgresCluster.Database() : null);
        var folder = Directory.CreateTempSubdirectory("comity-record-").FullName;
        var keys = RecordKeys.Make(Path.Combine(folder, "keys"), $"localhost/{RandomNumberGenerator.GetHexString(8, lowercase: true)}/log");
        var record = new TestRecord(folder, postgres, Opened(folder, postgres, keys, time), keys) { clock = time ?? TimeProvider.System };
        await record.Open.EnterOwnAsync(
            _ => new BeginRecord(keys.Origin, "A process", "A secretariat", "p-aaaaaaaaaaaaaaaa", ["http://localhost:5080"], keys.AttestorText, "None",
                rules ?? Rules),
            CancellationToken.None);
        return record;
    }

    /// <summary>Closes the record and opens it again, as a restart does.</summary>
    public async Task ReopenAsync(TimeProvider? time = null)
    {
        await Open.DisposeAsync();
        clock = time ?? TimeProvider.System;
        Open = Opened(Folder, Postgres, Keys, time);
    }

    /// <summary>Closes the record, so that another process may open it, and keeps the folder.</summary>
    public ValueTask CloseAsync() => Open.DisposeAsync();

    /// <summary>Another server on the same record.</summary>
    public OpenRecord Second(TimeProvider? time = null) => Opened(Folder, Postgres, Keys, time);

    /// <summary>The database, opened beside the record.</summary>
    public RecordStore Store() => StoreOf(Folder, Postgres);

    /// <summary>An act of a confirmed session.</summary>
    public Task<Outcome> ActAsync(string person, string capacity, Act act)
    {
        var statement = Statement(person, capacity, act);
        KnownFiles.Send(Open.Store, statement);
        return Open.EnterAsync(new(statement, Open.Attest(statement, "totp", clock.GetUtcNow())), CancellationToken.None);
    }

    /// <summary>An act of the secretariat.</summary>
    public Task<Outcome> ActAsync(Act act) => ActAsync(Secretary, Capacity.Secretariat, act);

    /// <summary>An act signed with a key of one's own.</summary>
    public Task<Outcome> SignAsync(Ed25519PrivateKey key, string person, string capacity, Act act) =>
        Open.EnterAsync(Signed(key, person, capacity, act), CancellationToken.None);

    public Submission Signed(Ed25519PrivateKey key, string person, string capacity, Act act)
    {
        var statement = Statement(person, capacity, act);
        return new(statement, new Signature(
            SignatureLevel.Key, PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray()), Base64Url.Write(key.Sign(Process.Json.Signed(statement)))));
    }

    /// <summary>A member whose head of delegation has a key of their own.</summary>
    public async Task<(string Person, Ed25519PrivateKey Key)> MemberAsync(string code)
    {
        var person = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
        await Must(ActAsync(new AdmitParticipant(code, ParticipantKind.State, [new("en", $"State {code}")], null, "Resolution 1")));
        await Must(ActAsync(new EnterReceived(
            code, new IssueCredentials(person, DelegationStanding.Head, Picture.At, null, [], "NV/1"), ReceivedKind.NoteVerbale, "NV/1",
            new DateOnly(2026, 1, 1), KnownFiles.Of([1]))));
        var key = Ed25519.FromSeed(RandomNumberGenerator.GetBytes(32));
        await Must(ActAsync(person, code, new RegisterKey(
            PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray()), KeyAlgorithm.Ed25519, Base64Url.Write(key.PublicKey.ToArray()), KeyUse.Own,
            Base64Url.Write(key.Sign(KeyRules.Possession(Keys.Origin, person))))));
        return (person, key);
    }

    public Task AdoptTextAsync(string text) =>
        Must(ActAsync(new AdoptText(text, "Norms", "A/70/174", [new("en", KnownFiles.Of([2]))], new DateOnly(2026, 1, 1), "Decision 1")));

    internal static async Task<Receipt> Must(Task<Outcome> outcome) =>
        await outcome is { Receipt: { } receipt } ? receipt : throw new InvalidOperationException(string.Join(", ", (await outcome).Refusals));

    public async ValueTask DisposeAsync()
    {
        await Open.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static OpenRecord Opened(string folder, string? postgres, RecordKeys keys, TimeProvider? time) =>
        OpenRecord.Open(StoreOf(folder, postgres), keys, time ?? TimeProvider.System, NullLogger.Instance);

    private static RecordStore StoreOf(string folder, string? postgres) =>
        postgres is null ? new SqliteStore(RecordFolder.DatabaseOf(folder)) : new PostgresStore(postgres);

    private Statement Statement(string person, string capacity, Act act) =>
        new(Keys.Origin, act, capacity, person, Open.Whole.Size, $"nonce-{Interlocked.Increment(ref nonce).ToString("D6", CultureInfo.InvariantCulture)}");
}
