using System.Globalization;
using Comity.Record.Entries;

namespace Comity.Negotiation.Consultations;

/// <summary>What must hold of consultations.</summary>
public static class ConsultationRules
{
    /// <summary>A consultation has an id of its own and 1 to 500 different statements, and closes later than it opens.</summary>
    [Rule("Comity")]
    public static Refusal? ConsultationIsWhole(ConsultationsRegister register, Attempt attempt, OpenConsultation act) =>
        register.All.ContainsKey(act.Consultation) ? Refusal.Of("consultation", "consultation", act.Consultation)
        : act.Statements.Length is < 1 or > 500 || act.Statements.Distinct(StringComparer.Ordinal).Count() != act.Statements.Length ? Refusal.Of("statements", "consultation", act.Consultation)
        : act.Closes <= attempt.At ? Refusal.Of("closes", "consultation", act.Consultation)
        : null;

    /// <summary>Sheets of votes are numbered without a gap and go to an open consultation under its terms.</summary>
    [Rule("Comity")]
    public static Refusal? VotesAreInOrder(ConsultationsRegister register, Attempt attempt, Act act) => act switch
    {
        EnterVotes votes => InOrder(register, votes.Consultation, votes.Sheet, VoteTerms.Public),
        EnterSealedVotes votes => InOrder(register, votes.Consultation, votes.Sheet, VoteTerms.Sealed),
        _ => null,
    };

    /// <summary>A vote is on a statement that exists.</summary>
    [Rule("Comity")]
    public static Refusal? VotesAreOnStatements(ConsultationsRegister register, Attempt attempt, EnterVotes act) =>
        register.All.GetValueOrDefault(act.Consultation) is { } consultation && act.Votes.All(vote => vote.Statement >= 0 && vote.Statement < consultation.Act.Statements.Length)
            ? null
            : Refusal.Of("votes", "consultation", act.Consultation, nameof(VotesAreOnStatements));

    private static Refusal? InOrder(ConsultationsRegister register, string id, int sheet, VoteTerms terms) =>
        register.All.GetValueOrDefault(id) is { Closed: null } consultation && consultation.Sheets + 1 == sheet && consultation.Act.Terms == terms
            ? null
            : Refusal.Of("sheet", [("consultation", id), ("sheet", sheet.ToString(CultureInfo.InvariantCulture))], nameof(VotesAreInOrder));
}
