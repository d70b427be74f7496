using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Comity.Import;

/// <summary>
/// Reads whole numbers as a table writes them. A point or a comma separates groups of three only where the table shows it by another number, such as
/// <c>1.500.000</c>: alone <c>1.500</c> may as well be one and a half. What is not read is no number.
/// </summary>
internal sealed partial class NumberMarks
{
    private const int Timeout = 1000;
    private const int Longest = 40;
    private readonly char? groups;

    private NumberMarks(char? groups) => this.groups = groups;

    /// <summary>Numbers of which nothing is shown.</summary>
    public static NumberMarks Unknown { get; } = new(null);

    /// <summary>Looks at how numbers are written.</summary>
    public static NumberMarks Of(IEnumerable<string> cells)
    {
        var (group, part) = (new HashSet<char>(), new HashSet<char>());
        foreach (var cell in cells.Where(IsShort))
            Look(cell, group, part);
        group.RemoveWhere(mark => mark is not ('.' or ','));
        return group.Count == 1 && !part.Overlaps(group) ? new(group.Single()) : Unknown;
    }

    /// <summary>The number, or null. Zeros behind a point or a comma, as statistical programs write them, leave it whole.</summary>
    public long? Read(string cell)
    {
        if (!IsShort(cell))
            return null;
        if (Plain().Match(cell) is { Success: true } plain)
            return IsZero(plain.Groups["part"]) ? Whole(plain) : null;
        var grouped = Grouped().Match(cell);
        var mark = grouped.Success ? grouped.Groups["mark"].Value[0] : ' ';
        if (!grouped.Success || mark is '.' or ',' && mark != groups)
            return null;
        return grouped.Groups["point"].Value != mark.ToString() && IsZero(grouped.Groups["part"]) ? Whole(grouped) : null;
    }

    private static bool IsShort(string cell) => cell.Length <= Longest;

    private static bool IsZero(Group part) => part.Value.Trim('0').Length == 0;

    private static void Look(string cell, HashSet<char> group, HashSet<char> part)
    {
        if (Grouped().Match(cell) is { Success: true } grouped)
        {
            if (grouped.Groups["group"].Captures.Count > 1 || grouped.Groups["point"].Success)
                group.Add(grouped.Groups["mark"].Value[0]);
            part.UnionWith(grouped.Groups["point"].Value);
        }
        else if (Plain().Match(cell) is { Success: true } plain)
            part.UnionWith(plain.Groups["point"].Value);
    }

    private static long? Whole(Match match) =>
        long.TryParse(string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary>Digits, and perhaps a part behind a point or a comma that can be no group: not three digits, or behind more than three or a zero.</summary>
    [GeneratedRegex(@"^(?<whole>[0-9]+)((?<point>[.,])(?<part>[0-9]{1,2}|[0-9]{4,}|(?<=^(0|[0-9]{4,})[.,])[0-9]{3}))?\z",
        RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Plain();

    /// <summary>Groups of three with one mark, and perhaps a part.</summary>
    [GeneratedRegex(@"^(?<whole>[1-9][0-9]{0,2}(?<mark>[., '\u00A0\u2009\u202F\u2019])(?<group>[0-9]{3})(\k<mark>(?<group>[0-9]{3}))*)"
        + @"((?<point>[.,])(?<part>[0-9]+))?\z", RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Grouped();
}

/// <summary>How the cells of a table are read.</summary>
/// <param name="Lists">The columns whose cells hold several values, with what separates them; null for lists as in Python.</param>
/// <param name="Numbers">How its numbers are written.</param>
internal sealed record CellReading(ImmutableDictionary<string, string?> Lists, NumberMarks Numbers)
{
    /// <summary>Reads cells of a table as it shows that they are to be read.</summary>
    /// <param name="table">The table.</param>
    /// <param name="lists">Its columns whose cells hold several values.</param>
    /// <param name="columns">The columns in which rules look for numbers.</param>
    public static CellReading Of(SourceTable table, ImmutableDictionary<string, string?> lists, IEnumerable<string> columns)
    {
        var reading = new CellReading(lists, NumberMarks.Unknown);
        var views = table.Rows.Select(row => new RowView(table, row, reading));
        var own = columns.Where(column => table.IndexOf(column) >= 0).ToImmutableArray();
        return own.IsEmpty ? reading : reading with { Numbers = NumberMarks.Of(views.SelectMany(view => own.SelectMany(column => view.Values(column)))) };
    }
}
