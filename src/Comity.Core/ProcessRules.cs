using System.Collections.Immutable;
using System.Globalization;
using Comity.Forum.Carrying;
using Comity.Forum.Grounds;
using Comity.Forum.Meetings;
using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Keys;

namespace Comity;

/// <summary>What must hold across all rooms: it needs the table of all acts, or all registers.</summary>
public static class ProcessRules
{
    /// <summary>Two machines' clocks, and the way from one to the other, are allowed so much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>The most bytes of a statement: an entry has at most 65,535, and what stands behind the statement needs room too.</summary>
    public const int MostBytes = 60_000;

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An act is done by a role that may do it; the table stands in `Process`.</summary>
    [Rule("Comity; the table of acts and roles")]
    public static Refusal? RoleMayDoThis(Picture picture, Attempt attempt, Act act)
    {
        var role = picture.Members.RoleOf(attempt.Person, attempt.As, attempt.Level, attempt.At);
        var roles = Process.KindOf(act).Roles;
        return (role & roles) != Role.None ? null : Refusal.Of(null, [("act", ActName.Of(act)), ("role", role.ToString()), ("roles", roles.ToString())]);
    }

    /// <summary>What is for an office alone is sealed and not entered in the record, and what is for the record is not sealed as an act.</summary>
    [Rule("Comity; the table of acts", Cases = ["closed", "public"])]
    public static Refusal? ActIsEnteredWhereItBelongs(Picture picture, Attempt attempt, Act act)
    {
        var space = Process.KindOf(act).Space;
        return (space == Space.Closed && !attempt.IsSealed ? "closed" : space == Space.Public && attempt.IsSealed ? "public" : null) is { } fault
            ? Refusal.Of(null, "act", ActName.KindOf(act)).In(fault) : null;
    }

    /// <summary>Time goes forward: an entry bears a time in whole milliseconds that is not before the entry before it, and no year before 2000 or after
    /// 8999.</summary>
    [Rule("Comity", Cases = ["earlier", "bounds", "fraction"])]
    public static Refusal? TimeGoesForward(Picture picture, Attempt attempt, Act act) =>
        (attempt.At < Earliest || attempt.At >= Latest ? "bounds"
            : attempt.At < picture.At ? "earlier"
            : attempt.At.UtcTicks % TimeSpan.TicksPerMillisecond != 0 ? "fraction"
            : null) is { } fault ? Refusal.Of(null, [("time", Text(attempt.At)), ("last", Text(picture.At))]).In(fault) : null;

    /// <summary>The clock enters what is due, as it is due, and nothing else; nothing else is entered while something is overdue, but what the server keeps for
    /// it.</summary>
    [Rule("Comity", Cases = ["other", "early", "overdue"])]
    public static Refusal? ClockEntersWhatIsDue(Picture picture, Attempt attempt, Act act)
    {
        var due = picture.Due is { } next && next.At <= attempt.At ? next : null;
        var isClock = attempt.As == Capacity.Clock;
        if (isClock ? due is not null && Same(due.Act, act) : due is null || attempt.As is Capacity.Server or Capacity.Body)
            return null;
        return attempt.Level == SignatureLevel.Received
            ? null
            : Refusal.Of(null, "act", ActName.Of(act)).In(!isClock ? "overdue" : due is null ? "early" : "other");
    }

    /// <summary>A statement has at most 60,000 bytes in canonical JSON; what is larger is a file that the act names by its hash.</summary>
    [Rule("tlog-tiles: Log entries")]
    public static Refusal? EntryFits(Picture picture, Attempt attempt, Act act) =>
        (attempt.Written.IsEmpty ? Process.Json.Write(attempt.Statement).Length : attempt.Written.Length) is var bytes && bytes <= MostBytes ? null
            : Refusal.Of(null, "bytes", bytes.ToString(CultureInfo.InvariantCulture));

    /// <summary>A session confirms who sits there, within the minutes before its act that the rules of procedure give; for the conduct of a meeting once in
    /// a sitting, within the hours that they give.</summary>
    [Rule("Comity", Since = 3, Cases = ["early", "late", "sitting"])]
    public static Refusal? ConfirmationIsFresh(Picture picture, Attempt attempt, Act act)
    {
        var (rules, isConduct) = (picture.Record.Founding.Rules, Process.KindOf(act).IsConduct);
        if (attempt is not { Level: SignatureLevel.Session, Confirmed: { } confirmed } || rules.ConfirmationFor(isConduct) is not { } counts)
            return null;
        var minutes = rules.ConfirmationFor(isConduct: false)!.Value;
        var sat = isConduct && act is IOfMeeting of ? picture.Forum.Meetings.Find(of.Meeting)?.SatSince : null;
        var @case = confirmed > attempt.At + Skew ? "early" : confirmed + counts + Skew < attempt.At ? "late"
            : sat is { } since && confirmed + minutes + Skew < since && confirmed + minutes + Skew < attempt.At ? "sitting" : null;
        return @case is null ? null : Refusal.Of(null, "act", ActName.KindOf(act)).In(@case);
    }

