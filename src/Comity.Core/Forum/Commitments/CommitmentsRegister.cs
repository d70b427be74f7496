using System.Collections.Immutable;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Forum.Commitments;

/// <summary>How it stands with a commitment.</summary>
public enum CommitmentStatus
{
    /// <summary>It holds.</summary>
    InForce,

    /// <summary>It came to its end.</summary>
    Lapsed,

    /// <summary>Its author withdrew it.</summary>
    Withdrawn,
}

/// <summary>Something that was said about a commitment: a report of its author, a finding, a question or an answer.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
/// <param name="Act">What was said.</param>
public sealed record CommitmentRemark(long Position, DateTimeOffset At, string By, Act Act);

/// <summary>A commitment as it stands.</summary>
/// <param name="Act">The act that entered it.</param>
/// <param name="Participant">Whose it is.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Until">When it ends, with every prolongation; null when no end is set.</param>
/// <param name="Status">How it stands.</param>
/// <param name="EndedAt">When it lapsed or was withdrawn.</param>
/// <param name="Remarks">What was said about it, in order.</param>
public sealed record Commitment(
    EnterCommitment Act, string Participant, long Position, DateTimeOffset At, DateTimeOffset? Until, CommitmentStatus Status, DateTimeOffset? EndedAt,
    ImmutableList<CommitmentRemark> Remarks)
{
    /// <summary>The paragraphs that it serves, with the words that were meant.</summary>
    public ImmutableArray<NamedParagraph> Paragraphs { get; init; } = [];

    /// <summary>Its id.</summary>
    public string Id => Act.Commitment;

    /// <summary>What its author claimed last; null when it said nothing yet.</summary>
    public CommitmentClaim? Claimed => (Remarks.FindLast(remark => remark.Act is ReportOnCommitment)?.Act as ReportOnCommitment)?.Claim;

    /// <summary>The questions that nobody answered yet.</summary>
    public IEnumerable<CommitmentRemark> Open =>
        Remarks.Where(remark => remark.Act is AskAboutCommitment
            && !Remarks.Exists(other => other.Act is AnswerQuestion answer && answer.Question == remark.Position));

    /// <summary>Whether its author promised a report by a time that has passed, and gave none since it was entered.</summary>
    public bool IsOverdue(DateTimeOffset time) => Status == CommitmentStatus.InForce && Act.ReviewBy < time && Claimed is null;
}

/// <summary>A measure of the catalogue that a participant adopted.</summary>
/// <param name="Participant">The participant.</param>
/// <param name="Act">The act.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When.</param>
public sealed record AdoptedMeasure(string Participant, AdoptMeasure Act, long Position, DateTimeOffset At);

/// <summary>A disclosure.</summary>
/// <param name="Participant">Whose it is.</param>
/// <param name="Act">The act.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When.</param>
/// <param name="Opened">The act that opened it; null while it is sealed, or where it never was.</param>
public sealed record Disclosure(string Participant, Disclose Act, long Position, DateTimeOffset At, OpenDisclosure? Opened = null);

/// <summary>The result of a review of norms.</summary>
/// <param name="Act">The act.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When.</param>
public sealed record NormsReview(EnterNormsReview Act, string By, long Position, DateTimeOffset At);

