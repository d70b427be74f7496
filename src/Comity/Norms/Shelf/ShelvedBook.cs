using System.Collections.Immutable;
using Comity.Norms.Analysis;
using Comity.Norms.Language;

namespace Comity.Norms.Shelf;

/// <summary>What a book on the shelf is to the process. A book is a model of adopted texts, and none of these makes it the text.</summary>
public enum BookStatus
{
    /// <summary>It comes with the program.</summary>
    Shipped,

    /// <summary>Somebody works on it.</summary>
    Working,

    /// <summary>A chair offers it as an aid.</summary>
    ChairsAid,

    /// <summary>A decision endorsed it as a model.</summary>
    Endorsed,
}

/// <summary>
/// A book as the server offers it: read once and never changed. What takes long (findings, verdicts of its cases) is computed when it is first asked
/// for, or by the warm-up, and kept.
/// </summary>
public sealed class ShelvedBook
{
    private readonly Late<AnalysisReport?> findings;
    private readonly Late<CaseVerdicts> verdicts;
    private readonly Late<ReadingVerdicts> turns;

    internal ShelvedBook(ImmutableSortedDictionary<string, string> files, BookStatus status, ShelvedBook? basis, DateOnly asOf)
    {
        (Files, Status, Base, AsOf) = (files, status, basis, asOf);
        Text = BookText.Read(files.Select(file => new SourceFile(file.Key, file.Value)), basis is null ? null : basis.Inherited);
        (Book, Problems) = NormBook.Build(Text, basis?.Book);
        Hash = BookDigest.Of(files);
        Index = new(this);
        findings = new(cancel => Problems.IsEmpty && Book.Norms.Length <= BookAnalysis.MostNorms
            ? BookAnalysis.Of(Book, AsOf, [], inFull: true, BookAnalysis.OfEngine(cancel)) : null);
        verdicts = new(_ => CaseVerdicts.Of(Book, AsOf));
        turns = new(_ => ReadingVerdicts.Of(Book, AsOf, Verdicts));
    }

    private ShelvedBook(ShelvedBook same, BookStatus status)
    {
        (Files, Status, Base, AsOf, Text, Book, Problems, Hash, Index) =
            (same.Files, status, same.Base, same.AsOf, same.Text, same.Book, same.Problems, same.Hash, same.Index);
        (findings, verdicts, turns) = (same.findings, same.verdicts, same.turns);
    }

    /// <summary>Its name in addresses: the id in its <c>book</c> item.</summary>
    public string Id => Book.Header?.Id ?? Hash[..12];

    /// <summary>Its title.</summary>
    public string Title => Book.Header?.Title ?? Id;

    /// <summary>What it is to the process.</summary>
    public BookStatus Status { get; }

    /// <summary>Its documents, path to text.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; }

    /// <summary>Its documents as syntax.</summary>
    public BookText Text { get; }

    /// <summary>The book with its names resolved.</summary>
    public NormBook Book { get; }

    /// <summary>What is wrong with it; a book with problems decides nothing.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>The book that it extends, or null.</summary>
    public ShelvedBook? Base { get; }

    /// <summary>The hash of its files (<see cref="BookDigest"/>).</summary>
    public string Hash { get; }

    /// <summary>The date as of which findings and verdicts are computed.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Where everything in it is found by the names that addresses use.</summary>
    public BookIndex Index { get; }

    /// <summary>The findings of the bare text; null when the book cannot be analysed. Takes seconds when they are not computed yet.</summary>
    public AnalysisReport? Findings => findings.Get();

    /// <summary>Whether <see cref="Findings"/> is there at once.</summary>
    public bool HasFindings => findings.IsThere;

    /// <summary>What the bare text answers to each case of the book.</summary>
    public CaseVerdicts Verdicts => verdicts.Get();

    /// <summary>Which verdicts turn under which reading. Takes seconds when they are not computed yet.</summary>
    public ReadingVerdicts Turns => turns.Get();

    /// <summary>Whether <see cref="Turns"/> is there at once.</summary>
    public bool HasTurns => turns.IsThere;

    /// <summary>The documents of the base and its bases, then its own, each with the book in which it stands.</summary>
    internal IEnumerable<(ShelvedBook Book, Document Document)> Documents =>
        (Base?.Documents ?? []).Concat(Text.Documents.Select(document => (this, document)));

    /// <summary>The section of the book, or of its bases, in which an item stands, or null.</summary>
    public Section? SectionOf(Item item) => Documents.Select(one => DocumentText.Around(one.Document, item)).FirstOrDefault(section => section is not null);

    /// <summary>The book or base in which a document with this name stands, or null.</summary>
    internal ShelvedBook? Holding(string file) => Files.ContainsKey(file) ? this : Base?.Holding(file);

    private IEnumerable<Item> Inherited => (Base?.Inherited ?? []).Concat(Text.Items);

    /// <summary>The same book with another status; what was computed of it stays.</summary>
    internal ShelvedBook As(BookStatus status) => status == Status ? this : new(this, status);

    /// <summary>Has the findings computed, off the request; the book is the answer once they are there.</summary>
    public async Task<Computed<ShelvedBook>> AskFindingsAsync(Computations work, CancellationToken cancel) =>
        HasFindings ? new(this, false) : await work.AskAsync(Asker.Shelf, $"findings {Hash} {Base?.Hash} {AsOf:yyyy-MM-dd}", Found, cancel);

    private ShelvedBook Found(CancellationToken cancel)
    {
        _ = findings.Get(cancel);
        return this;
    }

    /// <summary>Computes all that is computed late.</summary>
    internal void Warm(CancellationToken cancel)
    {
        if (!Problems.IsEmpty)
            return;
        _ = Verdicts;
        cancel.ThrowIfCancellationRequested();
        _ = findings.Get(cancel);
        cancel.ThrowIfCancellationRequested();
        _ = Turns;
    }
}
