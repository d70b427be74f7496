using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Forum.Meetings;

/// <summary>The table of the acts about meetings: who may do each, under which rules, who is notified, and a sample.</summary>
public static class MeetingTable
{
    private const string Third = "session-2-meeting-3";

    private static readonly ImmutableArray<AgendaItem> Agenda =
        [new(1, "Adoption of the agenda", [], 10), new(2, "General exchange of views", ["draft-report-rev-1"], 90)];

    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("meetings")
        .Act<ConveneMeeting>(
            Role.Secretariat | Role.Chair,
            () => new(
                Third, "Second session, 3rd meeting", MeetingKind.Formal, MeetingForm.Hybrid, Sample.Noon, Sample.Noon.AddHours(3), Agenda,
                "Conference Room 4"),
            act => act
                .In(forum => forum.Meetings, MeetingRules.MeetingIsNew, MeetingRules.MeetingEndsAfterItBegins, MeetingRules.AgendaIsNumbered)
                .In(forum => forum.Meetings, MeetingRules.GroupWorks)
                .In(forum => forum, MeetingRules.AgendaNamesDocuments)
                .Told(Audience.Everyone))
        .Act<ReviseMeeting>(
            Role.Secretariat | Role.Chair,
            () => new(Third, "Second session, 3rd meeting", MeetingForm.Online, Sample.Noon, Sample.Noon.AddHours(2), Agenda, "https://line.example/3"),
            act => act
                .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsAwaited, MeetingRules.MeetingEndsAfterItBegins)
                .In(forum => forum.Meetings, MeetingRules.AgendaIsNumbered)
                .In(forum => forum, MeetingRules.AgendaNamesDocuments)
                .Told(Audience.Everyone))
        .Act<CancelMeeting>(Role.Secretariat | Role.Chair, () => new(Third, "The room is closed"), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsAwaited)
            .Told(Audience.Everyone))
        .Act<EstablishGroup>(
            Role.Secretariat | Role.Chair | Role.Body,
            () => new(
                "friends-1", GroupKind.FriendsOfTheChair, "Friends of the chair on section C", "To propose words for paragraph 12 by Friday", ["UTO", "ERE"]),
            act => act
                .In(forum => forum.Meetings, MeetingRules.GroupIsNew)
                .In(forum => forum, MeetingRules.GroupMembersTakePart))
        .Act<EndGroup>(Role.Secretariat | Role.Chair, () => new("friends-1", "Its proposal stands in document draft-report-rev-1"), act => act
            .In(forum => forum.Meetings, MeetingRules.GroupWorks))
        .Act<OpenMeeting>(Role.Secretariat | Role.Chair, () => new(Third, ["UTO", "ERE"]), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsAwaited, MeetingRules.MeetingOpensInItsTime)
            .In(forum => forum, MeetingRules.PresentTakePart, MeetingRules.QuorumOpensMeeting)
            .Conduct())
        .Act<NotePresence>(Role.Secretariat | Role.Chair, () => new(Third, ["UTO", "ERE", "LIL"]), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsBegun)
            .In(forum => forum, MeetingRules.PresentTakePart)
            .Conduct())
        .Act<AdoptAgenda>(Role.Chair, () => new(Third), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MeetingRules.AgendaIsAdoptedOnce)
            .In(forum => forum.Meetings, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum, MeetingRules.QuorumDecidesInMeeting, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst)
            .Conduct())
        .Act<OpenItem>(Role.Secretariat | Role.Chair, () => new(Third, 2), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MeetingRules.ItemIsOnAgenda)
            .In(forum => forum.Meetings, MeetingRules.ItemIsNotDone, MeetingRules.OneItemAtATime, MeetingRules.AgendaComesFirst)
            .In(forum => forum.Meetings, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst)
            .Conduct())
        .Act<CloseItem>(Role.Secretariat | Role.Chair, () => new(Third, 2, "The discussion goes on in the next meeting"), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MeetingRules.ItemIsOnAgenda, MeetingRules.ItemIsOpen)
            .In(forum => forum.Meetings, SpeakerRules.FloorIsFree, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst)
            .Conduct())
        .Act<AskForFloor>(Role.AnyParticipant, () => new(Third, 2, FloorKind.GroupStatement, "Western European and other States"), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsNotOver, MeetingRules.ItemIsOnAgenda, MeetingRules.ItemIsNotDone)
            .In(forum => forum.Meetings, SpeakerRules.GroupIsSpokenFor, SpeakerRules.ListIsOpen, SpeakerRules.FloorIsAskedOnce)
            .In(forum => forum, SpeakerRules.ParticipantMaySpeak, SpeakerRules.RepliesAreLimited)
            .Conduct())
        .Act<LeaveSpeakersList>(Role.AnyParticipant, () => new(Third, 2), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsNotOver, MeetingRules.ItemIsOnAgenda)
            .In(forum => forum.Meetings, SpeakerRules.SpeakerIsListed)
            .Conduct())
        .Act<CloseSpeakersList>(Role.Secretariat | Role.Chair, () => new(Third, 2), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsNotOver, MeetingRules.ItemIsOnAgenda, MeetingRules.ItemIsNotDone)
            .In(forum => forum.Meetings, SpeakerRules.ListIsOpen)
            .Conduct())
        .Act<GiveFloor>(Role.Secretariat | Role.Chair, () => new(Third, "UTO", FloorKind.GroupStatement, 7), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MeetingRules.ItemIsOpen)
            .In(forum => forum.Meetings, SpeakerRules.OneSpeakerAtATime, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst, SpeakerRules.SpeakerIsNext, SpeakerRules.FloorHasItsMinutes)
            .Conduct())
        .Act<EndFloor>(Role.Secretariat | Role.Chair, () => new(Third), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, SpeakerRules.FloorIsHeld)
            .Conduct())
        .Act<RaisePointOfOrder>(Role.AnyMember, () => new(Third, "The document is not there in all languages"), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum, MotionRules.ParticipantMayMove, MotionRules.AppealComesFirst)
            .Conduct())
        .Act<RulePointOfOrder>(Role.Chair, () => new(Third, "The debate goes on; the document follows at three"), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MotionRules.PointOfOrderIsRaised)
            .Conduct())
        .Act<AppealRuling>(Role.AnyMember, () => new(Third), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum.Meetings, MotionRules.RulingIsFresh)
            .In(forum => forum, MotionRules.ParticipantMayMove)
            .Conduct())
        .Act<DecideAppeal>(Role.Secretariat | Role.Chair, () => new(Third, IsOverruled: false, new(4, 9, 2)), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum.Meetings, MotionRules.AppealIsMade)
            .In(forum => forum, MeetingRules.QuorumDecidesInMeeting, MotionRules.MotionIsPutToVote, MotionRules.MotionVotersArePresent)
            .In(forum => forum, MotionRules.MotionFollowsItsVotes)
            .Conduct())
        .Act<Move>(Role.AnyMember, () => new(Third, MotionKind.SuspendMeeting, "For consultations"), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MeetingRules.ItemIsOpen, MotionRules.MotionIsNew)
            .In(forum => forum.Meetings, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum, MotionRules.ParticipantMayMove, MotionRules.AppealComesFirst)
            .Conduct())
        .Act<DecideMotion>(Role.Secretariat | Role.Chair, () => new(Third, MotionKind.SuspendMeeting, IsCarried: true, new(12, 3, 0)), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MotionRules.MotionIsMade)
            .In(forum => forum.Meetings, MotionRules.MotionsFollowPrecedence, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum, MeetingRules.QuorumDecidesInMeeting, MotionRules.AppealComesFirst, MotionRules.MotionIsPutToVote)
            .In(forum => forum, MotionRules.MotionVotersArePresent, MotionRules.MotionFollowsItsVotes)
            .Conduct())
        .Act<SuspendMeeting>(Role.Secretariat | Role.Chair, () => new(Third, Sample.Noon.AddHours(1)), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, SpeakerRules.FloorIsFree)
            .In(forum => forum.Meetings, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst)
            .Conduct())
        .Act<ResumeMeeting>(Role.Secretariat | Role.Chair, () => new(Third), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsSuspended)
            .Conduct())
        .Act<ShowMarkUp>(
            Role.Secretariat | Role.Chair,
            () => new(Third, "draft-report-rev-1", "12", "States should name a point of contact [within a year]."),
            act => act
                .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay)
                .In(forum => forum, MeetingRules.MarkUpIsOfDocument)
                .Conduct())
        .Act<CloseMeeting>(Role.Secretariat | Role.Chair, () => new(Third), act => act
            .In(forum => forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsBegun, SpeakerRules.FloorIsFree)
            .In(forum => forum.Meetings, MotionRules.PointOfOrderComesFirst)
            .In(forum => forum, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst)
            .Conduct());
}
