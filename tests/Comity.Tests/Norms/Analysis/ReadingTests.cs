using Comity.Norms.Analysis;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>What a book leaves open: terms without a definition, readings that part verdicts.</summary>
public sealed class ReadingTests
{
    private const string Facts =
        """
        scale severity: none < minor < serious   ordinarily none   headline
        fact poor   of each State
        fact intentional
        date received   of each State
        action respond
        action meddle

        """;

    [Fact]
    public void Decisive_gap_is_a_term_on_which_a_verdict_turns() => Given.Finds(FindingKind.DecisiveGap,
        $"""
        {Facts}
        term grave
        define bad: grave, and intentional.
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when bad.
        """,
        "decisive gap grave, N-1: what N-1 says can turn on `grave`, which the book does not define.");

    [Fact]
    public void Decisive_gap_is_none_that_is_defined_or_never_decides() => Given.Misses(FindingKind.DecisiveGap,
        $"""
        {Facts}
        term grave
        define bad: intentional.
        never grave while intentional.
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle
          when (a) bad, or (b) grave, and intentional.
        """);

    [Fact]
    public void Decisive_gap_that_States_agreed_on_is_accepted() =>
        Assert.Equal("agreed ambiguity: on purpose", Assert.Single(Given.Findings(FindingKind.DecisiveGap,
        $"""
        {Facts}
        term grave   agreed ambiguity "on purpose"
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when grave.
        """)).Accepted);

    [Theory]
    [InlineData("intentional", "severity is at least minor; not intentional; meddle")]
    [InlineData("or intentional", "severity is none; intentional; meddle")]
    [InlineData("also requires intentional", "severity is at least minor; not intentional; meddle")]
    public void Divergence_of_a_definition_shows_what_is_moved(string change, string told)
    {
        var found = Assert.Single(Given.Findings(FindingKind.Divergence,
            $"""
            {Facts}
            define bad:
              severity is at least minor.
              reading "other": {change}.
            norm N-1 "Hold back"   should not   voluntary
              A State should not meddle when bad.
            """));
        Assert.Equal("the reading \"other\" of bad changes verdicts of N-1.", found.Sentence);
        Assert.Equal((told, true), (string.Join("; ", found.Class), found.Always));
    }

    [Theory]
    [InlineData("(a) poor", "severity is at least minor; not poor; meddle")]
    [InlineData("(a) or poor", "severity is none; poor; meddle")]
    [InlineData("(a) also requires poor", "severity is at least minor; not poor; meddle")]
    [InlineData("also requires poor", "severity is at least minor; not poor; meddle")]
    [InlineData("except (x) when poor", "severity is at least minor; poor; meddle")]
    [InlineData("does not apply when poor", "severity is at least minor; poor; meddle")]
    [InlineData("does not apply", "severity is at least minor; meddle")]
    [InlineData("lapses 2025-01-01", "severity is at least minor; meddle")]
    public void Divergence_of_a_prohibition_is_found_for_each_kind_of_change(string change, string told)
    {
        var found = Assert.Single(Given.Findings(FindingKind.Divergence, Prohibition(change)));
        Assert.Equal("the proposal \"other\" of N-1 changes verdicts of N-1.", found.Sentence);
        Assert.Equal((told, true), (string.Join("; ", found.Class), found.Always));
    }

    [Theory]
    [InlineData("excused while poor", "poor; intentional; not respond")]
    [InlineData("within 10 days of received", "intentional; not respond; not as of is more than 10 days after received")]
    public void Divergence_of_a_duty_is_found_for_its_own_kinds_of_change(string change, string told)
    {
        var found = Assert.Single(Given.Findings(FindingKind.Divergence,
            $"""
            {Facts}
            norm N-1 "Answer"   should   voluntary
              A State should respond when intentional.
              proposal "other": {change}.
            """));
        Assert.Equal((told, true), (string.Join("; ", found.Class), found.Always));
    }

    [Theory]
    [InlineData("is binding")]
    [InlineData("is voluntary")]
    public void Divergence_is_a_change_of_status(string change) =>
        Given.Finds(FindingKind.Divergence, Prohibition(change),
            "divergence N-1: the proposal \"other\" of N-1 changes its status, and so every verdict of it.");

    [Theory]
    [InlineData("review 2027-01-01")]
    [InlineData("lapses 2027-01-01")]
    [InlineData("(a) or severity is serious")]
    [InlineData("except (x) when severity is none")]
    public void Divergence_is_none_where_no_verdict_of_today_moves(string change) => Given.Misses(FindingKind.Divergence, Prohibition(change));

    [Fact]
    public void Divergence_is_told_once_where_a_reading_stands_in_several_places() => Given.Finds(FindingKind.Divergence,
        $"""
        {Facts}
        define bad:
          severity is at least minor.
          reading "other": or poor.
        define worse:
          severity is serious.
          reading "other": or intentional.
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when bad.
        norm N-2 "Hold back"   should not   voluntary
          A State should not respond when worse.
        """,
        """
        divergence bad, worse, N-1, N-2: the reading "other" of bad, worse changes verdicts of N-1, N-2.
          always when severity is none; poor; meddle
          for example: poor: yes; meddle: yes
        """);

    private static string Prohibition(string change) =>
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle
          when (a) severity is at least minor.
          proposal "other": {change}.
        """;
}
