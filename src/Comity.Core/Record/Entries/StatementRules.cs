using System.Globalization;
using Comity.Record.Founding;

namespace Comity.Record.Entries;

/// <summary>What a statement is held against, whatever its act.</summary>
/// <param name="Founding">The process and its rules.</param>
/// <param name="Size">How many entries the record has.</param>
/// <param name="IsRepeated">Whether this person has used this nonce before.</param>
/// <param name="Fault">What is wrong with the signature; null when it holds.</param>
public sealed record StatementContext(FoundingRegister Founding, long Size, bool IsRepeated, string? Fault);

/// <summary>What must hold of every statement.</summary>
public static class StatementRules
{
    /// <summary>The most characters of one text in an act.</summary>
    public const int MostCharacters = 20_000;

    private static readonly TextCheck Texts = new();

    private static readonly ExactCheck Values = new();

    /// <summary>A statement is made for one log: what was signed for another record does not count here.</summary>
    [Rule("Comity; the log's origin of tlog-checkpoint")]
    public static Refusal? StatementIsForThisLog(StatementContext context, Attempt attempt, Act act)
    {
        var origin = act is BeginRecord begin ? begin.Origin : context.Founding.Begun?.Origin;
        return attempt.Statement.Log == origin ? null : Refusal.Of(null, [("log", attempt.Statement.Log), ("origin", origin ?? "")]);
    }

    /// <summary>Nobody has seen entries that do not exist yet.</summary>
    [Rule("Comity")]
    public static Refusal? StatementSawWhatIs(StatementContext context, Attempt attempt, Act act) =>
        attempt.Statement.Seen >= 0 && attempt.Statement.Seen <= context.Size
            ? null
            : Refusal.Of(null, [("seen", Text(attempt.Statement.Seen)), ("size", Text(context.Size))]);

    /// <summary>The same statement is entered once: a person uses a nonce of 8 to 64 visible ASCII characters once, the clock and the server none.</summary>
    [Rule("Comity", Cases = ["used", "malformed", "missing", "unneeded"])]
    public static Refusal? StatementIsNew(StatementContext context, Attempt attempt, Act act) => (attempt.Person, attempt.Statement.Nonce) switch
    {
        (null, null) => null,
        (null, { } nonce) => Refusal.Of(null, "nonce", nonce).In("unneeded"),
        (_, null) => Refusal.Of(null, "nonce", "").In("missing"),
        (_, { } nonce) when nonce.Length is < 8 or > 64 || nonce.AsSpan().ContainsAnyExceptInRange('!', '~') =>
            Refusal.Of(null, "nonce", nonce).In("malformed"),
        (_, { } nonce) => context.IsRepeated ? Refusal.Of(null, "nonce", nonce).In("used") : null,
    };

    /// <summary>What stands behind a statement holds: the key is the person's and was not revoked, and the signature is over this statement.</summary>
    [Rule("RFC 8032; W3C Web Authentication Level 3 section 7.2")]
    public static Refusal? SignatureHolds(StatementContext context, Attempt attempt, Act act) =>
        context.Fault is null ? null : Refusal.Of(null, "part", context.Fault);

    /// <summary>A person's act is signed at least as the rules of procedure say, and never less than from a session; only the server and the clock enter
    /// unsigned.</summary>
    [Rule("Comity; the table of levels in the rules in force")]
    public static Refusal? SignatureIsEnough(StatementContext context, Attempt attempt, Act act)
    {
        var isUnsigned = attempt.As is Capacity.Server or Capacity.Clock;
        var rule = context.Founding.Rules.LevelOf(ActName.Of(act));
        var needed = isUnsigned ? SignatureLevel.Server : rule > SignatureLevel.Session ? rule : SignatureLevel.Session;
        return (isUnsigned ? attempt.Level == needed : attempt.Level >= needed)
            ? null
            : Refusal.Of(null, [("act", ActName.Of(act)), ("level", attempt.Level.ToString()), ("needed", needed.ToString())]);
    }

    /// <summary>Every text in an act says something, in at most 20,000 characters; it neither begins nor ends with a space, and holds no control characters but
    /// the line feed and none that turn the direction of reading. Nothing that must be there is missing. Texts stay as they are typed: what is compared
    /// are ids, and those are ASCII.</summary>
    [Rule("Comity; Unicode Technical Report 36 section 2.10.1", Cases = ["missing", "empty", "long", "spaces", "signs"])]
    public static Refusal? TextsSaySomething(StatementContext context, Attempt attempt, Act act) =>
        Texts.Find(act) is { } place ? Refusal.Of(place).In(TextCheck.CaseAt(place, act)) : null;

    /// <summary>Whole numbers lie within 2^53 - 1 of zero, instants are whole milliseconds and named values exist: so every reader reads an act
    /// alike.</summary>
    [Rule("RFC 8785 section 3.2.2.3 and appendix D", Cases = ["number", "time", "name"])]
    public static Refusal? ValuesAreExact(StatementContext context, Attempt attempt, Act act) =>
        Values.Find(act) is { } place ? Refusal.Of(place).In(ExactCheck.CaseAt(place, act)) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
