using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Members.Credentials;

/// <summary>A participant says who may act for it. It is the participant's act, its own or received from it, and nobody else's.</summary>
/// <param name="Person">The pseudonym of the person.</param>
/// <param name="Standing">As what.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when; null when no end is set.</param>
/// <param name="Acts">The kinds of act that the person may do; empty for all that the standing allows.</param>
/// <param name="Reference">The reference of the note verbale.</param>
public sealed record IssueCredentials(
    PersonId Person, DelegationStanding Standing, DateTimeOffset From, DateTimeOffset? Until, ImmutableArray<ActKindName> Acts, Title Reference) : Act;

/// <summary>A participant withdraws a person's credentials.</summary>
/// <param name="Person">The pseudonym of the person.</param>
/// <param name="Reference">The reference of the note, or the reason.</param>
public sealed record WithdrawCredentials(PersonId Person, Title Reference) : Act;

/// <summary>Puts a person into an office, on the ground of a decision.</summary>
/// <param name="Person">The pseudonym of the person.</param>
/// <param name="Office">The office.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when; null when no end is set.</param>
/// <param name="Decision">The decision.</param>
public sealed record Appoint(PersonId Person, Office Office, DateTimeOffset From, DateTimeOffset? Until, Words Decision) : Act;

/// <summary>A person leaves an office.</summary>
/// <param name="Person">The pseudonym of the person.</param>
/// <param name="Office">The office.</param>
/// <param name="Decision">The decision, or the reason.</param>
public sealed record EndAppointment(PersonId Person, Office Office, Words Decision) : Act;

/// <summary>The secretariat has given a person a new link for signing in, because the old way was lost. Entered so that the delegation sees it.</summary>
/// <param name="Person">The pseudonym of the person.</param>
/// <param name="Reason">Why.</param>
public sealed record ResetSignIn(PersonId Person, Words Reason) : Act;

/// <summary>As what somebody speaks for a participant.</summary>
public enum DelegationStanding
{
    /// <summary>Head of the delegation: may also issue and withdraw credentials.</summary>
    Head,

    /// <summary>Member of the delegation.</summary>
    Member,
}

/// <summary>An office in the process.</summary>
public enum Office
{
    /// <summary>Of the secretariat.</summary>
    Secretariat,

    /// <summary>The chair.</summary>
    Chair,

    /// <summary>Reviewer.</summary>
    Reviewer,

    /// <summary>Expert of a panel.</summary>
    Expert,

    /// <summary>Mediator.</summary>
    Mediator,
}
