using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Comity.Record.Entries;

namespace Comity.Forum.Meetings;

/// <summary>What must hold of meetings and their agendas.</summary>
public static class MeetingRules
{
    private const int MostItems = 60;
    private const int MostPlanned = 600;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);
    private static readonly TimeSpan Early = TimeSpan.FromHours(1);

    /// <summary>A meeting has an id of its own: small letters, digits and hyphens, at most 40.</summary>
    [Rule("Comity", Cases = ["malformed", "taken"])]
    public static Refusal? MeetingIsNew(MeetingsRegister register, Attempt attempt, ConveneMeeting act) =>
        Identifier.Fault(act.Meeting, register.Find(act.Meeting) is not null) is { } fault ? Refusal.Of("meeting", "meeting", act.Meeting).In(fault) : null;

    /// <summary>One acts on a meeting that was convened.</summary>
    [Rule("Comity")]
    public static Refusal? MeetingExists(MeetingsRegister register, Attempt attempt, Act act) =>
        act is not IOfMeeting of || register.Find(of.Meeting) is not null ? null : Refusal.Of("meeting", "meeting", of.Meeting);

    /// <summary>A meeting ends after it begins and lasts at most a day; it is convened before it ends.</summary>
    [Rule("Comity", Cases = ["order", "long", "past"])]
    public static Refusal? MeetingEndsAfterItBegins(MeetingsRegister register, Attempt attempt, Act act) =>
        PlanOf(act) is not { } plan ? null
        : plan.Until <= plan.From ? Refusal.Of("until", "meeting", plan.Meeting).In("order")
        : plan.Until - plan.From > Longest ? Refusal.Of("until", "meeting", plan.Meeting).In("long")
        : plan.Until <= attempt.At ? Refusal.Of("until", "meeting", plan.Meeting).In("past")
        : null;

    /// <summary>An agenda has 1 to 60 items, each with a number of its own from 1 to 999 and at most 600 minutes.</summary>
    [Rule("A/520/Rev.21 rules 99 and 101; Comity", Cases = ["none", "many", "number", "minutes", "twice"])]
    public static Refusal? AgendaIsNumbered(MeetingsRegister register, Attempt attempt, Act act)
    {
        if (PlanOf(act) is not { } plan)
            return null;
        if (plan.Agenda.Length is 0 or > MostItems)
            return Refusal.Of("agenda", "item", Text(plan.Agenda.Length)).In(plan.Agenda.IsEmpty ? "none" : "many");
        for (var place = 0; place < plan.Agenda.Length; place++)
            if (plan.Agenda[place] is var item && ItemFault(item, plan.Agenda.Take(place)) is { } fault)
                return Refusal.Of($"agenda[{Text(place)}].{(fault == "minutes" ? "minutes" : "number")}", "item", Text(item.Number)).In(fault);
        return null;
    }

    /// <summary>An agenda names documents that are in the register and were not withdrawn.</summary>
    [Rule("A/520/Rev.21 rule 99; Comity", Cases = ["missing", "withdrawn"])]
    public static Refusal? AgendaNamesDocuments(ForumPicture forum, Attempt attempt, Act act)
    {
        var agenda = PlanOf(act)?.Agenda ?? [];
        for (var place = 0; place < agenda.Length; place++)
            for (var one = 0; one < agenda[place].Documents.Length; one++)
                if (forum.Documents.Find(agenda[place].Documents[one]) is null)
                    return Refusal.Of($"agenda[{Text(place)}].documents[{Text(one)}]", "document", agenda[place].Documents[one])
                        .In(forum.Documents.All.ContainsKey(agenda[place].Documents[one]) ? "withdrawn" : "missing");
        return null;
    }

    /// <summary>A group has an id of its own: small letters, digits and hyphens, at most 40.</summary>
    [Rule("Comity", Cases = ["malformed", "taken"])]
    public static Refusal? GroupIsNew(MeetingsRegister register, Attempt attempt, EstablishGroup act) =>
        Identifier.Fault(act.Group, register.Groups.ContainsKey(act.Group)) is { } fault ? Refusal.Of("group", "group", act.Group).In(fault) : null;

    /// <summary>A group consists of participants that take part, each named once.</summary>
    [Rule("A/520/Rev.21 rule 102; Comity", Cases = ["stranger", "twice"])]
    public static Refusal? GroupMembersTakePart(ForumPicture forum, Attempt attempt, EstablishGroup act) => Listed("participants", forum, act.Participants);

    /// <summary>A group meets as long as it works, and is ended once.</summary>
    [Rule("A/520/Rev.21 rule 102; Comity", Cases = ["missing", "ended"])]
    public static Refusal? GroupWorks(MeetingsRegister register, Attempt attempt, Act act) =>
        act switch { EndGroup end => end.Group.Value, ConveneMeeting convene => convene.Group?.Value, _ => null } is not { } id ? null
        : register.Groups.GetValueOrDefault(id) is not { } group ? Refusal.Of("group", "group", id).In("missing")
        : group.Ended is not null ? Refusal.Of("group", "group", id).In("ended")
        : null;

    /// <summary>A meeting is called off or opened before it begins, and revised as long as no item was opened and its agenda not adopted.</summary>
    [Rule("Comity", Cases = ["begun", "over", "cancelled"])]
    public static Refusal? MeetingIsAwaited(MeetingsRegister register, Attempt attempt, Act act) =>
        Find(register, act) is not { } meeting || meeting.Status == MeetingStatus.Convened
            || (act is ReviseMeeting && meeting is { Status: MeetingStatus.Open, IsAgendaAdopted: false, Open: null }
                && meeting.AllItems.All(item => item.Status == ItemStatus.Awaited))
            ? null
            : Refusal.Of("meeting", "meeting", meeting.Id).In(CaseOf(meeting, "begun"));

    /// <summary>Nothing is done in a meeting that is not under way: not before it is opened, not while it is suspended, not when it is closed.</summary>
    [Rule("A/520/Rev.21 rules 106 and 108", Cases = ["awaited", "suspended", "over", "cancelled"])]
    public static Refusal? MeetingIsUnderWay(MeetingsRegister register, Attempt attempt, Act act) =>
        Find(register, act) is not { } meeting || meeting.Status == MeetingStatus.Open ? null
        : Refusal.Of("meeting", "meeting", meeting.Id).In(CaseOf(meeting, meeting.Status == MeetingStatus.Suspended ? "suspended" : "awaited"));

    /// <summary>A meeting is resumed when it is suspended.</summary>
    [Rule("A/520/Rev.21 rule 118")]
    public static Refusal? MeetingIsSuspended(MeetingsRegister register, Attempt attempt, ResumeMeeting act) =>
        Find(register, act) is not { } meeting || meeting.Status == MeetingStatus.Suspended ? null : Refusal.Of("meeting", "meeting", meeting.Id);

    /// <summary>A meeting that was opened is closed once; who is there is noted until then.</summary>
    [Rule("A/520/Rev.21 rule 106; Comity", Cases = ["awaited", "over", "cancelled"])]
    public static Refusal? MeetingIsBegun(MeetingsRegister register, Attempt attempt, Act act) =>
        Find(register, act) is not { } meeting || meeting.Status is MeetingStatus.Open or MeetingStatus.Suspended
            ? null
            : Refusal.Of("meeting", "meeting", meeting.Id).In(CaseOf(meeting, "awaited"));

    /// <summary>Nobody asks for the floor, and no list is changed, in a meeting that is over or was called off.</summary>
    [Rule("Comity", Cases = ["over", "cancelled"])]
    public static Refusal? MeetingIsNotOver(MeetingsRegister register, Attempt attempt, Act act) =>
        Find(register, act) is not { } meeting || meeting.IsAlive ? null : Refusal.Of("meeting", "meeting", meeting.Id).In(CaseOf(meeting, "over"));

    /// <summary>A meeting is opened at most an hour before its time, and before its time is over: the times are what members prepare for.</summary>
    [Rule("Comity", Cases = ["early", "late"])]
    public static Refusal? MeetingOpensInItsTime(MeetingsRegister register, Attempt attempt, OpenMeeting act) =>
        Find(register, act) is not { } meeting ? null
        : attempt.At < meeting.Act.From - Early ? Refusal.Of("meeting", "meeting", meeting.Id).In("early")
        : attempt.At >= meeting.Act.Until ? Refusal.Of("meeting", "meeting", meeting.Id).In("late")
        : null;

    /// <summary>Who is noted as present takes part, and is noted once.</summary>
    [Rule("Comity", Cases = ["stranger", "twice"])]
    public static Refusal? PresentTakePart(ForumPicture forum, Attempt attempt, Act act) => Listed("present", forum, PresentOf(act));

    /// <summary>The chair opens a formal meeting or one of a working group when the part of the members is there that the terms ask for. Only members
    /// count.</summary>
    [Rule("A/520/Rev.21 rule 108")]
    public static Refusal? QuorumOpensMeeting(ForumPicture forum, Attempt attempt, OpenMeeting act) =>
        Find(forum.Meetings, act) is not { Act.Kind: not MeetingKind.Informal }
            || Quorum.Of(forum, act.Present.Select(code => code.Value)) is not { Opens: false } quorum
            ? null
            : Refusal.Of("present", [("present", Text(quorum.Present)), ("needed", Text(quorum.ToOpen)), ("members", Text(quorum.Members))]);

    /// <summary>Nothing is decided, neither the agenda nor a motion nor an appeal, unless the part of the members is there that the terms ask for.</summary>
    [Rule("A/520/Rev.21 rule 108")]
    public static Refusal? QuorumDecidesInMeeting(ForumPicture forum, Attempt attempt, Act act) =>
        Find(forum.Meetings, act) is not { } meeting || Quorum.Of(forum, meeting.Present) is not { Decides: false } quorum
            ? null
            : Refusal.Of("meeting", [("present", Text(quorum.Present)), ("needed", Text(quorum.ToDecide)), ("members", Text(quorum.Members))]);

    /// <summary>An agenda is adopted once.</summary>
    [Rule("A/520/Rev.21 rule 99")]
    public static Refusal? AgendaIsAdoptedOnce(MeetingsRegister register, Attempt attempt, AdoptAgenda act) =>
        Find(register, act) is not { IsAgendaAdopted: true } ? null : Refusal.Of("meeting", "meeting", act.Meeting);

    /// <summary>In a formal meeting only the first item is opened before the agenda is adopted.</summary>
    [Rule("A/520/Rev.21 rule 99; Comity")]
    public static Refusal? AgendaComesFirst(MeetingsRegister register, Attempt attempt, OpenItem act) =>
        Find(register, act) is not { Act.Kind: MeetingKind.Formal, IsAgendaAdopted: false } meeting || meeting.Act.Agenda[0].Number == act.Item ? null
            : Refusal.Of("item", "item", Text(act.Item));

    /// <summary>An item stands on the meeting's agenda.</summary>
    [Rule("A/520/Rev.21 rule 99")]
    public static Refusal? ItemIsOnAgenda(MeetingsRegister register, Attempt attempt, Act act) =>
        ItemOf(act) is not { } number || Find(register, act) is not { } meeting || meeting.Item(number) is not null ? null
            : Refusal.Of("item", "item", Text(number));

    /// <summary>An item that was closed or adjourned is not taken up again in the same meeting.</summary>
    [Rule("A/520/Rev.21 rules 116 and 122; Comity", Cases = ["closed", "adjourned"])]
    public static Refusal? ItemIsNotDone(MeetingsRegister register, Attempt attempt, Act act) =>
        ItemOf(act) is not { } number || Find(register, act)?.Item(number) is not { IsAlive: false } item ? null
        : Refusal.Of("item", "item", Text(number)).In(item.Status == ItemStatus.Adjourned ? "adjourned" : "closed");

    /// <summary>One item is open at a time.</summary>
    [Rule("Comity")]
    public static Refusal? OneItemAtATime(MeetingsRegister register, Attempt attempt, OpenItem act) =>
        Find(register, act)?.Open is not { } open ? null : Refusal.Of("item", "item", Text(open.Item.Number));

    /// <summary>One speaks on the open item, closes it, and moves to adjourn or close the debate on it.</summary>
    [Rule("A/520/Rev.21 rules 109, 116 and 117", Cases = ["item", "none"])]
    public static Refusal? ItemIsOpen(MeetingsRegister register, Attempt attempt, Act act)
    {
        var open = Find(register, act)?.Open;
        return act switch
        {
            CloseItem close when open is null || open.Item.Number != close.Item => Refusal.Of("item", "item", Text(close.Item)).In("item"),
            GiveFloor when open is null => Refusal.Of("participant").In("none"),
            Move { Motion: MotionKind.AdjournDebate or MotionKind.CloseDebate } when open is null => Refusal.Of("motion").In("none"),
            _ => null,
        };
    }

    /// <summary>The screen shows words of a document that is in the register.</summary>
    [Rule("Comity")]
    public static Refusal? MarkUpIsOfDocument(ForumPicture forum, Attempt attempt, ShowMarkUp act) =>
        forum.Documents.Find(act.Document) is not null ? null : Refusal.Of("document", "document", act.Document);

    /// <summary>The meeting that an act is about.</summary>
    internal static Meeting? Find(MeetingsRegister register, Act act) => act is IOfMeeting of ? register.Find(of.Meeting) : null;

    /// <summary>A number as refusals have it.</summary>
    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of the item that an act names.</summary>
    internal static ItemNumber? ItemOf(Act act) => act switch
    {
        OpenItem open => open.Item,
        CloseItem close => close.Item,
        AskForFloor ask => ask.Item,
        LeaveSpeakersList leave => leave.Item,
        CloseSpeakersList close => close.Item,
        _ => null,
    };

    private static ConveneMeeting? PlanOf(Act act) => act switch
    {
        ConveneMeeting convene => convene,
        ReviseMeeting revise => new(revise.Meeting, revise.Title, default, revise.Form, revise.From, revise.Until, revise.Agenda),
        _ => null,
    };

    private static ImmutableArray<ParticipantCode> PresentOf(Act act) => act switch
    {
        OpenMeeting open => open.Present,
        NotePresence note => note.Present,
        _ => [],
    };

    private static string? ItemFault(AgendaItem item, IEnumerable<AgendaItem> before) =>
        item.Minutes is < 0 or > MostPlanned ? "minutes"
        : item.Number.Value is < 1 or > 999 ? "number"
        : before.Any(other => other.Number == item.Number) ? "twice"
        : null;

    /// <summary>The case of a meeting that is over, and another for one that is not.</summary>
    private static string CaseOf(Meeting meeting, string otherwise) => meeting.Status switch
    {
        MeetingStatus.Closed => "over",
        MeetingStatus.Cancelled => "cancelled",
        _ => otherwise,
    };

    /// <summary>The refusal of the first code in a list that is no participant's or stands twice.</summary>
    private static Refusal? Listed(string list, ForumPicture forum, ImmutableArray<ParticipantCode> codes, [CallerMemberName] string rule = "")
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var place = 0; place < codes.Length; place++)
            if ((forum.Members.Participants.Find(codes[place]) is null ? "stranger" : seen.Add(codes[place]) ? null : "twice") is { } fault)
                return Refusal.Of($"{list}[{Text(place)}]", "participant", codes[place], rule).In(fault);
        return null;
    }
}
