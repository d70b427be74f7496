using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Storage.Logs;

namespace Comity.Tests.Record.Audit;

/// <summary>A record made up entry by entry, with real keys and signatures, and written as servers serve it. Whoever tests may break what they like.</summary>
internal sealed class GivenRecord : IDisposable
{
    public const string Origin = "norms.example/log";
    public const string Site = "https://norms.example";
    public const string Secretary = "p-aaaaaaaaaaaaaaaa";

    public static readonly DateTimeOffset Start = new(2026, 2, 27, 14, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, Ed25519PrivateKey> own = [];
    private readonly Dictionary<string, ECDsa> passkeys = [];
    private readonly Ed25519PrivateKey attestor = Ed25519.FromSeed(Seed("attestor"));
    private long nonces;

    public GivenRecord(bool isBegun = true)
    {
        if (isBegun)
            Begin();
    }

    /// <summary>The log's key.</summary>
    public SignerKey Log { get; } = new(Origin, SignatureType.Ed25519, Seed("log"));

    /// <summary>The entries' bytes; tests change them.</summary>
    public List<byte[]> Entries { get; } = [];

    /// <summary>The public files.</summary>
    public Dictionary<Hash, byte[]> Files { get; } = [];

    /// <summary>The registers after all entries.</summary>
    public Picture Picture { get; private set; } = Picture.Empty;

    /// <summary>The time of the next entry.</summary>
    public DateTimeOffset Now { get; set; } = Start;

    /// <summary>Whether the rules are asked before an act is entered.</summary>
    public bool IsChecked { get; set; } = true;

    /// <summary>Whether acts that the rules refuse are written all the same.</summary>
    public bool IsLax { get; init; }

    public static byte[] Seed(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(name));

    public static string Person(int number) => Pseudonym.Of(SHA256.HashData(Encoding.UTF8.GetBytes($"person {number}")).AsSpan(0, 10));

    public Hash File(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Files[Hash.Of(bytes)] = bytes;
        return Hash.Of(bytes);
    }

    public GivenRecord Begin() => Server(new BeginRecord(
        Origin, "Example process", "Example secretariat", Secretary, [Site], Base64Url.Write(attestor.PublicKey.ToArray()), "unclassified",
        new(1, 30, 24, [], [])));

    /// <summary>An act of the server itself.</summary>
    public GivenRecord Server(Act act) => Enter(Unsigned(act, Capacity.Server), Signature.None);

    /// <summary>What the clock owes now.</summary>
    public GivenRecord Clock() => Clock(Picture.Due!.Act);

    /// <summary>An act of the clock, right or wrong.</summary>
    public GivenRecord Clock(Act act) => Enter(Unsigned(act, Capacity.Clock), Signature.None);

    /// <summary>An act by a session.</summary>
    public GivenRecord Session(Act act, string capacity = Capacity.Secretariat, string person = Secretary)
    {
        var statement = Said(act, capacity, person);
        var message = SignatureCheck.SessionMessage(Process.Json.Write(statement), "totp", Now);
        return Enter(statement, new(SignatureLevel.Session, Value: Base64Url.Write(attestor.Sign(message)), Method: "totp", Confirmed: Now));
    }

    /// <summary>An act signed with the person's own key, which is registered first.</summary>
    public GivenRecord Key(Act act, string capacity, string person)
    {
        if (!own.TryGetValue(person, out var key))
        {
            own[person] = key = Ed25519.FromSeed(Seed(person));
            var id = PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray());
            Session(new RegisterKey(id, KeyAlgorithm.Ed25519, Base64Url.Write(key.PublicKey.ToArray()), KeyUse.Own,
                Base64Url.Write(key.Sign(KeyRules.Possession(Origin, person)))), Capacity.Oneself, person);
        }

        var statement = Said(act, capacity, person);
        return Enter(statement, new(SignatureLevel.Key, PublicKey.IdOf(KeyAlgorithm.Ed25519, key.PublicKey.ToArray()),
            Base64Url.Write(key.Sign(Process.Json.Signed(statement)))));
    }

