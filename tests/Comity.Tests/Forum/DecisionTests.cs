using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Members.Participants;
using Comity.Record.Received;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>Decisions: by consensus where nobody stands against them, by vote where the terms allow it; and what is attached to them.</summary>
public sealed class DecisionTests
{
    private static readonly RuleConsensus Ruling = new("hours", "third-session");

    private static readonly ObjectToDecision Objection = new("hours", "Too early.");

    [Fact]
    public void Consensus_is_the_chairs_ruling_that_no_one_objects() =>
        Assert.Equal(DecisionStatus.Adopted, Deciding.Begun().Does("chair", Ruling).Hours().Status);

    [Fact]
    public void Decision_is_whole()
    {
        Assert.Equal(("DecisionIsWhole", "decision"), Deciding.Begun().Refusal("chair", Deciding.Put));
        Assert.Equal(("DecisionIsWhole", "decision"), Silent.A_forum().Refusal("chair", Deciding.Put with { Decision = "Working hours" }));
        Assert.Equal(("DecisionIsWhole", "words"), Silent.A_forum().Refusal("chair", Deciding.Put with { Words = null }));
        Assert.Equal(("DecisionIsWhole", "words"), Silent.A_forum().Refusal("chair", Deciding.Put with { Document = "draft-report" }));
        Assert.Equal(("DecisionIsWhole", "document"), Silent.A_forum().Refusal("chair", Deciding.Put with { Words = null, Document = "missing" }));
        Silent.A_forum().Does("KEN", Deciding.Put with { Words = null, Document = "draft-report" });
    }

    [Fact]
    public void Decision_is_put_by_who_may()
    {
        Assert.Equal(("DecisionIsPutByWhoMay", null), Silent.A_forum().Refusal("ICRC", Deciding.Put));
        Silent.A_forum().Does("LIL", Deciding.Put);
    }

    [Fact]
    public void Decision_is_open()
    {
        var adopted = Deciding.Begun().Does("chair", Ruling);
        foreach (var (capacity, act) in ((string, Comity.Record.Entries.Act)[])[("FRA", Objection), ("FRA", new WithdrawDecisionObjection("hours")),
            ("chair", Ruling), ("chair", Deciding.Call),
                     ("FRA", Deciding.Vote(BallotValue.Yes)), ("chair", new WithdrawDecision("hours", "No more."))])
            Assert.Equal(("DecisionIsOpen", "decision"), adopted.Refusal(capacity, act));
        Assert.Equal(("DecisionIsOpen", "decision"), adopted.Refusal("FRA", Objection with { Decision = "other" }));
    }

    [Fact]
    public void Consensus_has_no_objection()
    {
        var given = Deciding.Begun().Does("FRA", Objection);
        Assert.Equal(("ConsensusHasNoObjection", "decision"), given.Refusal("chair", Ruling));
        Assert.Equal("FRA", Assert.Single(given.Asked("chair", Ruling)).Facts["objectors"]);
        Assert.Equal(("ConsensusHasNoObjection", "decision"), Deciding.Called().Refusal("chair", Ruling));
        Assert.Equal(DecisionStatus.Adopted, given.Does("FRA", new WithdrawDecisionObjection("hours")).Does("chair", Ruling).Hours().Status);
    }

    [Fact]
    public void Objection_is_by_who_may()
    {
        Assert.Equal(("ObjectionIsByWhoMay", null), Deciding.Begun().Refusal("LIL", Objection));
        Assert.Equal(("ObjectionIsByWhoMay", null), Deciding.Begun().Does("FRA", Objection).Refusal("FRA", Objection));
    }

    [Fact]
    public void Decision_objection_is_ones_own() =>
        Assert.Equal(("DecisionObjectionIsOnesOwn", "decision"),
        Deciding.Begun().Does("FRA", Objection).Refusal("KEN", new WithdrawDecisionObjection("hours")));

    [Fact]
    public void An_objection_received_by_letter_stands_when_it_is_entered() =>
        Assert.Equal("ConsensusHasNoObjection", Deciding.Begun().Does("secretariat", Given.Letter("FRA", Objection)).Refusal("chair", Ruling).Rule);

    [Fact]
    public void Who_takes_part_no_longer_stands_against_nothing_and_is_not_counted()
    {
        var given = Deciding.Begun().Does("FRA", Objection).Grounded(new EndParticipation("FRA", "NV/9"));
        given.Does("chair", Ruling);
        var voted = Deciding.Called().Does("FRA", Deciding.Vote(BallotValue.No)).Does("KEN", Deciding.Vote(BallotValue.Yes))
            .Grounded(new EndParticipation("FRA", "NV/9")).After(2);
        Assert.Equal(new CloseVote("hours", 1, 0, 0, true), voted.Hours().Vote!.Closed);
    }

