using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>Checks that a source has the columns that a mapping names.</summary>
internal static class MappingColumns
{
    /// <summary>Throws, with every missing column and its place in the mapping, where one is missing.</summary>
    public static void Check(Mapping mapping, SourceTable table, IReadOnlyDictionary<string, SourceTable> beside)
    {
        var missing = Named(mapping, beside)
            .Where(named => !Tables(named.Rows, table, beside).Any(one => one.IndexOf(named.Column) >= 0))
            .DistinctBy(named => (named.Rows, named.Column))
            .OrderBy(named => named.Place)
            .Select(named => (named.Place, Text: Message(named, table, beside)))
            .ToList();
        if (missing.Count == 0)
            return;
        var found = string.Concat(missing.Skip(1).Take(9).Select(one => $"\n{one.Place}: {one.Text}"));
        var more = missing.Count > 10 ? $"\nAnd {missing.Count - 10} more. Is {table.Name} the file that this mapping is for?" : "";
        throw new UserError(missing[0].Text + found + more, missing[0].Place.ToString());
    }

    private static string Message((string Rows, string Column, Place Place) named, SourceTable table, IReadOnlyDictionary<string, SourceTable> beside)
    {
        var where = beside.GetValueOrDefault(named.Rows, table);
        var known = Tables(named.Rows, table, beside).SelectMany(one => one.Columns);
        var help = Spelling.Nearest(named.Column, known) is { } near
            ? $"Did you mean `{near}`?"
            : $"It has {string.Join(", ", where.Columns.Take(6).Select(column => $"`{column}`"))}{(where.Columns.Length > 6 ? " and others" : "")}.";
        return $"{where.Name} has no column `{named.Column}`. {help}";
    }

    private static IEnumerable<SourceTable> Tables(string rows, SourceTable table, IReadOnlyDictionary<string, SourceTable> beside) =>
        beside.TryGetValue(rows, out var joined) ? [joined, table] : [table];

    private static IEnumerable<(string Rows, string Column, Place Place)> Named(Mapping mapping, IReadOnlyDictionary<string, SourceTable> beside)
    {
        var key = mapping.Case!;
        IEnumerable<(string Rows, string Column, Place Place)> found =
        [
            ("", key.Number, key.Place), ("", key.Title, key.Place), ("", key.Day, key.Place),
            .. mapping.States.Select(state => ("", state.Column, state.Place)),
            .. mapping.Rules.SelectMany(rule => rule.Tests.Select(test => (rule.Rows, test.Column, test.Place))),
            .. mapping.Compares.Concat(mapping.Baselines).Select(line => ("", line.Column, line.Place)),
            .. mapping.Rows.Where(rows => beside.ContainsKey(rows.Name)).Select(rows => (rows.Name, rows.KeyThere, rows.Place)),
            .. mapping.Rows.Where(rows => !beside.ContainsKey(rows.Name)).SelectMany(rows => rows.SideBySide.Select(column => ("", column, rows.Place))),
            .. mapping.Claims is { } claims && Present(claims.Rows, mapping, beside) ? OfClaims(mapping, claims, beside) : [],
        ];
        return found.Where(named => named.Column.Length > 0 && Present(named.Rows, mapping, beside));
    }

    private static IEnumerable<(string Rows, string Column, Place Place)> OfClaims(Mapping mapping, ClaimColumns claims, IReadOnlyDictionary<string,
        SourceTable> beside)
    {
        var always = mapping.ClaimRules.SelectMany(rule => rule.Tests.Select(test => (claims.Rows, test.Column, test.Place)))
            .Append((claims.Rows, claims.State, claims.Place)).Append((claims.Rows, claims.Party, claims.Place));
        return claims.Rows.Length > 0 && !beside.ContainsKey(claims.Rows)
            ? always
            : always.Append((claims.Rows, claims.Group, claims.Place)).Append((claims.Rows, claims.Country, claims.Place));
    }

    /// <summary>Rows from a file that may be missing name no columns when it is, unless the main file holds them side by side.</summary>
    private static bool Present(string rows, Mapping mapping, IReadOnlyDictionary<string, SourceTable> beside) =>
        rows.Length == 0 || beside.ContainsKey(rows) || mapping.Rows.Any(one => one.Name == rows && !one.SideBySide.IsEmpty);
}
