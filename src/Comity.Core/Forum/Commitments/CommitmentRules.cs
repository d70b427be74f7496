using Comity.Record.Entries;

namespace Comity.Forum.Commitments;

/// <summary>What must hold of commitments.</summary>
public static class CommitmentRules
{
    /// <summary>A commitment has an id of its own: small letters, digits and hyphens, at most 40.</summary>
    [Rule("Comity", Cases = ["malformed", "taken"])]
    public static Refusal? CommitmentIdIsFree(CommitmentsRegister register, Attempt attempt, Act entered) =>
        In(entered) is { } act && Identifier.Fault(act.Commitment, register.All.ContainsKey(act.Commitment)) is { } fault
            ? Refusal.Of("commitment", "commitment", act.Commitment).In(fault)
            : null;

    /// <summary>A commitment ends after it begins and after it is entered; a window of restraint has an end. The report on it comes after its
    /// beginning.</summary>
    [Rule("Comity", Cases = ["order", "past", "endless", "report"])]
    public static Refusal? CommitmentHasItsTime(CommitmentsRegister register, Attempt attempt, Act entered) =>
        In(entered) is not { } act ? null
        : act.Until <= act.From ? Refusal.Of("until", "commitment", act.Commitment).In("order")
        : act.Until <= attempt.At ? Refusal.Of("until", "commitment", act.Commitment).In("past")
        : act is { Until: null, Kind: CommitmentKind.RestraintWindow } ? Refusal.Of("until", "commitment", act.Commitment).In("endless")
        : act.ReviewBy <= act.From ? Refusal.Of("reviewBy", "commitment", act.Commitment).In("report")
        : null;

    /// <summary>A window of restraint names the negotiation during which it holds, and nothing else does.</summary>
    [Rule("Comity", Cases = ["needed", "none"])]
    public static Refusal? WindowNamesNegotiation(CommitmentsRegister register, Attempt attempt, Act entered) =>
        In(entered) is not { } act || act.Kind == CommitmentKind.RestraintWindow == act.During is not null
            ? null
            : Refusal.Of("during", "commitment", act.Commitment).In(act.During is null ? "needed" : "none");

    /// <summary>A commitment that binds names the instrument by which it does; a political one names none and admits nothing.</summary>
    [Rule("Comity; Vienna Convention on the Law of Treaties articles 11 to 15", Cases = ["needed", "none"])]
    public static Refusal? BindingNamesInstrument(CommitmentsRegister register, Attempt attempt, Act entered) =>
        In(entered) is not { } act || act.Character == LegalCharacter.Binding == act.Instrument is not null
            ? null
            : Refusal.Of("instrument", "commitment", act.Commitment).In(act.Instrument is null ? "needed" : "none");

    /// <summary>A commitment carries out measures that the catalogue has, each once.</summary>
    [Rule("OSCE PC.DEC/1106 and 1202; OAS CICTE; A/78/265 annex", Cases = ["unknown", "twice"])]
    public static Refusal? MeasuresAreInCatalogue(CommitmentsRegister register, Attempt attempt, Act act)
    {
        var named = act switch
        {
            EnterCommitment enter => enter.Measures,
            EnterCommitmentOnWords enter => enter.Measures,
            AdoptMeasure adopt => [adopt.Measure],
            _ => [],
        };
        var stranger = named.FirstOrDefault(measure => MeasureCatalogue.Find(measure) is null || named.Count(other => other == measure) > 1);
        return stranger is null
            ? null
            : Refusal.Of(act is AdoptMeasure ? "measure" : "measures", "measure", stranger).In(MeasureCatalogue.Find(stranger) is null ? "unknown" : "twice");
    }

    /// <summary>What is said of a commitment as its author is said by its author, and while it is in force.</summary>
    [Rule("Comity")]
    public static Refusal? CommitmentIsOnesOwn(CommitmentsRegister register, Attempt attempt, Act act) =>
        IdOf(act) is { } id && (register.InForce(id) is not { } commitment || commitment.Participant != attempt.As)
            ? Refusal.Of("commitment", "commitment", id) : null;

    /// <summary>Others assess and ask about a commitment that exists; its author does neither.</summary>
    [Rule("Comity", Cases = ["missing", "own"])]
    public static Refusal? CommitmentIsAnothers(CommitmentsRegister register, Attempt attempt, Act act) =>
        IdOf(act) is not { } id ? null
        : register.All.GetValueOrDefault(id) is not { } commitment ? Refusal.Of("commitment", "commitment", id).In("missing")
        : commitment.Participant == attempt.As ? Refusal.Of("commitment", "commitment", id).In("own")
        : null;

    /// <summary>A commitment is prolonged to a later end, never to an earlier one; one without an end is not prolonged.</summary>
    [Rule("Comity", Cases = ["earlier", "endless"])]
    public static Refusal? CommitmentGrowsLonger(CommitmentsRegister register, Attempt attempt, ProlongCommitment act) =>
        register.InForce(act.Commitment) is not { } commitment || act.Until > commitment.Until
            ? null
            : Refusal.Of("until", "commitment", act.Commitment).In(commitment.Until is null ? "endless" : "earlier");

    /// <summary>Who withdraws what binds names the clause that allows it.</summary>
    [Rule("Vienna Convention on the Law of Treaties articles 54 and 56")]
    public static Refusal? WithdrawalHasClause(CommitmentsRegister register, Attempt attempt, WithdrawCommitment act) =>
        register.InForce(act.Commitment) is { Act.Character: LegalCharacter.Binding } && act.Clause is null
            ? Refusal.Of("clause", "commitment", act.Commitment) : null;

    /// <summary>A question is answered once, by the author of the commitment.</summary>
    [Rule("Comity")]
    public static Refusal? QuestionIsOpen(CommitmentsRegister register, Attempt attempt, AnswerQuestion act) =>
        register.Questions.GetValueOrDefault(act.Question) is { } id && register.All[id] is { } commitment && commitment.Participant == attempt.As
            && commitment.Open.Any(question => question.Position == act.Question)
            ? null
            : Refusal.Of("question", "question", act.Question.Text);

    /// <summary>One ends a measure that one has adopted, and adopts one that one has not.</summary>
    [Rule("Comity", Cases = ["adopted", "missing"])]
    public static Refusal? MeasureIsAdoptedOnce(CommitmentsRegister register, Attempt attempt, Act act) => act switch
    {
        AdoptMeasure adopt when register.Measures.ContainsKey((adopt.Measure, attempt.As)) => Refusal.Of("measure", "measure", adopt.Measure).In("adopted"),
        EndMeasure end when !register.Measures.ContainsKey((end.Measure, attempt.As)) => Refusal.Of("measure", "measure", end.Measure).In("missing"),
        _ => null,
    };

    /// <summary>The commitment that an act of either version enters.</summary>
    private static EnterCommitment? In(Act act) => act is EnterCommitmentOnWords onWords ? onWords.Plain() : act as EnterCommitment;

    private static string? IdOf(Act act) => act switch
    {
        ReportOnCommitment report => report.Commitment,
        AssessCommitment assess => assess.Commitment,
        AskAboutCommitment ask => ask.Commitment,
        ProlongCommitment prolong => prolong.Commitment,
        WithdrawCommitment withdraw => withdraw.Commitment,
        _ => null,
    };
}
