using System.Globalization;
using System.Numerics;
using Comity.Members;
using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Sealing;

namespace Comity.Negotiation.Consultations;

/// <summary>What must hold of consultations.</summary>
public static class ConsultationRules
{
    /// <summary>A consultation has an id of its own (small letters, digits and hyphens, at most 40) and 1 to 500 different statements, and closes later than it
    /// opens.</summary>
    [Rule("Comity", Cases = ["malformed", "taken", "none", "many", "twice", "past"])]
    public static Refusal? ConsultationIsWhole(ConsultationsRegister register, Attempt attempt, Act act) => act switch
    {
        OpenConsultation plain => Whole(register, attempt, plain),
        OpenConsultationFor open => Whole(register, attempt, open.Opens),
        _ => null,
    };

    /// <summary>From the fourth edition on a consultation may be for an audience, which names somebody, and each once.</summary>
    [Rule("Comity", Cases = ["edition", "nobody", "twice"])]
    public static Refusal? AudienceIsNamedOnce(FoundingRegister register, Attempt attempt, OpenConsultationFor act)
    {
        if (act.Audience is not { } audience)
            return null;
        var @case = register.Rules.Edition < RulesOfProcedure.EditionOfGrounds ? "edition" : audience.IsEmpty ? "nobody" : audience.Repeats ? "twice" : null;
        return @case is null ? null : Refusal.Of("audience", "consultation", act.Consultation).In(@case);
    }

    /// <summary>The result of sealed votes by kind of participant is one figure, which one entry holds: at most 70 statements.</summary>
    [Rule("Comity", Since = 4)]
    public static Refusal? SealedResultFits(ConsultationsRegister register, Attempt attempt, OpenConsultationFor act) =>
        act.Audience is null || act.Terms != VoteTerms.Sealed || act.Statements.Length <= KindTally.MostSealed ? null
            : Refusal.Of("statements", [("count", Text(act.Statements.Length)), ("most", Text(KindTally.MostSealed))]);

    /// <summary>Whoever votes in a consultation for an audience does so for a participant that is in it, and the secretariat never votes in one that the fourth
    /// edition opened.</summary>
    [Rule("Comity", Since = 4, Cases = ["secretariat", "audience"])]
    public static Refusal? VotersAreInTheAudience(ConsultationsRegister register, Attempt attempt, EnterVotes act) =>
        register.All.GetValueOrDefault(act.Consultation) is { } consultation
            && act.Votes.Select(vote => (Vote: vote, Case: Outside(consultation, vote, consultation.Voters.ContainsKey(vote.As))))
                .FirstOrDefault(one => one.Case is not null) is { Case: { } @case, Vote: var outsider }
            ? Refusal.Of("votes", [("capacity", outsider.As), ("consultation", act.Consultation)]).In(@case)
            : null;

    /// <summary>Why a vote is not taken from whoever casts it now: as the rule above, by who is in the audience at this time, and by the person's
    /// office.</summary>
    internal static Refusal? VoterIsOutside(MembersPicture members, DateTimeOffset time, Consultation consultation, Vote vote)
    {
        var isIn = consultation.Audience is not { } audience || members.IsIn(audience, vote.As);
        var @case = consultation.IsWithoutSecretariat && members.Holds(vote.Person, Office.Secretariat, time) ? "secretariat"
            : Outside(consultation, vote, isIn);
        return @case is null ? null
            : Refusal.Of("as", [("capacity", vote.As), ("consultation", consultation.Act.Consultation)], nameof(VotersAreInTheAudience)).In(@case);
    }

    private static string? Outside(Consultation consultation, Vote vote, bool isIn) =>
        consultation.IsWithoutSecretariat && vote.As == Capacity.Secretariat ? "secretariat" : consultation.Audience is not null && !isIn ? "audience" : null;

    /// <summary>Sheets of votes are numbered without a gap and go to an open consultation under its terms.</summary>
    [Rule("Comity", Cases = ["missing", "closed", "terms", "sheet"])]
    public static Refusal? VotesAreInOrder(ConsultationsRegister register, Attempt attempt, Act act) => act switch
    {
        EnterVotes votes => InOrder(register, votes.Consultation, votes.Sheet, VoteTerms.Public),
        EnterSealedVotes votes => InOrder(register, votes.Consultation, votes.Sheet, VoteTerms.Sealed),
        _ => null,
    };

