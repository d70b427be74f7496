using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Negotiation;

/// <summary>Consultations for an audience: who is in it, who votes, and what of the result is shown.</summary>
public sealed class AudienceTests
{
    private static readonly EnterVotes Votes = new("what-first", 1, []);

    private static Given Body => Given.A_process().With_members("KEN", "FRA", "BRA").With("ICRC", ParticipantKind.InternationalOrganization)
        .With("OSC", ParticipantKind.Stakeholder).With_chair().With_delegate("KEN", "Wanjiru")
        .Does("secretariat", new CorrectParticipant("KEN", [new("en", "Kenya")], "African States", "NV/2"));

    private static Given Opened => Body.Does("secretariat", ConsultationsHappen.Open(Given.Start.AddDays(10)));

    [Fact]
    public void Audience_is_named_once()
    {
        var open = ConsultationsHappen.Open(Given.Start.AddDays(10));
        Assert.Equal("nobody", Body.Case("secretariat", open with { Audience = new([], [], []) }));
        Assert.Equal("twice", Body.Case("secretariat", open with { Audience = new([], [], ["KEN", "KEN"]) }));
        Assert.Equal("edition", Given.A_process(Given.RulesBefore(2)).Case("secretariat", open with { Audience = new([ParticipantKind.State], [], []) }));
        Assert.Empty(Given.A_process(Given.RulesBefore(2)).Asked("secretariat", open with { Audience = null }));
        Assert.Equal(("ConsultationIsWhole", "consultation"), Opened.Refusal("secretariat", open));
        Assert.Equal(("WhatIsNamedExists", "audience.participants[0]"),
            Body.Refusal("secretariat", open with { Audience = new([], [], ["XXX"]) }));
    }

    [Theory]
    [InlineData("Wanjiru", "KEN", null)]
    [InlineData("FRA", "FRA", null)]
    [InlineData("ICRC", "ICRC", null)]
    [InlineData("BRA", "BRA", "audience")]
    [InlineData("OSC", "OSC", "audience")]
    [InlineData("Wanjiru", "oneself", "audience")]
    [InlineData("chair", "chair", "audience")]
    [InlineData("secretariat", "secretariat", "secretariat")]
    public void Voters_are_in_the_audience_and_the_secretariat_never_votes(string person, string capacity, string? @case)
    {
        var given = Opened;
        var refusals = given.Asked("server", Votes with { Votes = [new(Given.Person(person), capacity, 0, VoteValue.Agree)] });
        Assert.Equal(@case is null ? [] : [("VotersAreInTheAudience", @case)], refusals.Select(refusal => (refusal.Rule, refusal.Case!)));
        Assert.Equal(@case, given.Picture.Consultations.All["what-first"].Refuses(
            new(Given.Person(person), capacity, 0, VoteValue.Agree), given.Picture.Members, given.Now)?.Case);
    }

    [Fact]
    public void The_secretariat_votes_in_no_consultation_of_the_fourth_edition_and_in_older_ones_as_before()
    {
        var vote = new Vote(Given.Person("secretariat"), Capacity.Secretariat, 0, VoteValue.Agree);
        var given = Body.Does("secretariat", ConsultationsHappen.Open(Given.Start.AddDays(10)) with { Audience = null });
        Assert.Equal("secretariat", given.Case("server", Votes with { Votes = [vote] }));
        var oneself = vote with { As = Capacity.Oneself };
        Assert.Empty(given.Asked("server", Votes with { Votes = [oneself] }));
        Assert.Equal("secretariat", given.Picture.Consultations.All["what-first"].Refuses(oneself, given.Picture.Members, given.Now)?.Case);
        var older = Body.Does("secretariat", new OpenConsultation("older", "Older", ["One."], VoteTerms.Public, Given.Start.AddDays(10)));
        Assert.Empty(older.Asked("server", new EnterVotes("older", 1, [vote])));
    }

