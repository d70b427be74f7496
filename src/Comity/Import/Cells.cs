using System.Collections.Immutable;
using System.Text;

namespace Comity.Import;

/// <summary>Reads cells that hold several values.</summary>
internal static class Cells
{
    /// <summary>
    /// The values of a list written as in Python, with single or double quotes and nested or not, in the order of the text;
    /// null when the text is no such list. A cell without brackets is one value; an empty cell has none.
    /// </summary>
    public static ImmutableArray<string>? Python(string cell)
    {
        if (cell.Length == 0)
            return [];
        if (cell[0] != '[')
            return [cell];
        var values = ImmutableArray.CreateBuilder<string>();
        var depth = 0;
        for (var at = 0; at < cell.Length; at++)
        {
            var mark = cell[at];
            if (mark is '[' or ']')
                depth += mark == '[' ? 1 : -1;
            else if (mark is '\'' or '"')
            {
                if (Quoted(cell, ref at) is not { } value)
                    return null;
                values.Add(value);
            }
            else if (mark != ',' && !char.IsWhiteSpace(mark))
                values.Add(Bare(cell, ref at));

            if (depth < 0 || depth == 0 && at < cell.Length - 1)
                return null;
        }

        return depth == 0 ? values.ToImmutable() : null;
    }

    /// <summary>The values between separators, trimmed.</summary>
    public static ImmutableArray<string> Separated(string cell, string separator) =>
        cell.Length == 0 ? [] : [.. cell.Split(separator).Select(value => value.Trim())];

    private static string? Quoted(string cell, ref int at)
    {
        var quote = cell[at];
        var text = new StringBuilder();
        for (at++; at < cell.Length; at++)
        {
            if (cell[at] == quote)
                return text.ToString().Trim();
            if (cell[at] == '\\' && at + 1 < cell.Length)
                at++;
            text.Append(cell[at]);
        }

        return null;
    }

    // None, nan and numbers stand without quotes; the first two mean an empty value.
    private static string Bare(string cell, ref int at)
    {
        var start = at;
        while (at + 1 < cell.Length && cell[at + 1] is not (',' or ']' or '['))
            at++;
        var word = cell[start..(at + 1)].Trim();
        return word is "None" or "nan" ? "" : word;
    }
}
