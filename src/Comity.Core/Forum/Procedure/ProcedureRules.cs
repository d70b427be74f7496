using System.Globalization;
using Comity.Members.Readers;
using Comity.Record.Entries;
using Comity.Record.Founding;

namespace Comity.Forum.Procedure;

/// <summary>What must hold of terms of procedure.</summary>
public static class ProcedureRules
{
    private const int MostHours = 24 * 90;
    private const int MostMinutes = 120;
    private const int MostMonths = 60;
    private const int MostReplies = 10;
    private const int MostClosedDays = 400;

    /// <summary>Terms leave time and can be met: silence and its extensions of 1 hour to 90 days, a grace of at most a day, 1 hour to a week to note an
    /// objection, terms of 1 to 60 months, statements and replies of 1 to 120 minutes, at most ten replies.</summary>
    [Rule("Comity")]
    public static Refusal? ProcedureIsReasonable(ProcedureRegister register, Attempt attempt, AdoptProcedure act) =>
        Outside("silence.minimumHours", act.Terms.Silence.MinimumHours, 1, MostHours)
        ?? Outside("silence.graceMinutes", act.Terms.Silence.GraceMinutes ?? 0, 0, SilenceTerms.MostGraceMinutes)
        ?? Outside("silence.noteHours", act.Terms.Silence.NoteHours ?? 1, 1, SilenceTerms.MostNoteHours)
        ?? Outside("silence.extensionHours", act.Terms.Silence.ExtensionHours ?? 1, 1, MostHours)
        ?? Outside("leadership.months", act.Terms.Leadership.Months, 1, MostMonths)
        ?? Outside("speaking.minutes", act.Terms.Speaking.Minutes, 1, MostMinutes)
        ?? Outside("speaking.groupMinutes", act.Terms.Speaking.GroupMinutes, 1, MostMinutes)
        ?? Outside("speaking.replies", act.Terms.Speaking.Replies, 0, MostReplies)
        ?? Outside("speaking.firstReplyMinutes", act.Terms.Speaking.FirstReplyMinutes, 1, MostMinutes)
        ?? Outside("speaking.laterReplyMinutes", act.Terms.Speaking.LaterReplyMinutes, 1, MostMinutes);

    /// <summary>A quorum is a part of the members: more than none and at most all of them.</summary>
    [Rule("Comity")]
    public static Refusal? QuorumIsPart(ProcedureRegister register, Attempt attempt, AdoptProcedure act) =>
        NoPart("toOpen", act.Terms.Quorum.ToOpen) ?? NoPart("toDecide", act.Terms.Quorum.ToDecide)
        ?? (act.Terms.Quorum is { DecidesAbove: true, ToDecide: var part } && part.Part == part.Of ? NoPart("toDecide", new(part.Of, 0)) : null);

    /// <summary>Silence needs somebody who may propose it, and languages that are official, each once.</summary>
    [Rule("UN decision 74/544; Comity", Cases = ["proposers", "proposer", "languages", "language", "unofficial"])]
    public static Refusal? SilenceCanBegin(ProcedureRegister register, Attempt attempt, AdoptProcedure act)
    {
        var (silence, official) = (act.Terms.Silence, act.Terms.Languages);
        if (silence.Proposers.IsEmpty || silence.Proposers.Distinct().Count() != silence.Proposers.Length)
            return Refusal.Of("terms.silence.proposers").In(silence.Proposers.IsEmpty ? "proposers" : "proposer");
        var stranger = silence.Languages.FirstOrDefault(language => !official.Contains(language));
        return official.IsEmpty ? Refusal.Of("terms.languages").In("languages")
            : official.Distinct().Count() != official.Length ? Refusal.Of("terms.languages").In("language")
            : stranger is null ? null : Refusal.Of("terms.silence.languages", "value", stranger).In("unofficial");
    }

