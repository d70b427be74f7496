using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>What a mapping reads.</summary>
public enum SourceShape
{
    /// <summary>A table of comma-separated values.</summary>
    Csv,

    /// <summary>A STIX 2.1 bundle, seen as a table of its incidents.</summary>
    Stix,
}

/// <summary>A mapping document: how the columns of a source become the facts of a book. Its reference is <c>docs/guide/mappings.md</c>.</summary>
/// <param name="Place">Where its first line stands.</param>
/// <param name="Id">Its id, one word.</param>
/// <param name="Title">The source's title.</param>
/// <param name="Shape">What it reads.</param>
/// <param name="Source">Where the data are published; may be empty.</param>
public sealed record Mapping(Place Place, string Id, string Title, SourceShape Shape, string Source)
{
    /// <summary>Which columns hold a case's number, title and day.</summary>
    public CaseColumns? Case { get; init; }

    /// <summary>The kinds fact by whose values a report groups cases; empty for none.</summary>
    public string GroupBy { get; init; } = "";

    /// <summary>Columns whose cells hold several values.</summary>
    public ImmutableArray<ListColumn> Lists { get; init; } = [];

    /// <summary>Rows that belong to a case: from a file beside the main one, or from parallel lists in the case's own row.</summary>
    public ImmutableArray<JoinedRows> Rows { get; init; } = [];

    /// <summary>Values that name no State.</summary>
    public ImmutableArray<ValuePattern> NoStates { get; init; } = [];

    /// <summary>Columns that name States.</summary>
    public ImmutableArray<StateColumn> States { get; init; } = [];

    /// <summary>Rules for facts that nobody disputes.</summary>
    public ImmutableArray<MappingRule> Rules { get; init; } = [];

    /// <summary>What the law presumes of every case as long as nobody shows the contrary; reports list the reasons.</summary>
    public ImmutableArray<Presumption> Presumptions { get; init; } = [];

    /// <summary>Where claims about States stand, or null.</summary>
    public ClaimColumns? Claims { get; init; }

    /// <summary>Who claims.</summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>What is claimed, the strongest first.</summary>
    public ImmutableArray<ClaimRule> ClaimRules { get; init; } = [];

    /// <summary>What the answers are compared with; never an input.</summary>
    public ImmutableArray<CompareLine> Compares { get; init; } = [];

    /// <summary>One-column recodes that answers are measured against.</summary>
    public ImmutableArray<CompareLine> Baselines { get; init; } = [];

    /// <summary>The columns in which rules look for numbers.</summary>
    internal IEnumerable<string> NumberColumns => Rules.SelectMany(rule => rule.Tests).Concat(ClaimRules.SelectMany(rule => rule.Tests))
        .Where(test => test.Kind == CellTest.Above)
        .Concat(Rules.Where(rule => !rule.Tests.IsEmpty && rule.Settings.Any(setting => setting.TakesNumber)).Select(rule => rule.Tests[0]))
        .Select(test => test.Column)
        .Distinct(StringComparer.Ordinal);
}

/// <summary>The columns that identify a case.</summary>
public sealed record CaseColumns(Place Place, string Number, string Title, string Day);

/// <summary>A column whose cells hold several values.</summary>
/// <param name="Place">Where it is declared.</param>
/// <param name="Column">The column.</param>
/// <param name="Separator">What separates the values; null for lists written as in Python, nested or not.</param>
public sealed record ListColumn(Place Place, string Column, string? Separator);

/// <summary>Rows that belong to a case.</summary>
/// <param name="Place">Where they are declared.</param>
/// <param name="Name">How rules call them.</param>
/// <param name="File">The name of the file beside the main one, with <c>*</c> for any characters; empty for none.</param>
/// <param name="KeyThere">The column there that holds the case's number.</param>
/// <param name="SideBySide">Columns of the case's own row whose lists run in parallel; used where the file is not there.</param>
public sealed record JoinedRows(Place Place, string Name, string File, string KeyThere, ImmutableArray<string> SideBySide);

/// <summary>A value as a rule names it.</summary>
/// <param name="Text">The text; a <c>*</c> at an end stands for any characters. The single <c>*</c> is any value that is not empty.</param>
public sealed record ValuePattern(string Text)
{
    /// <summary>Whether a cell's value is meant. Capitals count.</summary>
    public bool Matches(string value) => (Text.StartsWith('*'), Text.EndsWith('*')) switch
    {
        _ when Text == "*" => value.Length > 0,
        (true, true) => value.Contains(Text[1..^1], StringComparison.Ordinal),
        (true, false) => value.EndsWith(Text[1..], StringComparison.Ordinal),
        (false, true) => value.StartsWith(Text[..^1], StringComparison.Ordinal),
        _ => value == Text,
    };
}

