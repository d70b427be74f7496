using System.Collections.Immutable;
using Comity.Kit;
using CsvHelper;

namespace Comity.Import;

/// <summary>A table of text with a header. Rows know the line on which they begin.</summary>
/// <param name="Name">The file's name, as the user would write it.</param>
/// <param name="Columns">The header.</param>
/// <param name="Rows">The rows, each as long as the header.</param>
public sealed record SourceTable(string Name, ImmutableArray<string> Columns, ImmutableArray<SourceRow> Rows)
{
    /// <summary>Where a column stands, or -1.</summary>
    public int IndexOf(string column) => Columns.IndexOf(column, StringComparer.Ordinal);

    /// <summary>Reads values that are separated by commas, semicolons or tabs.</summary>
    /// <exception cref="UserError">The file is empty, ragged, or in another encoding or shape.</exception>
    public static SourceTable ReadCsv(string name, byte[] bytes)
    {
        var text = SourceText.Decode(name, bytes);
        if (text.AsSpan().Trim().IsEmpty)
            throw new UserError("The file is empty; a table with a header is needed.", name);
        if (text.AsSpan().TrimStart() is ['{' or '[' or '<', ..])
            throw new UserError(
                "This is no table of comma-separated values, it looks like JSON or XML. Save it as CSV, or give a STIX bundle with a mapping `of stix`.",
                $"{name}:1:1");
        var (mark, lines) = Separators.Of(text);
        try
        {
            using var reader = CsvReader.FromText(lines == 0 ? text : Behind(text), Options(mark));
            var columns = Header(name, [.. reader.Headers]);
            var rows = ImmutableArray.CreateBuilder<SourceRow>();
            while (reader.Read())
                rows.Add(Row(name, columns, reader, mark, lines));
            return new(name, columns, rows.ToImmutable());
        }
        catch (CsvFormatException problem)
        {
            throw new UserError("The quotation marks of this row do not pair. Double the quotation marks inside a quoted cell.",
                $"{name}:{problem.LineNumber + lines}:1");
        }
    }

    private static CsvReaderOptions Options(char mark) =>
        new() { Separator = mark, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw, PoolStrings = true };

    /// <summary>The text behind its first line.</summary>
    private static string Behind(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return text[(text.AsSpan(end).StartsWith("\r\n") ? end + 2 : end + 1)..];
    }

    private static ImmutableArray<string> Header(string name, string[] record)
    {
        var columns = record.Select(column => column.Trim()).ToImmutableArray();
        if (columns.Length == 1)
            throw new UserError(
                $"The first line holds one column, `{Short(columns[0])}`. Columns are separated by commas, semicolons or tabs: save the table as CSV "
                + "with a header.",
                $"{name}:1:1");
        if (columns.GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UserError($"The column `{Short(twice.Key)}` stands in the header twice. Give each column its own name.", $"{name}:1:1");
        return columns;
    }

    private static SourceRow Row(string name, ImmutableArray<string> columns, CsvReader reader, char mark, int lines)
    {
        if (reader.FieldCount != columns.Length)
            throw new UserError(
                $"This row has {reader.FieldCount} cells, the header has {columns.Length}. Quote cells that hold {Separators.Name(mark)} or line breaks.",
                $"{name}:{reader.LineNumber + lines}:1");
        return new((int)reader.LineNumber + lines, [.. Enumerable.Range(0, columns.Length).Select(index => reader.GetString(index).Trim())]);
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "..." : text;
}

/// <summary>A row and the line on which it begins.</summary>
public sealed record SourceRow(int Line, ImmutableArray<string> Cells);
