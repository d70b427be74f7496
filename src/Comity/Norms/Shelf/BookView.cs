using System.Collections.Immutable;
using Comity.Norms.Analysis;
using Comity.Norms.Language;

namespace Comity.Norms.Shelf;

/// <summary>A book in a list of books.</summary>
public sealed record BookLine(string Id, string Title, string Version, string Status, string Shelf, string? Extends, int Norms, int Cases, int Facts,
    string Hash)
{
    /// <summary>What a model is says the record, whatever its text calls itself; a book that ships has no other word than its own.</summary>
    private static string StatusOf(ShelvedBook one) =>
        one.Status == BookStatus.Shipped ? one.Book.Header?.Properties.Text(PropertyKind.Status) ?? "working" : ShelfWords.Of(one.Status);

    /// <summary>The line of a book.</summary>
    public static BookLine Of(ShelvedBook one) => new(one.Id, one.Title, one.Book.Header?.Properties.Text(PropertyKind.Version) ?? "",
        StatusOf(one), ShelfWords.Of(one.Status), one.Base?.Id, one.Book.Norms.Length,
        one.Book.Cases.Length, one.Book.Facts.Length, one.Hash);
}

/// <summary>A norm in a list.</summary>
public sealed record NormLine(string Id, string Title, string Force, DateOnly? Since, ImmutableArray<string> Sources);

/// <summary>Norms that stand in one document.</summary>
public sealed record NormGroup(string Title, ImmutableArray<NormLine> Norms);

/// <summary>A reading or proposal, by name: one name may stand in several places and is switched on in all.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsProposal">Whether it is ours; otherwise somebody's published view.</param>
/// <param name="Changes">What it changes: the id or name, and the change in words.</param>
public sealed record ReadingLine(string Name, bool IsProposal, ImmutableArray<ReadingChange> Changes);

/// <summary>One place that a reading changes.</summary>
public sealed record ReadingChange(string Of, string Words, ImmutableArray<string> Sources);

/// <summary>What a book holds, for its page.</summary>
public sealed record BookView(BookLine Book, string Model, DateOnly AsOf, ImmutableArray<NormGroup> Norms, ImmutableArray<ReadingLine> Readings,
    ImmutableSortedDictionary<string, int>? Findings)
{
    /// <summary>The book; with a search, its norms whose id, title or words have it.</summary>
    public static BookView Of(ShelvedBook one, string search = "") =>
        new(BookLine.Of(one), one.Book.Model, one.AsOf, [.. Groups(one, search)], [.. AllReadings(one.Book)],
        one is { HasFindings: true, Findings: { } report } ? FindingCounts.Of(report) : null);

    /// <summary>A norm as lists show it.</summary>
    public static NormLine Line(NormItem norm) => new(norm.Id, norm.Title, ForceOf(norm), norm.Properties.Date(PropertyKind.Since), SourcesOf(norm.Properties));

    /// <summary><c>binding</c> or <c>voluntary</c>, as the bare text has it.</summary>
    public static string ForceOf(NormItem norm) => norm.Properties.Has(PropertyKind.Binding)
        || (norm.Sentence.Modal is Modal.Must or Modal.MustNot && !norm.Properties.Has(PropertyKind.Voluntary)) ? "binding" : "voluntary";

    internal static ImmutableArray<string> SourcesOf(ImmutableArray<ItemProperty> properties) =>
        [.. properties.Texts(PropertyKind.Source).SelectMany(text => text.Split("; ")).Where(text => text.Length > 0)];

    private static IEnumerable<NormGroup> Groups(ShelvedBook one, string search) =>
        from document in one.Documents
        let norms = document.Document.Segments.OfType<Block>().SelectMany(block => block.Items).OfType<NormItem>()
            .Where(norm => ReferenceEquals(one.Book.NormOf.GetValueOrDefault(norm.Id), norm) && Fits(norm, search)).Select(Line).ToImmutableArray()
        where norms.Length > 0
        select new NormGroup(DocumentText.Title(document.Document), norms);

    private static bool Fits(NormItem norm, string search) => search.Length == 0
        || BookPrinter.Print(norm).Contains(search, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ReadingLine> AllReadings(NormBook book) => book.Items.SelectMany(NormBook.ReadingsOf)
        .GroupBy(pair => pair.Reading.Name, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.First().Reading.IsProposal)
            .ThenBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
        .Select(group => new ReadingLine(group.First().Reading.Name, group.First().Reading.IsProposal, [.. group.Select(Changed)]));

    private static ReadingChange Changed((Item Item, ReadingClause Reading) one) => new(NormBook.NameOf(one.Item),
        Print.Wording.Text(Print.NormWording.Of(one.Reading.Change)), SourcesOf(one.Reading.Properties));
}

/// <summary>How many findings of each kind are open.</summary>
public static class FindingCounts
{
    /// <summary>The counts by kind as a book writes it; accepted findings stand under <c>accepted</c>, and under
    /// <c>undecided</c> how many kinds were not searched to the end.</summary>
    public static ImmutableSortedDictionary<string, int> Of(AnalysisReport report) =>
        report.Findings.CountBy(finding => finding.Accepted is null ? Finding.Words(finding.Kind) : "accepted")
            .Concat(report.Undecided.CountBy(_ => "undecided")).ToImmutableSortedDictionary(StringComparer.Ordinal);
}

/// <summary>What a book is to the process, for files.</summary>
public static class ShelfWords
{
    /// <summary>The word.</summary>
    public static string Of(BookStatus status) => status switch
    {
        BookStatus.Shipped => "shipped",
        BookStatus.ChairsAid => "chair's aid",
        BookStatus.Endorsed => "endorsed",
        _ => "working",
    };
}