/// <summary>What a test asks of a cell.</summary>
public enum CellTest
{
    /// <summary>One of its values is one of these.</summary>
    Is,

    /// <summary>It has values and none of them is one of these.</summary>
    IsNot,

    /// <summary>It is a number above this.</summary>
    Above,

    /// <summary>The State of the rule is among its values.</summary>
    NamesSubject,

    /// <summary>It has values and the State of the rule is not among them.</summary>
    DoesNotNameSubject,
}

/// <summary>A condition on one column.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="Kind">What it asks.</param>
/// <param name="Values">The values; none for tests of the subject.</param>
public sealed record ColumnTest(Place Place, string Column, CellTest Kind, ImmutableArray<ValuePattern> Values);

/// <summary>A setting on the right of a rule.</summary>
/// <param name="Setting">The setting; for a number taken from the cell, with 0 in its place.</param>
/// <param name="TakesNumber">Whether the value is the number in the rule's first column.</param>
public sealed record RuleSetting(Setting Setting, bool TakesNumber);

/// <summary>One rule: conditions on columns, and the facts that follow. No facts: the value is known and says nothing.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Rows">The joined rows it looks at; empty for the case's own row.</param>
/// <param name="Tests">What must hold; none for <c>always</c>.</param>
/// <param name="EachSubject">Whether the facts are set for each subject of the case.</param>
/// <param name="Settings">What follows.</param>
public sealed record MappingRule(Place Place, string Rows, ImmutableArray<ColumnTest> Tests, bool EachSubject, ImmutableArray<RuleSetting> Settings);

/// <summary>A presumption: law, not data.</summary>
/// <param name="Reason">Why the law presumes it.</param>
/// <param name="Rule">What is presumed; it tests nothing.</param>
public sealed record Presumption(string Reason, MappingRule Rule);

/// <summary>A column that names States.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Column">The column of the case's row.</param>
/// <param name="IsSubject">Whether the States in it are those whose conduct is judged.</param>
/// <param name="Settings">What is so for each of them.</param>
public sealed record StateColumn(Place Place, string Column, bool IsSubject, ImmutableArray<RuleSetting> Settings);

/// <summary>Where claims stand.</summary>
/// <param name="Place">Where it is declared.</param>
/// <param name="Rows">The joined rows; empty for the case's own row.</param>
/// <param name="State">The column with the State of which something is claimed.</param>
/// <param name="Party">The column that says who claims it.</param>
/// <param name="Group">The column that holds together the rows of one claim; empty for none.</param>
/// <param name="Country">The column with the claimant's State; empty for none.</param>
public sealed record ClaimColumns(Place Place, string Rows, string State, string Party, string Group, string Country);

/// <summary>Who claims, by the value of the party column.</summary>
public sealed record Party(Place Place, ImmutableArray<ValuePattern> Values, string Name, bool Denies);

/// <summary>What a row claims of its State; the first that fits counts.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Denies">Whether it says what a denying party denies.</param>
/// <param name="OfAnyState">Whether a row that names no State speaks of every State that the case names as author.</param>
/// <param name="Tests">What must hold of the row or of the case's row.</param>
/// <param name="Settings">What is claimed.</param>
public sealed record ClaimRule(Place Place, bool Denies, bool OfAnyState, ImmutableArray<ColumnTest> Tests, ImmutableArray<RuleSetting> Settings);

/// <summary>One line of a comparison.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Comparison">The comparison's name.</param>
/// <param name="Column">The column that holds the other side's coding.</param>
/// <param name="Values">Its values.</param>
/// <param name="Class">What they mean, in a word; empty when they mean nothing.</param>
/// <param name="When">When our answer is this class; empty where it is so otherwise, or where another line says it.</param>
/// <param name="Otherwise">Whether our answer is this class when no other is.</param>
public sealed record CompareLine(Place Place, string Comparison, string Column, ImmutableArray<ValuePattern> Values, string Class,
    ImmutableArray<ImmutableArray<CompareAtom>> When, bool Otherwise);

/// <summary>A part of a comparison's condition: a norm's verdict, or a fact of a State.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Norm">The norm's id; empty for a fact.</param>
/// <param name="Caught">Whether the norm must catch the State; otherwise it must not.</param>
/// <param name="Fact">The fact and its values; null for a norm.</param>
public sealed record CompareAtom(Place Place, string Norm, bool Caught, Setting? Fact);