/// <summary>The register of public undertakings.</summary>
/// <param name="All">The commitments by id.</param>
/// <param name="Ending">Those in force that will end, by their end.</param>
/// <param name="Measures">The measures adopted, by measure and participant.</param>
/// <param name="Disclosures">The disclosures by id.</param>
/// <param name="Reviews">The reviews by id.</param>
/// <param name="Questions">Which commitment a question is about, by the question's position.</param>
public sealed record CommitmentsRegister(
    ImmutableSortedDictionary<string, Commitment> All,
    ImmutableSortedSet<(DateTimeOffset By, string Commitment)> Ending,
    ImmutableSortedDictionary<(string Measure, string Participant), AdoptedMeasure> Measures,
    ImmutableSortedDictionary<string, Disclosure> Disclosures,
    ImmutableSortedDictionary<string, NormsReview> Reviews,
    ImmutableDictionary<long, string> Questions)
{
    private static readonly Comparer<(DateTimeOffset By, string Commitment)> ByTime = Comparer<(DateTimeOffset By, string Commitment)>.Create(
        (one, other) => one.By.CompareTo(other.By) is not 0 and var order ? order : string.CompareOrdinal(one.Commitment, other.Commitment));

    private static readonly Comparer<(string Measure, string Participant)> ByMeasure = Comparer<(string Measure, string Participant)>.Create(
        (one, other) =>
            string.CompareOrdinal(one.Measure, other.Measure) is not 0 and var order ? order : string.CompareOrdinal(one.Participant, other.Participant));

    /// <summary>Before the first entry.</summary>
    public static CommitmentsRegister Empty { get; } = new(
        Sorted<Commitment>(), ImmutableSortedSet<(DateTimeOffset By, string Commitment)>.Empty.WithComparer(ByTime),
        ImmutableSortedDictionary.Create<(string, string), AdoptedMeasure>(ByMeasure),
        Sorted<Disclosure>(), Sorted<NormsReview>(), ImmutableDictionary<long, string>.Empty);

    /// <summary>What the clock must enter next.</summary>
    public DueAct? Due => Ending.IsEmpty ? null : new DueAct(Ending.Min.By, () => new LapseCommitment(Ending.Min.Commitment));

    /// <summary>The commitment with this id, while it is in force.</summary>
    public Commitment? InForce(string id) => All.GetValueOrDefault(id) is { Status: CommitmentStatus.InForce } commitment ? commitment : null;

    /// <summary>The commitments of a participant, the newest first.</summary>
    public IEnumerable<Commitment> Of(string participant) => All.Values.Where(one => one.Participant == participant).OrderByDescending(one => one.Position);

    /// <summary>The register after an act took effect.</summary>
    public CommitmentsRegister Apply(Effect effect) => effect.Act switch
    {
        EnterCommitment act => Set(new(act, effect.As, effect.Position, effect.At, act.Until, CommitmentStatus.InForce, null, [])),
        EnterCommitmentOnWords act => Set(new(act.Plain(), effect.As, effect.Position, effect.At, act.Until, CommitmentStatus.InForce, null, [])
        {
            Paragraphs = act.Paragraphs,
        }),
        ReportOnCommitment act => Remark(effect, act.Commitment),
        AssessCommitment act => Remark(effect, act.Commitment),
        AskAboutCommitment act => Remark(effect, act.Commitment) with { Questions = Questions.SetItem(effect.Position, act.Commitment) },
        AnswerQuestion act when Questions.GetValueOrDefault(act.Question) is { } commitment => Remark(effect, commitment),
        ProlongCommitment act when InForce(act.Commitment) is { } commitment => Set(commitment with { Until = act.Until }),
        WithdrawCommitment act when InForce(act.Commitment) is { } commitment => End(effect, commitment, CommitmentStatus.Withdrawn),
        LapseCommitment act when InForce(act.Commitment) is { } commitment => End(effect, commitment, CommitmentStatus.Lapsed),
        AdoptMeasure act => this with { Measures = Measures.SetItem((act.Measure, effect.As), new(effect.As, act, effect.Position, effect.At)) },
        EndMeasure act => this with { Measures = Measures.Remove((act.Measure, effect.As)) },
        Disclose act => this with { Disclosures = Disclosures.SetItem(act.Disclosure, new(effect.As, act, effect.Position, effect.At)) },
        OpenDisclosure act when Disclosures.GetValueOrDefault(act.Disclosure) is { } disclosure =>
            this with { Disclosures = Disclosures.SetItem(act.Disclosure, disclosure with { Opened = act }) },
        EnterNormsReview act => this with { Reviews = Reviews.SetItem(act.Review, new(act, effect.As, effect.Position, effect.At)) },
        _ => this,
    };

    private static ImmutableSortedDictionary<string, T> Sorted<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);

    private CommitmentsRegister Remark(Effect effect, string id) => All.GetValueOrDefault(id) is { } commitment
        ? this with { All = All.SetItem(id, commitment with { Remarks = commitment.Remarks.Add(new(effect.Position, effect.At, effect.As, effect.Act)) }) }
        : this;

    private CommitmentsRegister End(Effect effect, Commitment commitment, CommitmentStatus status) => Set(commitment with
    {
        Status = status, EndedAt = effect.At, Remarks = commitment.Remarks.Add(new(effect.Position, effect.At, effect.As, effect.Act)),
    });

    private CommitmentsRegister Set(Commitment commitment)
    {
        var ending = All.GetValueOrDefault(commitment.Id) is { Until: { } old } ? Ending.Remove((old, commitment.Id)) : Ending;
        return this with
        {
            All = All.SetItem(commitment.Id, commitment),
            Ending = commitment is { Status: CommitmentStatus.InForce, Until: { } until } ? ending.Add((until, commitment.Id)) : ending,
        };
    }
}
