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
    public CloseConsultation Close() => new(Act.Consultation, Act.Terms == VoteTerms.Sealed ? [] : [.. Act.Statements.Select((_, number) => Count(number))]);

    private Tally Count(int statement)
    {
        var votes = Votes.Where(vote => vote.Key.Statement == statement).Select(vote => vote.Value).ToList();
        return new(votes.Count(vote => vote == VoteValue.Agree), votes.Count(vote => vote == VoteValue.Disagree), votes.Count(vote => vote == VoteValue.Pass));
    }
}

/// <summary>The consultations.</summary>
/// <param name="All">All consultations by id.</param>
/// <param name="Open">Those open, by the time at which they close.</param>
public sealed record ConsultationsRegister(ImmutableSortedDictionary<string, Consultation> All, ImmutableSortedSet<(DateTimeOffset By, string Consultation)> Open)
{
    /// <summary>Before the first entry.</summary>
    public static ConsultationsRegister Empty { get; } = new(ImmutableSortedDictionary.Create<string, Consultation>(StringComparer.Ordinal), []);

    /// <summary>What the clock must enter next.</summary>
    public DueAct? Due => Open.IsEmpty ? null : new DueAct(Open[0].By, All[Open[0].Consultation].Close());

    /// <summary>The register after an act took effect.</summary>
    public ConsultationsRegister Apply(Effect effect) => effect.Act switch
    {
        OpenConsultation act => new(
            All.Add(act.Consultation, new(act, effect.Position, 0, ImmutableDictionary<VoteKey, VoteValue>.Empty, null)), Open.Add((act.Closes, act.Consultation))),
        EnterVotes act => With(All[act.Consultation] with { Sheets = act.Sheet, Votes = All[act.Consultation].Votes.SetItems(act.Votes.Select(Keyed)) }),
        EnterSealedVotes act => With(All[act.Consultation] with { Sheets = act.Sheet }),
        CloseConsultation act => With(All[act.Consultation] with { Closed = act }) with { Open = Open.Remove((All[act.Consultation].Act.Closes, act.Consultation)) },
        _ => this,
    };

    private static KeyValuePair<VoteKey, VoteValue> Keyed(Vote vote) => new(new(vote.Person, vote.As, vote.Statement), vote.Value);

    private ConsultationsRegister With(Consultation consultation) => this with { All = All.SetItem(consultation.Act.Consultation, consultation) };
}