    [Fact]
    public void Votes_are_allowed()
    {
        Assert.Equal(("VotesAreAllowed", "decision"), Deciding.Begun(Silent.Terms with { Voting = ProcedureSets.Osce.Voting }).Refusal("chair", Deciding.Call));
        Assert.Equal(("VotesAreAllowed", "decision"), Deciding.Called().Refusal("chair", Deciding.Call));
        Assert.Equal(("VotesAreAllowed", "closes"), Deciding.Begun().Refusal("chair", Deciding.Call with { Closes = Given.Start }));
    }

    [Fact]
    public void A_vote_closes_after_most_voting_days_at_the_latest()
    {
        var given = Deciding.Begun();
        var latest = given.Now.AddDays(DecisionRules.MostVotingDays);
        Assert.Equal(("VotesAreAllowed", "closes"), given.Refusal("chair", Deciding.Call with { Closes = latest.AddMilliseconds(1) }));
        given.Does("chair", Deciding.Call with { Closes = latest });
    }

    [Fact]
    public void Vote_is_cast_by_who_may()
    {
        Assert.Equal(("VoteIsCastByWhoMay", "decision"), Deciding.Begun().Refusal("KEN", Deciding.Vote(BallotValue.Yes)));
        Assert.Equal(("VoteIsCastByWhoMay", null), Deciding.Called().Refusal("LIL", Deciding.Vote(BallotValue.Yes)));
        Assert.Equal("DecisionIsOpen", Deciding.Called().After(2).Refusal("KEN", Deciding.Vote(BallotValue.Yes)).Rule);
    }

    [Fact]
    public void The_last_vote_counts_until_the_vote_closes()
    {
        var given = Deciding.Called().Does("KEN", Deciding.Vote(BallotValue.No)).Does("FRA", Deciding.Vote(BallotValue.Abstain))
            .Does("BRA", Deciding.Vote(BallotValue.Yes))
            .After(TimeSpan.FromDays(2) - TimeSpan.FromMilliseconds(1)).Does("KEN", Deciding.Vote(BallotValue.Yes)).After(1);
        Assert.Equal((new CloseVote("hours", 2, 0, 1, true), DecisionStatus.Adopted, Given.Start.AddDays(2)),
            (given.Hours().Vote!.Closed, given.Hours().Status, given.Hours().Ended));
    }

    [Theory]
    [InlineData(Majority.Simple, 2, 1, true)]
    [InlineData(Majority.Simple, 1, 1, false)]
    [InlineData(Majority.Simple, 0, 0, false)]
    [InlineData(Majority.TwoThirds, 2, 1, true)]
    [InlineData(Majority.TwoThirds, 3, 2, false)]
    [InlineData(Majority.Consensus, 1, 0, true)]
    [InlineData(Majority.Consensus, 9, 1, false)]
    public void A_majority_is_counted_of_those_for_and_against(Majority majority, int yes, int no, bool suffices) =>
        Assert.Equal(suffices, DecisionVote.Suffices(majority, yes, no));

    [Fact]
    public void The_majority_is_that_of_the_matter_and_of_the_terms_when_the_vote_was_called()
    {
        var terms = Silent.Terms with { Voting = Silent.Terms.Voting with { Procedural = Majority.TwoThirds, Substantive = Majority.Consensus } };
        Assert.Equal(Majority.Consensus, Deciding.Called(terms).Grounded(new AdoptProcedure(Silent.Terms, "Decision 2")).Hours().Vote!.Majority);
        Assert.Equal(Majority.TwoThirds, Deciding.InSession(Silent.A_forum(terms).With_members("BRA", "JPN")).Does("chair",
            Deciding.Put with { Matter = DecisionMatter.Procedural }).Does("chair", Deciding.Call).Hours().Vote!.Majority);
    }

    [Fact]
    public void Decision_is_its_proposers()
    {
        Assert.Equal(("DecisionIsItsProposers", "decision"), Deciding.Begun().Refusal("KEN", new WithdrawDecision("hours", "No more.")));
        Assert.Equal(("DecisionIsItsProposers", "decision"), Deciding.Called().Refusal("chair", new WithdrawDecision("hours", "No more.")));
        Assert.Equal("No more.", Deciding.Begun().Does("chair", new WithdrawDecision("hours", "No more.")).Hours().Reason);
    }

    [Fact]
    public void Explanation_has_its_matter()
    {
        var both = Deciding.Dissociation with { Silence = "draft" };
        Assert.Equal(("ExplanationHasItsMatter", "decision"), Deciding.Begun().Refusal("KEN", both));
        Assert.Equal(("ExplanationHasItsMatter", "decision"), Deciding.Begun().Refusal("KEN", both with { Decision = null, Silence = null }));
        Assert.Equal(("ExplanationHasItsMatter", "silence"), Deciding.Begun().Refusal("KEN", both with { Decision = null }));
        Assert.Equal(("ExplanationHasItsMatter", "decision"),
            Deciding.Begun().Does("chair", new WithdrawDecision("hours", "No more.")).Refusal("KEN", Deciding.Dissociation));
        Assert.Single(Silent.Begun().Does("KEN", both with { Decision = null }).Picture.Forum.Decisions.Explanations);
    }

