using Comity.Negotiation.Consultations;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Negotiation;

/// <summary>Consultations and their votes.</summary>
public sealed class ConsultationTests
{
    private static readonly OpenConsultation Consultation = Everything.Consultation with { Closes = Given.Start.AddDays(10) };

    private static readonly EnterVotes Votes = new("scope", 1, [Everything.Vote("Wanjiru", 0, VoteValue.Agree)]);

    private static Given Opened => Given.A_process(Given.RulesBefore(2)).With_member("KEN").Does("secretariat", Consultation);

    [Fact]
    public void Consultation_is_whole()
    {
        Assert.Equal(("ConsultationIsWhole", "consultation"), Opened.Refusal("secretariat", Consultation));
        Assert.Equal(("ConsultationIsWhole", "consultation"),
            Given.A_process(Given.RulesBefore(2)).Refusal("secretariat", Consultation with { Consultation = "On the scope" }));
        Assert.Equal(("ConsultationIsWhole", "statements"),
            Given.A_process(Given.RulesBefore(2)).Refusal("secretariat", Consultation with { Statements = [] }));
        Assert.Equal(("ConsultationIsWhole", "statements"),
            Given.A_process(Given.RulesBefore(2)).Refusal("secretariat", Consultation with { Statements = ["One.", "One."] }));
        Assert.Equal(("ConsultationIsWhole", "statements"),
            Given.A_process(Given.RulesBefore(2)).Refusal("secretariat",
                Consultation with { Statements = [.. Enumerable.Range(0, 501).Select(number => $"Number {number}.")] }));
        Assert.Equal(("ConsultationIsWhole", "closes"),
            Given.A_process(Given.RulesBefore(2)).Refusal("secretariat", Consultation with { Closes = Given.Start }));
    }

    [Fact]
    public void Votes_are_in_order()
    {
        Assert.Equal(("VotesAreInOrder", "sheet"), Opened.Refusal("server", Votes with { Sheet = 2 }));
        Assert.Equal(("VotesAreInOrder", "sheet"), Opened.Does("server", Votes).Refusal("server", Votes));
        Assert.Equal(("VotesAreInOrder", "sheet"), Opened.Refusal("server", new EnterSealedVotes("scope", 1, Given.File("votes"), 16)));
        Assert.Equal(("VotesAreInOrder", "sheet"), Opened.After(10).Refusal("server", Votes));
        Assert.Contains(Opened.Asked("server", Votes with { Consultation = "other" }), refusal => refusal.Rule == "VotesAreInOrder");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Votes_are_on_statements(int statement) =>
        Assert.Equal(("VotesAreOnStatements", "votes"),
            Opened.Refusal("server", Votes with { Votes = [Everything.Vote("Wanjiru", statement, VoteValue.Pass)] }));

    [Theory]
    [InlineData("Wanjiru", "oneself")]
    [InlineData("p-aaaaaaaaaaaaaaaa", "server")]
    [InlineData("p-aaaaaaaaaaaaaaaa", "XXX")]
    public void Voters_are_persons(string person, string capacity) =>
        Assert.Equal(("VotersArePersons", "votes"), Opened.Refusal("server", Votes with { Votes = [new(person, capacity, 0, VoteValue.Agree)] }));

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void Votes_are_padded(int leaves)
    {
        var given = Opened.Does("secretariat", Consultation with { Consultation = "secret", Terms = VoteTerms.Sealed });
        Assert.Equal(("VotesArePadded", "leaves"), given.Refusal("server", new EnterSealedVotes("secret", 1, Given.File("votes"), leaves)));
    }

    [Fact]
    public void The_last_vote_of_a_person_counts_and_the_clock_closes_with_the_tally()
    {
        var given = Opened.Does("server",
            Votes with { Votes = [Everything.Vote("Wanjiru", 0, VoteValue.Agree), Everything.Vote("Camille", 0, VoteValue.Disagree),
            Everything.Vote("Wanjiru", 1, VoteValue.Pass)] })
            .Does("server",
                Votes with { Sheet = 2, Votes = [Everything.Vote("Wanjiru", 0, VoteValue.Disagree), new(Given.Person("Wanjiru"), "KEN", 0, VoteValue.Agree)] })
            .After(10);
        Assert.Equal([new(1, 2, 0), new(0, 0, 1)], given.Picture.Consultations.All["scope"].Closed!.Tallies);
    }

    [Fact]
    public void A_sealed_consultation_closes_without_a_tally()
    {
        var given = Given.A_process(Given.RulesBefore(2)).Does("secretariat", Consultation with { Terms = VoteTerms.Sealed }).After(10);
        Assert.Empty(given.Picture.Consultations.All["scope"].Closed!.Tallies);
    }
}
