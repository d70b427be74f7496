using Comity.Record.Entries;

namespace Comity.Forum.Meetings;

/// <summary>A participant asks for the floor.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The number of the item on which it speaks.</param>
/// <param name="Kind">For what.</param>
/// <param name="Group">The group on whose behalf it speaks; null where it speaks for itself.</param>
public sealed record AskForFloor(MeetingId Meeting, ItemNumber Item, FloorKind Kind, Title? Group = null) : Act, IOfMeeting;

/// <summary>A participant takes its name from the list.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The number of the item.</param>
public sealed record LeaveSpeakersList(MeetingId Meeting, ItemNumber Item) : Act, IOfMeeting;

/// <summary>Closes the list of speakers of an item. Who stands on it still speaks, and who was spoken of may reply.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The number of the item.</param>
public sealed record CloseSpeakersList(MeetingId Meeting, ItemNumber Item) : Act, IOfMeeting;

/// <summary>Gives the floor to the next speaker of the open item.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Participant">To whom.</param>
/// <param name="Kind">For what.</param>
/// <param name="Minutes">For how many minutes.</param>
public sealed record GiveFloor(MeetingId Meeting, ParticipantCode Participant, FloorKind Kind, int Minutes) : Act, IOfMeeting;

/// <summary>The speaker has finished.</summary>
/// <param name="Meeting">The meeting.</param>
public sealed record EndFloor(MeetingId Meeting) : Act, IOfMeeting;

/// <summary>For what one has the floor.</summary>
public enum FloorKind
{
    /// <summary>A statement of one's own.</summary>
    Statement,

    /// <summary>A statement on behalf of a group.</summary>
    GroupStatement,

    /// <summary>A right of reply.</summary>
    Reply,
}
