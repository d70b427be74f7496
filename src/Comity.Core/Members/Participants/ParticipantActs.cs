using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Members.Participants;

/// <summary>Admits a participant, on the ground of a decision or of an instrument that makes it one.</summary>
/// <param name="Participant">Its code: for a State its ISO 3166-1 alpha-3 code, else 2 to 12 letters and digits, such as `ASEAN`.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Names">Its names, by language.</param>
/// <param name="Group">Its regional group; null when it has none.</param>
/// <param name="Basis">The decision or instrument by which it takes part.</param>
/// <param name="Details">Groups of development, for whom it speaks, and how it joined; null when nothing is said.</param>
public sealed record AdmitParticipant(
    [New] ParticipantCode Participant, ParticipantKind Kind, ImmutableArray<LocalName> Names, [New] RegionalGroup? Group, Words Basis,
    ParticipantDetails? Details = null) : Act;

/// <summary>Corrects what is written of a participant.</summary>
/// <param name="Participant">Its code.</param>
/// <param name="Names">Its names, by language.</param>
/// <param name="Group">Its regional group.</param>
/// <param name="Basis">On what ground.</param>
/// <param name="Details">Groups of development, for whom it speaks, and how it joined; null when these stay as they are.</param>
public sealed record CorrectParticipant(
    ParticipantCode Participant, ImmutableArray<LocalName> Names, [New] RegionalGroup? Group, Words Basis, ParticipantDetails? Details = null) : Act;

/// <summary>A participant takes part no longer.</summary>
/// <param name="Participant">Its code.</param>
/// <param name="Basis">The decision, or the participant's own note.</param>
public sealed record EndParticipation(ParticipantCode Participant, Words Basis) : Act;

/// <summary>A name in a language.</summary>
/// <param name="Language">BCP 47, such as `en`, `fr`, `ar`.</param>
/// <param name="Name">The name.</param>
public sealed record LocalName(LanguageTag Language, Title Name);

/// <summary>What else is written of a participant.</summary>
/// <param name="Development">The groups of the United Nations' development work in which a State is.</param>
/// <param name="SpeaksFor">The codes of the participants for which a regional organisation speaks.</param>
/// <param name="Mode">How it joined; null when nothing is said.</param>
/// <param name="Joined">The day on which it joined, where that is not the day of the entry.</param>
public sealed record ParticipantDetails(
    ImmutableArray<DevelopmentGroup> Development, ImmutableArray<ParticipantCode> SpeaksFor, JoiningMode? Mode = null, DateOnly? Joined = null)
{
    /// <summary>Nothing is said.</summary>
    public static ParticipantDetails None { get; } = new([], []);
}

/// <summary>A group of the United Nations' development work.</summary>
public enum DevelopmentGroup
{
    /// <summary>Least developed countries.</summary>
    Ldc,

    /// <summary>Landlocked developing countries.</summary>
    Lldc,

    /// <summary>Small island developing States.</summary>
    Sids,
}

/// <summary>How a participant joined.</summary>
public enum JoiningMode
{
    /// <summary>It was there from the beginning.</summary>
    Founder,

    /// <summary>By a decision of the body.</summary>
    Decision,

    /// <summary>By its own declaration, as an instrument allows.</summary>
    Accession,

    /// <summary>By invitation.</summary>
    Invitation,

    /// <summary>By accreditation under the modality in force.</summary>
    Accreditation,
}

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
