using Comity.Forum.Procedure;
using Comity.Members.Participants;
using Comity.Record.Entries;
using static Comity.Forum.Meetings.MeetingRules;

namespace Comity.Forum.Meetings;

/// <summary>What must hold of points of order, appeals and motions.</summary>
public static class MotionRules
{
    /// <summary>Points of order, appeals and motions are for those who take part in decisions.</summary>
    [Rule("A/520/Rev.21 rules 113 and 116 to 119; A/RES/65/276")]
    public static Refusal? ParticipantMayMove(ForumPicture forum, Attempt attempt, Act act) =>
        forum.Members.Participants.Find(attempt.As)?.May(ParticipantRight.Decide) == true ? null : Refusal.Of("meeting", "participant", attempt.As);

    /// <summary>The chair rules on a point of order before anything else is done in the meeting.</summary>
    [Rule("A/520/Rev.21 rule 113")]
    public static Refusal? PointOfOrderComesFirst(MeetingsRegister register, Attempt attempt, Act act) =>
        Find(register, act)?.Point is { } point ? Refusal.Of("meeting", "participant", point.Participant) : null;

    /// <summary>An appeal is decided at once, before anything else. Only a meeting without a quorum may be suspended or closed before it.</summary>
    [Rule("A/520/Rev.21 rule 113")]
    public static Refusal? AppealComesFirst(ForumPicture forum, Attempt attempt, Act act) =>
        Find(forum.Meetings, act) is { IsAppealed: true } meeting && !BreaksOff(forum, meeting, act)
            ? Refusal.Of("meeting", "participant", meeting.Ruling!.AppealBy!) : null;

    /// <summary>A motion is decided before the debate goes on. Only a meeting without a quorum may be suspended or closed before it.</summary>
    [Rule("A/520/Rev.21 rule 119")]
    public static Refusal? MotionsComeFirst(ForumPicture forum, Attempt attempt, Act act) =>
        Find(forum.Meetings, act) is { First: { } first } meeting && !BreaksOff(forum, meeting, act) ? Refusal.Of("meeting", "motion", first.Kind.ToString())
            : null;

    /// <summary>The chair rules on a point of order that was raised.</summary>
    [Rule("A/520/Rev.21 rule 113")]
    public static Refusal? PointOfOrderIsRaised(MeetingsRegister register, Attempt attempt, RulePointOfOrder act) =>
        Find(register, act) is not { Point: null } ? null : Refusal.Of("meeting", "meeting", act.Meeting);

    /// <summary>One appeals against the ruling that the chair has just made, once.</summary>
    [Rule("A/520/Rev.21 rule 113", Cases = ["none", "appealed"])]
    public static Refusal? RulingIsFresh(MeetingsRegister register, Attempt attempt, AppealRuling act) =>
        Find(register, act) is not { } meeting || meeting.Ruling is { AppealBy: null }
            ? null
            : Refusal.Of("meeting", "meeting", act.Meeting).In(meeting.Ruling is null ? "none" : "appealed");

    /// <summary>An appeal is decided that was made.</summary>
    [Rule("A/520/Rev.21 rule 113")]
    public static Refusal? AppealIsMade(MeetingsRegister register, Attempt attempt, DecideAppeal act) =>
        Find(register, act) is not { IsAppealed: false } ? null : Refusal.Of("meeting", "meeting", act.Meeting);

    /// <summary>A motion is made once until it is decided, and a debate that was closed is not closed again.</summary>
    [Rule("A/520/Rev.21 rules 116 to 118", Cases = ["pending", "closed"])]
    public static Refusal? MotionIsNew(MeetingsRegister register, Attempt attempt, Move act) =>
        Find(register, act) is not { } meeting ? null
        : meeting.Motions.ContainsKey(act.Motion) ? Refusal.Of("motion", "motion", act.Motion.ToString()).In("pending")
        : act.Motion == MotionKind.CloseDebate && meeting.Open is { IsDebateClosed: true } ? Refusal.Of("motion", "motion", act.Motion.ToString()).In("closed")
        : null;