    /// <summary>An act signed with the person's passkey, which is registered first.</summary>
    public GivenRecord Passkey(Act act, string capacity, string person)
    {
        if (!passkeys.TryGetValue(person, out var key))
        {
            passkeys[person] = key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Session(new RegisterKey(PublicKey.IdOf(KeyAlgorithm.Es256, Point(key)), KeyAlgorithm.Es256, Base64Url.Write(Point(key)), KeyUse.Passkey),
                Capacity.Oneself, person);
        }

        var statement = Said(act, capacity, person);
        var challenge = PasskeyAssertion.Challenge(Process.Json.Signed(statement));
        var client = Encoding.UTF8.GetBytes($$"""{"type":"webauthn.get","challenge":"{{challenge}}","origin":"{{Site}}","crossOrigin":false}""");
        byte[] authenticator = [.. SHA256.HashData(Encoding.UTF8.GetBytes(new Uri(Site).Host)), 5, 0, 0, 0, 1];
        var signature = key.SignData([.. authenticator, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Enter(statement, new(
            SignatureLevel.Passkey, PublicKey.IdOf(KeyAlgorithm.Es256, Point(key)), Base64Url.Write(signature), Base64Url.Write(authenticator),
            Base64Url.Write(client)));
    }

    /// <summary>A State with the head of its delegation, and a text to take positions on.</summary>
    public GivenRecord WithStates(int count)
    {
        if (Picture.Texts.Texts.IsEmpty)
            Session(new AdoptText("norms-2015", "Norms of 2015", "A/70/174", [new("en", File("The words of the norms."))], new(2015, 12, 23),
                "Resolution 70/237"));
        for (var state = 0; state < count; state++)
        {
            Session(new AdmitParticipant(Code(state), ParticipantKind.State, [new("en", $"State {Code(state)}")], null, "Member"));
            Session(new Comity.Record.Received.EnterReceived(
                Code(state), new IssueCredentials(Person(state), DelegationStanding.Head, Now, null, [], $"NV/{state}"),
                Comity.Record.Received.ReceivedKind.NoteVerbale, $"NV/{state}", new(2026, 2, 27), File($"Note {state}")));
            Session(new Comity.Members.Credentials.Appoint(Person(state), Office.Expert, Now, null, "Decision 1"));
        }

        Now += TimeSpan.FromDays(31);
        while (Picture.Due is { } due && due.At <= Now)
            Clock();
        return this;
    }

    public static string Code(int state) => string.Concat((char)('A' + state / 676 % 26), (char)('A' + state / 26 % 26), (char)('A' + state % 26));

    /// <summary>A checkpoint over all entries, signed.</summary>
    public Note Checkpoint(long? size = null)
    {
        var tree = Tree();
        return new Checkpoint(Origin, size ?? tree.Size, tree.Root(size ?? tree.Size)).Sign(Log);
    }

    public MerkleTree Tree()
    {
        var tree = new MerkleTree();
        foreach (var entry in Entries)
            tree.Append(Merkle.Leaf(entry));
        return tree;
    }

    /// <summary>Writes the log as servers serve it.</summary>
    public async Task WriteAsync(string folder, Note? checkpoint = null)
    {
        using var log = new LogFolder(folder);
        var tree = Tree();
        foreach (var path in TilePath.AllOf(tree.Size))
            await log.WriteAsync(path.ToString(), Bytes(tree, path), default);
        foreach (var (hash, bytes) in Files)
            await log.WriteAsync(LogSource.FilePath(hash), bytes, default);
        await log.WriteAsync(LogSource.KeyPath, Encoding.UTF8.GetBytes($"{Log.Verifier}\n"), default);
        await log.WriteAsync(LogSource.CheckpointPath, (checkpoint ?? Checkpoint()).ToBytes(), default);
    }

    /// <summary>Changes an entry's JSON, and writes it in the one way again.</summary>
    public void Edit(int position, Func<string, string> edit) =>
        Entries[position] = Comity.Record.Json.CanonicalJson.Of(edit(Encoding.UTF8.GetString(Entries[position])));

    /// <summary>Gives every entry the number of its place: what a careful forger would do.</summary>
    public void Renumber()
    {
        for (var position = 0; position < Entries.Count; position++)
            Entries[position] = Process.Json.Write(Process.Json.ReadEntry(Entries[position]) with { Position = position });
    }

    public void Dispose()
    {
        Log.Dispose();
        attestor.Dispose();
        foreach (var key in own.Values)
            key.Dispose();
        foreach (var key in passkeys.Values)
            key.Dispose();
    }

    private static byte[] Point(ECDsa key) => key.ExportParameters(false).Q is var point ? [4, .. point.X!, .. point.Y!] : [];

    private byte[] Bytes(MerkleTree tree, TilePath path) => path.IsBundle
        ? EntryBundle.Write(Entries.GetRange((int)path.FirstEntry, path.Width))
        : tree.Tile(path.Level, path.Index, path.Width);

    private static Statement Unsigned(Act act, string capacity) => new(Origin, act, capacity, null, 0, null);

    private Statement Said(Act act, string capacity, string person) => new(Origin, act, capacity, person, Entries.Count, $"nonce-{nonces++:00000000}");

    private GivenRecord Enter(Statement statement, Signature by)
    {
        var entry = new Entry(Entries.Count, Now, statement, by);
        if (IsChecked && !IsLax && Process.Ask(Picture, new(statement, Now, by.Level), false, null) is { IsEmpty: false } refusals)
            throw new InvalidOperationException($"The test's own act is refused: {JsonSerializer.Serialize(refusals[0])}");
        Entries.Add(Process.Json.Write(entry));
        if (!IsLax || Process.Ask(Picture, new(statement, Now, by.Level), false, null).IsEmpty)
            Picture = Picture.Apply(entry);
        Now += TimeSpan.FromMilliseconds(7);
        return this;
    }
}
