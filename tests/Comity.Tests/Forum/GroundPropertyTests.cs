using System.Collections.Immutable;
using Comity.Forum.Carrying;
using Comity.Forum.Decisions;
using Comity.Forum.Grounds;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Accreditation;
using Comity.Members.Credentials;
using Comity.Members.Delegations;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Received;
using Comity.Tests.Members;
using Comity.Tests.Record;
using CsCheck;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>Whatever is tried in whatever order over the table of competence, nothing in it takes effect without a ground. What took effect is looked for in
/// the registers that it changes, and its ground in the entries themselves.</summary>
public sealed class GroundPropertyTests
{
    private static readonly ImmutableArray<string> Capacities = ["secretariat", "secretariat", "chair", "KEN", "FRA", "BRA"];

    [Fact]
    public void No_sequence_of_acts_changes_what_the_terms_protect_without_a_ground() => Gen.Int.Sample(seed =>
    {
        var before = Picture.Empty;
        foreach (var entry in Tried(new Random(seed), 120).Entries)
        {
            var after = before.Apply(entry);
            if (before.Forum.Grounds.FoundedBy is not null)
                foreach (var (act, _) in Protected(before).Zip(Protected(after)).Where(pair => !Equals(pair.First.Value, pair.Second.Value))
                    .Select(pair => pair.First))
                    if (before.Forum.Grounds.Competence.Acts.Contains(act) || act is nameof(AcceptCredentials))
                        Assert.True(Rests(before, entry.Statement.Act), $"{act} took effect by {entry.Statement.Act} of {entry.Statement.As}");
            before = after;
        }

        Assert.DoesNotContain(before.Forum.Grounds.All, ground => ground.Kind == GroundKind.None);
        return true;
    }, iter: 60);

    [Fact]
    public void Chance_reaches_every_end()
    {
        var all = Enumerable.Range(0, 40).Select(seed => Tried(new Random(seed), 120)).ToList();
        var grounds = all.SelectMany(given => given.Picture.Forum.Grounds.All).ToList();
        foreach (var kind in (GroundKind[])[GroundKind.Founding, GroundKind.Decision, GroundKind.Silence, GroundKind.Instrument])
            Assert.True(grounds.Count(ground => ground.Kind == kind) > 5, kind.ToString());
        Assert.True(all.Count(given => given.Picture.Forum.Grounds.FoundedBy is not null) > 20);
        Assert.Contains(all, given => given.Picture.Forum.Grounds.Competence.Acts.Count < GroundRules.First.Count);
        Assert.Contains(all, given => given.Entries.Any(entry => entry.Statement.Act is NoteUncarried));
        Assert.Contains(grounds, ground => ground.Act is AcceptCredentials or RefuseCredentials);
    }

    /// <summary>What each kind of act changes that can need a ground, as text or as a register.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> Protected(Picture picture) =>
    [
        new(nameof(AdmitParticipant), string.Join(' ', picture.Members.Participants.All.Values.Where(one => one.Kind == ParticipantKind.State)
            .Select(one => $"{one.Code} {one.Position}"))),
        new(nameof(EndParticipation), string.Join(' ', picture.Members.Participants.All.Values.Select(one => $"{one.Code} {one.Until is not null}")
            .Where(one => one.EndsWith("True", StringComparison.Ordinal)))),
        new(nameof(AdoptProcedure), picture.Forum.Procedure.Terms.Title.Value),
        new(nameof(AdoptRules), $"{picture.Record.Founding.Rules.Edition} {picture.Record.Founding.Rules.ContestDays}"),
        new(nameof(SetCompetence), $"{string.Join(' ', picture.Forum.Grounds.Competence.Acts)} {picture.Forum.Grounds.Competence.Days}"),
        new(nameof(AdoptModality), picture.Members.Accreditation.Since),
        new(nameof(AdoptText), string.Join(' ', picture.Texts.Texts.Keys)),
        new(nameof(EndText), string.Join(' ', picture.Texts.Texts.Values.Where(one => one.Until is not null)
            .Select(one => $"{one.Act.Text} {one.Until}"))),
        new(nameof(Appoint), string.Join(' ', picture.Members.Credentials.Chairs.Select(one => $"{one.Person} {one.From:O}"))),
        new(nameof(AcceptCredentials), $"{picture.Members.Delegations.Accepted.Count} {picture.Members.Delegations.Refused.Count}"),
    ];

    /// <summary>Whether an act of the clock carries out what was adopted, or what rests on an instrument that nobody contests.</summary>
    private static bool Rests(Picture before, Act act) => act switch
    {
        CarryOut { Decision: { } decision } => before.Forum.Decisions.All[decision].Status == DecisionStatus.Adopted,
        CarryOut { Silence: { } silence } => before.Forum.Silence.All[silence].Status == SilenceStatus.Adopted,
        CarryOut { Instrument: { } instrument } => before.Forum.Grounds.Instruments[instrument].Status == InstrumentStatus.InEffect,
        EndAppointment => true,
        _ => false,
    };

