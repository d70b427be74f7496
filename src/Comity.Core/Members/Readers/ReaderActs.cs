using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Members.Readers;

/// <summary>Says who reads which classes of things. A kind that is not named reads what it read before; the exceptions and the term for authors are set
/// anew.</summary>
/// <param name="Kinds">The kinds of reader, with the classes that each reads.</param>
/// <param name="Exceptions">Participants that read other classes than their kind.</param>
/// <param name="AllowsNarrower">Whether an author may give a statement to those who take part only.</param>
/// <param name="Basis">The decision or instrument by which it is so.</param>
public sealed record SetReaders(
    ImmutableArray<KindReads> Kinds, ImmutableArray<ParticipantReads> Exceptions, bool AllowsNarrower, Words Basis) : Act;

/// <summary>What a kind of reader reads.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Classes">The classes.</param>
public sealed record KindReads(ReaderKind Kind, ImmutableArray<ThingClass> Classes);

/// <summary>What one participant reads, whatever its kind does.</summary>
/// <param name="Participant">Its code.</param>
/// <param name="Classes">The classes.</param>
public sealed record ParticipantReads(ParticipantCode Participant, ImmutableArray<ThingClass> Classes);

/// <summary>As what somebody reads. The secretariat and the Chair read everything, whatever the terms say.</summary>
public enum ReaderKind
{
    /// <summary>Whoever is not known, and whoever is nobody in the process.</summary>
    Stranger,

    /// <summary>A member.</summary>
    State,

    /// <summary>A State that observes.</summary>
    ObserverState,

    /// <summary>A regional organisation that speaks for its members.</summary>
    RegionalOrganization,

    /// <summary>An international organisation.</summary>
    InternationalOrganization,

    /// <summary>A stakeholder.</summary>
    Stakeholder,

    /// <summary>A reviewer, an expert or a mediator.</summary>
    Officer,
}
