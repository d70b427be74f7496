using System.Collections.Immutable;

namespace Comity.Import;

/// <summary>Finds what separates the cells of a table: commas, or semicolons or tabs, as spreadsheets write them where the comma is a decimal mark.</summary>
internal static class Separators
{
    private const int Looked = 20;
    private static readonly ImmutableArray<char> Marks = [',', ';', '\t'];

    /// <summary>The mark of a first line <c>sep=;</c> with the number of lines to leave out, or else the mark that cuts the first rows into the same number
    /// of cells; where several do, that of the most cells.</summary>
    public static (char Mark, int Lines) Of(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : 0).Trim('"');
        if (first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first[4] is not '"')
            return (first[4], 1);
        var records = Counts(text);
        if (records.Count == 0)
            return (Marks[0], 0);
        var best = Enumerable.Range(0, Marks.Length).Where(mark => records[0][mark] > 0)
            .OrderByDescending(mark => records.All(record => record[mark] == records[0][mark]))
            .ThenByDescending(mark => records[0][mark])
            .FirstOrDefault();
        return (Marks[best], 0);
    }

    /// <summary>How errors call a mark.</summary>
    public static string Name(char mark) => mark switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => $"`{mark}`",
    };

    /// <summary>How often each mark stands outside quotation marks in each of the first rows.</summary>
    private static List<int[]> Counts(string text)
    {
        var (records, record, quoted, empty) = (new List<int[]>(), new int[Marks.Length], false, true);
        foreach (var letter in text.AsSpan())
        {
            quoted ^= letter == '"';
            if (!quoted && Marks.IndexOf(letter) is var mark and >= 0)
                record[mark]++;
            if (quoted || letter is not ('\r' or '\n'))
                empty = false;
            else if (!empty)
            {
                records.Add(record);
                (record, empty) = (new int[Marks.Length], true);
                if (records.Count == Looked)
                    return records;
            }
        }

        return empty ? records : [.. records, record];
    }
}
