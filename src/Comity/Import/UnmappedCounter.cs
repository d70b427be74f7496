using System.Collections.Immutable;

namespace Comity.Import;

/// <summary>Counts values, in columns that rules look at, that no rule names.</summary>
internal sealed class UnmappedCounter
{
    private readonly ImmutableArray<(string Rows, string Column, ImmutableArray<ValuePattern> Patterns)> known;
    private readonly HashSet<string> numbers;
    private readonly Dictionary<(string Column, string Value), int> counts = [];

    /// <summary>Looks for the columns of a mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="has">Whether joined rows have a column of their own.</param>
    public UnmappedCounter(Mapping mapping, Func<string, string, bool> has)
    {
        numbers = mapping.NumberColumns.ToHashSet(StringComparer.Ordinal);
        var claims = mapping.Claims?.Rows ?? "";
        var tests = mapping.Rules.SelectMany(rule => rule.Tests.Select(test => (rule.Rows, Test: test)))
            .Concat(mapping.ClaimRules.SelectMany(rule => rule.Tests.Select(test => (Rows: claims, Test: test))))
            .Where(pair => pair.Test.Kind is CellTest.Is or CellTest.Above)
            .Select(pair => (pair.Rows, pair.Test.Column, Values: pair.Test.Kind == CellTest.Is ? pair.Test.Values : []));
        var parties = mapping.Parties.Where(_ => mapping.Claims is not null).Select(party => (Rows: claims, Column: mapping.Claims!.Party, party.Values));
        var compares = mapping.Compares.Concat(mapping.Baselines).Select(line => (Rows: "", line.Column, line.Values));
        known = [.. tests.Concat(parties).Concat(compares)
            .Select(test => test with { Item1 = has(test.Item1, test.Item2) ? test.Item1 : "" })
            .GroupBy(test => (Rows: test.Item1, Column: test.Item2))
            .Select(group => (group.Key.Rows, group.Key.Column, group.SelectMany(test => test.Item3).ToImmutableArray()))];
    }

    /// <summary>The values found without a rule, the most frequent first.</summary>
    public ImmutableArray<UnmappedValue> Found =>
        [.. counts.Select(pair => new UnmappedValue(pair.Key.Column, pair.Key.Value, pair.Value))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Column, StringComparer.Ordinal)
                .ThenBy(value => value.Value, StringComparer.Ordinal)];

    /// <summary>Looks at a row.</summary>
    public void See(string rows, RowView row)
    {
        foreach (var (where, column, patterns) in known)
            if (where == rows)
                foreach (var value in row.Values(column))
                    if (value.Length > 0 && !(numbers.Contains(column) && row.NumberOf(column, value) is not null)
                        && !patterns.Any(pattern => pattern.Matches(value)))
                        Count(column, value);
    }

    /// <summary>Counts a value.</summary>
    public void Count(string column, string value) => counts[(column, value)] = counts.GetValueOrDefault((column, value)) + 1;
}
