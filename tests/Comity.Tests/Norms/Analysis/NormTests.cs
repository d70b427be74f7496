using Comity.Norms.Analysis;
using Xunit;

namespace Comity.Tests.Norms.Analysis;

/// <summary>Norms held against one another: each finding in a small book, and the book in which it is repaired.</summary>
public sealed class NormTests
{
    private const string Facts =
        """
        scale severity: none < minor < serious   ordinarily none   headline
        fact asked   of each State
        fact poor   of each State
        fact intentional
        date received   of each State
        date noticed   of each State
        kinds technique:
          impact
        code T1 "Encryption"   in technique under impact
          entails severity is at least minor.
        action respond
        action meddle

        """;

    [Fact]
    public void Conflict_of_a_duty_and_a_prohibition_is_asked_where_they_name_one_action() => Given.Finds(FindingKind.Conflict,
        $"""
        {Facts}
        norm N-1 "Answer"   should   voluntary
          A State that asked should respond.
        norm N-2 "Hold back"   should not   voluntary
          A State should not respond or meddle when it is intentional.
        """,
        """
        conflict N-1, N-2: N-1 requires and N-2 forbids the same: respond.
          always when asked; intentional
          for example: asked: yes; intentional: yes
        """);

    [Fact]
    public void Conflict_needs_a_shared_action() => Given.Misses(FindingKind.Conflict,
        $"""
        {Facts}
        norm N-1 "Answer"   should   voluntary
          A State that asked should respond.
        norm N-2 "Hold back"   should not   voluntary
          A State should not meddle when it is intentional.
        """);

    [Fact]
    public void Conflict_is_settled_by_precedence() => Given.Misses(FindingKind.Conflict,
        $"""
        {Facts}
        norm N-1 "Answer"   should   voluntary
          A State that asked should respond.
          prevails over N-2.
        norm N-2 "Hold back"   should not   voluntary
          A State should not respond when it is intentional.
        """);

    [Fact]
    public void Conflict_of_two_exceptions_of_one_level_is_told() => Given.Finds(FindingKind.Conflict,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle.
          except (x) when poor.
          except (y) when severity is serious: caught.
        """,
        """
        conflict N-1: two exceptions of N-1 disagree: one frees what another catches.
          always when severity is serious; poor
          for example: severity: serious; poor: yes
        """);

    [Fact]
    public void Conflict_of_exceptions_ends_where_one_is_an_exception_to_the_other() => Given.Misses(FindingKind.Conflict,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle.
          except (x) when poor.
          except (y) to (x) when severity is serious.
        """);

    [Fact]
    public void Dead_norm_can_never_catch() => Given.Finds(FindingKind.DeadNorm,
        $"""
        {Facts}
        never poor while intentional.
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when poor, and intentional.
        """,
        "dead norm N-1: N-1 can never catch anything.");

    [Fact]
    public void Dead_norm_lives_without_the_constraint() => Given.Misses(FindingKind.DeadNorm,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when poor, and intentional.
        """);

    [Fact]
    public void Dead_norm_by_its_dates_is_found() => Given.Finds(FindingKind.DeadNorm,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when received is before 2020-01-01, and received is after 2021-01-01.
        """,
        "dead norm N-1: N-1 can never catch anything.");

    [Fact]
    public void Dead_clause_can_never_decide() => Given.Finds(FindingKind.DeadClause,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle
          when (a) severity is at least minor, or (b) severity is serious, and poor.
        """,
        "dead clause N-1: the clause (b) of N-1 can never decide anything.");

    [Fact]
    public void Dead_clause_decides_once_it_says_something_of_its_own() => Given.Misses(FindingKind.DeadClause,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle
          when (a) severity is serious, or (b) severity is at least minor, and poor.
        """);

    [Fact]
    public void Dead_clause_may_be_an_exception() => Given.Finds(FindingKind.DeadClause,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when severity is serious.
          except (x) when severity is minor.
        """,
        "dead clause N-1: the exception (x) of N-1 can never decide anything.");

    [Fact]
    public void Redundant_norm_names_the_norm_that_catches_all_of_it() => Given.Finds(FindingKind.RedundantNorm,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when severity is serious.
        norm N-2 "Hold back more"   should not   voluntary
          A State should not meddle when severity is at least minor.
        """,
        "redundant norm N-1, N-2: everything that N-1 catches is caught by N-2.");

