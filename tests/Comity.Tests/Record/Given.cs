using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Comity.Forum.Grounds;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Record.Lots;
using Comity.Record.Received;
using Xunit;

namespace Comity.Tests.Record;

/// <summary>A process that grows act by act: everything is signed, asked of the rules, and applied, as the server does it. Nothing in it is left to
/// chance.</summary>
internal sealed class Given
{
    public const string Log = "norms.example.org/log";

    private const string Superior = "General Assembly";

    public const string Site = "https://norms.example.org";

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static readonly RulesOfProcedure Rules = new(
        FoundingRules.LastEdition, 30, 24, [],
        [new(nameof(IssueCredentials), ReceivedEffect.AtOnce), new(nameof(CommitToLot), ReceivedEffect.AtOnce),
            new(nameof(RevealForLot), ReceivedEffect.AtOnce)], ConfirmMinutes: 5, SittingHours: 4, SheetSize: 16);

    /// <summary>The rules of a process under an earlier edition, which had no terms for confirmations and sheets.</summary>
    public static RulesOfProcedure RulesBefore(int edition) => Rules with { Edition = edition, ConfirmMinutes = null, SittingHours = null, SheetSize = null };

    private readonly List<Entry> entries = [];
    private readonly HashSet<(string, string)> nonces = [];

    public Picture Picture { get; private set; } = Picture.Empty;

    public DateTimeOffset Now { get; private set; } = Start;

    public IReadOnlyList<Entry> Entries => entries;

    public static string AttestorKey => Base64Url.Write(Signers.Attestor.PublicKey.ToArray());

    public static Given Nothing() => new();

    public static Given A_process(RulesOfProcedure? rules = null) =>
        Nothing().Does("server", Begin with { Rules = rules ?? Rules });

    public static BeginRecord Begin { get; } =
        new(Log, "A process", "A secretariat", Person("secretariat"), [Site], AttestorKey, "unclassified", Rules);

    /// <summary>The proof that the server holds its key.</summary>
    public static string Possession { get; } =
        Base64Url.Write(Signers.Attestor.Sign(FoundingRules.Possession(Log, Base64Url.Write(Signers.Attestor.PublicKey.ToArray()))));

    public static ChangeServerProven Server(params string[] sites) => new(AttestorKey, Possession, [.. sites], "Moved.");

