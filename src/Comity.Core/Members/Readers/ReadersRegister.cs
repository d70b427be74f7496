using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Members.Readers;

/// <summary>Who reads what. Until an act says so, everyone reads everything.</summary>
/// <param name="Kinds">What each kind reads.</param>
/// <param name="Exceptions">What participants read that read other classes than their kind, by code.</param>
/// <param name="AllowsNarrower">Whether an author may give a statement to those who take part only.</param>
/// <param name="Since">The position of the entry that said so; null before.</param>
public sealed record ReadersRegister(
    ImmutableSortedDictionary<ReaderKind, Reads> Kinds, ImmutableSortedDictionary<string, Reads> Exceptions, bool AllowsNarrower, long? Since)
{
    /// <summary>Before the first entry.</summary>
    public static ReadersRegister Empty { get; } = new(
        Enum.GetValues<ReaderKind>().ToImmutableSortedDictionary(kind => kind, _ => Reads.Everything),
        ImmutableSortedDictionary.Create<string, Reads>(StringComparer.Ordinal), AllowsNarrower: false, null);

    /// <summary>Whether everyone reads everything.</summary>
    public bool IsOpen => Kinds.Values.Concat(Exceptions.Values).All(reads => reads == Reads.Everything);

    /// <summary>What a kind of reader reads.</summary>
    public Reads Of(ReaderKind kind) => Kinds[kind];

    /// <summary>What a participant reads: what is said of it, else what its kind reads.</summary>
    public Reads Of(Participant participant) => Exceptions.TryGetValue(participant.Code, out var reads) ? reads : Kinds[KindOf(participant.Kind)];

    /// <summary>As what a participant reads.</summary>
    public static ReaderKind KindOf(ParticipantKind kind) => kind switch
    {
        ParticipantKind.State => ReaderKind.State,
        ParticipantKind.ObserverState => ReaderKind.ObserverState,
        ParticipantKind.RegionalOrganization => ReaderKind.RegionalOrganization,
        ParticipantKind.InternationalOrganization => ReaderKind.InternationalOrganization,
        _ => ReaderKind.Stakeholder,
    };

    /// <summary>The register after an act took effect.</summary>
    public ReadersRegister Apply(Effect effect) => effect.Act is SetReaders act ? After(act, effect.Position) : this;

    /// <summary>The register as an act would leave it.</summary>
    public ReadersRegister After(SetReaders act, long position) => new(
        Kinds.SetItems(act.Kinds.Select(one => KeyValuePair.Create(one.Kind, one.Classes.Set()))),
        Empty.Exceptions.SetItems(act.Exceptions.Select(one => KeyValuePair.Create(one.Participant.Value, one.Classes.Set()))), act.AllowsNarrower, position);
}
