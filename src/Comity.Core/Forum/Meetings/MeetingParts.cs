using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Forum.Meetings;

/// <summary>Where a meeting stands.</summary>
public enum MeetingStatus
{
    /// <summary>It is convened and has not begun.</summary>
    Convened,

    /// <summary>It was called off.</summary>
    Cancelled,

    /// <summary>It is under way.</summary>
    Open,

    /// <summary>It is suspended.</summary>
    Suspended,

    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>Where an item of an agenda stands.</summary>
public enum ItemStatus
{
    /// <summary>It was not opened yet.</summary>
    Awaited,

    /// <summary>It is being discussed.</summary>
    Open,

    /// <summary>The debate on it was adjourned.</summary>
    Adjourned,

    /// <summary>It is closed.</summary>
    Closed,

    /// <summary>The meeting ended while it was open.</summary>
    Left,
}

/// <summary>A participant that waits for the floor.</summary>
/// <param name="Participant">Its code.</param>
/// <param name="Kind">For what.</param>
/// <param name="Group">The group on whose behalf; null for itself.</param>
/// <param name="Position">The position of the entry in which it asked.</param>
/// <param name="At">When it asked.</param>
public sealed record FloorRequest(string Participant, FloorKind Kind, string? Group, long Position, DateTimeOffset At);

/// <summary>A turn to speak.</summary>
/// <param name="Request">Who, and for what.</param>
/// <param name="Item">On which item.</param>
/// <param name="Minutes">For how many minutes.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when it was; null while it lasts.</param>
public sealed record Turn(FloorRequest Request, int Item, int Minutes, DateTimeOffset From, DateTimeOffset? Until = null)
{
    /// <summary>When the minutes are over.</summary>
    public DateTimeOffset End => From.AddMinutes(Minutes);
}

/// <summary>An item as it stands in a meeting.</summary>
/// <param name="Item">The item.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Waiting">Who waits for the floor, in the order of asking.</param>
/// <param name="Turns">Who has spoken.</param>
/// <param name="IsListClosed">Whether the list of speakers is closed.</param>
/// <param name="IsDebateClosed">Whether the debate was closed.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record ItemStanding(
    AgendaItem Item, ItemStatus Status, ImmutableList<FloorRequest> Waiting, ImmutableList<Turn> Turns, bool IsListClosed = false, bool IsDebateClosed = false,
    string? Outcome = null)
{
    /// <summary>An item before anything was done.</summary>
    public static ItemStanding Of(AgendaItem item) => new(item, ItemStatus.Awaited, [], []);

    /// <summary>Whether it can still be discussed in this meeting.</summary>
    public bool IsAlive => Status is ItemStatus.Awaited or ItemStatus.Open;

    /// <summary>How many replies a participant has had or waits for.</summary>
    public int RepliesOf(string participant) => RepliesHad(participant) + Waiting.Count(one => one.Participant == participant && one.Kind == FloorKind.Reply);

    /// <summary>How many replies a participant has had.</summary>
    public int RepliesHad(string participant) => Turns.Count(turn => turn.Request.Participant == participant && turn.Request.Kind == FloorKind.Reply);

    /// <summary>The item without those who wait.</summary>
    public ItemStanding Ended(ItemStatus status, string? outcome = null) => this with { Status = status, Waiting = [], IsListClosed = true, Outcome = outcome };
}

/// <summary>A point of order on which the chair has not ruled.</summary>
/// <param name="Participant">Who raised it.</param>
/// <param name="Matter">What it is about.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When.</param>
public sealed record PointOfOrder(string Participant, string Matter, long Position, DateTimeOffset At);

/// <summary>A ruling of the chair.</summary>
/// <param name="Point">The point of order.</param>
/// <param name="Words">The ruling.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="AppealBy">Who appeals against it; null while nobody does.</param>
public sealed record Ruling(PointOfOrder Point, string Words, long Position, string? AppealBy = null);

/// <summary>A motion that waits for its decision.</summary>
/// <param name="Kind">The motion.</param>
/// <param name="Participant">Who moved it.</param>
/// <param name="Ground">Why.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When.</param>
public sealed record Motion(MotionKind Kind, string Participant, string? Ground, long Position, DateTimeOffset At);

/// <summary>The words on the screen in the room.</summary>
/// <param name="Document">The document.</param>
/// <param name="Paragraph">The paragraph.</param>
/// <param name="Words">The words.</param>
/// <param name="Position">The position of the entry that showed them.</param>
public sealed record MarkUp(string Document, string Paragraph, string Words, long Position);

/// <summary>An entry in a meeting's record: what its summary is written from.</summary>
/// <param name="Position">The position of the entry.</param>
/// <param name="At">When.</param>
/// <param name="As">On whose behalf.</param>
/// <param name="Act">The act.</param>
public sealed record MeetingEvent(long Position, DateTimeOffset At, string As, Act Act);