    /// <summary>A vote is on a statement that exists.</summary>
    [Rule("Comity")]
    public static Refusal? VotesAreOnStatements(ConsultationsRegister register, Attempt attempt, EnterVotes act) =>
        register.All.GetValueOrDefault(act.Consultation) is { } consultation && act.Votes.All(consultation.Asks)
            ? null
            : Refusal.Of("votes", "consultation", act.Consultation);

    /// <summary>A vote is a person's, by pseudonym, in a capacity of persons: for a participant that was ever admitted, in an office, or for oneself.</summary>
    [Rule("Comity")]
    public static Refusal? VotersArePersons(MembersPicture picture, Attempt attempt, EnterVotes act)
    {
        var stranger = act.Votes.FirstOrDefault(vote => !Pseudonym.Is(vote.Person)
            || !(vote.As is Capacity.Oneself or Capacity.Secretariat or Capacity.Chair || picture.Participants.All.ContainsKey(vote.As)));
        return stranger is null ? null : Refusal.Of("votes", [("person", stranger.Person), ("capacity", stranger.As)]);
    }

    /// <summary>A sheet of sealed votes is padded as every sheet is: a power of two of leaves, at least sixteen.</summary>
    [Rule("Comity")]
    public static Refusal? VotesArePadded(ConsultationsRegister register, Attempt attempt, EnterSealedVotes act) =>
        act.Leaves >= Commitment.FewestLeaves && BitOperations.IsPow2(act.Leaves) ? null
            : Refusal.Of("leaves", "leaves", Text(act.Leaves));

    /// <summary>From the third edition on a sheet of sealed votes has the size that the rules of procedure set, as every sheet has.</summary>
    [Rule("Comity", Since = 3)]
    public static Refusal? VotesHaveTheSize(RulesOfProcedure rules, Attempt attempt, EnterSealedVotes act) =>
        act.Leaves == rules.SheetSize ? null : Refusal.Of("leaves", [("leaves", Text(act.Leaves)), ("expected", Text(rules.SheetSize ?? 0))]);

    /// <summary>From the third edition on who votes for a participant held credentials once, and who votes in an office an office; whoever votes for oneself
    /// needs none.</summary>
    [Rule("Comity", Since = 3)]
    public static Refusal? VotersAreKnown(MembersPicture picture, Attempt attempt, EnterVotes act)
    {
        var stranger = act.Votes.FirstOrDefault(vote => vote.As switch
        {
            Capacity.Oneself => false,
            Capacity.Secretariat or Capacity.Chair => !picture.Credentials.Offices.ContainsKey(vote.Person),
            _ => !picture.Credentials.Credentials.ContainsKey(vote.Person),
        });
        return stranger is null ? null : Refusal.Of("votes", [("person", stranger.Person), ("capacity", stranger.As)]);
    }

    private static Refusal? Whole(ConsultationsRegister register, Attempt attempt, OpenConsultation act) =>
        Identifier.Fault(act.Consultation, register.All.ContainsKey(act.Consultation)) is { } fault
            ? Broken("consultation", act, fault)
        : act.Statements.Length is < 1 or > 500 ? Broken("statements", act, act.Statements.IsEmpty ? "none" : "many")
        : act.Statements.Distinct().Count() != act.Statements.Length ? Broken("statements", act, "twice")
        : act.Closes <= attempt.At ? Broken("closes", act, "past")
        : null;

    private static Refusal Broken(string place, OpenConsultation act, string @case) =>
        Refusal.Of(place, [("consultation", act.Consultation)], nameof(ConsultationIsWhole)).In(@case);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Refusal? InOrder(ConsultationsRegister register, string id, int sheet, VoteTerms terms) =>
        (register.All.GetValueOrDefault(id) switch
        {
            null => "missing",
            { Closed: not null } => "closed",
            var consultation => consultation.Act.Terms != terms ? "terms" : consultation.Sheets + 1 != sheet ? "sheet" : null,
        }) is { } fault
            ? Refusal.Of("sheet", [("consultation", id), ("sheet", Text(sheet))], nameof(VotesAreInOrder)).In(fault)
            : null;
}