    [Fact]
    public void Who_joins_while_it_is_open_votes_and_a_vote_that_waited_counts_though_its_participant_left_the_group()
    {
        var given = Opened.Does("secretariat", new CorrectParticipant("BRA", [new("en", "Brazil")], "African States", "NV/3"))
            .Does("secretariat", new CorrectParticipant("BRA", [new("en", "Brazil")], null, "NV/4"));
        Assert.Empty(given.Asked("server", Votes with { Votes = [new(Given.Person("BRA"), "BRA", 0, VoteValue.Agree)] }));
        Assert.Equal("what-first,", given.Picture.SightOf(new Reader(Given.Person("BRA")), given.Now).Without);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("BRA", false)]
    [InlineData("OSC", false)]
    [InlineData("nobody", false)]
    [InlineData("KEN", true)]
    [InlineData("Wanjiru", true)]
    [InlineData("FRA", true)]
    [InlineData("ICRC", true)]
    [InlineData("secretariat", true)]
    [InlineData("chair", true)]
    public void Only_who_is_in_the_audience_sees_it_under_any_terms(string? who, bool is_seen)
    {
        foreach (var set in ReaderSets.All.Values)
        {
            var given = Opened.Does("secretariat", set with { Basis = "Decision 21" });
            var seen = given.Picture.SeenBy(given.Picture.SightOf(new Reader(who is null ? null : Given.Person(who)), given.Now));
            Assert.Equal(is_seen, seen.Consultations.All.ContainsKey("what-first"));
            Assert.Equal(is_seen, !seen.Consultations.Open.IsEmpty);
        }
    }

    [Fact]
    public void The_secretariat_sees_as_a_kind_what_is_for_that_kind()
    {
        var given = Opened;
        Sight As(ReaderKind kind) => given.Picture.SightOf(new Reader(Given.Person("secretariat")) { SeesAs = kind.ToString() }, given.Now);
        Assert.Equal("", As(ReaderKind.InternationalOrganization).Without);
        Assert.Equal("what-first,", As(ReaderKind.State).Without);
    }

    [Fact]
    public void Readers_in_the_same_audiences_share_a_sight_and_others_do_not()
    {
        var given = Opened;
        Sight Of(string who) => given.Picture.SightOf(new Reader(Given.Person(who)), given.Now);
        Assert.Equal(Of("KEN"), Of("FRA"));
        Assert.NotEqual(Of("KEN"), Of("BRA"));
        Assert.False(Of("BRA").Hides("what"));
        Assert.False(Of("BRA").Hides("first"));
    }

    [Fact]
    public void Sealed_result_fits_into_one_entry()
    {
        var open = ConsultationsHappen.Open(Given.Start.AddDays(10)) with { Terms = VoteTerms.Sealed };
        OpenConsultationFor Of(int statements) => open with { Statements = [.. Enumerable.Range(0, statements).Select(number => $"Statement {number}.")] };
        Assert.Equal(("SealedResultFits", "statements"), Body.Refusal("secretariat", Of(71)));
        Assert.Empty(Body.Asked("secretariat", Of(70)));
        Assert.Empty(Body.Asked("secretariat", Of(71) with { Terms = VoteTerms.Public }));
        Assert.Empty(Body.Asked("secretariat", Of(71) with { Audience = null }));
        var tallies = Enumerable.Range(0, 70).SelectMany(statement => Enum.GetValues<ParticipantKind>()
            .Select(kind => new KindTally(statement, kind, 10_000, 10_000, 10_000)));
        var figure = new PublishFigure(Consultation.FigureOf(new string('a', 40)), "votes/2", [], KindTally.Values([.. tallies]), FigureBasis.Attested,
            "1000 sheets of sealed votes, without 1000 that the server cannot read");
        Assert.True(Process.Json.Write(figure).Length < ProcessRules.MostBytes - 1000);
    }