    [Fact]
    public void Explanation_is_by_who_may()
    {
        Assert.Equal(("ExplanationIsByWhoMay", "kind"), Deciding.Begun().Refusal("LIL", Deciding.Dissociation));
        Deciding.Begun().Does("ICRC", Deciding.Dissociation with { Kind = ExplanationKind.Explanation, Paragraphs = [] });
    }

    [Fact]
    public void Dissociation_names_paragraphs()
    {
        Assert.Equal(("DissociationNamesParagraphs", "paragraphs"), Deciding.Begun().Refusal("KEN", Deciding.Dissociation with { Paragraphs = [] }));
        Assert.Equal(("DissociationNamesParagraphs", "paragraphs"), Deciding.Begun().Refusal("KEN", Deciding.Dissociation with { Paragraphs = ["3", "3"] }));
    }

    [Fact]
    public void Summary_replaces_no_decision()
    {
        var given = Deciding.Begun().Does("secretariat", Silent.Document("summary", "en") with { Kind = DocumentKind.ChairsSummary });
        Assert.Equal(("SummaryReplacesNoDecision", "document"), given.Refusal("chair", new IssueChairsSummary("draft-report", "hours")));
        Assert.Equal(("SummaryReplacesNoDecision", "decision"), given.Refusal("chair", new IssueChairsSummary("summary")));
        Assert.Equal(("SummaryReplacesNoDecision", "silence"), given.Refusal("chair", new IssueChairsSummary("summary", null, "draft")));
        given.Does("chair", new IssueChairsSummary("summary", "hours")).Does("chair", Ruling);
        Assert.Equal(("SummaryReplacesNoDecision", "decision"), given.Refusal("chair", new IssueChairsSummary("summary", "hours")));
    }

    [Fact]
    public void An_objection_by_letter_that_is_contested_stands_no_longer_while_the_decision_is_open()
    {
        var given = Deciding.Begun().Does("secretariat", Given.Letter("FRA", new ObjectToDecision("hours", "Too early.")));
        Assert.NotEmpty(given.Asked("chair", Ruling));
        var letter = given.Hours().Objections["FRA"].Position;
        Assert.Empty(given.Does("FRA", new ContestReceived(letter, "No such note was sent.")).Hours().Objections);
        Assert.Equal(DecisionStatus.Adopted, given.Does("chair", Ruling).Hours().Status);
    }

    [Fact]
    public void A_vote_by_letter_that_is_contested_counts_no_longer_and_the_member_votes_again()
    {
        var given = Deciding.Called().Does("JPN", Deciding.Vote(BallotValue.Yes)).Does("secretariat", Given.Letter("FRA", Deciding.Vote(BallotValue.No)));
        var letter = given.Hours().Vote!.Cast["FRA"];
        given.Does("FRA", new ContestReceived(letter, "The note is not ours."));
        Assert.Equal(["JPN"], given.Hours().Vote!.Ballots.Keys);
        given.Does("FRA", Deciding.Vote(BallotValue.Yes)).After(3);
        Assert.Equal((2, 0), (given.Hours().Vote!.Closed!.Yes, given.Hours().Vote!.Closed!.No));
    }

    [Fact]
    public void What_is_contested_after_the_decision_changes_no_decision()
    {
        var given = Deciding.Called().Does("JPN", Deciding.Vote(BallotValue.Yes)).Does("secretariat", Given.Letter("FRA", Deciding.Vote(BallotValue.No)))
            .After(3);
        var closed = given.Hours();
        Assert.Equal(closed, given.Does("FRA", new ContestReceived(closed.Vote!.Cast["FRA"], "The note is not ours.")).Hours());
    }

    [Fact]
    public void A_position_by_letter_that_is_contested_is_attached_no_longer()
    {
        var given = Deciding.Begun().Does("chair", Ruling).Does("secretariat", Given.Letter("FRA", Deciding.Dissociation));
        var attached = Assert.Single(given.Picture.Forum.Decisions.Explanations);
        Assert.Empty(given.Does("FRA", new ContestReceived(attached.Position, "We joined the consensus.")).Picture.Forum.Decisions.Explanations);
    }

    [Fact]
    public void Decision_has_quorum()
    {
        var given = Deciding.Begun();
        Assert.Equal(("DecisionHasQuorum", "meeting"), given.Refusal("chair", Ruling with { Meeting = "another" }));
        Assert.Equal(("DecisionHasQuorum", "meeting"),
            given.Does("secretariat", new NotePresence("third-session", ["KEN", "FRA", "LIL", "ICRC"])).Refusal("chair", Ruling));
        Assert.Equal(("DecisionHasQuorum", "meeting"), given.Refusal("chair", Deciding.Call));
        Assert.Empty(given.Does("secretariat", new NotePresence("third-session", ["KEN", "FRA", "BRA"])).Asked("chair", Ruling));
        Assert.Equal(("DecisionHasQuorum", "meeting"), given.Does("chair", new CloseMeeting("third-session")).Refusal("chair", Ruling));
    }
}
