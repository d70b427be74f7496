using System.Collections.Immutable;
using Comity.Forum.Chair;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;

namespace Comity.Forum.Api;

/// <summary>A meeting.</summary>
/// <param name="Meeting">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Form">In which form it meets.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Place">The room or the address of the line.</param>
/// <param name="Group">The group that meets.</param>
/// <param name="Opened">When it was opened.</param>
/// <param name="Ended">When it was closed or called off.</param>
/// <param name="Last">The position of the last entry about it.</param>
public sealed record MeetingRow(
    string Meeting, string Title, MeetingKind Kind, MeetingForm Form, MeetingStatus Status, DateTimeOffset From, DateTimeOffset Until, string? Place,
    string? Group,
    DateTimeOffset? Opened, DateTimeOffset? Ended, long Last)
{
    /// <summary>The row of a meeting.</summary>
    public static MeetingRow Of(Meeting one) => new(
        one.Id, one.Act.Title, one.Act.Kind, one.Act.Form, one.Status, one.Act.From, one.Act.Until, one.Act.Place, one.Act.Group, one.Opened, one.Ended,
        one.Last);
}

/// <summary>An item of an agenda as it stands.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Documents">The ids of its documents.</param>
/// <param name="Minutes">How many minutes are planned.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="IsListClosed">Whether the list of speakers is closed.</param>
/// <param name="Speakers">Who waits for the floor, in the order of speaking.</param>
/// <param name="Turns">Who has spoken.</param>
/// <param name="Outcome">What came of it.</param>
public sealed record ItemRow(
    int Number, string Title, ImmutableArray<string> Documents, int Minutes, ItemStatus Status, bool IsListClosed, ImmutableArray<SpeakerRow> Speakers,
    ImmutableArray<TurnRow> Turns, string? Outcome);

/// <summary>Who waits for the floor.</summary>
/// <param name="Participant">The participant's code.</param>
/// <param name="Kind">For what.</param>
/// <param name="Group">The group on whose behalf.</param>
/// <param name="Position">The position of the entry in which it asked.</param>
public sealed record SpeakerRow(string Participant, FloorKind Kind, string? Group, long Position);

/// <summary>A turn to speak.</summary>
/// <param name="Participant">The participant's code.</param>
/// <param name="Kind">For what.</param>
/// <param name="Group">The group on whose behalf.</param>
/// <param name="Minutes">For how many minutes.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when it was; absent while it lasts.</param>
public sealed record TurnRow(string Participant, FloorKind Kind, string? Group, int Minutes, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>The row of a turn.</summary>
    public static TurnRow Of(Turn turn) => new(turn.Request.Participant, turn.Request.Kind, turn.Request.Group, turn.Minutes, turn.From, turn.Until);
}

/// <summary>A meeting with all that is known of it.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Agenda">Its items.</param>
/// <param name="IsAgendaAdopted">Whether the agenda is adopted.</param>
/// <param name="OpenItem">The number of the open item.</param>
/// <param name="Present">The codes of those who are there.</param>
/// <param name="Quorum">The quorum.</param>
/// <param name="Floor">Who has the floor.</param>
/// <param name="Next">Who speaks next.</param>
/// <param name="Motions">The motions that wait, in the order in which they are decided.</param>
/// <param name="Entries">The positions of the entries about it.</param>
public sealed record MeetingAnswer(
    MeetingRow Meeting, ImmutableArray<ItemRow> Agenda, bool IsAgendaAdopted, int? OpenItem, ImmutableArray<string> Present, Quorum Quorum, TurnRow? Floor,
    SpeakerRow? Next,
    ImmutableArray<MotionKind> Motions, ImmutableArray<long> Entries)
{
    /// <summary>The answer about a meeting.</summary>
    public static MeetingAnswer Of(ForumPicture forum, Meeting one)
    {
        var view = MeetingView.Of(forum, one);
        return new(
            MeetingRow.Of(one), [.. one.AllItems.Select(item => Of(forum, item))], one.IsAgendaAdopted, one.Open?.Item.Number.Value, [.. one.Present],
            view.Quorum,
            one.Floor is { } floor ? TurnRow.Of(floor) : null, view.Next is { } next ? Of(next) : null, [.. one.Motions.Keys],
            [.. one.Events.Select(entry => entry.Position)]);
    }

    private static ItemRow Of(ForumPicture forum, ItemStanding item) => new(
        item.Item.Number, item.Item.Title, [.. item.Item.Documents], item.Item.Minutes, item.Status, item.IsListClosed,
        [.. MeetingView.Waiting(forum, item).Select(Of)], [.. item.Turns.Select(TurnRow.Of)], item.Outcome);

    private static SpeakerRow Of(FloorRequest one) => new(one.Participant, one.Kind, one.Group, one.Position);
}

/// <summary>A seat, who holds it, and why.</summary>
/// <param name="Seat">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">What it is.</param>
/// <param name="From">When the term begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Holder">Who holds it; absent while nobody does.</param>
/// <param name="Method">How it is filled.</param>
/// <param name="Source">The instrument that says so.</param>
/// <param name="Given">Whom the method gives as things are.</param>
/// <param name="Predecessor">Who held the seat before.</param>
/// <param name="Group">The group whose turn it is.</param>
/// <param name="Nominees">Those who stand.</param>
/// <param name="Lot">The draw by lot that decides.</param>
/// <param name="Vacated">Why it fell vacant.</param>
/// <param name="Position">The position of the entry that opened it.</param>
public sealed record SeatRow(
    string Seat, string Title, SeatKind Kind, DateTimeOffset From, DateTimeOffset Until, string? Holder, LeadershipMethod Method, string Source, string? Given,
    string? Predecessor, string? Group,
    ImmutableArray<string> Nominees, string? Lot, string? Vacated, long Position)
{
    /// <summary>The row of a seat.</summary>
    public static SeatRow Of(ForumPicture forum, Seat seat)
    {
        var reason = SeatOrder.Of(forum, seat);
        return new(
            seat.Id, seat.Act.Title, seat.Act.Kind, seat.Act.From, seat.HeldUntil, seat.Holder, reason.Method, reason.Instrument, reason.Given,
            reason.Predecessor, reason.Group, reason.Nominees,
            reason.Lot?.Act.Lot, seat.Vacated?.Reason, seat.Position);
    }
}
