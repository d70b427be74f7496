using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Members.Accreditation;

/// <summary>Puts the modality into force under which observers are accredited. Proposals that are open go on under the one under which they were
/// made.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="ObjectionDays">For how many days members may object.</param>
/// <param name="AsksBasis">Whether who objects is asked for the basis of the objection. To give it stays voluntary.</param>
/// <param name="Decider">Who decides when there is an objection.</param>
/// <param name="Decision">The decision by which it was adopted.</param>
public sealed record AdoptModality(Title Title, int ObjectionDays, bool AsksBasis, AccreditationDecider Decider, Words Decision) : Act;

/// <summary>Proposes that somebody be accredited as an observer. From now on members may object.</summary>
/// <param name="Participant">The code that it would have, 2 to 12 letters and digits.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Names">Its names, by language.</param>
/// <param name="Application">Its application: the reference, or why it wishes to take part.</param>
/// <param name="Details">For whom it speaks, and what else is written of it.</param>
public sealed record ProposeAccreditation(
    [New] ParticipantCode Participant, ParticipantKind Kind, ImmutableArray<LocalName> Names, Words Application, ParticipantDetails? Details = null) : Act;

/// <summary>A member objects to an accreditation.</summary>
/// <param name="Participant">The code of who is proposed.</param>
/// <param name="Basis">On what basis; to give one is voluntary.</param>
public sealed record ObjectToAccreditation(ApplicantCode Participant, Words? Basis = null) : Act;

/// <summary>A member withdraws its objection to an accreditation.</summary>
/// <param name="Participant">The code of who is proposed.</param>
public sealed record WithdrawObjection(ApplicantCode Participant) : Act;

/// <summary>The time to object has passed: without an objection the accreditation is granted; where nobody may decide over an objection, it is not. Entered by
/// the clock.</summary>
/// <param name="Participant">The code of who was proposed.</param>
/// <param name="IsGranted">Whether it takes part from now on.</param>
public sealed record SettleAccreditation(ApplicantCode Participant, bool IsGranted) : Act;

/// <summary>It is decided whether somebody is accredited to whom a member objects.</summary>
/// <param name="Participant">The code of who is proposed.</param>
/// <param name="IsGranted">Whether it takes part from now on.</param>
/// <param name="Decision">The decision.</param>
public sealed record DecideAccreditation(ApplicantCode Participant, bool IsGranted, Words Decision) : Act;

/// <summary>Who decides over an accreditation to which a member objects.</summary>
public enum AccreditationDecider
{
    /// <summary>The body, by a decision.</summary>
    Body,

    /// <summary>The chair, under the chair's own authority.</summary>
    Chair,

    /// <summary>Nobody: one objection is enough.</summary>
    Nobody,
}
