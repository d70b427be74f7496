using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Members.Participants;

/// <summary>Participants that are named by their kind, by their regional group or by their code: whoever is named in one of these ways is in.</summary>
/// <param name="Kinds">Kinds of participant.</param>
/// <param name="Groups">Regional groups.</param>
/// <param name="Participants">Participants, by code.</param>
public sealed record NamedAudience(
    ImmutableArray<ParticipantKind> Kinds, ImmutableArray<RegionalGroup> Groups, ImmutableArray<ParticipantCode> Participants)
{
    /// <summary>Whether nobody is named.</summary>
    internal bool IsEmpty => Kinds.IsEmpty && Groups.IsEmpty && Participants.IsEmpty;

    /// <summary>Whether a kind, a group or a participant is named twice.</summary>
    internal bool Repeats => Kinds.Distinct().Count() != Kinds.Length || Groups.Distinct().Count() != Groups.Length
        || Participants.Distinct().Count() != Participants.Length;

    /// <summary>Whether a participant is in.</summary>
    public bool Holds(Participant participant) => Kinds.Contains(participant.Kind) || (participant.Group is { } group && Groups.Contains(group))
        || Participants.Contains(participant.Code);
}
