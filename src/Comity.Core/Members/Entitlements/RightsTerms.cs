using System.Collections.Immutable;
using Comity.Members.Participants;

namespace Comity.Members.Entitlements;

/// <summary>The rights that an act set, of kinds and of single participants.</summary>
/// <param name="Kinds">The rights of the kinds that were named.</param>
/// <param name="Exceptions">The rights of participants that have others than their kind, by code.</param>
/// <param name="Since">The position of the entry that set them last.</param>
public sealed record RightsTerms(
    ImmutableSortedDictionary<ParticipantKind, ParticipantRight> Kinds, ImmutableSortedDictionary<string, ParticipantRight> Exceptions, long Since)
{
    private const ParticipantRight Said =
        ParticipantRight.Speak | ParticipantRight.SpeakApart | ParticipantRight.Circulate | ParticipantRight.Propose | ParticipantRight.Object;

    /// <summary>The terms after an act.</summary>
    /// <param name="before">The terms before it; null where none were set.</param>
    /// <param name="act">The act.</param>
    /// <param name="position">The position of its entry.</param>
    /// <param name="kindOf">The kind of a participant.</param>
    public static RightsTerms After(RightsTerms? before, SetRights act, long position, Func<string, ParticipantKind?> kindOf) => new(
        (before?.Kinds ?? ImmutableSortedDictionary<ParticipantKind, ParticipantRight>.Empty).SetItems(
            act.Kinds.Select(one => KeyValuePair.Create(one.Kind, With(one.Kind, one.Speaking, one.Documents, one.Proposals, one.Objection)))),
        ImmutableSortedDictionary.Create<string, ParticipantRight>(StringComparer.Ordinal).SetItems(
            act.Exceptions.Where(one => kindOf(one.Participant) is not null).Select(one => KeyValuePair.Create(
                one.Participant.Value, With(kindOf(one.Participant)!.Value, one.Speaking, one.Documents, one.Proposals, one.Objection)))),
        position);

    /// <summary>The rights of a participant of a kind; null where they are those of the table.</summary>
    public ParticipantRight? Of(string code, ParticipantKind kind) =>
        Exceptions.TryGetValue(code, out var own) ? own : Kinds.TryGetValue(kind, out var rights) ? rights : null;

    private static ParticipantRight With(ParticipantKind kind, SpeakingRight speaking, bool documents, bool proposals, bool objection) =>
        (ParticipantRights.Of(kind) & ~Said)
        | (speaking switch
        {
            SpeakingRight.AnyItem => ParticipantRight.Speak, SpeakingRight.OwnSession => ParticipantRight.SpeakApart, _ => ParticipantRight.None,
        })
        | (documents ? ParticipantRight.Circulate : ParticipantRight.None) | (proposals ? ParticipantRight.Propose : ParticipantRight.None)
        | (objection ? ParticipantRight.Object : ParticipantRight.None);
}
