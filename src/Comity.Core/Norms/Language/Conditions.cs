using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>A condition as it is written. Phrases and values are kept in the writer's spelling.</summary>
/// <param name="Place">Where it begins.</param>
public abstract record Condition(Place Place)
{
    /// <summary>The conditions directly inside it, in the order of the text.</summary>
    public virtual ImmutableArray<Condition> Parts => [];
}

/// <summary>A yes/no phrase: <c>it is not PHRASE</c>.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Lead">The words before it that mean nothing: <c>it is</c>, <c>the activity</c>; may be empty.</param>
/// <param name="Negated">Whether <c>not</c> stands before the phrase.</param>
/// <param name="Phrase">The phrase.</param>
public sealed record PhraseCondition(Place Place, string Lead, bool Negated, string Phrase) : Condition(Place);

/// <summary>How a fact is compared with values.</summary>
public enum Comparison
{
    /// <summary><c>is V or W</c></summary>
    Is,

    /// <summary><c>is not V</c></summary>
    IsNot,

    /// <summary><c>is at least V</c></summary>
    AtLeast,

    /// <summary><c>is at most V</c></summary>
    AtMost,

    /// <summary><c>is more than V</c></summary>
    MoreThan,

    /// <summary><c>is less than V</c></summary>
    LessThan,

    /// <summary><c>is within K or L</c></summary>
    Within,

    /// <summary><c>is not within K</c></summary>
    NotWithin,
}

/// <summary>A scale, choice, number or tree of kinds compared with values.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Lead">Words before it that mean nothing; may be empty.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Values">The values, of which one suffices; one value where the comparison is by order.</param>
public sealed record CompareCondition(Place Place, string Lead, string Fact, Comparison Comparison, ImmutableArray<string> Values) : Condition(Place);

/// <summary>How two days are compared.</summary>
public enum DayRelation
{
    /// <summary><c>is before D</c></summary>
    Before,

    /// <summary><c>is after D</c></summary>
    After,

    /// <summary><c>is on or before D</c></summary>
    OnOrBefore,

    /// <summary><c>is on or after D</c></summary>
    OnOrAfter,

    /// <summary><c>is more than N days after D</c></summary>
    MoreThanDaysAfter,

    /// <summary><c>is within N days of D</c>: from D to N days after it</summary>
    WithinDaysOf,
}

/// <summary>A date compared with another date.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Fact">The date that is compared.</param>
/// <param name="Relation">How.</param>
/// <param name="Days">A number of days; 0 where the relation has none.</param>
/// <param name="Other">A date fact or a date written as 2015-12-31.</param>
public sealed record DayCondition(Place Place, string Fact, DayRelation Relation, int Days, string Other) : Condition(Place);

/// <summary>Which States a condition speaks of.</summary>
public enum WhichState
{
    /// <summary><c>another State C</c></summary>
    Another,

    /// <summary><c>some State C</c></summary>
    Some,

    /// <summary><c>no other State C</c></summary>
    NoOther,
}

/// <summary>A condition about another State of the case.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Which">Which State.</param>
/// <param name="Inner">What holds of it.</param>
public sealed record StateCondition(Place Place, WhichState Which, Condition Inner) : Condition(Place)
{
    /// <inheritdoc/>
    public override ImmutableArray<Condition> Parts => [Inner];
}

/// <summary>A condition in brackets, or <c>not</c> before one.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Negated">Whether <c>not</c> stands before the bracket.</param>
/// <param name="Inner">What stands in the bracket.</param>
public sealed record BracketCondition(Place Place, bool Negated, Condition Inner) : Condition(Place)
{
    /// <inheritdoc/>
    public override ImmutableArray<Condition> Parts => [Inner];
}

/// <summary>How many of several conditions must hold.</summary>
public enum Quantity
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>At least one.</summary>
    Any,

    /// <summary>None.</summary>
    None,

    /// <summary>At least a stated number.</summary>
    AtLeast,
}

/// <summary>A list: <c>any of: C, C, or C</c>.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Quantity">How many must hold.</param>
/// <param name="Count">The number for <see cref="Quantity.AtLeast"/>, otherwise 0.</param>
/// <param name="Items">The conditions.</param>
/// <param name="LastWord"><c>and</c> or <c>or</c> behind the last comma, or empty.</param>
public sealed record ListCondition(Place Place, Quantity Quantity, int Count, ImmutableArray<Condition> Items, string LastWord) : Condition(Place)
{
    /// <inheritdoc/>
    public override ImmutableArray<Condition> Parts => Items;
}

/// <summary>Conditions joined by one word.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="IsAnd">Whether <c>and</c> joins them; otherwise <c>or</c>.</param>
/// <param name="Loose">Whether semicolons stand before the words; otherwise commas.</param>
/// <param name="Items">At least two conditions.</param>
public sealed record JoinCondition(Place Place, bool IsAnd, bool Loose, ImmutableArray<Condition> Items) : Condition(Place)
{
    /// <inheritdoc/>
    public override ImmutableArray<Condition> Parts => Items;
}

/// <summary>One labelled clause.</summary>
/// <param name="Place">Where its label stands.</param>
/// <param name="Label">The label without brackets: <c>a</c>, <c>ii</c>.</param>
/// <param name="Name">A name in square brackets, or empty.</param>
/// <param name="Condition">What it says.</param>
public sealed record LabelledClause(Place Place, string Label, string Name, Condition Condition)
{
    /// <summary>What stands between the clause before it and this one: <c>, and</c>; empty for the first.</summary>
    public string Before { get; init; } = "";
}

/// <summary>Labelled clauses: <c>(a) C, and (b) any of (i) C, or (ii) C</c>.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Opening"><c>all of</c>, <c>any of</c>, or empty.</param>
/// <param name="IsAnd">Whether all must hold; otherwise one suffices.</param>
/// <param name="Clauses">The clauses.</param>
public sealed record ClausesCondition(Place Place, string Opening, bool IsAnd, ImmutableArray<LabelledClause> Clauses) : Condition(Place)
{
    /// <inheritdoc/>
    public override ImmutableArray<Condition> Parts => [.. Clauses.Select(clause => clause.Condition)];
}
