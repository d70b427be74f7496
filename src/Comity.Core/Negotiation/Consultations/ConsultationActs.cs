using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Negotiation.Consultations;

/// <summary>Opens a consultation: statements on which those whom it is open to vote, until it closes.</summary>
/// <param name="Consultation">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Statements">The statements, in the order in which votes number them from 0.</param>
/// <param name="Terms">Whether votes are public.</param>
/// <param name="Closes">When it closes.</param>
public sealed record OpenConsultation([New] ConsultationId Consultation, Title Title, ImmutableArray<Words> Statements, VoteTerms Terms, DateTimeOffset Closes)
    : Act;

/// <summary>Opens a consultation for an audience: whoever is outside sees nothing of it, and the secretariat never votes.</summary>
/// <param name="Consultation">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Statements">The statements, in the order in which votes number them from 0.</param>
/// <param name="Terms">Whether votes are public.</param>
/// <param name="Closes">When it closes.</param>
/// <param name="Audience">For whom it is; null where it is for all who vote.</param>
[ActVersion(nameof(OpenConsultation), 2)]
public sealed record OpenConsultationFor(
    [New] ConsultationId Consultation, Title Title, ImmutableArray<Words> Statements, VoteTerms Terms, DateTimeOffset Closes, NamedAudience? Audience = null)
    : Act
{
    /// <summary>What it opens, whoever it is for.</summary>
    internal OpenConsultation Opens => new(Consultation, Title, Statements, Terms, Closes);
}

/// <summary>A sheet of public votes, in the order in which they were received. Entered by the server.</summary>
/// <param name="Consultation">The consultation.</param>
/// <param name="Sheet">Its number, counted from 1.</param>
/// <param name="Votes">The votes.</param>
public sealed record EnterVotes(ConsultationId Consultation, int Sheet, ImmutableArray<Vote> Votes) : Act;

/// <summary>A sheet of sealed votes: only their root. Entered by the server.</summary>
/// <param name="Consultation">The consultation.</param>
/// <param name="Sheet">Its number, counted from 1.</param>
/// <param name="Root">The Merkle root over salted commitments, padded.</param>
/// <param name="Leaves">How many leaves it has with the padding.</param>
public sealed record EnterSealedVotes(ConsultationId Consultation, int Sheet, Hash Root, int Leaves) : Act;

/// <summary>A consultation closes, with its tallies where votes are public. Entered by the clock.</summary>
/// <param name="Consultation">The consultation.</param>
/// <param name="Tallies">A tally a statement; empty where votes are sealed.</param>
public sealed record CloseConsultation(ConsultationId Consultation, ImmutableArray<Tally> Tallies) : Act;

/// <summary>A vote. The last one of a person in a capacity on a statement counts.</summary>
/// <param name="Person">The pseudonym.</param>
/// <param name="As">The capacity.</param>
/// <param name="Statement">The statement's number.</param>
/// <param name="Value">The vote.</param>
public sealed record Vote(PersonId Person, string As, int Statement, VoteValue Value);

/// <summary>How many voted how on a statement.</summary>
/// <param name="Agree">How many agree.</param>
/// <param name="Disagree">How many disagree.</param>
/// <param name="Pass">How many pass.</param>
public sealed record Tally(int Agree, int Disagree, int Pass);

/// <summary>A vote on a statement.</summary>
public enum VoteValue
{
    /// <summary>Agrees.</summary>
    Agree,

    /// <summary>Disagrees.</summary>
    Disagree,

    /// <summary>Passes.</summary>
    Pass,
}

/// <summary>Whether votes are public.</summary>
public enum VoteTerms
{
    /// <summary>Every vote stands in the record with its pseudonym.</summary>
    Public,

    /// <summary>The record holds a commitment only; the tally is attested.</summary>
    Sealed,
}
