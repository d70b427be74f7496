using System.Collections.Immutable;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Received;
using Comity.Tests.Record;
using CsCheck;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>Whatever is tried in whatever order: what must never happen is looked for in the entries themselves, without the registers.</summary>
public sealed class ForumPropertyTests
{
    private static readonly ImmutableArray<string> Capacities = ["secretariat", "chair", "KEN", "FRA", "BRA", "LIL", "ICRC"];

    [Fact]
    public void No_sequence_of_acts_adopts_over_an_objection_or_too_early_or_counts_a_vote_of_who_may_not() => Gen.Int.Sample(seed =>
    {
        var given = Tried(new Random(seed), 160);
        NoSilenceIsAdoptedOverAnObjection(given);
        OnlyLettersOfBeforeAndTheChairsNoteActAfterADeadline(given);
        WordsAreAdoptedAsTheyWereSeen(given);
        NoDeadlineIsShorterThanItsTerms(given);
        NoConsensusIsRuledOverAnObjection(given);
        TalliesAreOfWhoMayVote(given);
        return true;
    }, iter: 60);

    [Fact]
    public void Chance_reaches_every_end()
    {
        var acts = Enumerable.Range(0, 40).SelectMany(seed => Tried(new Random(seed), 160).Entries).Select(entry => entry.Statement.Act).ToList();
        Assert.True(acts.OfType<SettleSilence>().Count() > 10);
        Assert.True(acts.OfType<BreakSilence>().Count() > 10);
        Assert.True(acts.OfType<ExtendSilence>().Count() > 5);
        Assert.True(acts.OfType<RuleConsensus>().Count() > 10);
        Assert.True(acts.OfType<CloseVote>().Count(one => one.Adopted) > 5);
        Assert.True(acts.OfType<CloseVote>().Count(one => !one.Adopted) > 5);
        Assert.Contains(acts, act => act is EnterReceived { Act: BreakSilence });
        Assert.Contains(acts, act => act is EnterArrived { Act: BreakSilence });
        Assert.Contains(acts, act => act is ProposeWording);
    }

    /// <summary>Acts that mostly make sense, by anyone, at any time; the clock settles as of its own time, as the server does.</summary>
    private static Given Tried(Random random, int steps)
    {
        var given = Deciding.InSession(Silent.A_forum(Terms(random)).With_member("BRA"), "session", "KEN", "FRA", "BRA").Does("secretariat", Weekends());
        given = Enumerable.Range(0, 6).Aggregate(given, (so, number) => so.Does("secretariat", Silent.Document($"doc-{number}", "en", "fr")));
        for (var step = 0; step < steps; step++)
        {
            given.After(TimeSpan.FromMinutes(random.Next(0, 600)));
            var (capacity, act) = (Capacities[random.Next(Capacities.Length)], Next(random, given));
            if (act is RuleConsensus or CallVote or BeginSilence or ExtendSilence or NoteBrokenSilence or PutDecision && random.Next(4) > 0)
                capacity = "chair";
            if (random.Next(6) == 0 && act is TimelyAct && capacity.Length is 3)
                (capacity, act) = ("secretariat", Letter(random, given, capacity, act));
            var statement = given.Says(capacity, act);
            if (Process.Ask(given.Picture, new(statement, given.Now, SignatureLevel.Session), false, null).IsEmpty)
                given.Take(statement, new(SignatureLevel.Session));
        }
        return given.After(400);
    }

    private static Act Letter(Random random, Given given, string sender, Act act) => random.Next(3) == 0 ? Given.Letter(sender, act)
        : new EnterArrived(sender, act, ReceivedKind.Letter, "NV/1", new(2026, 3, 1), Given.File("letter"), given.Now.AddMinutes(-random.Next(0, 300)));

    private static Act Next(Random random, Given given)
    {
        if (random.Next(8) == 0)
            return random.Next(2) == 0 ? new ProposeWording($"doc-{random.Next(8)}", "1", WordingKind.Replace, "Other words.")
                : new AddLanguage($"doc-{random.Next(8)}", random.Next(2) == 0 ? "ru" : "es", Given.File("another version"), Distribution.General);
        var id = given.Picture.Forum.Silence.Open is { IsEmpty: false } open && random.Next(2) == 0 ? open[random.Next(open.Count)].Silence
            : $"one-{random.Next(8)}";
        var hours = random.Next(4) == 0 ? random.Next(-2, 30) : random.Next(20, 200);
        return random.Next(14) switch
        {
            0 or 1 => new BeginSilence($"one-{given.Picture.Forum.Silence.All.Count % 8}", "Title", $"doc-{random.Next(8)}", given.Now.AddHours(hours),
                random.Next(5) == 0 ? null : "The bureau"),
            2 => new BreakSilence(id, SilenceBreakKind.Objection, "Ground"),
            3 => new NoteBrokenSilence(id, Given.File("c"), "Matter"),
            4 => new ExtendSilence(id, given.Now.AddHours(hours), "Reason"),
            5 => random.Next(4) == 0 ? new WithdrawFromSilence(id, "Reason") : new AdoptProcedure(Terms(random), "Decision"),
            6 => Silent.Document($"doc-{given.Picture.Forum.Documents.All.Count % 9}", "en", "fr"),
            7 => Deciding.Put with { Decision = $"one-{given.Picture.Forum.Decisions.All.Count % 12}", Matter = (DecisionMatter)random.Next(2) },
            8 => new ObjectToDecision($"one-{random.Next(12)}", "Ground"),
            9 => new WithdrawDecisionObjection($"one-{random.Next(12)}"),
            10 => random.Next(3) == 0 ? new RuleConsensus($"one-{random.Next(12)}", "session")
                : new CallVote($"one-{random.Next(12)}", "session", given.Now.AddHours(hours)),
            11 when random.Next(12) == 0 => new EndParticipation(Capacities[random.Next(2, 7)], "NV"),
            _ => new VoteOnDecision(Open(given, random), (BallotValue)random.Next(3)),
        };
    }

