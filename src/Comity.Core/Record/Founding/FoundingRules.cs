using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Log;

namespace Comity.Record.Founding;

/// <summary>What must hold of the beginning of a record and of its rules of procedure.</summary>
public static class FoundingRules
{
    /// <summary>The last edition of the rules that this program knows.</summary>
    public const int LastEdition = 4;

    /// <summary>A server is given a key only when it holds it: with another one no session could act any more, and nobody could undo it.</summary>
    /// <param name="holds">Whether this server holds a key; only it can say so, so that audit does not ask again.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="act">The act.</param>
    [Rule("Comity")]
    public static Refusal? ServerHoldsItsKey(Predicate<string> holds, Attempt attempt, Act act) =>
        Effect.Lifted(act) is not ChangeServer change || holds(change.Attestor) ? null : Refusal.Of("attestor", "key", change.Attestor);

    /// <summary>A server is changed, and a secretariat handed over, under the third edition of the rules, which protects against locking everybody out. It is
    /// asked where an act is entered, so that audit does not ask it of old entries.</summary>
    [Rule("Comity")]
    public static Refusal? EditionProtectsTheServer(FoundingRegister register, Attempt attempt, Act act) =>
        ServerOf(act) is null || act is BeginRecord || register.Rules.Edition >= RulesOfProcedure.EditionOfProofs ? null
            : Refusal.Of(null, "edition", Text(RulesOfProcedure.EditionOfProofs));

    /// <summary>From the third edition on the key of a server signs that it is held by whoever names it.</summary>
    [Rule("Comity; RFC 8032", Since = 3, Cases = ["missing", "wrong"])]
    public static Refusal? NewKeyIsHeld(FoundingRegister register, Attempt attempt, Act act)
    {
        var (key, possession) = act switch
        {
            ChangeServerProven change => (change.Attestor, change.Possession),
            HandOverSecretariatProven hand => (hand.Attestor, hand.Possession),
            _ => (ServerOf(act)?.Attestor ?? "", null),
        };
        if (possession is null)
            return Refusal.Of("attestor", "key", key).In("missing");
        return PublicKey.Of(KeyAlgorithm.Ed25519, key) is { } holder && Base64Url.Read(possession) is { } signature
            && holder.Holds(Possession(attempt.Statement.Log, key), signature) ? null : Refusal.Of("possession", "key", key).In("wrong");
    }

    /// <summary>From the third edition on a server is changed, and a secretariat handed over, with a passkey or a key of one's own: a session that somebody
    /// took over does neither.</summary>
    [Rule("Comity", Since = 3)]
    public static Refusal? ServerIsChangedWithKey(FoundingRegister register, Attempt attempt, Act act) =>
        attempt.Level >= SignatureLevel.Passkey || attempt.As == Capacity.Body ? null
            : Refusal.Of(null, [("act", ActName.KindOf(act)), ("needed", nameof(SignatureLevel.Passkey))]);

    /// <summary>What a server's key signs to show that it is held: for one log, the key itself.</summary>
    public static byte[] Possession(string origin, string attestor) => Encoding.UTF8.GetBytes($"comity/attestor/v1\n{origin}\n{attestor}\n");

    /// <summary>From the third edition on rules of procedure say how long a confirmation counts (1 to 60 minutes; 1 to 4 hours for the conduct of a sitting)
    /// and how many leaves a sheet has (a power of two from 16 to 65,536); before it they cannot.</summary>
    [Rule("Comity", Cases = ["early", "missing", "minutes", "hours", "size"])]
    public static Refusal? EditionBringsItsTerms(FoundingRegister register, Attempt attempt, Act act) => RulesOf(act) switch
    {
        null or { Edition: < 1 or > LastEdition } => null,
        { Edition: < RulesOfProcedure.EditionOfProofs } rules =>
            rules is { ConfirmMinutes: null, SittingHours: null, SheetSize: null } ? null
                : Refusal.Of("rules.edition", "edition", Text(rules.Edition)).In("early"),
        { ConfirmMinutes: null } => Refusal.Of("rules.confirmMinutes", "edition", Text(RulesOfProcedure.EditionOfProofs)).In("missing"),
        { SittingHours: null } => Refusal.Of("rules.sittingHours", "edition", Text(RulesOfProcedure.EditionOfProofs)).In("missing"),
        { SheetSize: null } => Refusal.Of("rules.sheetSize", "edition", Text(RulesOfProcedure.EditionOfProofs)).In("missing"),
        { ConfirmMinutes: < 1 or > 60 } rules => Refusal.Of("rules.confirmMinutes", "edition", Text(rules.Edition)).In("minutes"),
        { SittingHours: < 1 or > 4 } rules => Refusal.Of("rules.sittingHours", "edition", Text(rules.Edition)).In("hours"),
        { SheetSize: var size } rules => size is >= 16 and <= 65_536 && BitOperations.IsPow2(size.Value) ? null
            : Refusal.Of("rules.sheetSize", "edition", Text(rules.Edition)).In("size"),
    };

    /// <summary>A record begins once: its first entry, and no other, is `BeginRecord`.</summary>
    [Rule("Comity", Cases = ["begun", "unbegun"])]
    public static Refusal? RecordBeginsOnce(FoundingRegister register, Attempt attempt, Act act) =>
        register.Begun is null == act is BeginRecord ? null : Refusal.Of(null, "act", ActName.Of(act)).In(register.Begun is null ? "unbegun" : "begun");

    /// <summary>A program may only be asked for rules that it knows: an edition that exists.</summary>
    [Rule("Comity")]
    public static Refusal? EditionIsKnown(FoundingRegister register, Attempt attempt, Act act) =>
        RulesOf(act) is not { } rules || rules.Edition is >= 1 and <= LastEdition
            ? null
            : Refusal.Of("rules.edition", [("edition", Text(rules.Edition)), ("last", Text(LastEdition))]);

