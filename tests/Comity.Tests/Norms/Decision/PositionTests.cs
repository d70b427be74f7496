using Comity.Norms.Decision;
using Xunit;

namespace Comity.Tests.Norms.Decision;

/// <summary>Who says what, and what follows from it.</summary>
public sealed class PositionTests
{
    private static readonly GivenBook Book = Given.Book("""
        choice link: organ, hired, none   of each State
        fact harm
        fact wanted
        fact suffers   of each State
        date seen
        fact proven   of each State
        define linked: link is not none.
        action act: linked.
        benefit sharing
        relief compliance   within the power of the State concerned
        tier letters: letter
        scale severity: none < grave
        norm N "n"   voluntary
          A State should not act when harm.
          gravity is severity.
        norm D "d"   voluntary
          A State should not act when seen is before 2024-01-01.
        norm V "v"   voluntary
          A State should not act when another State suffers.
        measure M "Ask"   in letters   basis retorsion
          available when a norm is not followed, and not rests on own disclosure.
          undone by compliance.
        measure G "Limit"   in letters   basis retorsion   limits sharing
          available when a norm is not followed, and gravity is grave, and not rests on own disclosure.
          undone by compliance.
        measure H "Help"   in letters   basis assistance
          available when harm.
          undone by compliance.
        protect P "Nobody is harmed"
          from an activity that is linked
          when harm.
        """);

    private static readonly Tried Disputed = Book.Case("State B: link organ (claimed by A; denied by B).\nharm: yes.");

    [Fact]
    public void Where_sources_differ_the_verdict_is_contested() => Assert.Equal("contested", Disputed.Says());

    [Fact]
    public void Each_position_has_its_own_verdict() => Assert.Equal(("inconsistent", "undetermined"), (Disputed.InTheViewOf("A"), Disputed.InTheViewOf("B")));

    [Fact]
    public void A_contested_verdict_names_the_disputed_fact() => Assert.Equal(["link"], Disputed.Decisive());

    [Fact]
    public void A_claim_that_nobody_disputes_is_shared() =>
        Assert.Equal("inconsistent", Book.Case("State B: link organ (claimed by A).\nharm: yes (claimed by C).").Says());

    [Fact]
    public void Who_is_silent_on_a_disputed_fact_leaves_it_open()
    {
        var tried = Book.Case(
            "State B: link organ (claimed by A), link none (claimed by B).\nharm: yes. wanted: yes (claimed by C). wanted: no (claimed by A).");
        Assert.Equal("undetermined", tried.InTheViewOf("C"));
        Assert.Equal(("inconsistent", "not caught"), (tried.InTheViewOf("A"), tried.InTheViewOf("B")));
    }

    [Fact]
    public void Positions_that_come_to_the_same_are_not_contested() =>
        Assert.Equal("inconsistent", Book.Case("State B: link organ (claimed by A), link hired (claimed by C).\nharm: yes.").Says());

    [Fact]
    public void A_disputed_fact_that_changes_nothing_is_not_named() =>
        Assert.Equal(["link"], Book.Case("State B: link organ (claimed by A; denied by B).\nharm: yes. wanted: yes (claimed by A; denied by B).").Decisive());

    [Fact]
    public void A_disputed_day_is_named() =>
        Assert.Equal(["seen"], Book.Case("State B: link organ.\nseen: 2023-12-31 (claimed by A). seen: 2024-01-01 (claimed by B).").Decisive("D"));

    [Fact]
    public void A_disputed_fact_of_another_State_is_named_with_that_State()
    {
        var decisive = Book.Case("State A: suffers (claimed by A; denied by B).\nState B: link organ.").Answer("V").Decisive;
        Assert.Equal([("suffers", "A")], decisive.Select(fact => (fact.Fact, fact.Subject)));
    }

    [Fact]
    public void An_unknown_fact_of_another_State_is_named_with_that_State() =>
        Assert.Equal([("suffers", "A")], Book.Case("State A: proven.\nState B: link organ.").Answer("V").Decisive.Select(fact => (fact.Fact, fact.Subject)));

    [Fact]
    public void What_is_undisputed_and_denied_at_once_is_a_contradiction()
    {
        var tried = Book.Case("State B: link organ, link organ (denied by B).\nharm: yes.");
        Assert.Equal(["link of B"], tried.Judge.Clash(tried.Case));
    }

    [Fact]
    public void A_measure_is_available_where_a_norm_is_not_followed() => Assert.Equal(Truth.Holds, Book.Case("State B: link organ.\nharm: yes.").Measure("M"));

    [Fact]
    public void A_measure_that_only_one_position_supports_stays_open() => Assert.Equal(Truth.Open, Disputed.Measure("M"));

    [Fact]
    public void No_measure_rests_on_what_a_State_disclosed_of_itself() =>
        Assert.Equal(Truth.Fails, Book.Case("State B: link organ (disclosed by B in review).\nharm: yes. seen: 2024-02-01.").Measure("M"));

    [Fact]
    public void What_gravity_rests_on_is_behind_the_firewall_too() =>
        Assert.Equal(Truth.Fails, Book.Case("State B: link organ.\nharm: yes. severity: grave (disclosed by B in an exercise). seen: 2024-02-01.")
            .Measure("G"));

    [Fact]
    public void A_disclosure_beside_independent_knowledge_hinders_nothing() =>
        Assert.Equal(Truth.Holds, Book.Case("State B: link organ (claimed by A), link organ (disclosed by B in review).\nharm: yes.").Measure("M"));

    [Fact]
    public void What_another_State_disclosed_is_no_own_disclosure() =>
        Assert.Equal(Truth.Holds, Book.Case("State A: suffers.\nState B: link organ.\nharm: yes (disclosed by A in review).").Measure("M"));

    [Fact]
    public void A_disclosure_counts_for_verdicts() =>
        Assert.Equal("inconsistent", Book.Case("State B: link organ (disclosed by B in review).\nharm: yes.").Says());

    [Fact]
    public void Help_needs_no_norm_that_is_broken()
    {
        var tried = Book.Case("State B: link none.\nharm: yes.");
        Assert.Equal((Truth.Holds, Truth.Fails), (tried.Measure("H"), tried.Measure("M")));
        Assert.Empty(tried.Judge.Measures(tried.Case, "B", "").Single(answer => answer.Measure.Id == "H").Norms);
    }

    [Fact]
    public void A_measure_names_the_norms_because_of_which_it_is_available()
    {
        var tried = Book.Case("State A: suffers.\nState B: link organ.\nharm: yes.");
        Assert.Equal(["N", "V"], tried.Judge.Measures(tried.Case, "B", "").Single(answer => answer.Measure.Id == "M").Norms);
    }

    [Fact]
    public void A_lapsed_norm_opens_no_measure()
    {
        var book = Given.Book("""
            action act
            relief compliance   within the power of the State concerned
            tier letters: letter
            norm N "n"   voluntary   lapses 2024-01-01
              A State should not act.
            measure M "Ask"   in letters   basis retorsion
              available when a norm is not followed.
              undone by compliance.
            """);
        Assert.Equal(Truth.Fails, book.Case("State B: act.").Measure("M"));
    }

    [Fact]
    public void A_protection_covers_certainly_or_depends_on_what_is_not_known()
    {
        Assert.Equal(Truth.Holds, Book.Case("State B: link organ.\nharm: yes.").Purpose("P"));
        Assert.Equal(Truth.Open, Book.Case("State B: link organ.").Purpose("P"));
        Assert.Equal(Truth.Fails, Book.Case("State B: link none.").Purpose("P"));
    }
}
