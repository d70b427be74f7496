using Comity.Norms.Analysis;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>Norms held against what a book is for: each finding in a small book, and the book in which it is repaired.</summary>
public sealed class PurposeTests
{
    private const string Facts =
        """
        scale severity: none < minor < serious   ordinarily none   headline
        choice link: organ, proxy, none   of each State   ordinarily none
        fact intentional
        fact wears a red hat
        define attributable: link is not none.
        action conduct: attributable.

        """;

    [Fact]
    public void Loophole_is_told_with_class_witness_nearest_norm_and_repair() => Given.Finds(FindingKind.Loophole,
        $"""
        {Facts}
        norm N-1 "Harm"   should not   voluntary
          A State should not conduct an activity
          when (a) it is intentional, and (b) severity is at least minor.
        protect P-1 "People"   from an activity that is attributable   when severity is serious.
        """,
        """
        loophole P-1: no norm in force catches a case that "People" covers.
          always when severity is serious; link is not none; not intentional
          for example: severity: serious; link: organ
          nearest: N-1, fails at (a)
          repair: drop (a) of N-1; it changes 0 of 0 answers on the book's cases and touches no permission
        """);

    [Fact]
    public void Loophole_is_closed_by_the_repair_that_is_proposed() => Given.Misses(FindingKind.Loophole,
        $"""
        {Facts}
        norm N-1 "Harm"   should not   voluntary
          A State should not conduct an activity
          when severity is at least minor.
        protect P-1 "People"   from an activity that is attributable   when severity is serious.
        """);

    [Fact]
    public void Loophole_that_a_proposal_of_the_book_closes_is_repaired_by_it() => Given.Finds(FindingKind.Loophole,
        $"""
        {Facts}
        norm N-1 "Harm"   should not   voluntary
          A State should not conduct an activity when it is intentional.
          proposal "whatever was wanted": or severity is serious.
        protect P-1 "People"   from an activity that is attributable   when severity is serious.
        """,
        """
        loophole P-1: no norm in force catches a case that "People" covers.
          always when severity is serious; link is not none; not intentional
          for example: severity: serious; link: organ
          nearest: N-1, fails at its condition
          repair: adopt the proposal "whatever was wanted" of N-1; it changes 0 of 0 answers on the book's cases and touches no permission
        """);

    [Fact]
    public void Loophole_under_the_proposal_is_gone()
    {
        var text =
            $"""
            {Facts}
            norm N-1 "Harm"   should not   voluntary
              A State should not conduct an activity when it is intentional.
              proposal "whatever was wanted": or severity is serious.
            protect P-1 "People"   from an activity that is attributable   when severity is serious.
            """;
        Assert.Empty(Given.Findings(FindingKind.Loophole, text, null, "whatever was wanted"));
    }

    [Fact]
    public void Loophole_that_an_exception_opens_is_repaired_without_it() => Given.Finds(FindingKind.Loophole,
        $"""
        {Facts}
        norm N-1 "Harm"   should not   voluntary
          A State should not conduct an activity when severity is at least minor.
          except (x) when wears a red hat.
        protect P-1 "People"   from an activity that is attributable   when severity is serious.
        permit L-1 "Hats"   when wears a red hat, and severity is minor.
        """,
        """
        loophole P-1: no norm in force catches a case that "People" covers.
          always when severity is serious; link is not none; wears a red hat
          for example: severity: serious; link: organ; wears a red hat: yes
          nearest: N-1, fails at except (x)
          repair: drop the exception (x) of N-1; it changes 0 of 0 answers on the book's cases and lets N-1 touch L-1
        """);

    /// <summary>The fewest parts that fail come first, then a prohibition before a duty, then the ids as people count.</summary>
    [Theory]
    [InlineData("when (a) it is intentional, and (b) wears a red hat", "N-10", "when it is intentional", "N-10, fails at its condition")]
    [InlineData("when it is intentional", "N-10", "when it is intentional", "N-2, fails at its condition")]
    [InlineData(
        "when (a) it is intentional, and (b) wears a red hat", "N-1", "when (a) it is intentional, and (b) wears a red hat", "N-1, fails at (a) and (b)")]
    public void Nearest_norm_fails_at_the_fewest_parts_and_of_equals_the_first_is_told(string second, string other, string condition, string nearest) =>
        Assert.Equal(nearest, Assert.Single(Given.Findings(FindingKind.Loophole,
            $"""
            {Facts}
            norm {other} "Other harm"   should not   voluntary
              A State should not conduct an activity
              {condition}.
            norm N-2 "Harm"   should not   voluntary
              A State should not conduct an activity
              {second}.
            protect P-1 "People"   from an activity that is attributable   when severity is serious, and not intentional, and not wears a red hat.
            """)).Nearest);

    [Fact]
    public void Loophole_that_no_single_edit_closes_has_no_repair()
    {
        var found = Given.Findings(FindingKind.Loophole,
            $"""
            {Facts}
            norm N-1 "Harm"   should not   voluntary
              A State should not conduct an activity
              when (a) it is intentional, and (b) wears a red hat.
            protect P-1 "People"   from an activity that is attributable   when severity is serious, and not intentional, and not wears a red hat.
            """);
        Assert.Equal(("N-1, fails at (a) and (b)", ""), (Assert.Single(found).Nearest, found[0].Repair));
    }

