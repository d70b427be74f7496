using System.Collections;
using System.Globalization;
using System.Reflection;
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

    /// <summary>The same statement is entered once: a person uses a nonce of 8 to 64 characters once, the clock and the server none.</summary>
    [Rule("Comity")]
    public static Refusal? StatementIsNew(StatementContext context, Attempt attempt, Act act) => (attempt.Person, attempt.Statement.Nonce) switch
    {
        (null, null) => null,
        ({ }, { Length: >= 8 and <= 64 }) when !context.IsRepeated => null,
        _ => Refusal.Of(null, "nonce", attempt.Statement.Nonce ?? ""),
    };

    /// <summary>What stands behind a statement holds: the key is the person's and was not revoked, and the signature is over this statement.</summary>
    [Rule("RFC 8032; W3C Web Authentication Level 3 section 7.2")]
    public static Refusal? SignatureHolds(StatementContext context, Attempt attempt, Act act) =>
        context.Fault is null ? null : Refusal.Of(null, "part", context.Fault);

    /// <summary>An act is signed at least as the rules of procedure say.</summary>
    [Rule("Comity; the table of levels in the rules in force")]
    public static Refusal? SignatureIsEnough(StatementContext context, Attempt attempt, Act act)
    {
        var needed = context.Founding.Rules.LevelOf(ActName.Of(act));
        return attempt.Level >= needed || attempt.Level is SignatureLevel.Received or SignatureLevel.Server
            ? null
            : Refusal.Of(null, [("act", ActName.Of(act)), ("level", attempt.Level.ToString()), ("needed", needed.ToString())]);
    }

    /// <summary>Every text in an act says something, in at most 20,000 characters without control characters but the line feed, and no text begins or ends with a space.</summary>
    [Rule("Comity")]
    public static Refusal? TextsSaySomething(StatementContext context, Attempt attempt, Act act) => Silent(act, null) is { } place ? Refusal.Of(place) : null;

    private static string? Silent(object value, string? place) => value switch
    {
        string text => IsText(text) ? null : place,
        IEnumerable list => list.Cast<object>().Select((item, index) => Silent(item, $"{place}[{Text(index)}]")).FirstOrDefault(found => found is not null),
        _ when value.GetType().Namespace?.StartsWith("Comity.", StringComparison.Ordinal) == true && value.GetType().IsClass => Properties(value, place),
        _ => null,
    };

    private static string? Properties(object value, string? place) => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0)
        .Select(property => property.GetValue(value) is { } part ? Silent(part, place is null ? Camel(property.Name) : $"{place}.{Camel(property.Name)}") : null)
        .FirstOrDefault(found => found is not null);

    private static bool IsText(string text) =>
        text.Length is > 0 and <= MostCharacters && text.Trim().Length == text.Length && !text.Any(letter => char.IsControl(letter) && letter != '\n');

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