    /// <summary>From the fourth edition on terms say who sees which participant objected, how silence opens, when its text is issued and how long letters have
    /// grace. Earlier ones say only whether it shows who objects; none says it twice.</summary>
    [Rule("Comity", Cases = ["edition", "both", "neither"])]
    public static Refusal? SilenceTermsFitTheEdition(FoundingRegister founding, Attempt attempt, AdoptProcedure act)
    {
        var terms = act.Terms.Silence;
        return terms.AreOfTheFourthEdition() && founding.Rules.Edition < RulesOfProcedure.EditionOfGrounds ? Refusal.Of("terms.silence").In("edition")
            : terms is { NamesObjector: not null, ObjectorSeenBy: not null } ? Refusal.Of("terms.silence.namesObjector").In("both")
            : terms is { NamesObjector: null, ObjectorSeenBy: null } ? Refusal.Of("terms.silence.objectorSeenBy").In("neither")
            : null;
    }

    /// <summary>Members alone see who objects only where strangers do not read the record, which shows it; and once that was promised for a silence, the
    /// record is not opened to them again.</summary>
    [Rule("Comity", Since = 4, Cases = ["open", "terms", "silence"])]
    public static Refusal? ObjectorsStayAmongMembers(ForumPicture forum, Attempt attempt, Act act)
    {
        var readers = forum.Members.Readers;
        if (act is AdoptProcedure adopt)
            return adopt.Terms.Silence.WhoSeesObjectors() == ObjectorSight.Members && IsOpen(readers)
                ? Refusal.Of("terms.silence.objectorSeenBy", "silence", "").In("open") : null;
        if (act is not SetReaders set || !IsOpen(readers.After(set, 0)))
            return null;
        var promised = forum.Silence.All.Values.FirstOrDefault(one => one.Terms.WhoSeesObjectors() == ObjectorSight.Members);
        return forum.Procedure.Terms.Silence.WhoSeesObjectors() == ObjectorSight.Members ? Refusal.Of("kinds", "silence", "").In("terms")
            : promised is not null ? Refusal.Of("kinds", "silence", promised.Id).In("silence") : null;
    }

    private static bool IsOpen(ReadersRegister readers) => readers.Of(ReaderKind.Stranger).Has(ThingClass.Record);

    /// <summary>Who chairs by group in turn needs an order of at least two groups, each once.</summary>
    [Rule("Comity", Cases = ["few", "twice"])]
    public static Refusal? GroupsHaveAnOrder(ProcedureRegister register, Attempt attempt, AdoptProcedure act) =>
        act.Terms.Leadership is { Method: LeadershipMethod.Group, Groups: var groups } && (groups.Length < 2 || groups.Distinct().Count() != groups.Length)
            ? Refusal.Of("terms.leadership.groups").In(groups.Length < 2 ? "few" : "twice")
            : null;

    /// <summary>A closed day ends after it begins and lasts at most ten days; at most 400 are declared at once.</summary>
    [Rule("Comity", Cases = ["none", "many", "order", "long"])]
    public static Refusal? ClosedDaysEnd(ProcedureRegister register, Attempt attempt, DeclareClosedDays act)
    {
        if (act.Days.Length is 0 or > MostClosedDays)
            return Refusal.Of("days", "day", act.Days.Length.ToString(CultureInfo.InvariantCulture)).In(act.Days.IsEmpty ? "none" : "many");
        var wrong = act.Days.FirstOrDefault(day => day.Until <= day.From || day.Until - day.From > TimeSpan.FromDays(10));
        return wrong is null ? null : Refusal.Of("days", "day", wrong.Name).In(wrong.Until <= wrong.From ? "order" : "long");
    }

    private static Refusal? Outside(string place, int value, int least, int most) => value >= least && value <= most
        ? null
        : Refusal.Of($"terms.{place}", [("value", Text(value)), ("least", Text(least)), ("most", Text(most))], nameof(ProcedureIsReasonable));

    private static Refusal? NoPart(string place, Fraction part) => part.Of is >= 1 and <= 100 && part.Part >= 1 && part.Part <= part.Of
        ? null
        : Refusal.Of($"terms.quorum.{place}", [("part", Text(part.Part)), ("of", Text(part.Of))], nameof(QuorumIsPart));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