    private static string Open(Given given, Random random) =>
        given.Picture.Forum.Decisions.Open is { IsEmpty: false } open && random.Next(4) > 0 ? open[random.Next(open.Count)].Decision : $"one-{random.Next(12)}";

    private static ProcedureTerms Terms(Random random) => Silent.Terms with
    {
        Silence = Silent.Terms.Silence with
        {
            MinimumHours = random.Next(1, 60), SkipsClosedDays = random.Next(2) == 0, Languages = ["en"],
            ObjectorSeenBy = random.Next(5) > 0 ? ObjectorSight.Everyone : ObjectorSight.Chair,
            Proposers = [SilenceProposer.Chair, SilenceProposer.Member], GraceMinutes = random.Next(3) == 0 ? null : random.Next(0, 600),
            NoteHours = random.Next(1, 30), ExtensionHours = random.Next(1, 60),
        },
        Voting = Silent.Terms.Voting with { Allowed = random.Next(4) > 0, Procedural = (Majority)random.Next(3), Substantive = (Majority)random.Next(3) },
    };

    /// <summary>Saturdays and Sundays in Vienna, whose clocks change on 29 March 2026: that Sunday has 23 hours.</summary>
    private static DeclareClosedDays Weekends() => new([.. ViennaTests.Weekends(new(2026, 3, 1), 60)], "Weekends");

    private static void NoSilenceIsAdoptedOverAnObjection(Given given)
    {
        foreach (var entry in given.Entries)
            if (entry.Statement.Act is SettleSilence settled)
                Assert.DoesNotContain(
                    given.Entries.Select(one => Plain(one.Statement.Act)),
                    act => act is BreakSilence broken && broken.Silence == settled.Silence || act is NoteBrokenSilence noted && noted.Silence == settled.Silence
                        || act is WithdrawFromSilence withdrawn && withdrawn.Silence == settled.Silence);
    }

    private static void NoDeadlineIsShorterThanItsTerms(Given given)
    {
        var (terms, kept, deadlines) = (Silent.Terms, new Dictionary<string, SilenceTerms>(), new Dictionary<string, DateTimeOffset>());
        foreach (var entry in given.Entries)
            switch (Plain(entry.Statement.Act))
            {
                case AdoptProcedure adopt:
                    terms = adopt.Terms;
                    break;
                case BeginSilence begin:
                    kept.Add(begin.Silence, terms.Silence);
                    deadlines[begin.Silence] = begin.Deadline;
                    Assert.True(OpenHours(entry.At, begin.Deadline, terms.Silence) >= terms.Silence.MinimumHours * 60);
                    break;
                case ExtendSilence extend:
                    Assert.True(OpenHours(entry.At, extend.Deadline, kept[extend.Silence]) >= kept[extend.Silence].ExtensionHours * 60
                        && extend.Deadline > deadlines[extend.Silence]);
                    deadlines[extend.Silence] = extend.Deadline;
                    break;
                case SettleSilence settle:
                    var (deadline, minutes) = (deadlines[settle.Silence], kept[settle.Silence].GraceMinutes ?? 0);
                    var hours = kept[settle.Silence].ObjectorSeenBy == ObjectorSight.Chair ? kept[settle.Silence].NoteHours!.Value : 0;
                    Assert.Equal(deadline.AddMinutes(Math.Max(minutes, hours * 60)), entry.At);
                    Assert.Equal(deadline, given.Picture.Forum.Silence.All[settle.Silence].Adopted);
                    break;
            }
    }

    /// <summary>Counted minute by minute.</summary>
    private static int OpenHours(DateTimeOffset from, DateTimeOffset until, SilenceTerms terms)
    {
        var closed = Weekends().Days;
        Assert.False(terms.SkipsClosedDays && closed.Any(day => day.From <= until && until < day.Until));
        return Enumerable.Range(0, (int)(until - from).TotalMinutes).Count(minute =>
            !terms.SkipsClosedDays || !closed.Any(day => day.From <= from.AddMinutes(minute) && from.AddMinutes(minute) < day.Until));
    }