    /// <summary>A motion is decided that was made.</summary>
    [Rule("A/520/Rev.21 rule 119")]
    public static Refusal? MotionIsMade(MeetingsRegister register, Attempt attempt, DecideMotion act) =>
        Find(register, act) is not { } meeting || meeting.Motions.ContainsKey(act.Motion) ? null : Refusal.Of("motion", "motion", act.Motion.ToString());

    /// <summary>Motions are decided in their order: to suspend the meeting, to adjourn it, to adjourn the debate, to close the debate.</summary>
    [Rule("A/520/Rev.21 rule 119")]
    public static Refusal? MotionsFollowPrecedence(MeetingsRegister register, Attempt attempt, DecideMotion act) =>
        Find(register, act)?.First is not { } first || first.Kind >= act.Motion ? null : Refusal.Of("motion", "motion", first.Kind.ToString());

    /// <summary>There is a vote only where the terms allow votes, and an appeal is then always put to the vote.</summary>
    [Rule("A/520/Rev.21 rules 113 and 126; the terms in force", Cases = ["needed", "none"])]
    public static Refusal? MotionIsPutToVote(ForumPicture forum, Attempt attempt, Act act) =>
        (VotesOf(act) is not null ? forum.Procedure.Terms.Voting.Allowed : act is not DecideAppeal || !forum.Procedure.Terms.Voting.Allowed)
            ? null
            : Refusal.Of("votes", "meeting", ((IOfMeeting)act).Meeting).In(VotesOf(act) is null ? "needed" : "none");

    /// <summary>No more vote than members are there that may, and no count is below nought.</summary>
    [Rule("A/520/Rev.21 rules 124 and 126", Cases = ["negative", "many"])]
    public static Refusal? MotionVotersArePresent(ForumPicture forum, Attempt attempt, Act act)
    {
        if (VotesOf(act) is not { } votes || Find(forum.Meetings, act) is not { } meeting)
            return null;
        var voters = meeting.Present.Count(code => forum.Members.Participants.Find(code)?.May(ParticipantRight.Vote) == true);
        return votes is not { For: >= 0, Against: >= 0, Abstaining: >= 0 } ? Refusal.Of("votes", "members", Text(voters)).In("negative")
            : (long)votes.For + votes.Against + votes.Abstaining > voters ? Refusal.Of("votes", "members", Text(voters)).In("many")
            : null;
    }

    /// <summary>What came of a vote is what its numbers give: a motion is carried by the majority of the terms for questions of procedure, a ruling is
    /// overruled by a majority.</summary>
    [Rule("A/520/Rev.21 rules 113, 125 and 126")]
    public static Refusal? MotionFollowsItsVotes(ForumPicture forum, Attempt attempt, Act act) => act switch
    {
        DecideAppeal { Votes: { } votes } appeal when appeal.IsOverruled != votes.For > votes.Against => Refusal.Of("isOverruled", Counted(votes)),
        DecideMotion { Votes: { } votes } motion when motion.IsCarried != Carries(votes, forum.Procedure.Terms.Voting.Procedural) =>
            Refusal.Of("isCarried", Counted(votes)),
        _ => null,
    };

    /// <summary>Whether a vote reaches a majority.</summary>
    internal static bool Carries(VoteCount votes, Majority majority) => majority switch
    {
        Majority.Simple => votes.For > votes.Against,
        Majority.TwoThirds => votes.For > 0 && 3L * votes.For >= 2L * ((long)votes.For + votes.Against),
        _ => votes.For > 0 && votes.Against == 0,
    };

    private static (string, string)[] Counted(VoteCount votes) => [("for", Text(votes.For)), ("against", Text(votes.Against))];

    private static VoteCount? VotesOf(Act act) => act switch
    {
        DecideMotion motion => motion.Votes,
        DecideAppeal appeal => appeal.Votes,
        _ => null,
    };

    private static bool BreaksOff(ForumPicture forum, Meeting meeting, Act act) =>
        act is SuspendMeeting or CloseMeeting && !Quorum.Of(forum, meeting.Present).Decides;
}