    [Fact]
    public void Loophole_is_possible_while_a_fact_stays_unknown() => Given.Finds(FindingKind.Loophole,
        $"""
        {Facts}
        norm N-1 "Organs"   should not   voluntary
          A State should not conduct an activity when link is organ.
        norm N-2 "Proxies"   should not   voluntary
          A State should not conduct an activity when link is proxy.
        protect P-1 "People"   from an activity that is attributable   when severity is serious.
        """,
        """
        loophole P-1: while `link` stays unknown, no norm in force certainly catches a case that "People" covers.
          always when severity is serious
          for example: severity: serious
        """);

    [Fact]
    public void Loophole_is_not_possible_where_one_norm_catches_whatever_the_fact_is() => Given.Misses(FindingKind.Loophole,
        $"""
        {Facts}
        norm N-1 "All"   should not   voluntary
          A State should not conduct an activity when link is organ or proxy.
        protect P-1 "People"   from an activity that is attributable   when severity is serious.
        """);

    [Fact]
    public void Loophole_is_accepted_with_a_reason()
    {
        var found = Given.Findings(FindingKind.Loophole,
            $"""
            {Facts}
            norm N-1 "Harm"   should not   voluntary
              A State should not conduct an activity when it is intentional.
            protect P-1 "People"   from an activity that is attributable   when severity is serious.
            accept loophole P-1 because "gap of the text".
            """);
        Assert.Equal("gap of the text", Assert.Single(found).Accepted);
    }

    [Fact]
    public void Loophole_is_accepted_only_inside_the_condition()
    {
        var found = Given.Findings(FindingKind.Loophole,
            $"""
            {Facts}
            norm N-1 "Harm"   should not   voluntary
              A State should not conduct an activity when it is intentional.
            protect P-1 "People"   from an activity that is attributable   when severity is serious.
            accept loophole P-1 when wears a red hat because "gap of the text".
            """);
        Assert.Equal([null, "gap of the text"], found.Select(finding => finding.Accepted).Order(StringComparer.Ordinal));
        Assert.Contains("not wears a red hat", Assert.Single(found, finding => finding.Accepted is null).Class);
        Assert.Contains(new WitnessFact("wears a red hat", "yes"), Assert.Single(found, finding => finding.Accepted is not null).Witness);
    }

    [Fact]
    public void Overreach_is_told_with_its_class() => Given.Finds(FindingKind.Overreach,
        $"""
        {Facts}
        norm N-1 "Harm"   should not   voluntary
          A State should not conduct an activity when it is intentional.
        permit L-1 "Hats"   when wears a red hat, and severity is none.
        """,
        """
        overreach L-1, N-1: N-1 catches a case that "Hats" permits.
          always when severity is none; link is not none; intentional; wears a red hat
          for example: link: organ; intentional: yes; wears a red hat: yes
        """);

    [Fact]
    public void Overreach_ends_where_the_norm_asks_for_harm() => Given.Misses(FindingKind.Overreach,
        $"""
        {Facts}
        norm N-1 "Harm"   should not   voluntary
          A State should not conduct an activity when it is intentional, and severity is at least minor.
        permit L-1 "Hats"   when wears a red hat, and severity is none.
        """);

    [Fact]
    public void Overreach_can_be_accepted_by_the_norm()
    {
        var found = Given.Findings(FindingKind.Overreach,
            $"""
            {Facts}
            norm N-1 "Harm"   should not   voluntary
              A State should not conduct an activity when it is intentional.
            permit L-1 "Hats"   when wears a red hat, and severity is none.
            accept overreach N-1 when wears a red hat because "hats are silly".
            """);
        Assert.Equal(["hats are silly"], found.Select(finding => finding.Accepted));
    }

    [Fact]
    public void Lapse_is_told_on_the_day_on_which_a_protection_loses_its_last_norm() => Given.Finds(FindingKind.Lapse,
        $"""
        {Facts}
        norm N-1 "Harm"   should not   voluntary   lapses 2027-01-01
          A State should not conduct an activity when it is intentional.
        norm N-2 "Grave harm"   should not   voluntary   lapses 2030-06-30
          A State should not conduct an activity when severity is serious.
        protect P-1 "People"   from an activity that is attributable   when severity is serious.
        """,
        """
        lapse P-1: on 30 Jun 2030 "People" loses its last norm.
        """);

    [Fact]
    public void Lapse_of_one_norm_is_none_where_another_stays() => Given.Misses(FindingKind.Lapse,
        $"""
        {Facts}
        norm N-1 "Harm"   should not   voluntary   lapses 2027-01-01
          A State should not conduct an activity when it is intentional.
        norm N-2 "Grave harm"   should not   voluntary
          A State should not conduct an activity when severity is serious.
        protect P-1 "People"   from an activity that is attributable   when severity is serious.
        """);
}
