using System.Collections.Immutable;
using System.Globalization;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Docx;
using Comity.Record.Entries;

namespace Comity.Forum.Documents;

/// <summary>What is wrong in a table of proposals.</summary>
/// <param name="Row">The row, from 1, the heading counted; 0 for the table as a whole.</param>
/// <param name="Column">The column, from 1; 0 for the row as a whole.</param>
/// <param name="Kind">What: the end of the key of its sentence.</param>
/// <param name="Written">What stands there.</param>
public sealed record WordingProblem(int Row, int Column, string Kind, string Written);

/// <summary>A delegation's proposals for a document, read from a table in a text document: a row for each, in the columns paragraph, what to do, words, ground.
/// The same table is written as a form.</summary>
/// <param name="Proposals">What was read.</param>
/// <param name="Problems">What is wrong; when there is anything, nothing is entered.</param>
public sealed record WordingTable(ImmutableArray<ProposeWording> Proposals, ImmutableArray<WordingProblem> Problems)
{
    /// <summary>What of the text document was not read as it stands there; only what occurs.</summary>
    public ImmutableSortedDictionary<DocxLoss, int> Losses { get; init; } = ImmutableSortedDictionary<DocxLoss, int>.Empty;

    /// <summary>The most proposals of one table.</summary>
    public const int Most = 200;

    private const int Columns = 4;
    private const int MostParagraph = 60;

    /// <summary>Reads proposals for a document.</summary>
    /// <param name="bytes">The text document.</param>
    /// <param name="document">The document for which they are.</param>
    /// <param name="languages">The languages in which columns and operations may be named; those that ship when none are given.</param>
    /// <param name="cancel">Gives up.</param>
    public static WordingTable Read(byte[] bytes, string document, Languages? languages = null, CancellationToken cancel = default) =>
        DocxFile.Read(bytes, cancel) switch
        {
            { Fault: { } fault } => Wrong(KindOf(fault)),
            { Tables.IsEmpty: true } => Wrong("no-table"),
            { Tables: var tables } => OfTables(tables, document, languages ?? Languages.Shipped),
        };

    /// <summary>The table as a form to be filled in, with a row for each proposal that is there.</summary>
    public static byte[] Write(Texts texts, string language, string title, IEnumerable<ProposeWording> proposals)
    {
        var rows = proposals.Select(one => (string[])[one.Paragraph, ActWords.Value(texts, one.Kind), one.Words ?? "", one.Ground ?? ""]).ToList();
        if (rows.Count == 0)
            rows = [.. Enumerable.Repeat((string[])["", "", "", ""], 8)];
        return new DocxWriter(language).Heading(title).Paragraph(texts["documents.form-how"])
            .Table(Headings(texts), rows).ToBytes();
    }

    /// <summary>The operation that a cell names, in any of the site's languages or as the record writes it; none when it names none. Nothing written means to
    /// replace.</summary>
    internal static WordingKind? Operation(string cell, Languages languages)
    {
        if (cell.Length == 0)
            return WordingKind.Replace;
        foreach (var kind in Enum.GetValues<WordingKind>())
            if (string.Equals(cell, kind.ToString(), StringComparison.OrdinalIgnoreCase)
                || languages.All.Any(language => string.Equals(cell, ActWords.Value(Texts.In(language), kind), StringComparison.OrdinalIgnoreCase)))
                return kind;
        return null;
    }

    private static WordingTable OfTables(ImmutableArray<DocxTable> tables, string document, Languages languages)
    {
        var form = Form(tables, languages);
        var table = form.Rows.Length switch
        {
            <= 1 => Wrong("no-rows"),
            > Most + 1 => Wrong("too-many"),
            _ => OfRows(form.Rows, document, languages),
        };
        return table with { Losses = tables.Length == 1 ? form.Losses : form.Losses.SetItem(DocxLoss.Table, tables.Length - 1) };
    }

    /// <summary>The table with the form's headings; if there is none, since a delegation may change headings, the first with as many columns; if there is
    /// none either, the first.</summary>
    private static DocxTable Form(ImmutableArray<DocxTable> tables, Languages languages)
    {
        var headings = languages.All.Select(language => Headings(Texts.In(language))).ToList();
        bool IsHead(ImmutableArray<DocxCell> row) =>
            headings.Exists(one => one.SequenceEqual(row.Select(cell => DirectionMarks.Remove(cell.Words)), StringComparer.OrdinalIgnoreCase));
        return tables.FirstOrDefault(table => !table.Rows.IsEmpty && IsHead(table.Rows[0]))
            ?? tables.FirstOrDefault(table => !table.Rows.IsEmpty && table.Rows[0].Length == Columns) ?? tables[0];
    }

    private static string[] Headings(Texts texts) =>
        [texts["documents.paragraph"], texts["documents.operation"], texts["documents.words"], texts["documents.ground"]];