    /// <summary>After every act somebody can undo it: a person holds the secretariat without an end, a first key can be registered from a session, and sessions
    /// are attested under a key.</summary>
    [Rule("Comity", Since = 3, Cases = ["secretariat", "sessions", "key"])]
    public static Refusal? SomebodyCanUndoIt(Picture picture, Attempt attempt, Act act)
    {
        var effect = new Effect(picture.Size, attempt.At, Effect.Lifted(act), attempt.As, attempt.Person, attempt.Level);
        var (record, members) = picture.If(effect);
        if (ReferenceEquals(record.Founding, picture.Record.Founding) && ReferenceEquals(members.Credentials, picture.Members.Credentials))
            return null;
        var @case = !members.Credentials.Offices.Values.Any(held => held.GetValueOrDefault(Office.Secretariat) is { Act.Until: null }) ? "secretariat"
            : PublicKey.Of(KeyAlgorithm.Ed25519, record.Founding.Attestor) is null ? "sessions"
            : record.Founding.Rules.LevelOf(nameof(RegisterKey)) > SignatureLevel.Session ? "key" : null;
        return @case is null ? null : Refusal.Of(null, "act", ActName.KindOf(act)).In(@case);
    }

    /// <summary>Each act that another carries would take effect when it is put, after those before it; at that moment it is asked again.</summary>
    [Rule("Comity", Since = 4)]
    public static Refusal? CarriedActPasses(Picture picture, Attempt attempt, Act act)
    {
        if (act is not ICarriesActs { Carries.IsDefaultOrEmpty: false } carrying
            || CarryingRules.CarriedActsAreFew(picture.Record.Founding, attempt, act) is not null)
            return null;
        if (CarryingRules.CarriedActsAgree(References.SubjectOf, attempt, carrying) is { } contradiction)
            return contradiction;
        var after = picture;
        foreach (var (place, carried) in carrying.Carries.Index())
        {
            if (Process.AskOfCarried(after, carried, attempt.At) is [var refusal, ..])
                return Refusal.Of(
                    refusal.Where is { } where ? $"{CarryingRules.Place(place)}.{where}" : CarryingRules.Place(place),
                    [("act", ActName.KindOf(carried)), ("place", (place + 1).ToString(CultureInfo.InvariantCulture)), ("rule", refusal.Rule)]) with
                    { Because = refusal };
            after = after.After(Effect.Of(carried, after.Size, attempt.At, Capacity.Body, null, SignatureLevel.Server));
        }

        return null;
    }

    /// <summary>Where an entry of the clock names the act that it carries out, it names that act by its hash, and no other.</summary>
    [Rule("Comity", Since = 4)]
    public static Refusal? CarriedOutActIsTheOneNamed(Picture picture, Attempt attempt, CarryOut act) =>
        act.Act is not { } named || (picture.Forum.Carrying.Of(act) is { } carried && Process.Json.HashOf(carried) == named)
            ? null : Refusal.Of("act", "act", named.ToHex());

    /// <summary>What an act names is there when it is entered: the meeting, the document, the participant. What is given a name need not be, nor what only a
    /// file holds. What who does it may not see is as absent.</summary>
    [Rule("Comity", Since = 2, Cases = ["unknown", "near"])]
    public static Refusal? WhatIsNamedExists(Picture picture, Attempt attempt, Act act)
    {
        var seen = picture.SeenBy(picture.SightOf(attempt));
        foreach (var name in References.In(act, carries: false))
            if (!name.IsNew && References.Of(name.Value.GetType()) is { } naming && naming.Find(seen, name.Value.Text, name.Beside) is null)
                return Missing(seen, naming, name);
        return null;
    }

    private static Refusal Missing(Picture picture, AskedNaming naming, NameInAct name)
    {
        var near = References.Nearest(picture, naming, name);
        (string, string)[] facts = [("thing", naming.Kind), ("name", name.Value.Text)];
        return near is null
            ? Refusal.Of(name.Place, facts, nameof(WhatIsNamedExists)).In("unknown")
            : Refusal.Of(name.Place, [.. facts, ("near", near.Id), ("title", near.TitleIn("en"))], nameof(WhatIsNamedExists)).In("near");
    }

    /// <summary>Where an act names kinds of act, each is one that the process knows, and is named once.</summary>
    [Rule("Comity; the table of acts and roles", Cases = ["unknown", "twice"])]
    public static Refusal? ActsAreKnown(Picture picture, Attempt attempt, Act act) => act switch
    {
        BeginRecord begin => Unknown(begin.Rules),
        AdoptRules adopt => Unknown(adopt.Rules),
        IssueCredentials issue => Unknown("acts", "", issue.Acts),
        SetCompetence competence => Unknown("acts", "", competence.Acts),
        _ => null,
    };

    private static Refusal? Unknown(RulesOfProcedure rules) =>
        Unknown("rules.levels", ".act", [.. rules.Levels.Select(level => level.Act)])
            ?? Unknown("rules.effects", ".act", [.. rules.Effects.Select(effect => effect.Act)]);

    private static Refusal? Unknown(string list, string property, ImmutableArray<ActKindName> names)
    {
        for (var place = 0; place < names.Length; place++)
            if ((Process.Latest(names[place])?.Kind != names[place] ? "unknown" : names.IndexOf(names[place]) != place ? "twice" : null) is { } fault)
                return Refusal.Of($"{list}[{place.ToString(CultureInfo.InvariantCulture)}]{property}", [("act", names[place])], nameof(ActsAreKnown)).In(fault);
        return null;
    }

    private static bool Same(Act first, Act second) => Process.Json.Write(Plain(first)).AsSpan().SequenceEqual(Process.Json.Write(Plain(second)));

    /// <summary>What the clock enters without that which may be absent: another rule asks whether what stands there is right.</summary>
    private static Statement Plain(Act act) => new("", act is CarryOut carried ? carried with { Act = null } : act, Capacity.Clock, null, 0, null);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
