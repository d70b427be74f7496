using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Tests.Record;

namespace Comity.Tests.Forum;

/// <summary>Every act about meetings, once.</summary>
internal static class MeetingsHappens
{
    private const string Id = "session-2-meeting-3";

    public static Given Happens(Given given)
    {
        var from = given.Now.AddDays(1);
        var convene = new ConveneMeeting(Id, "Second session, 3rd meeting", MeetingKind.Formal, MeetingForm.Hybrid, from, from.AddHours(3),
            [new(1, "Adoption of the agenda", ["room-paper"], 10), new(2, "Exchange of views", [], 90)], "Room 4");
        given = given.Does("secretariat", new IssueDocument("room-paper", "A/1/CRP.1", DocumentKind.ConferenceRoomPaper, "A paper", Distribution.General,
            [new("en", Given.File("paper"))]))
            .Grounded(new EstablishGroup("friends", GroupKind.FriendsOfTheChair, "Friends of the chair", "To propose words.", ["KEN", "FRA"]))
            .Does("secretariat", convene).Does("secretariat", convene with { Meeting = "friends-1", Kind = MeetingKind.Informal, Group = "friends" })
            .Does("secretariat", new ReviseMeeting(Id, convene.Title, MeetingForm.InPerson, from, from.AddHours(2), convene.Agenda, "Room 5"))
            .Does("secretariat", new CancelMeeting("friends-1", "They met by telephone.")).Does("secretariat", new EndGroup("friends", "Its work is done."))
            .Does("KEN", new AskForFloor(Id, 2, FloorKind.Statement)).Does("FRA", new AskForFloor(Id, 2, FloorKind.Statement))
                .Does("FRA", new LeaveSpeakersList(Id, 2))
            .After(1)
            .Does("secretariat", new OpenMeeting(Id, ["KEN", "FRA", "BRA"])).Does("secretariat", new NotePresence(Id, ["KEN", "FRA", "BRA", "JPN"]))
            .Does("chair", new AdoptAgenda(Id)).Does("chair", new OpenItem(Id, 2)).Does("chair", new CloseSpeakersList(Id, 2));
        var terms = given.Picture.Forum.Procedure.Terms;
        return given.Does("chair", new GiveFloor(Id, "KEN", FloorKind.Statement, terms.Speaking.Minutes))
            .Does("FRA", new RaisePointOfOrder(Id, "The text is missing in Arabic."))
            .Does("chair", new RulePointOfOrder(Id, "We go on.")).Does("FRA", new AppealRuling(Id))
            .Does("chair", new DecideAppeal(Id, IsOverruled: false, terms.Voting.Allowed ? new(1, 2, 1) : null)).Does("chair", new EndFloor(Id))
            .Does("secretariat", new ShowMarkUp(Id, "room-paper", "1", "Words in discussion"))
                .Does("BRA", new Move(Id, MotionKind.SuspendMeeting, "For consultations"))
            .Does("chair", new DecideMotion(Id, MotionKind.SuspendMeeting, IsCarried: false, terms.Voting.Allowed ? new(1, 2, 1) : null))
            .Does("chair", new SuspendMeeting(Id, given.Now.AddHours(1))).Does("chair", new ResumeMeeting(Id))
                .Does("chair", new CloseItem(Id, 2, "It goes on tomorrow.")).Does("chair", new CloseMeeting(Id));
    }
}
