using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Members.Entitlements;

/// <summary>Says what each kind of participant may do. A kind that is not named keeps its rights; the exceptions are set anew. What is not said here, such as
/// the right to decide, goes with the kind.</summary>
/// <param name="Kinds">The kinds, with the rights of each.</param>
/// <param name="Exceptions">Participants that have other rights than their kind.</param>
/// <param name="Basis">The decision or instrument by which it is so.</param>
public sealed record SetRights(ImmutableArray<KindMay> Kinds, ImmutableArray<ParticipantMay> Exceptions, Words Basis) : Act;

/// <summary>What a kind of participant may do.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Speaking">Where it speaks.</param>
/// <param name="Documents">Whether it has documents and statements circulated.</param>
/// <param name="Proposals">Whether it proposes texts, wordings and agenda items.</param>
/// <param name="Objection">Whether it may object.</param>
public sealed record KindMay(ParticipantKind Kind, SpeakingRight Speaking, bool Documents, bool Proposals, bool Objection);

/// <summary>What one participant may do, whatever its kind does.</summary>
/// <param name="Participant">Its code.</param>
/// <param name="Speaking">Where it speaks.</param>
/// <param name="Documents">Whether it has documents and statements circulated.</param>
/// <param name="Proposals">Whether it proposes texts, wordings and agenda items.</param>
/// <param name="Objection">Whether it may object.</param>
public sealed record ParticipantMay(ParticipantCode Participant, SpeakingRight Speaking, bool Documents, bool Proposals, bool Objection);

/// <summary>Where a participant speaks.</summary>
public enum SpeakingRight
{
    /// <summary>Nowhere.</summary>
    Nowhere,

    /// <summary>In a session of its own: an informal meeting that is held to hear it.</summary>
    OwnSession,

    /// <summary>On any item of any meeting.</summary>
    AnyItem,
}
