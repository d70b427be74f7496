using System.Collections.Immutable;
using Comity.Forum.Procedure;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Received;

namespace Comity.Forum.Decisions;

/// <summary>How it stands with a decision.</summary>
public enum DecisionStatus
{
    /// <summary>Put to the members.</summary>
    Open,

    /// <summary>A vote is under way.</summary>
    Voting,

    /// <summary>Adopted by consensus or by vote.</summary>
    Adopted,

    /// <summary>Not adopted by vote.</summary>
    Rejected,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>A vote on a decision, under the terms in force when it was called.</summary>
/// <param name="Act">The act that called it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="Majority">The majority that it needs.</param>
/// <param name="Ballots">The last vote of each member.</param>
/// <param name="Closed">The result; null while it is open.</param>
public sealed record DecisionVote(CallVote Act, long Position, Majority Majority, ImmutableSortedDictionary<string, BallotValue> Ballots, CloseVote? Closed)
{
    /// <summary>The position of each member's last vote.</summary>
    public ImmutableSortedDictionary<string, long> Cast { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>The act that closes it: the same for everyone who counts.</summary>
    public CloseVote Close()
    {
        var (yes, no) = (Count(BallotValue.Yes), Count(BallotValue.No));
        return new(Act.Decision, yes, no, Count(BallotValue.Abstain), Suffices(Majority, yes, no));
    }

    /// <summary>Whether a majority is reached, of those who vote for or against.</summary>
    public static bool Suffices(Majority majority, int yes, int no) => yes > 0 && majority switch
    {
        Majority.Simple => yes > no,
        Majority.TwoThirds => 3L * yes >= 2L * ((long)yes + no),
        _ => no == 0,
    };

    /// <summary>The vote with a member's vote, which counts instead of an earlier one.</summary>
    public DecisionVote With(string member, BallotValue value, long position) =>
        this with { Ballots = Ballots.SetItem(member, value), Cast = Cast.SetItem(member, position) };

    /// <summary>The vote without a member's vote.</summary>
    public DecisionVote Without(string member) => this with { Ballots = Ballots.Remove(member), Cast = Cast.Remove(member) };

    private int Count(BallotValue value) => Ballots.Values.Count(one => one == value);
}

/// <summary>An objection to a decision.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was made.</param>
/// <param name="Ground">Why.</param>
public sealed record DecisionObjection(long Position, DateTimeOffset At, string Ground);

/// <summary>A decision.</summary>
/// <param name="Act">The act that put it.</param>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was put.</param>
/// <param name="Proposer">In which capacity it was put.</param>
/// <param name="Objections">The objections that stand, by participant.</param>
public sealed record Decision(PutDecision Act, long Position, DateTimeOffset At, string Proposer, ImmutableSortedDictionary<string,
    DecisionObjection> Objections)
{
    /// <summary>Its id.</summary>
    public string Id => Act.Decision;

    /// <summary>How it stands.</summary>
    public DecisionStatus Status { get; init; }

    /// <summary>The vote that was called; null where none was.</summary>
    public DecisionVote? Vote { get; init; }

    /// <summary>The meeting in which it was taken by consensus; null where it was not.</summary>
    public string? Meeting { get; init; }

    /// <summary>When it was adopted, rejected or withdrawn.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The position of the entry that ended it.</summary>
    public long? EndedBy { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it may still be taken.</summary>
    public bool IsOpen => Status is DecisionStatus.Open or DecisionStatus.Voting;
}

/// <summary>A position that was attached.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When.</param>
/// <param name="Participant">By whom.</param>
/// <param name="Act">The act.</param>
public sealed record Explanation(long Position, DateTimeOffset At, string Participant, ExplainPosition Act);

/// <summary>A chair's summary.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When.</param>
/// <param name="Act">The act.</param>
public sealed record ChairsSummary(long Position, DateTimeOffset At, IssueChairsSummary Act);

/// <summary>The decisions, what was attached to them and to texts under silence, and the chair's summaries.</summary>
/// <param name="All">The decisions by id.</param>
/// <param name="Open">The votes under way, by the time at which they close.</param>
/// <param name="Explanations">The positions that were attached, in order.</param>
/// <param name="Summaries">The chair's summaries, in order.</param>
public sealed record DecisionsRegister(
    ImmutableSortedDictionary<string, Decision> All, ImmutableSortedSet<(DateTimeOffset By, string Decision)> Open, ImmutableList<Explanation> Explanations,
    ImmutableList<ChairsSummary> Summaries)
{
    /// <summary>Before the first entry.</summary>
    public static DecisionsRegister Empty { get; } = new(ImmutableSortedDictionary.Create<string, Decision>(StringComparer.Ordinal), [], [], []);

    /// <summary>What the clock must enter next.</summary>
    public DueAct? Due => Open.IsEmpty ? null : new DueAct(Open.Min.By, () => All[Open.Min.Decision].Vote!.Close());

    /// <summary>The decision with this id while it may still be taken.</summary>
    public Decision? Find(string id) => All.GetValueOrDefault(id) is { IsOpen: true } found ? found : null;

    /// <summary>The register after an act took effect.</summary>
    public DecisionsRegister Apply(Effect effect, VotingTerms terms) => effect.Act switch
    {
        PutDecision act when !All.ContainsKey(act.Decision) =>
            With(new(act, effect.Position, effect.At, effect.As, ImmutableSortedDictionary.Create<string, DecisionObjection>(StringComparer.Ordinal))),
        ObjectToDecision act when Find(act.Decision) is { } one =>
            With(one with { Objections = one.Objections.SetItem(effect.As, new(effect.Position, effect.At, act.Ground)) }),
        WithdrawDecisionObjection act when Find(act.Decision) is { } one => With(one with { Objections = one.Objections.Remove(effect.As) }),
        RuleConsensus act when Find(act.Decision) is { Status: DecisionStatus.Open } one =>
            End(effect, one with { Meeting = act.Meeting }, DecisionStatus.Adopted),
        CallVote act when Find(act.Decision) is { Status: DecisionStatus.Open } one =>
            With(one with { Status = DecisionStatus.Voting, Vote = Called(effect, act, one, terms) }) with { Open = Open.Add((act.Closes, one.Id)) },
        VoteOnDecision act when Find(act.Decision) is { Vote: { } vote } one => With(one with { Vote = vote.With(effect.As, act.Value, effect.Position) }),
        CloseVote act when Find(act.Decision) is { Vote: { } vote } one =>
            End(effect, one with { Vote = vote with { Closed = act } }, act.Adopted ? DecisionStatus.Adopted : DecisionStatus.Rejected),
        WithdrawDecision act when Find(act.Decision) is { } one => End(effect, one with { Reason = act.Reason }, DecisionStatus.Withdrawn),
        ExplainPosition act => this with { Explanations = Explanations.Add(new(effect.Position, effect.At, effect.As, act)) },
        IssueChairsSummary act => this with { Summaries = Summaries.Add(new(effect.Position, effect.At, act)) },
        EndParticipation act => Without(act.Participant),
        ContestReceived act => TakenBack(act.Position),
        _ => this,
    };

    private static DecisionVote Called(Effect effect, CallVote act, Decision one, VotingTerms terms) => new(
        act, effect.Position, one.Act.Matter == DecisionMatter.Procedural ? terms.Procedural : terms.Substantive, ImmutableSortedDictionary.Create<string,
        BallotValue>(StringComparer.Ordinal), null);

    /// <summary>Who takes part no longer neither stands against an open decision nor is counted in its vote.</summary>
    private DecisionsRegister Without(string participant)
    {
        var register = this;
        foreach (var one in All.Values.Where(one => one.IsOpen
            && (one.Objections.ContainsKey(participant) || one.Vote?.Ballots.ContainsKey(participant) == true)))
            register = register.With(one with
            {
                Objections = one.Objections.Remove(participant), Vote = one.Vote?.Without(participant),
            });
        return register;
    }

    /// <summary>What was entered for a participant that now says it is not its own: an objection and a vote count no longer while the decision is open, a
    /// position that was attached goes. What was decided stays.</summary>
    private DecisionsRegister TakenBack(long position)
    {
        var register = this with { Explanations = Explanations.RemoveAll(one => one.Position == position) };
        foreach (var one in All.Values.Where(one => one.IsOpen))
        {
            var objector = one.Objections.Where(objection => objection.Value.Position == position).Select(objection => objection.Key).FirstOrDefault();
            var voter = one.Vote?.Cast.Where(vote => vote.Value == position).Select(vote => vote.Key).FirstOrDefault();
            if (objector is not null)
                register = register.With(one with { Objections = one.Objections.Remove(objector) });
            if (voter is not null)
                register = register.With(one with { Vote = one.Vote!.Without(voter) });
        }

        return register;
    }

    private DecisionsRegister End(Effect effect, Decision one, DecisionStatus status) =>
        With(one with { Status = status, Ended = effect.At, EndedBy = effect.Position })
            with { Open = one.Vote is { } vote ? Open.Remove((vote.Act.Closes, one.Id)) : Open };

    private DecisionsRegister With(Decision one) => ReferenceEquals(All.GetValueOrDefault(one.Id), one) ? this : this with { All = All.SetItem(one.Id, one) };
}
