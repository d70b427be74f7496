using System.Collections.Immutable;
using Comity.Members;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Founding;

namespace Comity.Negotiation.Consultations;

/// <summary>Whose vote, on what.</summary>
/// <param name="Person">The pseudonym.</param>
/// <param name="As">The capacity.</param>
/// <param name="Statement">The statement's number.</param>
public readonly record struct VoteKey(string Person, string As, int Statement);

/// <summary>A consultation.</summary>
/// <param name="Act">The act that opened it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="Sheets">How many sheets of votes there are.</param>
/// <param name="Votes">The last public vote of each person on each statement.</param>
/// <param name="Closed">The act that closed it; null while it is open.</param>
public sealed record Consultation(OpenConsultation Act, long Position, int Sheets, ImmutableDictionary<VoteKey, VoteValue> Votes, CloseConsultation? Closed)
{
    /// <summary>For whom it is; null where it is for all who vote.</summary>
    public NamedAudience? Audience { get; init; }

    /// <summary>The participants that were in its audience at any time while it was open, with their kind: a vote that waits counts though its participant
    /// leaves meanwhile.</summary>
    public ImmutableSortedDictionary<string, ParticipantKind> Voters { get; init; } = NoVoters;

    /// <summary>Whether the secretariat does not vote in it.</summary>
    public bool IsWithoutSecretariat { get; init; }

    /// <summary>The figure in which the server attests the result of sealed votes for an audience; null before.</summary>
    public PublishFigure? Counted { get; init; }

    /// <summary>What the figure of a consultation is called.</summary>
    public static string FigureOf(string consultation) => Figures + consultation;

    /// <summary>The consultation whose result a figure is; null for other figures.</summary>
    public static string? OfFigure(string figure) => figure.StartsWith(Figures, StringComparison.Ordinal) ? figure[Figures.Length..] : null;

    /// <summary>The result by kind of participant, of a consultation for an audience that is closed; empty before, and where sealed votes are not counted yet.
    /// Of one that is open nothing is shown: two counts one after the other would tell the votes between them.</summary>
    public ImmutableArray<KindTally> Result() =>
        Audience is null || Closed is null ? []
        : Counted is { } figure ? KindTally.Of(Act.Statements.Length, Voters, figure.Values)
        : Act.Terms == VoteTerms.Sealed ? []
        : KindTally.Of(Act.Statements.Length, Voters, Votes.Select(vote => (vote.Key.As, vote.Key.Statement, vote.Value)));

    /// <summary>The act that closes it, with its tallies: of one for an audience only the result by kind is shown, which is made of the votes.</summary>
    public CloseConsultation Close() => new(Act.Consultation, Act.Terms == VoteTerms.Sealed || Audience is not null ? [] : Tallies());

    private const string Figures = "consultation.";

    private static readonly ImmutableSortedDictionary<string, ParticipantKind> NoVoters =
        ImmutableSortedDictionary.Create<string, ParticipantKind>(StringComparer.Ordinal);

    /// <summary>Why a vote is not taken from whoever casts it now; null where it is.</summary>
    public Refusal? Refuses(Vote vote, MembersPicture members, DateTimeOffset time) => ConsultationRules.VoterIsOutside(members, time, this, vote);

    /// <summary>Whether a vote is on one of its statements.</summary>
    public bool Asks(Vote vote) => vote.Statement >= 0 && vote.Statement < Act.Statements.Length;

    private ImmutableArray<Tally> Tallies()
    {
        var counts = new (int Agree, int Disagree, int Pass)[Act.Statements.Length];
        foreach (var (key, value) in Votes)
            switch (value)
            {
                case VoteValue.Agree:
                    counts[key.Statement].Agree++;
                    break;
                case VoteValue.Disagree:
                    counts[key.Statement].Disagree++;
                    break;
                default:
                    counts[key.Statement].Pass++;
                    break;
            }
        return [.. counts.Select(count => new Tally(count.Agree, count.Disagree, count.Pass))];
    }
}

