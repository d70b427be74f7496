using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Comity.Acts.Api;
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

namespace Comity.Bench;

/// <summary>A data folder with a record in it: members with keys of their own, and a text on which they take positions.</summary>
internal sealed class WriteScenario : IDisposable
{
    /// <summary>The pseudonym of the first person of the secretariat.</summary>
    public const string Secretary = "p-aaaaaaaaaaaaaaaa";

    private readonly List<(string Code, string Person, Ed25519PrivateKey Key)> members = [];
    private readonly RecordKeys keys;
    private int nonce;

    private WriteScenario(string folder, RecordKeys keys) => (Folder, this.keys) = (folder, keys);

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>The log's key.</summary>
    public SignerKey Log => keys.Log;

    /// <summary>Makes one.</summary>
    public static async Task<WriteScenario> MakeAsync(int members)
    {
        var folder = Directory.CreateTempSubdirectory("comity-bench-").FullName;
        WideLimits.Write(folder);
        var scenario = new WriteScenario(folder, RecordKeys.Make(RecordFolder.KeysOf(folder), "localhost/bench/log"));
        await using var record = scenario.Open();
        await record.EnterOwnAsync(
            _ => new BeginRecord(scenario.keys.Origin, "A process", "A secretariat", "p-aaaaaaaaaaaaaaaa", ["http://localhost:5080"],
                scenario.keys.AttestorText, "None", RecordFolder.FirstRules),
            CancellationToken.None);
        await scenario.ActAsync(record, "p-aaaaaaaaaaaaaaaa", Capacity.Secretariat,
            new AdoptText("norms", "Norms", "A/70/174", [new("en", Send(record, "The norms.\n"))], new DateOnly(2026, 1, 1), "Decision 1"));
        for (var number = 0; number < members; number++)
            await scenario.AdmitAsync(record, $"{(char)('A' + number / 676)}{(char)('A' + number / 26 % 26)}{(char)('A' + number % 26)}");
        return scenario;
    }

    /// <summary>Opens the record in this process.</summary>
    public OpenRecord Open() => OpenRecord.Open(new SqliteStore(RecordFolder.DatabaseOf(Folder)), keys, TimeProvider.System, NullLogger.Instance);

    /// <summary>A statement of a member.</summary>
    public Statement Unsigned(int member)
    {
        var (code, person, _) = members[member % members.Count];
        var number = Interlocked.Increment(ref nonce);
        return Statement(person, code, new TakePosition("norms", string.Create(CultureInfo.InvariantCulture, $"n{number / members.Count % 200}"),
            Stance.Supports), number);
    }

    /// <summary>A statement of a member, and the signature of their key under it.</summary>
    public (Statement Statement, Signature Signature) Signed(int member)
    {
        var (statement, key) = (Unsigned(member), members[member % members.Count].Key);
        return (statement, new(SignatureLevel.Key, PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray()),
            Base64Url.Write(key.Sign(Process.Json.Signed(statement)))));
    }

    /// <summary>The pseudonym of a member's head of delegation.</summary>
    public string PersonOf(int member) => members[member].Person;

    /// <summary>The code of a member.</summary>
    public string CodeOf(int member) => members[member].Code;

    /// <summary>The body of a request with an act of a member's head of delegation in some capacity, signed with their key.</summary>
    public byte[] Body(int member, string capacity, Act act)
    {
        var (statement, key) = (Statement(members[member].Person, capacity, act, Interlocked.Increment(ref nonce)), members[member].Key);
        var signature = new Signature(SignatureLevel.Key, PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray()),
            Base64Url.Write(key.Sign(Process.Json.Signed(statement))));
        return JsonSerializer.SerializeToUtf8Bytes(new ActRequest(statement, signature), Process.Json.Options);
    }

    /// <summary>The same as a request's body.</summary>
    public byte[] Body(int member)
    {
        var (statement, signature) = Signed(member);
        return JsonSerializer.SerializeToUtf8Bytes(new ActRequest(statement, signature), Process.Json.Options);
    }

    /// <summary>Sends a text for acts of the secretariat that name it, and answers with its hash.</summary>
    public static Hash Send(OpenRecord record, string text) =>
        new Files(record, TimeProvider.System).Keep(Encoding.UTF8.GetBytes(text), new(Secretary, Capacity.Secretariat)).Hash;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Statement Statement(string person, string capacity, Act act, int number) =>
        new(keys.Origin, act, capacity, person, 0, string.Create(CultureInfo.InvariantCulture, $"nonce-{number:D8}"));

    /// <summary>Enters an act of a confirmed session.</summary>
    public async Task ActAsync(OpenRecord record, string person, string capacity, Act act)
    {
        var statement = Statement(person, capacity, act, Interlocked.Increment(ref nonce));
        var outcome = await record.EnterAsync(new(statement, record.Attest(statement, "totp", TimeProvider.System.GetUtcNow())), CancellationToken.None);
        if (outcome.Receipt is null)
            throw new InvalidOperationException(string.Join(", ", outcome.Refusals));
    }

    private async Task AdmitAsync(OpenRecord record, string code)
    {
        var person = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
        await ActAsync(record, Secretary, Capacity.Secretariat,
            new AdmitParticipant(code, ParticipantKind.State, [new("en", $"State {code}")], null, "Resolution 1"));
        await ActAsync(record, Secretary, Capacity.Secretariat, new EnterReceived(
            code, new IssueCredentials(person, DelegationStanding.Head, record.Whole.Picture.At, null, [], "NV/1"), ReceivedKind.NoteVerbale, "NV/1",
            new DateOnly(2026, 1, 1), Send(record, "A note verbale.\n")));
        var key = Ed25519.FromSeed(RandomNumberGenerator.GetBytes(32));
        await ActAsync(record, person, code, new RegisterKey(
            PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray()), KeyAlgorithm.Ed25519, Base64Url.Write(key.PublicKey.ToArray()), KeyUse.Own,
            Base64Url.Write(key.Sign(KeyRules.Possession(keys.Origin, person)))));
        members.Add((code, person, key));
    }
}
