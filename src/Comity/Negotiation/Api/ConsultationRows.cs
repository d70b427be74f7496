using System.Collections.Immutable;
using Comity.Members.Participants;
using Comity.Negotiation.Consultations;

namespace Comity.Negotiation.Api;

/// <summary>A consultation.</summary>
/// <param name="Consultation">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Terms">Whether votes are public.</param>
/// <param name="Closes">When it closes.</param>
/// <param name="IsOpen">Whether it is open.</param>
/// <param name="Sheets">How many sheets of votes there are.</param>
/// <param name="Statements">The statements.</param>
/// <param name="Tallies">A tally a statement, of the votes that are in the record; empty where votes are sealed.</param>
/// <param name="Position">The position of the entry.</param>
/// <param name="Audience">For whom it is; absent where it is for all who vote.</param>
/// <param name="Result">The result by kind of participant, of one for an audience that is closed. A count that would tell how a few voted is absent.</param>
public sealed record ConsultationRow(
    string Consultation, string Title, VoteTerms Terms, DateTimeOffset Closes, bool IsOpen, int Sheets, ImmutableArray<string> Statements,
    ImmutableArray<Tally> Tallies, long Position, NamedAudience? Audience, ImmutableArray<KindTally> Result)
{
    /// <summary>The row of a consultation.</summary>
    public static ConsultationRow Of(Consultation one) => new(
        one.Act.Consultation, one.Act.Title, one.Act.Terms, one.Act.Closes, one.Closed is null, one.Sheets, [.. one.Act.Statements],
        (one.Closed ?? one.Close()).Tallies, one.Position, one.Audience, one.Result());
}