    /// <summary>The pseudonym of who is called so here.</summary>
    public static string Person(string name) => Pseudonym.Of(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 10));

    public static Hash File(string content) => Comity.Tests.Storage.KnownFiles.Of(content);

    public static AdmitParticipant Admit(string code, ParticipantKind kind = ParticipantKind.State) =>
        new(code, kind, [new("en", $"Name of {code}")], null, "A/RES/1");

    public static IssueCredentials Credentials(string person, DelegationStanding standing, params string[] acts) =>
        new(Person(person), standing, Start, null, [.. acts], "NV/1");

    public static Appoint Office(string person, Office office) => new(Person(person), office, Start, null, "Decision 1");

    public static AdoptText Text(string id = "norms-2015") => new(id, "Norms", "A/70/174", [new("en", File("words"))], new(2015, 7, 22), "A/RES/70/237");

    public static EnterReceived Letter(string sender, Act act) => new(sender, act, ReceivedKind.NoteVerbale, "NV/1", new(2026, 3, 1), File("letter"));

    /// <summary>A participant whose head of delegation is called as its code is.</summary>
    public Given With(string code, ParticipantKind kind = ParticipantKind.State) =>
        Does("secretariat", Admit(code, kind)).Does("secretariat", Letter(code, Credentials(code, DelegationStanding.Head)));

    public Given With_member(string code) => With(code);

    public Given With_members(params string[] codes) => codes.Aggregate(this, (given, code) => given.With(code));

    public Given With_delegate(string code, string person, params string[] acts) => Does(code, Credentials(person, DelegationStanding.Member, acts));

    public Given With_office(string person, Office office) => Does("secretariat", Office(person, office));

    public Given With_chair() => With_office("chair", Comity.Members.Credentials.Office.Chair);

    public Given With_text(string id = "norms-2015") => Does("secretariat", Text(id));

    /// <summary>Time passes, and what becomes due is entered by the clock as its time comes.</summary>
    public Given After(TimeSpan time)
    {
        var then = Now + time;
        while (Picture.Due is { } due && due.At <= then)
        {
            Now = due.At > Now ? due.At : Now;
            Does("clock", due.Act);
        }
        Now = then;
        return this;
    }

    public Given After(int days) => After(TimeSpan.FromDays(days));

    /// <summary>Time passes, and the clock sleeps.</summary>
    public Given Overslept(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>Somebody does something that the rules let pass. Who is called as their capacity is, unless a name is given.</summary>
    public Given Does(string capacity, Act act, string? who = null, SignatureLevel? level = null)
    {
        var (statement, by) = Signed(capacity, act, who, level);
        Assert.Empty(Ask(statement, by));
        return Take(statement, by);
    }

    /// <summary>The body does something that needs a ground: in the founding the secretariat enters it, later it rests on the instrument of a superior
    /// organ.</summary>
    public Given Grounded(Act act, string capacity = "secretariat", SignatureLevel? level = null)
    {
        if (Picture.Forum.Grounds.FoundedBy is null)
            return Does(capacity, act, level: level);
        var id = FormattableString.Invariant($"instrument-{Picture.Size}");
        return Does("secretariat", new EnterInstrument(id, Superior, "A/RES/81/9", DateOnly.FromDateTime(Start.UtcDateTime), File(id), [act]))
            .After(TimeSpan.Zero);
    }

    /// <summary>Names the organ whose instruments take effect at once.</summary>
    public Given Under_a_superior_organ() =>
        Does("secretariat", new SetCompetence([.. GroundRules.First.Select(kind => new ActKindName(kind))], 14, [Superior], "Decision 1"));

    /// <summary>Does nothing; says what the rules answer.</summary>
    public ImmutableArray<Refusal> Asked(string capacity, Act act, string? who = null, SignatureLevel? level = null)
    {
        var (statement, by) = Signed(capacity, act, who, level);
        return Ask(statement, by);
    }

    /// <summary>The one refusal, as rule and place.</summary>
    public (string Rule, string? Where) Refusal(string capacity, Act act, string? who = null) =>
        Assert.Single(Asked(capacity, act, who)) is var refusal ? (refusal.Rule, refusal.Where) : default;

    /// <summary>The case of the one refusal.</summary>
    public string? Case(string capacity, Act act, string? who = null, SignatureLevel? level = null) => Assert.Single(Asked(capacity, act, who, level)).Case;

    public ImmutableArray<Refusal> Ask(Statement statement, Signature by)
    {
        var refusals = Process.Ask(
            Picture,
            new(statement, Now, by.Level) { Confirmed = by.Confirmed },
            statement is { Person: { } person, Nonce: { } nonce } && nonces.Contains((person, nonce)),
            Check.Fault(statement, by));
        Assert.All(refusals, TellsItsCase);
        return refusals;
    }

    /// <summary>A rule that knows cases tells one of them, whatever it refuses.</summary>
    private static void TellsItsCase(Refusal refusal)
    {
        var cases = Process.Rules.First(rule => rule.Name == refusal.Rule).Mark.Cases;
        Assert.True(refusal.Case is { } one ? cases.Contains(one) : cases.Length == 0, $"{refusal.Rule} tells the case `{refusal.Case}`.");
    }

    public Given Take(Statement statement, Signature by)
    {
        var entry = new Entry(Picture.Size, Now, statement, by);
        if (statement is { Person: { } person, Nonce: { } nonce })
            nonces.Add((person, nonce));
        entries.Add(entry);
        Picture = Picture.Apply(entry);
        return this;
    }

    public Statement Says(string capacity, Act act, string? who = null) => capacity is Capacity.Server or Capacity.Clock or Capacity.Body
        ? new(Log, act, capacity, null, Picture.Size, null)
        : new(Log, act, capacity, Person(who ?? capacity), Picture.Size, $"nonce-{Picture.Size:D6}");

    public SignatureCheck Check => new(Picture.Record.Founding, Picture.Record.Keys, Process.Json);

    private (Statement Statement, Signature By) Signed(string capacity, Act act, string? who, SignatureLevel? level)
    {
        var statement = Says(capacity, act, who);
        return (statement, Signers.Sign(statement, who ?? capacity, level, Now));
    }
}
