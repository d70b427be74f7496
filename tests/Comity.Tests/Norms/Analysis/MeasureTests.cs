using Comity.Norms.Analysis;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>Measures held against what a book ensures: each form of it refuted, and proven.</summary>
public sealed class MeasureTests
{
    private const string Facts =
        """
        scale severity: none < minor < serious   ordinarily none   headline
        fact poor   of each State
        fact proven   of each State
        action meddle
        benefit data sharing, being heard
        relief compliance   within the power of the State concerned
        relief time
        tier letter: letter, demarche
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle.
          gravity is severity.
        norm N-2 "Law"   must not   binding
          A State must not meddle when severity is serious.
          gravity is severity.

        """;

    [Fact]
    public void Ladder_goes_beyond_retorsion_for_a_voluntary_norm() => Given.Finds(FindingKind.Ladder,
        $"""
        {Facts}
        measure M-1 "Countermeasure"   in letter   basis countermeasure
          available when a norm is not followed, and proven.
          undone by compliance.
        ensure E-1: for a voluntary norm nothing beyond retorsion.
        """,
        """
        ladder E-1, M-1: M-1 is open because of N-1, which is voluntary, although its basis goes beyond retorsion.
          always when severity is at most minor; proven; meddle
          for example: proven: yes; meddle: yes
        """);

    [Theory]
    [InlineData("countermeasure", "a binding norm is not followed")]
    [InlineData("retorsion", "a norm is not followed")]
    public void Ladder_keeps_to_retorsion_where_the_norm_is_binding_or_the_basis_light(string basis, string when) => Given.Misses(FindingKind.Ladder,
        $"""
        {Facts}
        measure M-1 "Countermeasure"   in letter   basis {basis}
          available when {when}, and proven.
          undone by compliance.
        ensure E-1: for a voluntary norm nothing beyond retorsion.
        """);

    [Fact]
    public void Ladder_rests_on_own_disclosure() => Given.Finds(FindingKind.Ladder,
        Measure("available when a norm is not followed.   undone by compliance.", "ensure E-1: no measure rests on own disclosure."),
        "ladder E-1, M-1: M-1 can rest on what a State disclosed of itself (because of N-1).");

    [Fact]
    public void Ladder_has_a_firewall() => Given.Misses(FindingKind.Ladder,
        Measure("available when a norm is not followed, and not rests on own disclosure.   undone by compliance.",
            "ensure E-1: no measure rests on own disclosure."));

    [Fact]
    public void Ladder_limits_what_is_never_limited() => Given.Finds(FindingKind.Ladder,
        Measure("available when a norm is not followed.   undone by compliance.", "ensure E-1: being heard and data sharing are never limited."),
        "ladder E-1, M-1: M-1 limits data sharing, which is never to be limited.");

    [Fact]
    public void Ladder_limits_only_what_may_be_limited() => Given.Misses(FindingKind.Ladder,
        Measure("available when a norm is not followed.   undone by compliance.", "ensure E-1: being heard are never limited."));

    [Fact]
    public void Ladder_has_no_way_back() => Given.Finds(FindingKind.Ladder,
        Measure("available when a norm is not followed.   undone by time.",
            "ensure E-1: every measure is undone by something within the power of the State concerned."),
        "ladder E-1, M-1: M-1 is undone by nothing within the power of the State concerned.");

    [Fact]
    public void Ladder_has_a_way_back() => Given.Misses(FindingKind.Ladder,
        Measure("available when a norm is not followed.   undone by compliance.",
            "ensure E-1: every measure is undone by something within the power of the State concerned."));

    [Theory]
    [InlineData("")]
    [InlineData("undone by after 10 days unless renewed.")]
    public void Ladder_has_a_measure_that_nothing_undoes(string undone) => Given.Finds(FindingKind.Ladder,
        Measure($"available when a norm is not followed.   {undone}", ""),
        "ladder M-1: M-1 is undone by nothing, and does not lapse by itself.");

    [Fact]
    public void Ladder_may_have_a_measure_that_lapses_by_itself() => Given.Misses(FindingKind.Ladder,
        Measure("available when a norm is not followed.   undone by after 10 days.", ""));

    [Fact]
    public void Ladder_allows_less_for_more_gravity() => Given.Finds(FindingKind.Ladder,
        Measure("available when a norm is not followed, and gravity is at most minor.   undone by compliance.", ""),
        "ladder M-1, N-1: M-1 is open at `minor` and not at `serious`, all else alike.");

    [Fact]
    public void Ladder_allows_more_for_more_gravity() => Given.Misses(FindingKind.Ladder,
        Measure("available when a norm is not followed, and gravity is at least minor.   undone by compliance.", ""));

    [Fact]
    public void Ladder_closes_redress() => Given.Finds(FindingKind.Ladder,
        $"""
        {Facts}
        remedy R-1 "Claim"   open when severity is serious.
        ensure E-1: redress is open whenever severity is at least minor, whoever the author is.
        """,
        """
        ladder E-1: E-1 does not hold.
          always when severity is minor
          for example: severity: minor
        """);

    [Fact]
    public void Ladder_asks_victims_what_a_State_did() => Given.Finds(FindingKind.Ladder,
        $"""
        {Facts}
        remedy R-1 "Claim"   open when severity is at least minor.
        remedy R-2 "Claim"   open when severity is serious, and proven.
        ensure E-1: redress is open whenever severity is at least minor, whoever the author is.
        """,
        "ladder E-1, R-2: R-2 asks what a State did, although redress is to be open whoever the author is.");

    [Fact]
    public void Ladder_opens_redress() => Given.Misses(FindingKind.Ladder,
        $"""
        {Facts}
        remedy R-1 "Claim"   open when severity is at least minor.
        ensure E-1: redress is open whenever severity is at least minor, whoever the author is.
        """);

    [Theory]
    [InlineData("whenever poor, severity is none.", "severity is at least minor; poor")]
    [InlineData("never poor, and proven.", "poor; proven")]
    public void Ladder_breaks_what_shall_hold_in_every_case(string ensure, string told) =>
        Assert.Equal(told, string.Join("; ", Assert.Single(Given.Findings(FindingKind.Ladder, $"{Facts}\nensure E-1: {ensure}")).Class));

    [Theory]
    [InlineData("whenever poor, severity is none.", "never poor while severity is at least minor.")]
    [InlineData("never poor, and proven.", "never poor while proven.")]
    public void Ladder_keeps_what_a_constraint_demands(string ensure, string constraint) =>
        Given.Misses(FindingKind.Ladder, $"{Facts}\n{constraint}\nensure E-1: {ensure}");

    private static string Measure(string rest, string ensure) =>
        $"""
        {Facts}
        measure M-1 "Listing"   in letter   basis treaty   limits data sharing
          {rest}
        {ensure}
        """;
}