    [Fact]
    public void Figure_of_a_consultation_is_hidden_with_it()
    {
        var given = Opened.Does(
            "server", new PublishFigure(Consultation.FigureOf("what-first"), "votes/2", [], [new("tallies", 0)], FigureBasis.Attested, "1"));
        var seen = given.Picture.SeenBy(given.Picture.SightOf(new Reader(Given.Person("BRA")), given.Now));
        Assert.Empty(seen.Record.Figures.Figures);
        Assert.Single(given.Picture.SeenBy(given.Picture.SightOf(new Reader(Given.Person("KEN")), given.Now)).Record.Figures.Figures);
    }

    /// <summary>Of random votes neither a count under five nor its complement is shown, and none can be told from the others and the sum.</summary>
    [Fact]
    public void No_count_under_five_is_shown_and_none_can_be_told()
    {
        var random = new Random(19);
        for (var tries = 0; tries < 5000; tries++)
        {
            int[] counts = [random.Next(15), random.Next(15), random.Next(15)];
            var shown = KindTally.Of(0, ParticipantKind.State, new(counts[0], counts[1], counts[2]));
            int?[] cells = [shown.Agree, shown.Disagree, shown.Pass];
            foreach (var (place, cell) in cells.Index())
            {
                Assert.True(cell is null || (cell == counts[place] && cell >= 5 && counts.Sum() - cell >= 5));
                Assert.True(cell is not null || cells.Count(other => other is not null) < 2);
            }
        }

        Assert.Equal(new KindTally(0, ParticipantKind.State, 5, 6, 7), KindTally.Of(0, ParticipantKind.State, new(5, 6, 7)));
        Assert.Equal(new KindTally(0, ParticipantKind.State, null, 6, null), KindTally.Of(0, ParticipantKind.State, new(5, 6, 4)));
        Assert.Equal(new KindTally(0, ParticipantKind.State, null, null, null), KindTally.Of(0, ParticipantKind.State, new(30, 0, 0)));
    }

    [Fact]
    public void Result_is_by_kind_and_shown_when_it_is_closed()
    {
        var given = Enumerable.Range(0, 12).Aggregate(Opened, (so, number) => so.With_delegate("KEN", $"delegate {number}"));
        given = given.Does("server", Votes with
        {
            Votes =
            [
                .. Enumerable.Range(0, 12).Select(number => new Vote(
                    Given.Person($"delegate {number}"), "KEN", 0, number < 7 ? VoteValue.Agree : VoteValue.Disagree)),
                new(Given.Person("ICRC"), "ICRC", 0, VoteValue.Pass),
            ],
        });
        Assert.Empty(given.Picture.Consultations.All["what-first"].Result());
        var closed = given.After(11).Picture.Consultations.All["what-first"];
        Assert.Empty(closed.Closed!.Tallies);
        Assert.Equal(
            [
                new(0, ParticipantKind.State, 7, null, null), new(0, ParticipantKind.InternationalOrganization, null, null, null),
                new(1, ParticipantKind.State, null, null, null), new(1, ParticipantKind.InternationalOrganization, null, null, null),
            ],
            closed.Result());
    }

    [Fact]
    public void Result_of_sealed_votes_is_what_the_figure_says()
    {
        var given = Body.Does("secretariat", ConsultationsHappen.Open(Given.Start.AddDays(10)) with { Terms = VoteTerms.Sealed }).After(11);
        Assert.Empty(given.Picture.Consultations.All["what-first"].Result());
        var voters = given.Picture.Consultations.All["what-first"].Voters;
        var tallies = KindTally.Of(
            2, voters, Enumerable.Range(0, 12).Select(number => ("KEN", number / 8, number % 2 == 0 ? VoteValue.Agree : VoteValue.Pass)));
        var figure = new PublishFigure(Consultation.FigureOf("what-first"), "votes/2", [], KindTally.Values(tallies), FigureBasis.Attested, "One sheet");
        Assert.Equal(tallies, given.Does("server", figure).Picture.Consultations.All["what-first"].Result());
        Assert.Empty(given.Asked("server", figure));
    }
}
