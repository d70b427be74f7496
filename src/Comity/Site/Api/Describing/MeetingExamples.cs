using System.Collections.Immutable;
using Comity.Forum.Meetings;
using Comity.Record.Entries;
using static Comity.Site.Api.Describing.ActExamples;

namespace Comity.Site.Api.Describing;

/// <summary>Examples of acts about meetings.</summary>
internal static class MeetingExamples
{
    private const string Third = "session-2-meeting-3";

    private static readonly ImmutableArray<AgendaItem> Agenda = [new(1, "Adoption of the agenda", [], 10), new(2, "General exchange of views", ["draft-report-rev-1"], 90)];

    /// <summary>All of them.</summary>
    public static ImmutableArray<Act> All { get; } =
    [
        new ConveneMeeting(Third, "Second session, 3rd meeting", MeetingKind.Formal, MeetingForm.Hybrid, Noon, Noon.AddHours(3), Agenda, "Conference Room 4"),
        new ReviseMeeting(Third, "Second session, 3rd meeting", MeetingForm.Online, Noon, Noon.AddHours(2), Agenda, "https://line.example/3"),
        new CancelMeeting(Third, "The room is closed"),
        new EstablishGroup("friends-1", GroupKind.FriendsOfTheChair, "Friends of the chair on section C", "To propose words for paragraph 12 by Friday", ["UTO", "ERE"]),
        new EndGroup("friends-1", "Its proposal stands in document draft-report-rev-1"),
        new OpenMeeting(Third, ["UTO", "ERE"]),
        new NotePresence(Third, ["UTO", "ERE", "LIL"]),
        new AdoptAgenda(Third),
        new OpenItem(Third, 2),
        new CloseItem(Third, 2, "The discussion goes on in the next meeting"),
        new SuspendMeeting(Third, Noon.AddHours(1)),
        new ResumeMeeting(Third),
        new ShowMarkUp(Third, "draft-report-rev-1", "12", "States should name a point of contact [within a year]."),
        new CloseMeeting(Third),
        new AskForFloor(Third, 2, FloorKind.GroupStatement, "Western European and other States"),
        new LeaveSpeakersList(Third, 2),
        new CloseSpeakersList(Third, 2),
        new GiveFloor(Third, "UTO", FloorKind.GroupStatement, 7),
        new EndFloor(Third),
        new RaisePointOfOrder(Third, "The document is not there in all languages"),
        new RulePointOfOrder(Third, "The debate goes on; the document follows at three"),
        new AppealRuling(Third),
        new DecideAppeal(Third, IsOverruled: false, new(4, 9, 2)),
        new Move(Third, MotionKind.SuspendMeeting, "For consultations"),
        new DecideMotion(Third, MotionKind.SuspendMeeting, IsCarried: true, new(12, 3, 0)),
    ];
}
