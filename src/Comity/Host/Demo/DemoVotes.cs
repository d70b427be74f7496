using System.Collections.Immutable;
using Comity.Negotiation.Consultations;

namespace Comity.Host.Demo;

/// <summary>Three consultations: one that was tallied in public, one whose votes are sealed, one that is open.</summary>
internal static class DemoVotes
{
    /// <summary>The consultation that is open.</summary>
    public const string Open = "capacity-priorities";

    private static readonly OpenConsultation Tallied = new("agenda-second-session", "What the second session should take up",
        ["The session should begin with norm (f).", "Half a day should be kept for stakeholders.",
            "Texts should be available in all official languages two weeks before."], VoteTerms.Public, default);

    private static readonly OpenConsultation Sealed = new("review-pilot", "Whether to try a voluntary peer review",
        ["A pilot review should be held in the coming year.", "Its report should be public."], VoteTerms.Sealed, default);

    private static readonly OpenConsultation Present = new(Open, "Which needs for capacity come first",
        ["Emergency response teams in every region.", "Training in the law that applies.", "A directory of points of contact that is tested twice a year.",
            "Help with identifying critical infrastructure."], VoteTerms.Public, default);

    /// <summary>Enters them; the server keeps votes and makes sheets of them.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast, BallotBox box) =>
    [
        Opening(pen, cast, 10, 30, Tallied), Voting(pen, cast, box, 13, Tallied, 0, 24), Voting(pen, cast, box, 19, Tallied, 5, 12), Settling(21),
        Opening(pen, cast, 34, 48, Sealed), Voting(pen, cast, box, 39, Sealed, 0, 22),
        Opening(pen, cast, 52, 81, Present), Voting(pen, cast, box, 53, Present, 0, 11), Settling(54), Voting(pen, cast, box, 56, Present, 11, 20),
        Settling(58),
    ];

    private static DemoStep Opening(DemoPen pen, DemoCast cast, int day, int closes, OpenConsultation act) =>
        DemoStep.Say(day, 1, () => pen.InSession(cast.Chair, act with { Closes = pen.When(closes) }));

    /// <summary>Votes wait half a minute for their sheet: time has to pass.</summary>
    private static DemoStep Settling(int day) => new(day, 1, _ => Task.CompletedTask);

    private static DemoStep Voting(DemoPen pen, DemoCast cast, BallotBox box, int day, OpenConsultation act, int first, int last) => new(day, 7, async cancel =>
    {
        await pen.DoneAsync();
        ImmutableArray<DemoPerson> voters = [.. cast.Heads.Values.Skip(first).Take(last - first)];
        var votes = voters.SelectMany((voter, row) => act.Statements
            .Select((_, statement) => new Vote(voter.Id, voter.Capacity, statement, Choice(row + first, statement))));
        foreach (var (_, refusal) in await Task.WhenAll(votes.Select(vote => box.CastAsync(act.Consultation, vote, cancel))))
            if (refusal is not null)
                throw new InvalidOperationException($"A vote of the demonstration was refused: {refusal.Rule}");
    });

    private static VoteValue Choice(int voter, int statement) => ((voter * 7 + statement * 5) % 11) switch
    {
        < 7 => VoteValue.Agree,
        < 9 => VoteValue.Disagree,
        _ => VoteValue.Pass,
    };
}
