using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Sealing;

namespace Comity.Record.Lots;

/// <summary>Opens a draw by lot: among whom, and which groups make the seed together. At least three must.</summary>
/// <param name="Lot">Its id.</param>
/// <param name="Purpose">What is drawn, such as the chair of the third session.</param>
/// <param name="Options">Among whom or what is drawn, in the order before the draw.</param>
/// <param name="Groups">The participants that make the seed.</param>
/// <param name="CommitBy">Until when each commits to its part.</param>
/// <param name="RevealBy">Until when each reveals it; then the clock draws.</param>
public sealed record OpenLot(
    [New] LotId Lot, Words Purpose, ImmutableArray<Title> Options, ImmutableArray<ParticipantCode> Groups, DateTimeOffset CommitBy, DateTimeOffset RevealBy)
        : Act;

/// <summary>A group commits to its part of the seed without showing it.</summary>
/// <param name="Lot">The draw.</param>
/// <param name="Commitment">SHA-256 over `comity/lot/v1` LF and the part.</param>
public sealed record CommitToLot(LotId Lot, SealedCommitment Commitment) : Act;

/// <summary>A group shows its part of the seed.</summary>
/// <param name="Lot">The draw.</param>
/// <param name="Part">The part: 32 bytes in base64url.</param>
public sealed record RevealForLot(LotId Lot, string Part) : Act;

/// <summary>The draw. Entered by the clock; anyone can do it again.</summary>
/// <param name="Lot">The draw.</param>
/// <param name="Order">The options in the order drawn; empty when fewer than three groups revealed, and the draw is void.</param>
/// <param name="PassedOver">Who committed and did not reveal, or did neither.</param>
public sealed record DrawLot(LotId Lot, ImmutableArray<Title> Order, ImmutableArray<ParticipantCode> PassedOver) : Act;