    [Fact]
    public void Redundant_norm_may_be_caught_by_several_together() => Given.Finds(FindingKind.RedundantNorm,
        $"""
        {Facts}
        norm N-1 "All"   should not   voluntary
          A State should not meddle when severity is serious.
        norm N-2 "One half"   should not   voluntary
          A State should not meddle when poor.
        norm N-3 "Other half"   should not   voluntary
          A State should not meddle when not poor, and severity is at least minor.
        """,
        "redundant norm N-1: everything that N-1 catches is caught by other norms together.");

    [Fact]
    public void Redundant_norm_is_none_that_catches_something_alone() => Given.Misses(FindingKind.RedundantNorm,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when severity is serious.
        norm N-2 "Hold back less"   should not   voluntary
          A State should not meddle when severity is minor.
        """);

    [Fact]
    public void Redundant_condition_is_one_without_which_the_norm_catches_the_same() => Given.Finds(FindingKind.RedundantCondition,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle
          when (a) severity is serious, and (b) severity is at least minor.
        """,
        "redundant condition N-1: N-1 catches the same without the condition (b).");

    [Fact]
    public void Redundant_condition_is_none_that_narrows() => Given.Misses(FindingKind.RedundantCondition,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle
          when (a) severity is serious, and (b) poor.
        """);

    [Fact]
    public void Impossible_duty_nobody_can_perform() => Given.Finds(FindingKind.ImpossibleDuty,
        $"""
        {Facts}
        action repair: not poor, and intentional.
        norm N-1 "Repair"   should   voluntary
          A State that poor should repair.
        """,
        "impossible duty N-1: N-1 is due in cases in which nobody can perform it.");

    [Fact]
    public void Impossible_duty_is_always_forbidden_by_another_norm() => Given.Finds(FindingKind.ImpossibleDuty,
        $"""
        {Facts}
        norm N-1 "Answer"   should   voluntary
          A State that asked should respond when severity is serious.
        norm N-2 "Hold back"   should not   voluntary
          A State should not respond when severity is at least minor.
        """,
        "impossible duty N-1, N-2: whenever N-1 is due, N-2 forbids it.");

    [Fact]
    public void Impossible_duty_has_a_deadline_that_can_pass_before_it_is_called_for() => Given.Finds(FindingKind.ImpossibleDuty,
        $"""
        {Facts}
        norm N-1 "Answer"   should   voluntary
          A State that asked should respond when noticed is after 2020-01-01 within 10 days of received.
        """,
        "impossible duty N-1: the deadline of N-1 can pass before `noticed`, when it is called for.");

    [Fact]
    public void Impossible_duty_by_dates_is_none_where_notice_comes_in_time() => Given.Misses(FindingKind.ImpossibleDuty,
        $"""
        {Facts}
        norm N-1 "Answer"   should   voluntary
          A State that asked should respond when noticed is within 5 days of received within 10 days of received.
        """);

    [Fact]
    public void Impossible_duty_is_none_that_can_be_performed_and_is_only_sometimes_forbidden() => Given.Misses(FindingKind.ImpossibleDuty,
        $"""
        {Facts}
        action repair: poor, and intentional.
        norm N-1 "Repair"   should   voluntary
          A State that poor should repair.
        norm N-2 "Hold back"   should not   voluntary
          A State should not repair when severity is serious.
        """);

    [Fact]
    public void Exception_creep_counts_cases_and_headline_combinations() => Given.Finds(FindingKind.ExceptionCreep,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle.
          except (x) when poor, and severity is at most minor.
        case "Freed"   on 2025-01-01
          State B: meddle, poor.   severity: none.
        case "Caught"   on 2025-01-01
          State B: meddle, poor.   severity: serious.
        """,
        """
        exception creep N-1: exceptions of N-1 free 1 of 2 cases of the book, and can free in 2 of 3 headline combinations.
          in some circumstances when case "Freed"
        """);

    [Fact]
    public void Exception_creep_needs_an_exception() => Given.Misses(FindingKind.ExceptionCreep,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when severity is serious.
        """);

    [Fact]
    public void Technology_bound_clause_turns_on_a_technique() => Given.Finds(FindingKind.TechnologyBoundClause,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when technique is within T1.
        """,
        "technology-bound clause N-1: N-1 turns on a technique (T1) where an effect could be meant.");

    [Fact]
    public void Technology_bound_clause_is_none_that_names_the_effect() => Given.Misses(FindingKind.TechnologyBoundClause,
        $"""
        {Facts}
        norm N-1 "Hold back"   should not   voluntary
          A State should not meddle when severity is at least minor.
        """);
}
