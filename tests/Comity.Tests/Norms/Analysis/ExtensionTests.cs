using Comity.Norms;
using Comity.Norms.Analysis;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>What an extending book does to its base, and what reservations take away.</summary>
public sealed class ExtensionTests
{
    private const string Facts =
        """
        scale severity: none < minor < serious   ordinarily none   headline
        fact poor   of each State
        action meddle
        action respond

        """;

    private static readonly NormBook Base = Given.Book(
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle
          when (a) severity is at least minor.
        """);

    [Theory]
    [InlineData("loosen N-1: (a) also requires severity is serious.", "severity is minor; meddle")]
    [InlineData("loosen N-1: except (x) when poor.", "severity is at least minor; poor; meddle")]
    [InlineData("loosen N-1: does not apply.", "severity is at least minor; meddle")]
    [InlineData("leave out N-1 because \"too much\".", "severity is at least minor; meddle")]
    [InlineData("replace norm N-1 \"Hold back\"   should not   voluntary\n  A State should not meddle when severity is minor.", "severity is serious; meddle")]
    public void Tailoring_that_weakens_shows_what_is_no_longer_caught(string change, string told)
    {
        var found = Assert.Single(Tailored(change));
        Assert.Equal(("the extending book does not catch all that N-1 of its base catches.", told, true),
            (found.Sentence, string.Join("; ", found.Class), found.Always));
    }

    [Theory]
    [InlineData("tighten N-1: (a) or poor.")]
    [InlineData("replace norm N-1 \"Hold back\"   should not   voluntary\n  A State should not meddle.")]
    [InlineData("norm N-2 \"Answer\"   should   voluntary\n  A State should respond.")]
    [InlineData("")]
    public void Tailoring_that_is_stricter_or_equal_is_no_finding(string change) => Assert.Empty(Tailored(change));

    [Fact]
    public void Tailoring_may_move_what_it_catches_to_another_norm() => Assert.Empty(Tailored(
        """
        leave out N-1 because "split".
        norm N-2 "Minor"   should not   voluntary
          A State should not meddle when severity is minor.
        norm N-3 "Serious"   should not   voluntary
          A State should not meddle when severity is serious.
        """));

    [Fact]
    public void Tailoring_is_accepted_with_a_reason() => Assert.Equal(["small islands"],
        Tailored("loosen N-1: except (x) when poor.\naccept tailoring N-1 because \"small islands\".").Select(finding => finding.Accepted));

    [Theory]
    [InlineData("does not apply when severity is minor", "severity is minor; meddle")]
    [InlineData("does not apply", "severity is at least minor; meddle")]
    [InlineData("also requires poor", "severity is at least minor; not poor; meddle")]
    [InlineData("(a) also requires severity is serious", "severity is minor; meddle")]
    [InlineData("(a) severity is minor", "severity is serious; meddle")]
    [InlineData("except (x) when poor", "severity is at least minor; poor; meddle")]
    [InlineData("lapses 2025-12-31", "severity is at least minor; meddle")]
    public void Reservation_takes_away_what_no_other_norm_catches(string change, string told)
    {
        var found = Assert.Single(Reserved(change, ""));
        Assert.Equal("between the State that makes \"Ours\" and the others, N-1 no longer catches this, and no other norm does.", found.Sentence);
        Assert.Equal((told, true), (string.Join("; ", found.Class), found.Always));
    }

    [Theory]
    [InlineData("excused while poor")]
    [InlineData("within 10 days of received")]
    public void Reservation_to_a_duty_takes_away_what_is_no_longer_missed(string change) => Assert.NotEmpty(Given.Findings(FindingKind.Reservation,
        $"""
        {Facts}
        date received   of each State
        norm N-1 "Answer"   should   voluntary
          A State should respond.
        reservation R-1 "Ours"   to N-1
          {change}.
        """));

    [Theory]
    [InlineData("(a) or poor")]
    [InlineData("does not apply when severity is none")]
    [InlineData("review 2027-01-01")]
    public void Reservation_that_takes_nothing_away_is_no_finding(string change) => Assert.Empty(Reserved(change, ""));

    [Fact]
    public void Reservation_is_no_finding_where_another_norm_catches() => Assert.Empty(Reserved("does not apply when severity is minor",
        """
        norm N-2 "Also"   must not   binding
          A State must not meddle when severity is minor.
        """));

    [Fact]
    public void Reservation_is_never_part_of_a_verdict()
    {
        var text = $"{Text("does not apply")}\nprotect P-1 \"All\"   when meddle, and severity is serious.";
        Assert.Empty(Given.Findings(FindingKind.Loophole, text));
    }

    private static Finding[] Tailored(string change) => Given.Findings(FindingKind.Tailoring, $"book two \"Two\"   extends ../one\n{change}", Base);

    private static Finding[] Reserved(string change, string more) => Given.Findings(FindingKind.Reservation, $"{Text(change)}\n{more}");

    private static string Text(string change) =>
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle
          when (a) severity is at least minor.
        reservation R-1 "Ours"   to N-1
          {change}.
        """;
}