    /// <summary>Days to contest lie between 1 and 365, hours between sheets between 1 and 168: neither never nor at once.</summary>
    [Rule("Comity", Cases = ["contest", "sheets"])]
    public static Refusal? TermsAreReasonable(FoundingRegister register, Attempt attempt, Act act) => RulesOf(act) switch
    {
        { ContestDays: < 1 or > 365 } rules => Refusal.Of("rules.contestDays", "value", Text(rules.ContestDays)).In("contest"),
        { SheetHours: < 1 or > 168 } rules => Refusal.Of("rules.sheetHours", "value", Text(rules.SheetHours)).In("sheets"),
        _ => null,
    };

    /// <summary>A log's origin is a schemeless address without spaces and plus signs, at most 255 characters: it stands in every checkpoint.</summary>
    [Rule("tlog-checkpoint: Note text; signed-note: Format", Cases = ["long", "scheme", "signs"])]
    public static Refusal? OriginIsName(FoundingRegister register, Attempt attempt, BeginRecord act) =>
        act.Origin.Length > 255 ? Refusal.Of("origin", "origin", act.Origin).In("long")
        : act.Origin.Contains("://", StringComparison.Ordinal) ? Refusal.Of("origin", "origin", act.Origin).In("scheme")
        : !KeyName.IsValid(act.Origin) ? Refusal.Of("origin", "origin", act.Origin).In("signs")
        : null;

    /// <summary>The server attests sessions under an Ed25519 key: 32 bytes in base64url.</summary>
    [Rule("RFC 8032")]
    public static Refusal? AttestorIsKey(FoundingRegister register, Attempt attempt, Act act) =>
        ServerOf(act) is { } server && PublicKey.Of(KeyAlgorithm.Ed25519, server.Attestor) is null ? Refusal.Of("attestor", "attestor", server.Attestor) : null;

    /// <summary>Sites are web origins, each once, as a browser writes them: scheme, host in small letters, and the port where it is not the usual
    /// one.</summary>
    [Rule("RFC 6454 section 6.2; W3C Web Authentication Level 3 section 7.2", Cases = ["malformed", "twice"])]
    public static Refusal? SitesAreOrigins(FoundingRegister register, Attempt attempt, Act act)
    {
        if (ServerOf(act) is not { } server)
            return null;
        var (sites, place) = (server.Sites, 0);
        while (place < sites.Length && IsOrigin(sites[place]) && sites.IndexOf(sites[place]) == place)
            place++;
        return place == sites.Length ? null : Refusal.Of($"sites[{Text(place)}]", "site", sites[place]).In(IsOrigin(sites[place]) ? "twice" : "malformed");
    }

    /// <summary>A key is registered from a session: asked for a key first, nobody could ever register one.</summary>
    [Rule("Comity")]
    public static Refusal? FirstKeyNeedsNone(FoundingRegister register, Attempt attempt, Act act) =>
        RulesOf(act) is { } rules && rules.LevelOf(nameof(RegisterKey)) > SignatureLevel.Session ? Refusal.Of("rules.levels", "act", nameof(RegisterKey))
            : null;

    /// <summary>A process's name, its secretariat's and its ceiling stand on every page: each is one line of at most 200 characters.</summary>
    [Rule("Comity", Cases = ["long", "lines"])]
    public static Refusal? ProcessIsNamedBriefly(FoundingRegister register, Attempt attempt, Act act) => ProcessDescription.In(act) switch
    {
        { Title: var title } when LineFault(title) is { } fault => Refusal.Of("title").In(fault),
        { Secretariat: var secretariat } when LineFault(secretariat) is { } fault => Refusal.Of("secretariat").In(fault),
        { Ceiling: var ceiling } when LineFault(ceiling) is { } fault => Refusal.Of("ceiling").In(fault),
        _ => null,
    };

    /// <summary>Who describes the process anew says something that it does not say yet.</summary>
    [Rule("Comity")]
    public static Refusal? DescriptionIsNew(FoundingRegister register, Attempt attempt, DescribeProcess act) =>
        ProcessDescription.In(act) == register.Description ? Refusal.Of(null) : null;

    /// <summary>The secretariat is handed over to another organisation; within one, persons are appointed and leave.</summary>
    [Rule("Comity", Cases = ["same", "long", "lines"])]
    public static Refusal? SecretariatGoesElsewhere(FoundingRegister register, Attempt attempt, Act act) =>
        Effect.Lifted(act) is HandOverSecretariat hand
        && (hand.Organization == register.Secretariat ? "same" : LineFault(hand.Organization)) is { } fault
            ? Refusal.Of("organization", "organization", hand.Organization).In(fault)
            : null;

    private static string? LineFault(string text) =>
        text.Length > ProcessDescription.LongestText ? "long" : text.Contains('\n', StringComparison.Ordinal) ? "lines" : null;

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http") && uri.UserInfo.Length == 0
            && uri.GetLeftPart(UriPartial.Authority) == text;

    private static (string Attestor, ImmutableArray<string> Sites)? ServerOf(Act act) => Effect.Lifted(act) switch
    {
        BeginRecord begin => (begin.Attestor, begin.Sites),
        ChangeServer change => (change.Attestor, change.Sites),
        HandOverSecretariat hand => (hand.Attestor, hand.Sites),
        _ => null,
    };

    private static RulesOfProcedure? RulesOf(Act act) => act switch
    {
        BeginRecord begin => begin.Rules,
        AdoptRules adopt => adopt.Rules,
        _ => null,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
