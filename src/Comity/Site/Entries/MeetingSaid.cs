using Comity.Forum.Meetings;
using Comity.Record.Entries;
using static Comity.Site.Entries.ActSaid;

namespace Comity.Site.Entries;

/// <summary>What the acts about meetings say.</summary>
internal static class MeetingSaid
{
    /// <summary>The sentence of an act; null when it is about something else.</summary>
    public static Said? Of(Act act) => act switch
    {
        ConveneMeeting a => new(nameof(ConveneMeeting), Short(a.Title), a.From),
        ReviseMeeting a => new(nameof(ReviseMeeting), a.Meeting, a.From),
        CancelMeeting a => new(nameof(CancelMeeting), a.Meeting, Short(a.Reason)),
        EstablishGroup a => new(nameof(EstablishGroup), Short(a.Title), a.Kind, Short(a.Mandate)),
        EndGroup a => new(nameof(EndGroup), a.Group, Short(a.Reason)),
        OpenMeeting a => new(nameof(OpenMeeting), a.Meeting, (long)a.Present.Length),
        NotePresence a => new(nameof(NotePresence), a.Meeting, (long)a.Present.Length),
        AdoptAgenda a => new(nameof(AdoptAgenda), a.Meeting),
        OpenItem a => new(nameof(OpenItem), a.Meeting, (long)a.Item),
        CloseItem { Outcome: { } outcome } a => new("CloseItem.outcome", a.Meeting, (long)a.Item, Short(outcome)),
        CloseItem a => new(nameof(CloseItem), a.Meeting, (long)a.Item),
        SuspendMeeting a => new(nameof(SuspendMeeting), a.Meeting),
        ResumeMeeting a => new(nameof(ResumeMeeting), a.Meeting),
        ShowMarkUp a => new(nameof(ShowMarkUp), a.Document, Short(a.Paragraph), Short(a.Words)),
        CloseMeeting a => new(nameof(CloseMeeting), a.Meeting),
        _ => OfSpeakers(act) ?? OfMotions(act),
    };

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => act switch
    {
        ShowMarkUp a => [$"meeting:{a.Meeting}", $"document:{a.Document}"],
        ConveneMeeting { Group: { } group } a => [$"meeting:{a.Meeting}", $"group:{group}"],
        IOfMeeting a => [$"meeting:{a.Meeting}"],
        EstablishGroup a => [$"group:{a.Group}"],
        EndGroup a => [$"group:{a.Group}"],
        _ => [],
    };

    private static Said? OfSpeakers(Act act) => act switch
    {
        AskForFloor { Group: { } group } a => new("AskForFloor.group", a.Meeting, (long)a.Item, Short(group)),
        AskForFloor a => new(nameof(AskForFloor), a.Meeting, (long)a.Item, a.Kind),
        LeaveSpeakersList a => new(nameof(LeaveSpeakersList), a.Meeting, (long)a.Item),
        CloseSpeakersList a => new(nameof(CloseSpeakersList), a.Meeting, (long)a.Item),
        GiveFloor a => new(nameof(GiveFloor), a.Meeting, new Code(a.Participant), a.Kind, (long)a.Minutes),
        EndFloor a => new(nameof(EndFloor), a.Meeting),
        _ => null,
    };

    private static Said? OfMotions(Act act) => act switch
    {
        RaisePointOfOrder a => new(nameof(RaisePointOfOrder), a.Meeting, Short(a.Matter)),
        RulePointOfOrder a => new(nameof(RulePointOfOrder), a.Meeting, Short(a.Ruling)),
        AppealRuling a => new(nameof(AppealRuling), a.Meeting),
        DecideAppeal a => With(a.IsOverruled ? "DecideAppeal.overruled" : "DecideAppeal.stands", a.Votes, a.Meeting),
        Move a => new(nameof(Move), a.Meeting, a.Motion),
        DecideMotion a => With(a.IsCarried ? "DecideMotion.carried" : "DecideMotion.lost", a.Votes, a.Meeting, a.Motion),
        _ => null,
    };

    private static Said With(string key, VoteCount? votes, params object[] values) =>
        votes is null ? new(key, [.. values]) : new($"{key}.votes", [.. values, (long)votes.For, (long)votes.Against, (long)votes.Abstaining]);
}
