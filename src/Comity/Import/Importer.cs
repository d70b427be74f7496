using System.Collections.Immutable;
using System.IO.Enumeration;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>Reads a source through a mapping. Nothing is guessed: a value without a rule is counted, an empty one leaves facts unknown.</summary>
public static class Importer
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; those that the mapping names beside it lie in the same folder.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="vocabulary">The phrases of the book to which the mapping belongs.</param>
    /// <param name="names">Whether States keep their names; otherwise they get letters.</param>
    /// <exception cref="UserError">The file cannot be read through this mapping.</exception>
    public static ImportResult Read(string path, Mapping mapping, Vocabulary vocabulary, bool names = false)
    {
        if (!File.Exists(path))
            throw new UserError("There is no such file.", path);
        var table = mapping.Shape == SourceShape.Csv ? SourceTable.ReadCsv(path, File.ReadAllBytes(path)) : null;
        if (table is not null)
            return Read(mapping, vocabulary, table, Beside(path, mapping), names);
        var source = StixTables.Read(path, File.ReadAllBytes(path));
        var result = Read(mapping, vocabulary, source.Incidents, source.Rows, names);
        return result with { Notes = [.. source.Notes, .. result.Notes] };
    }

    /// <summary>Reads tables that are in memory.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="vocabulary">The book's phrases.</param>
    /// <param name="table">The main table.</param>
    /// <param name="beside">The tables of joined rows, by the name that the mapping gives them.</param>
    /// <param name="names">Whether States keep their names.</param>
    public static ImportResult Read(Mapping mapping, Vocabulary vocabulary, SourceTable table, IReadOnlyDictionary<string, SourceTable> beside, bool names)
    {
        MappingColumns.Check(mapping, table, beside);
        var lists = mapping.Lists.ToImmutableDictionary(list => list.Column, list => list.Separator, StringComparer.Ordinal);
        var reading = CellReading.Of(table, lists, mapping.NumberColumns);
        var joins = mapping.Rows.Select(rows => Join(rows, mapping, beside.GetValueOrDefault(rows.Name), reading with { Lists = Own(mapping, table, lists) }))
            .ToImmutableArray();
        var counter = new UnmappedCounter(mapping, (rows, column) => joins.Any(join => join.Name == rows && join.Has(column)));
        var builder = new CaseBuilder(mapping, vocabulary, names, counter);
        var cases = ImmutableArray.CreateBuilder<ImportedCase>(table.Rows.Length);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var source in table.Rows)
        {
            var row = new RowView(table, source, reading);
            Once(seen, row.Text(mapping.Case!.Number), $"{table.Name}:{source.Line}:1", source.Line);
            var rows = joins.ToDictionary(join => join.Name, join => join.Of(row), StringComparer.Ordinal);
            counter.See("", row);
            foreach (var (name, joined) in rows)
                foreach (var one in joined)
                    counter.See(name, one);
            cases.Add(builder.Build(table.Name, row, rows));
        }

        return new(cases.ToImmutable(), counter.Found, [.. builder.Contradictions],
            [.. mapping.Presumptions.Select(one => $"Presumed of every case: {one.Reason}."), .. joins.SelectMany(join => join.Notes)]);
    }

    private static RowJoin Join(JoinedRows rows, Mapping mapping, SourceTable? table, CellReading reading) =>
        new(rows, table, mapping.Case!.Number, table is null ? reading : CellReading.Of(table, reading.Lists, mapping.NumberColumns));

    /// <summary>Lists of joined tables: a column that the main table has too is a list there only, because joining is what unfolds it.</summary>
    private static ImmutableDictionary<string, string?> Own(Mapping mapping, SourceTable table, ImmutableDictionary<string, string?> lists) =>
        lists.RemoveRange(mapping.Lists.Select(list => list.Column).Where(column => mapping.Shape == SourceShape.Csv && table.IndexOf(column) >= 0));

    private static void Once(Dictionary<string, int> seen, string number, string place, int line)
    {
        if (number.Length == 0)
            throw new UserError("This row has no number. Every case needs one in the column that the mapping names.", place);
        if (!seen.TryAdd(number, line))
            throw new UserError($"The number `{number}` stands in line {seen[number]} already. Every case needs a number of its own.", place);
    }

    private static Dictionary<string, SourceTable> Beside(string path, Mapping mapping)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var found = new Dictionary<string, SourceTable>(StringComparer.Ordinal);
        foreach (var rows in mapping.Rows.Where(rows => rows.File.Length > 0))
            if (Directory.EnumerateFiles(folder).Where(file => FileSystemName.MatchesSimpleExpression(rows.File, Path.GetFileName(file)))
                .Order(StringComparer.Ordinal).FirstOrDefault() is { } file)
                found[rows.Name] = SourceTable.ReadCsv(Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileName(file)), File.ReadAllBytes(file));
        return found;
    }
}