    private static void NoConsensusIsRuledOverAnObjection(Given given)
    {
        var standing = new HashSet<(string Decision, string By)>();
        foreach (var (capacity, act) in Plain(given))
            switch (act)
            {
                case ObjectToDecision objection:
                    standing.Add((objection.Decision, capacity));
                    break;
                case WithdrawDecisionObjection withdrawn:
                    standing.Remove((withdrawn.Decision, capacity));
                    break;
                case EndParticipation end:
                    standing.RemoveWhere(one => one.By == end.Participant);
                    break;
                case RuleConsensus ruling:
                    Assert.DoesNotContain(standing, one => one.Decision == ruling.Decision);
                    break;
            }
    }

    private static void TalliesAreOfWhoMayVote(Given given)
    {
        var ballots = new Dictionary<(string Decision, string By), BallotValue>();
        foreach (var (capacity, act) in Plain(given))
            switch (act)
            {
                case VoteOnDecision vote:
                    Assert.True(capacity is "KEN" or "FRA" or "BRA");
                    ballots[(vote.Decision, capacity)] = vote.Value;
                    break;
                case EndParticipation end:
                    foreach (var key in ballots.Keys.Where(one => one.By == end.Participant && given.Entries
                        .All(entry => !(entry.Statement.Act is CloseVote close && close.Decision == one.Decision && Before(given, close, end)))).ToList())
                        ballots.Remove(key);
                    break;
                case CloseVote close:
                    var values = ballots.Where(one => one.Key.Decision == close.Decision).Select(one => one.Value).ToList();
                    Assert.Equal((values.Count(one => one == BallotValue.Yes), values.Count(one => one == BallotValue.No),
                        values.Count(one => one == BallotValue.Abstain)), (close.Yes, close.No, close.Abstentions));
                    break;
            }
    }

    private static bool Before(Given given, Act first, Act second) =>
        given.Entries.First(entry => ReferenceEquals(entry.Statement.Act, first)).Position < given.Entries.First(entry =>
            ReferenceEquals(entry.Statement.Act, second)).Position;

    private static IEnumerable<(string Capacity, Act Act)> Plain(Given given) =>
        given.Entries.Select(entry => Effect.Lifted(entry.Statement.Act) is EnterReceived received ? (received.For.Value, received.Act)
            : (entry.Statement.As, entry.Statement.Act));

    private static Act Plain(Act act) => Effect.Lifted(act) is EnterReceived received ? received.Act : act;

    private static string? SilenceOf(Act act) => act switch
    {
        BreakSilence one => one.Silence, NoteBrokenSilence one => one.Silence, ExtendSilence one => one.Silence, WithdrawFromSilence one => one.Silence,
        _ => null,
    };

    private static void OnlyLettersOfBeforeAndTheChairsNoteActAfterADeadline(Given given)
    {
        var deadlines = new Dictionary<string, DateTimeOffset>();
        foreach (var entry in given.Entries)
        {
            var act = Plain(entry.Statement.Act);
            if (SilenceOf(act) is { } id && entry.At >= deadlines[id] && act is not NoteBrokenSilence)
                Assert.True((entry.Statement.Act as EnterArrived)?.Arrived < deadlines[id]);
            if (act is BeginSilence begin)
                deadlines[begin.Silence] = begin.Deadline;
            else if (act is ExtendSilence extend)
                deadlines[extend.Silence] = extend.Deadline;
        }
    }

    /// <summary>The words of each adopted text are the files that stood there when its clock started, and nobody proposed others in between.</summary>
    private static void WordsAreAdoptedAsTheyWereSeen(Given given)
    {
        var there = new Dictionary<string, SortedDictionary<string, Comity.Record.Log.Hash>>();
        var (begun, running) = (new Dictionary<string, (string Document, string[] Words)>(), new HashSet<string>());
        foreach (var act in given.Entries.Select(entry => Plain(entry.Statement.Act)))
            switch (act)
            {
                case IssueDocument issue:
                    there[issue.Document] = new(issue.Languages.ToDictionary(one => one.Language.Value, one => one.File!.Value), StringComparer.Ordinal);
                    break;
                case AddLanguage add:
                    there[add.Document][add.Language] = add.File.Value;
                    break;
                case BeginSilence begin:
                    begun[begin.Silence] = (begin.Document, [.. there[begin.Document].Select(one => $"{one.Key} {one.Value}")]);
                    Assert.True(running.Add(begin.Document));
                    break;
                case ProposeWording propose:
                    Assert.DoesNotContain(propose.Document.Value, running);
                    break;
                case SettleSilence settle:
                    Assert.Equal(begun[settle.Silence].Words,
                        given.Picture.Forum.Silence.All[settle.Silence].Files.Select(one => $"{one.Key} {one.Value.File}"));
                    running.Remove(begun[settle.Silence].Document);
                    break;
                case BreakSilence or NoteBrokenSilence or WithdrawFromSilence:
                    running.Remove(begun[SilenceOf(act)!].Document);
                    break;
            }
    }
}
