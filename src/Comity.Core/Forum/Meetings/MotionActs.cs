using Comity.Record.Entries;

namespace Comity.Forum.Meetings;

/// <summary>Raises a point of order. The chair rules on it before anything else.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Matter">What it is about.</param>
public sealed record RaisePointOfOrder(MeetingId Meeting, Words Matter) : Act, IOfMeeting;

/// <summary>The chair rules on a point of order.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Ruling">The ruling.</param>
public sealed record RulePointOfOrder(MeetingId Meeting, Words Ruling) : Act, IOfMeeting;

/// <summary>Appeals against a ruling that the chair has just made.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Ground">Why; null where nothing is said.</param>
public sealed record AppealRuling(MeetingId Meeting, Words? Ground = null) : Act, IOfMeeting;

/// <summary>Says what came of an appeal. The ruling stands unless a majority overrules it.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="IsOverruled">Whether the ruling is overruled.</param>
/// <param name="Votes">The vote; for is for overruling. Null where the terms allow no votes.</param>
public sealed record DecideAppeal(MeetingId Meeting, bool IsOverruled, VoteCount? Votes = null) : Act, IOfMeeting;

/// <summary>Moves that something be done at once.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Motion">The motion.</param>
/// <param name="Ground">Why; null where nothing is said.</param>
public sealed record Move(MeetingId Meeting, MotionKind Motion, Words? Ground = null) : Act, IOfMeeting;

/// <summary>Says what came of a motion.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Motion">The motion.</param>
/// <param name="IsCarried">Whether it is carried.</param>
/// <param name="Votes">The vote; null where it was decided without one.</param>
public sealed record DecideMotion(MeetingId Meeting, MotionKind Motion, bool IsCarried, VoteCount? Votes = null) : Act, IOfMeeting;

/// <summary>How many voted how.</summary>
/// <param name="For">For.</param>
/// <param name="Against">Against.</param>
/// <param name="Abstaining">Abstaining.</param>
public sealed record VoteCount(int For, int Against, int Abstaining);

/// <summary>Motions that are put at once, in the order in which they precede one another.</summary>
public enum MotionKind
{
    /// <summary>To suspend the meeting.</summary>
    SuspendMeeting,

    /// <summary>To adjourn the meeting.</summary>
    AdjournMeeting,

    /// <summary>To adjourn the debate on the open item.</summary>
    AdjournDebate,

    /// <summary>To close the debate on the open item.</summary>
    CloseDebate,
}
