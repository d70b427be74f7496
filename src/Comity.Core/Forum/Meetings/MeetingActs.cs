using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Record.Entries;

namespace Comity.Forum.Meetings;

/// <summary>An act about one meeting: it stands in that meeting's record.</summary>
public interface IOfMeeting
{
    /// <summary>The meeting.</summary>
    MeetingId Meeting { get; }
}

/// <summary>Convenes a meeting.</summary>
/// <param name="Meeting">Its id, small letters, digits and hyphens.</param>
/// <param name="Title">Its title, such as `Second session, 3rd meeting`.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Form">In which form it meets.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Agenda">Its agenda.</param>
/// <param name="Place">The room or the address of the line; null while there is none.</param>
/// <param name="Group">The id of the group that meets; null where the whole body does.</param>
public sealed record ConveneMeeting(
    [New] MeetingId Meeting, Title Title, MeetingKind Kind, MeetingForm Form, DateTimeOffset From, DateTimeOffset Until, ImmutableArray<AgendaItem> Agenda,
    Title? Place = null, WorkingGroupId? Group = null)
    : Act, IOfMeeting;

/// <summary>Says anew what a meeting will be: its time, its place, its agenda.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Title">Its title.</param>
/// <param name="Form">In which form it meets.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Agenda">Its agenda.</param>
/// <param name="Place">The room or the address of the line; null while there is none.</param>
public sealed record ReviseMeeting(
    MeetingId Meeting, Title Title, MeetingForm Form, DateTimeOffset From, DateTimeOffset Until, ImmutableArray<AgendaItem> Agenda, Title? Place = null) : Act,
        IOfMeeting;

/// <summary>Calls a meeting off.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Reason">Why.</param>
public sealed record CancelMeeting(MeetingId Meeting, Words Reason) : Act, IOfMeeting;

/// <summary>Establishes a group: a working group, friends of the chair, facilitators.</summary>
/// <param name="Group">Its id, small letters, digits and hyphens.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Mandate">What it is to do, and until when.</param>
/// <param name="Participants">The codes of those who belong to it; empty where it is open to all.</param>
public sealed record EstablishGroup([New] WorkingGroupId Group, GroupKind Kind, Title Title, Words Mandate, ImmutableArray<ParticipantCode> Participants) : Act;

/// <summary>A group has done its work, or is ended.</summary>
/// <param name="Group">The group.</param>
/// <param name="Reason">Why.</param>
public sealed record EndGroup(WorkingGroupId Group, Words Reason) : Act;

/// <summary>Opens a meeting.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Present">The codes of the participants that are there.</param>
public sealed record OpenMeeting(MeetingId Meeting, ImmutableArray<ParticipantCode> Present) : Act, IOfMeeting;

/// <summary>Notes who is there. It takes the place of what was noted before.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Present">The codes of the participants that are there.</param>
public sealed record NotePresence(MeetingId Meeting, ImmutableArray<ParticipantCode> Present) : Act, IOfMeeting;

/// <summary>The agenda is adopted: the chair sees no objection.</summary>
/// <param name="Meeting">The meeting.</param>
public sealed record AdoptAgenda(MeetingId Meeting) : Act, IOfMeeting;

/// <summary>Opens an item of the agenda.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The number of the item.</param>
public sealed record OpenItem(MeetingId Meeting, ItemNumber Item) : Act, IOfMeeting;

/// <summary>Closes the open item of the agenda.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The number of the item.</param>
/// <param name="Outcome">What came of it, in a sentence; null where there is nothing to say.</param>
public sealed record CloseItem(MeetingId Meeting, ItemNumber Item, Words? Outcome = null) : Act, IOfMeeting;

/// <summary>Suspends a meeting, without a motion or after one.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Until">Until when, as far as it is known.</param>
public sealed record SuspendMeeting(MeetingId Meeting, DateTimeOffset? Until = null) : Act, IOfMeeting;

/// <summary>Resumes a suspended meeting.</summary>
/// <param name="Meeting">The meeting.</param>
public sealed record ResumeMeeting(MeetingId Meeting) : Act, IOfMeeting;

/// <summary>Shows the words of a paragraph on the screen in the room, as they stand now in the discussion. They decide nothing.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Document">The document.</param>
/// <param name="Paragraph">The paragraph, as the document numbers it.</param>
/// <param name="Words">The words.</param>
public sealed record ShowMarkUp(MeetingId Meeting, DocumentId Document, ParagraphNumber Paragraph, Words Words) : Act, IOfMeeting;

/// <summary>Closes a meeting.</summary>
/// <param name="Meeting">The meeting.</param>
public sealed record CloseMeeting(MeetingId Meeting) : Act, IOfMeeting;

/// <summary>An item of an agenda.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="Documents">The ids of its documents.</param>
/// <param name="Minutes">How many minutes are planned for it; 0 where none are.</param>
public sealed record AgendaItem([New] ItemNumber Number, Title Title, ImmutableArray<DocumentId> Documents, int Minutes);

/// <summary>What a meeting is.</summary>
public enum MeetingKind
{
    /// <summary>A formal meeting of the body.</summary>
    Formal,

    /// <summary>An informal meeting: nothing is on the record but that it met and what is entered.</summary>
    Informal,

    /// <summary>A meeting of a working group.</summary>
    WorkingGroup,
}

/// <summary>In which form a meeting is held.</summary>
public enum MeetingForm
{
    /// <summary>In a room.</summary>
    InPerson,

    /// <summary>In a room and on a line.</summary>
    Hybrid,

    /// <summary>On a line.</summary>
    Online,
}

/// <summary>What a group is.</summary>
public enum GroupKind
{
    /// <summary>A working group.</summary>
    WorkingGroup,

    /// <summary>Friends of the chair.</summary>
    FriendsOfTheChair,

    /// <summary>Facilitators.</summary>
    Facilitators,
}