/// <summary>The consultations.</summary>
/// <param name="All">All consultations by id.</param>
/// <param name="Open">Those open, by the time at which they close.</param>
public sealed record ConsultationsRegister(ImmutableSortedDictionary<string, Consultation> All,
    ImmutableSortedSet<(DateTimeOffset By, string Consultation)> Open)
{
    /// <summary>Before the first entry.</summary>
    public static ConsultationsRegister Empty { get; } = new(ImmutableSortedDictionary.Create<string, Consultation>(StringComparer.Ordinal), []);

    /// <summary>What the clock must enter next.</summary>
    public DueAct? Due => Open.IsEmpty ? null : new DueAct(Open.Min.By, () => All[Open.Min.Consultation].Close());

    /// <summary>The register after an act took effect.</summary>
    public ConsultationsRegister Apply(Effect effect) => effect.Act switch
    {
        OpenConsultation act => Opened(new(act, effect.Position, 0, ImmutableDictionary<VoteKey, VoteValue>.Empty, null)),
        OpenConsultationFor act => Opened(new(act.Opens, effect.Position, 0, ImmutableDictionary<VoteKey, VoteValue>.Empty, null)
        {
            Audience = act.Audience, IsWithoutSecretariat = effect.Edition >= RulesOfProcedure.EditionOfGrounds,
        }),
        EnterVotes act when NotClosed(act.Consultation) is { } one =>
            With(one with { Sheets = act.Sheet, Votes = one.Votes.SetItems(act.Votes.Where(one.Asks).Select(Keyed)) }),
        EnterSealedVotes act when NotClosed(act.Consultation) is { } one => With(one with { Sheets = act.Sheet }),
        CloseConsultation act when NotClosed(act.Consultation) is { } one =>
            With(one with { Closed = act }) with { Open = Open.Remove((one.Act.Closes, act.Consultation)) },
        PublishFigure act when effect.As == Capacity.Server && Awaiting(act) is { } one => With(one with { Counted = act }),
        _ => this,
    };

    /// <summary>The register with who has come into the audience of what is open.</summary>
    public ConsultationsRegister Heard(ParticipantsRegister participants) =>
        Open.Select(one => All[one.Consultation]).Where(one => one.Audience is not null).Aggregate(this, (register, one) => register.Heard(one, participants));

    /// <summary>Those in whose audience a reader is not, each with a comma behind it.</summary>
    /// <param name="isIn">Whether the reader is in an audience.</param>
    public string Without(Func<NamedAudience, bool> isIn) => string.Concat(
        All.Values.Where(one => one.Audience is { } audience && !isIn(audience)).Select(one => $"{one.Act.Consultation},"));

    /// <summary>The register without those that a sight hides.</summary>
    public ConsultationsRegister SeenBy(Sight sight) => sight.Without.Length == 0 ? this
        : new(All.RemoveRange(All.Keys.Where(sight.Hides)), Open.Except(Open.Where(one => sight.Hides(one.Consultation))));

    private ConsultationsRegister Heard(Consultation one, ParticipantsRegister participants)
    {
        var news = participants.All.Values.Where(voter => voter.Until is null && one.Audience!.Holds(voter) && !one.Voters.ContainsKey(voter.Code)).ToList();
        return news.Count == 0 ? this
            : With(one with { Voters = one.Voters.AddRange(news.Select(voter => KeyValuePair.Create(voter.Code, voter.Kind))) });
    }

    private Consultation? Awaiting(PublishFigure act) => All.Values.FirstOrDefault(one =>
        one is { Closed: not null, Audience: not null, Counted: null, Act.Terms: VoteTerms.Sealed }
        && act.Figure == Consultation.FigureOf(one.Act.Consultation));

    private ConsultationsRegister Opened(Consultation one) =>
        new(All.SetItem(one.Act.Consultation, one), Open.Add((one.Act.Closes, one.Act.Consultation)));

    private Consultation? NotClosed(string consultation) => All.GetValueOrDefault(consultation) is { Closed: null } found ? found : null;

    private static KeyValuePair<VoteKey, VoteValue> Keyed(Vote vote) => new(new(vote.Person, vote.As, vote.Statement), vote.Value);

    private ConsultationsRegister With(Consultation consultation) => this with { All = All.SetItem(consultation.Act.Consultation, consultation) };
}
