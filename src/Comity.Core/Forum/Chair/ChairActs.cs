using System.Collections.Immutable;
using Comity.Forum.Procedure;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Lots;

namespace Comity.Forum.Chair;

/// <summary>Opens a seat to be filled.</summary>
/// <param name="Seat">Its id, small letters, digits and hyphens.</param>
/// <param name="Title">What it is called, such as `Chair of the third session`.</param>
/// <param name="Kind">What it is.</param>
/// <param name="From">When the term begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Method">How it is filled, as the terms in force say.</param>
/// <param name="NominateUntil">Until when nominations are made; null where the alphabet decides.</param>
/// <param name="Group">The regional group whose turn it is; null where the method knows no groups.</param>
public sealed record OpenSeat(
    [New] SeatId Seat, Title Title, SeatKind Kind, DateTimeOffset From, DateTimeOffset Until, LeadershipMethod Method, DateTimeOffset? NominateUntil = null,
    RegionalGroup? Group = null) : Act;

/// <summary>A member stands for a seat, or names another.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Participant">The code of the member that is nominated.</param>
public sealed record Nominate(SeatId Seat, ParticipantCode Participant) : Act;

/// <summary>A member that another has nominated agrees.</summary>
/// <param name="Seat">The seat.</param>
public sealed record AcceptNomination(SeatId Seat) : Act;

/// <summary>A member stands no longer; where the alphabet decides, it lets its turn pass.</summary>
/// <param name="Seat">The seat.</param>
public sealed record WithdrawNomination(SeatId Seat) : Act;

/// <summary>Fills a seat with whom the published method gives.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Participant">The code of the member.</param>
/// <param name="Decision">The decision, or where it was announced.</param>
/// <param name="Votes">The numbers of an election, one line for each who stood; empty where there was none.</param>
/// <param name="Lot">The draw by lot; null where none was drawn.</param>
public sealed record FillSeat(SeatId Seat, ParticipantCode Participant, Words Decision, ImmutableArray<SeatVotes> Votes, LotId? Lot = null) : Act;

/// <summary>A seat falls vacant before its term is over, or is not to be filled.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Reason">Why.</param>
public sealed record VacateSeat(SeatId Seat, Words Reason) : Act;

/// <summary>How many voted for one who stood.</summary>
/// <param name="Participant">The code of the member.</param>
/// <param name="Votes">How many voted for it.</param>
public sealed record SeatVotes(ParticipantCode Participant, int Votes);

/// <summary>What a seat is.</summary>
public enum SeatKind
{
    /// <summary>The chair.</summary>
    Chair,

    /// <summary>A vice-chair.</summary>
    ViceChair,

    /// <summary>The rapporteur.</summary>
    Rapporteur,

    /// <summary>A facilitator.</summary>
    Facilitator,
}
