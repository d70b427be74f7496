using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Members.Participants;

/// <summary>Admits a participant, on the ground of a decision or of an instrument that makes it one.</summary>
/// <param name="Participant">Its code: for a State its ISO 3166-1 alpha-3 code, else 2 to 12 letters and digits, such as `ASEAN`.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Names">Its names, by language.</param>
/// <param name="Group">Its regional group; null when it has none.</param>
/// <param name="Basis">The decision or instrument by which it takes part.</param>
public sealed record AdmitParticipant(string Participant, ParticipantKind Kind, ImmutableArray<LocalName> Names, string? Group, string Basis) : Act;

/// <summary>Corrects what is written of a participant.</summary>
/// <param name="Participant">Its code.</param>
/// <param name="Names">Its names, by language.</param>
/// <param name="Group">Its regional group.</param>
/// <param name="Basis">On what ground.</param>
public sealed record CorrectParticipant(string Participant, ImmutableArray<LocalName> Names, string? Group, string Basis) : Act;

/// <summary>A participant takes part no longer.</summary>
/// <param name="Participant">Its code.</param>
/// <param name="Basis">The decision, or the participant's own note.</param>
public sealed record EndParticipation(string Participant, string Basis) : Act;

/// <summary>A name in a language.</summary>
/// <param name="Language">BCP 47, such as `en`, `fr`, `ar`.</param>
/// <param name="Name">The name.</param>
public sealed record LocalName(string Language, string Name);

/// <summary>What a participant is: each kind has its rights.</summary>
public enum ParticipantKind
{
    /// <summary>A State that is a member.</summary>
    State,

    /// <summary>A State that observes.</summary>
    ObserverState,

    /// <summary>A regional organisation that speaks for its members.</summary>
    RegionalOrganization,

    /// <summary>An international organisation.</summary>
    InternationalOrganization,

    /// <summary>A stakeholder: civil society, business, academia, technical community.</summary>
    Stakeholder,
}