    /// <summary>Acts that mostly make sense, tried by whoever comes.</summary>
    private static Given Tried(Random random, int steps)
    {
        var given = Silent.A_forum(Silent.With(terms => terms with { Languages = ["en"] })).With_members("BRA", "JPN");
        if (random.Next(2) == 0)
            given = Deciding.InSession(given);
        for (var step = 0; step < steps; step++)
        {
            given.After(TimeSpan.FromMinutes(random.Next(0, 400)));
            var act = Next(random, given);
            var capacity = act is RuleConsensus or RuleOnGround or BeginSilenceCarrying ? "chair" : act is EnterInstrument ? "secretariat"
                : Capacities[random.Next(Capacities.Length)];
            var statement = given.Says(capacity, act);
            if (Process.Ask(given.Picture, new(statement, given.Now, SignatureLevel.Session), false, null).IsEmpty)
                given.Take(statement, new(SignatureLevel.Session));
        }

        return given;
    }

    private static Act Next(Random random, Given given) => random.Next(12) switch
    {
        0 => new PutDecisionCarrying($"d-{given.Picture.Size}", "Title", DecisionMatter.Substantive, [Change(random, given)], "Words."),
        1 or 2 when given.Picture.Forum.Decisions.All.Keys.ToList() is { Count: > 0 } ids => new RuleConsensus(ids[random.Next(ids.Count)], "third-session"),
        3 => new EnterInstrument($"i-{given.Picture.Size}", random.Next(3) == 0 ? "General Assembly" : "A council", "A/1", new(2026, 3, 1), Given.File("i"),
            [Change(random, given)]),
        4 when given.Picture.Forum.Grounds.Instruments.Keys.ToList() is { Count: > 0 } ids => random.Next(3) switch
        {
            0 => new ContestGround(ids[random.Next(ids.Count)], GroundContestKind.Content, "It does not say so."),
            1 => new WithdrawGroundContest(ids[random.Next(ids.Count)]),
            _ => new RuleOnGround(ids[random.Next(ids.Count)], random.Next(2) == 0, "So it is."),
        },
        5 => Silent.Document($"r-{random.Next(3)}", "en"),
        6 => new BeginSilenceCarrying($"s-{given.Picture.Size}", "Title", $"r-{random.Next(3)}", given.Now.AddHours(random.Next(60, 200)),
            [Change(random, given)], "The bureau"),
        7 => random.Next(4) == 0 ? new EndFounding("Founded.") : DelegationsHappen.Objection with { Participant = random.Next(2) == 0 ? "BRA" : "KEN" },
        8 => new EnterReceived(random.Next(2) == 0 ? "KEN" : "BRA", Change(random, given), ReceivedKind.Letter, "NV/9", new(2026, 3, 1), Given.File("letter")),
        _ => Change(random, given),
    };

    /// <summary>An act of a kind that the terms can name.</summary>
    private static Act Change(Random random, Given given) => random.Next(11) switch
    {
        0 => Given.Admit($"X{(char)('A' + random.Next(26))}A"),
        1 => new EndParticipation(random.Next(2) == 0 ? "JPN" : "FRA", "Its wish"),
        2 => new AdoptProcedure(Silent.Terms with { Title = $"Terms {random.Next(100)}", Languages = ["en"] }, "Decision"),
        3 => new AdoptRules(Given.Rules with { ContestDays = random.Next(1, 60) }, "Decision"),
        4 => new SetCompetence(
            [.. GroundRules.First.Where(kind => GroundRules.Always.Contains(kind) || random.Next(8) > 0).Select(kind => new ActKindName(kind))],
            random.Next(1, 4), ["General Assembly"], "Decision"),
        5 => new AdoptModality("Modality", random.Next(1, 30), AsksBasis: true, AccreditationDecider.Body, "Decision"),
        6 => Carrying.Text($"text-{given.Picture.Size}-{random.Next(100)}"),
        7 => new EndText(given.Picture.Texts.Texts.Keys.LastOrDefault() ?? "none", new(2030, 1, 1), "It ends."),
        8 => Given.Office($"chair-{random.Next(3)}", Office.Chair) with { From = given.Now.AddDays(random.Next(0, 900)), Until = given.Now.AddDays(901) },
        9 => new AcceptCredentials(random.Next(2) == 0 ? "BRA" : "KEN", null, "The report."),
        _ => new RefuseCredentials(random.Next(2) == 0 ? "BRA" : "KEN", null, "The report."),
    };
}
