using System.Collections.Immutable;
using Comity.Members.Accreditation;
using Comity.Members.Credentials;
using Comity.Members.Delegations;
using Comity.Members.Participants;

namespace Comity.Members.Api;

/// <summary>Credentials of a person for a participant; persons are pseudonyms.</summary>
/// <param name="Person">The pseudonym.</param>
/// <param name="Participant">The participant's code.</param>
/// <param name="Standing">As what.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when; absent without an end.</param>
/// <param name="Holds">Whether they hold now.</param>
/// <param name="Acts">The acts that they cover; empty for all that the standing allows.</param>
/// <param name="Reference">The reference of the note.</param>
/// <param name="Position">The position of the entry.</param>
/// <param name="Provisional">Why the credentials of a head are provisional; empty where they are not.</param>
/// <param name="Objections">The objections to them that stand, and to those of the delegation.</param>
public sealed record CredentialRow(
    string Person, string Participant, DelegationStanding Standing, DateTimeOffset From, DateTimeOffset? Until, bool Holds, ImmutableArray<string> Acts,
    string Reference, long Position, ImmutableArray<ProvisionalReason> Provisional, ImmutableArray<ObjectionRow> Objections)
{
    /// <summary>The row of credentials at a time.</summary>
    public static CredentialRow Of(MembersPicture members, string person, Credential one, DateTimeOffset now)
    {
        var head = members.HeadsOf(one.Participant, now).FirstOrDefault(head => head.Person == person);
        var objections = head is null ? []
            : members.Delegations.ObjectionsTo(one.Participant).Where(objection => objection.Act.Person is null || objection.Act.Person.Value == person);
        return new(person, one.Participant, one.Act.Standing, one.Act.From, one.Act.Until, one.HoldsAt(now), [.. one.Act.Acts], one.Act.Reference,
            one.Position, head?.Provisional ?? [],
            [.. objections.Select(objection => new ObjectionRow(objection.Member, objection.Act.Reason, objection.Position))]);
    }
}

/// <summary>An office that a person holds; persons are pseudonyms.</summary>
/// <param name="Person">The pseudonym.</param>
/// <param name="Office">The office.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when; absent without an end.</param>
/// <param name="Holds">Whether it is held now.</param>
/// <param name="Decision">The decision.</param>
/// <param name="Position">The position of the entry.</param>
public sealed record OfficeRow(string Person, Office Office, DateTimeOffset From, DateTimeOffset? Until, bool Holds, string Decision, long Position)
{
    /// <summary>The row of an appointment at a time.</summary>
    public static OfficeRow Of(string person, Appointment one, DateTimeOffset now) =>
        new(person, one.Act.Office, one.Act.From, one.Act.Until, one.HoldsAt(now), one.Act.Decision, one.Position);
}

/// <summary>A proposal for accreditation.</summary>
/// <param name="Participant">The code.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Names">Its names.</param>
/// <param name="Application">Its application.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Ends">Until when members may object.</param>
/// <param name="Objections">The objections that stand.</param>
/// <param name="Decision">The decision, where one was taken.</param>
/// <param name="At">When it was proposed.</param>
/// <param name="Position">The position of the entry.</param>
public sealed record AccreditationRow(
    string Participant, ParticipantKind Kind, ImmutableArray<LocalName> Names, string Application, AccreditationStatus Status, DateTimeOffset Ends,
    ImmutableArray<ObjectionRow> Objections,
    string? Decision, DateTimeOffset At, long Position)
{
    /// <summary>The row of a proposal.</summary>
    public static AccreditationRow Of(AccreditationProposal one) => new(
        one.Act.Participant, one.Act.Kind, one.Act.Names, one.Act.Application, one.Status, one.Ends,
        [.. one.Objections.Select(pair => new ObjectionRow(pair.Key, pair.Value.Basis, pair.Value.Position))], one.Decision, one.At, one.Position);
}

/// <summary>An objection to an accreditation, or to credentials.</summary>
/// <param name="Participant">The member.</param>
/// <param name="Basis">The basis, where one was given.</param>
/// <param name="Position">The position of the entry.</param>
public sealed record ObjectionRow(string Participant, string? Basis, long Position);
