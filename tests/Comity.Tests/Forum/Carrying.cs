using System.Collections.Immutable;
using Comity.Forum.Decisions;
using Comity.Forum.Grounds;
using Comity.Forum.Silence;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Tests.Record;

namespace Comity.Tests.Forum;

/// <summary>Decisions and texts under silence that carry acts.</summary>
internal static class Carrying
{
    public static RuleConsensus Ruling { get; } = new("hours", "third-session");

    /// <summary>A text of which nothing stands in the record yet.</summary>
    public static AdoptText Text(string id = "norms-2026") => new(id, "Norms of 2026", $"A/81/{id}", [new("en", Given.File("words"))], new(2026, 7, 1),
        "Decision 12");

    public static PutDecisionCarrying Put(params ImmutableArray<Act> acts) =>
        new("hours", "Working hours", DecisionMatter.Substantive, acts, "The meeting ends at six.");

    public static BeginSilenceCarrying Begin(params ImmutableArray<Act> acts) =>
        new("draft", "The draft report", "draft-report", Given.Start.AddHours(72), acts, "The bureau, 1 March 2026");

    /// <summary>A meeting is under way, and nothing was put.</summary>
    public static Given In_session() => Deciding.InSession(Silent.A_forum().With_members("BRA", "JPN"));

    /// <summary>The clock enters what is due by now.</summary>
    public static Given Settled(this Given given) => given.After(TimeSpan.Zero);

    /// <summary>A decision and a text under silence carry acts; one of them has become impossible meanwhile.</summary>
    public static Given Happens(Given given)
    {
        given = Deciding.InSession(given, "carrying-session")
            .Does("chair", Put(Text("carried"), Given.Admit("CHE")) with { Decision = "carrying" })
            .Does("chair", Ruling with { Decision = "carrying", Meeting = "carrying-session" }).Settled()
            .Does("secretariat", Silent.Document("carrying-report", [.. Silent.Terms.Languages]))
            .Does("chair", Begin(Given.Admit("AUT"), Text("carried-by-silence")) with
            {
                Silence = "carrying-report", Document = "carrying-report", Deadline = given.Now.AddHours(80),
            });
        return given.Grounded(Given.Admit("AUT")).After(TimeSpan.FromHours(81));
    }

    /// <summary>An instrument of another organ is contested, and takes effect after the Chair's ruling; another contest is withdrawn.</summary>
    public static Given GroundsHappen(Given given)
    {
        var instrument = new EnterInstrument("council-1", "A ministerial council", "MC.DEC/1/26", new(2026, 3, 1), Given.File("council"), [Text("by-council")]);
        return given.Does("secretariat", instrument)
            .Does("KEN", new ContestGround("council-1", GroundContestKind.Existence, "We know of none."))
            .Does("FRA", new ContestGround("council-1", GroundContestKind.Content, "It speaks of another text."))
            .Does("FRA", new WithdrawGroundContest("council-1"))
            .Does("chair", new RuleOnGround("council-1", Holds: true, "It is on the table."))
            .After(15);
    }
}