    private static WordingTable OfRows(ImmutableArray<ImmutableArray<DocxCell>> rows, string document, Languages languages)
    {
        var (proposals, problems) = (ImmutableArray.CreateBuilder<ProposeWording>(), ImmutableArray.CreateBuilder<WordingProblem>());
        foreach (var (place, cells) in rows.Index().Skip(1))
        {
            var row = place + 1;
            if (cells.All(cell => cell.Words.Length == 0 && !cell.IsNumbered))
                continue;
            if (cells.Length != Columns)
                problems.Add(new(row, 0, "columns", $"{cells.Length}"));
            else if (Problem(row, cells[0].IsNumbered, Written(cells), languages) is { } problem)
                problems.Add(problem);
            else
                proposals.Add(Proposal(document, Written(cells), languages));
        }

        if (proposals.Count == 0 && problems.Count == 0)
            problems.Add(new(0, 0, "no-rows", ""));
        return new(proposals.ToImmutable(), problems.ToImmutable());
    }

    /// <summary>What the cells say: what names something is taken without the marks that cannot be seen.</summary>
    private static string[] Written(ImmutableArray<DocxCell> cells) =>
        [DirectionMarks.Remove(cells[0].Words), DirectionMarks.Remove(cells[1].Words), .. cells.Skip(2).Select(cell => cell.Words)];

    private static ProposeWording Proposal(string document, string[] cells, Languages languages) => new(
        document, cells[0], Operation(cells[1], languages)!.Value, cells[2].Length == 0 ? null : cells[2], cells[3].Length == 0 ? null : cells[3]);

    private static WordingProblem? Problem(int row, bool isNumbered, string[] cells, Languages languages) =>
        cells[0].Length == 0 ? new(row, 1, isNumbered ? "paragraph-numbered" : "paragraph-missing", "")
        : cells[0].Length > MostParagraph ? new(row, 1, "paragraph", Short(cells[0]))
        : Operation(cells[1], languages) is not { } kind ? new(row, 2, "operation", Short(cells[1]))
        : (cells[2].Length == 0) != (kind == WordingKind.Delete) ? new(row, 3, kind == WordingKind.Delete ? "words-too-many" : "words-missing", Short(cells[2]))
        : cells[2].Length > StatementRules.MostCharacters ? new(row, 3, "too-long", Short(cells[2]))
        : cells[3].Length > StatementRules.MostCharacters ? new(row, 4, "too-long", Short(cells[3]))
        : null;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    /// <summary>The end of the key of the sentence for a file that cannot be read.</summary>
    internal static string KindOf(DocxFault fault) => fault switch
    {
        DocxFault.TooLarge => "too-large",
        DocxFault.TooDeep => "too-deep",
        DocxFault.TooComplex => "too-complex",
        _ => "no-docx",
    };

    private static WordingTable Wrong(string kind) => new([], [new(0, 0, kind, "")]);
}

/// <summary>What is told about a text document that was not read in full: in sentences above the proposals, and carried by the form that enters them.</summary>
public static class WordingLosses
{
    private static readonly ImmutableArray<DocxLoss> All = [.. Enum.GetValues<DocxLoss>()];

    /// <summary>The sentences: first what was not read, then what was read otherwise than it stands there.</summary>
    public static IEnumerable<string> Say(Texts texts, ImmutableSortedDictionary<DocxLoss, int> losses)
    {
        var left = losses.Remove(DocxLoss.InnerTable);
        if (!left.IsEmpty)
            yield return texts[$"documents.table.{(left.Values.Sum() == 1 ? "left-one" : "left-many")}", List(texts, left)];
        if (losses.GetValueOrDefault(DocxLoss.InnerTable) is > 0 and var inner)
            yield return texts[$"documents.table.{(inner == 1 ? "inner-one" : "inner-many")}", inner];
    }

    /// <summary>The counts, for a hidden field.</summary>
    public static string Write(ImmutableSortedDictionary<DocxLoss, int> losses) =>
        string.Join(' ', All.Select(loss => FormattableString.Invariant($"{losses.GetValueOrDefault(loss)}")));

    /// <summary>The counts of a hidden field. Whoever changes it is only shown other sentences.</summary>
    public static ImmutableSortedDictionary<DocxLoss, int> Read(string written) => All.Zip(written.Split(' '))
        .Where(one => int.TryParse(one.Second, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= DocxFile.MostLosses)
        .ToImmutableSortedDictionary(one => one.First, one => int.Parse(one.Second, CultureInfo.InvariantCulture));

    private static string List(Texts texts, ImmutableSortedDictionary<DocxLoss, int> losses)
    {
        var parts = losses.Select(one => texts[$"documents.table.left.{one.Key}{(one.Value == 1 ? "-one" : "")}", one.Value]).ToList();
        var first = string.Join(texts["documents.table.left-between"], parts.SkipLast(1));
        return parts.Count == 1 ? parts[0] : first + texts["documents.table.left-and-between"] + parts[^1];
    }
}
