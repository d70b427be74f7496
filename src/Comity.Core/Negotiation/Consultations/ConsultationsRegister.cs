using System.Collections.Immutable;
using Comity.Record.Entries;

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
    /// <summary>The act that closes it, with its tallies.</summary>
    public CloseConsultation Close() => new(Act.Consultation, Act.Terms == VoteTerms.Sealed ? [] : Tallies());

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
        OpenConsultation act => new(
            All.SetItem(act.Consultation, new(act, effect.Position, 0, ImmutableDictionary<VoteKey, VoteValue>.Empty, null)),
            Open.Add((act.Closes, act.Consultation))),
        EnterVotes act when NotClosed(act.Consultation) is { } one =>
            With(one with { Sheets = act.Sheet, Votes = one.Votes.SetItems(act.Votes.Where(one.Asks).Select(Keyed)) }),
        EnterSealedVotes act when NotClosed(act.Consultation) is { } one => With(one with { Sheets = act.Sheet }),
        CloseConsultation act when NotClosed(act.Consultation) is { } one =>
            With(one with { Closed = act }) with { Open = Open.Remove((one.Act.Closes, act.Consultation)) },
        _ => this,
    };

    private Consultation? NotClosed(string consultation) => All.GetValueOrDefault(consultation) is { Closed: null } found ? found : null;

    private static KeyValuePair<VoteKey, VoteValue> Keyed(Vote vote) => new(new(vote.Person, vote.As, vote.Statement), vote.Value);

    private ConsultationsRegister With(Consultation consultation) => this with { All = All.SetItem(consultation.Act.Consultation, consultation) };
}
