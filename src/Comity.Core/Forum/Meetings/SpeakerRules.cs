using Comity.Members.Participants;
using Comity.Record.Entries;
using static Comity.Forum.Meetings.MeetingRules;

namespace Comity.Forum.Meetings;

/// <summary>What must hold of those who speak.</summary>
public static class SpeakerRules
{
    /// <summary>Who asks for the floor has the right to speak, there or everywhere, and for a reply the right to reply. Who speaks in a session of its own only
    /// speaks in informal meetings.</summary>
    [Rule("A/520/Rev.21 rules 109 and 115; A/RES/65/276; Comity", Cases = ["speak", "apart", "reply"])]
    public static Refusal? ParticipantMaySpeak(ForumPicture forum, Attempt attempt, AskForFloor act) =>
        forum.Members.Participants.Find(attempt.As) is not { } one || !(one.May(ParticipantRight.Speak) || one.May(ParticipantRight.SpeakApart))
            ? Refusal.Of("kind", "participant", attempt.As).In("speak")
        : !one.May(ParticipantRight.Speak) && Find(forum.Meetings, act) is { Act.Kind: not MeetingKind.Informal }
            ? Refusal.Of("meeting", "participant", attempt.As).In("apart")
        : act.Kind == FloorKind.Reply && !one.May(ParticipantRight.Reply) ? Refusal.Of("kind", "participant", attempt.As).In("reply")
        : null;

    /// <summary>Who speaks on behalf of a group says which; who speaks for itself names none.</summary>
    [Rule("Comity", Cases = ["needed", "none"])]
    public static Refusal? GroupIsSpokenFor(MeetingsRegister register, Attempt attempt, AskForFloor act) =>
        act.Kind == FloorKind.GroupStatement == act.Group is not null
            ? null
            : Refusal.Of("group", "participant", attempt.As).In(act.Group is null ? "needed" : "none");

    /// <summary>A closed list takes no more statements; it is closed once.</summary>
    [Rule("A/520/Rev.21 rules 115 and 117")]
    public static Refusal? ListIsOpen(MeetingsRegister register, Attempt attempt, Act act) =>
        act is AskForFloor { Kind: FloorKind.Reply } || ItemOf(act) is not { } number || Find(register, act)?.Item(number) is not { IsListClosed: true } ? null
            : Refusal.Of("item", "item", Text(number));

    /// <summary>Nobody stands on the list twice for the same.</summary>
    [Rule("Comity")]
    public static Refusal? FloorIsAskedOnce(MeetingsRegister register, Attempt attempt, AskForFloor act) =>
        Find(register, act)?.Item(act.Item)?.Waiting.Exists(one => one.Participant == attempt.As && one.Kind == act.Kind && one.Group == act.Group) != true
            ? null
            : Refusal.Of("kind", "participant", attempt.As);

    /// <summary>A reply answers what was said on an item that is open, and a participant has as many replies on an item as the terms give.</summary>
    [Rule("A/520/Rev.21 rule 115; decision 34/401", Cases = ["closed", "used"])]
    public static Refusal? RepliesAreLimited(ForumPicture forum, Attempt attempt, AskForFloor act)
    {
        if (act.Kind != FloorKind.Reply || Find(forum.Meetings, act)?.Item(act.Item) is not { } item)
            return null;
        var most = forum.Procedure.Terms.Speaking.Replies;
        return (item.Status != ItemStatus.Open ? "closed" : item.RepliesOf(attempt.As) >= most ? "used" : null) is { } fault
            ? Refusal.Of("kind", [("participant", attempt.As), ("most", Text(most)), ("item", Text(act.Item))]).In(fault)
            : null;
    }

    /// <summary>Who leaves the list stands on it.</summary>
    [Rule("Comity")]
    public static Refusal? SpeakerIsListed(MeetingsRegister register, Attempt attempt, LeaveSpeakersList act) =>
        Find(register, act)?.Item(act.Item)?.Waiting.Exists(one => one.Participant == attempt.As) == false ? Refusal.Of("item", "participant", attempt.As)
            : null;

    /// <summary>One speaker has the floor at a time: the next gets it when the one before has finished.</summary>
    [Rule("A/520/Rev.21 rule 109")]
    public static Refusal? OneSpeakerAtATime(MeetingsRegister register, Attempt attempt, GiveFloor act) =>
        Find(register, act)?.Floor is { } floor ? Refusal.Of("participant", "participant", floor.Request.Participant) : null;

    /// <summary>The chair calls upon speakers in the order of the list.</summary>
    [Rule("A/520/Rev.21 rule 109")]
    public static Refusal? SpeakerIsNext(ForumPicture forum, Attempt attempt, GiveFloor act)
    {
        if (Find(forum.Meetings, act)?.Open is not { } open)
            return null;
        var next = SpeakersList.Of(open, forum.Procedure.Terms, forum.Members.Participants).FirstOrDefault();
        return next?.Participant == act.Participant && next.Kind == act.Kind ? null
            : Refusal.Of("participant", [("participant", act.Participant), ("next", next?.Participant ?? "–")]);
    }

    /// <summary>A turn has the minutes that the terms give it.</summary>
    [Rule("A/520/Rev.21 rules 114 and 115; decision 34/401")]
    public static Refusal? FloorHasItsMinutes(ForumPicture forum, Attempt attempt, GiveFloor act)
    {
        if (Find(forum.Meetings, act)?.Open is not { } open
            || open.Waiting.Find(one => one.Participant == act.Participant && one.Kind == act.Kind) is not { } request)
            return null;
        var minutes = SpeakersList.Minutes(request, open, forum.Procedure.Terms.Speaking);
        return act.Minutes == minutes ? null : Refusal.Of("minutes", [("minutes", Text(act.Minutes)), ("given", Text(minutes))]);
    }

    /// <summary>A turn is ended while somebody has the floor.</summary>
    [Rule("Comity")]
    public static Refusal? FloorIsHeld(MeetingsRegister register, Attempt attempt, EndFloor act) =>
        Find(register, act) is not { Floor: null } ? null : Refusal.Of("meeting", "meeting", act.Meeting);

    /// <summary>While somebody speaks, the item is not closed, and the meeting neither suspended nor closed without a motion.</summary>
    [Rule("A/520/Rev.21 rule 109; Comity")]
    public static Refusal? FloorIsFree(MeetingsRegister register, Attempt attempt, Act act) =>
        Find(register, act)?.Floor is { } floor ? Refusal.Of("meeting", "participant", floor.Request.Participant) : null;
}
