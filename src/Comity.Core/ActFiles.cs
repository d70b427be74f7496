using System.Collections.Immutable;
using Comity.Forum.Commitments;
using Comity.Forum.Silence;
using Comity.Forum.Documents;
using Comity.Norms.Figures;
using Comity.Norms.Texts;
using Comity.Record.Audit;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Json;
using Comity.Record.Received;

namespace Comity;

/// <summary>The one place that knows which files an act names by their hash, and which files these name in their turn.</summary>
public static class ActFiles
{
    /// <summary>The files that an act names.</summary>
    public static IEnumerable<NamedFile> Of(Act act) => act switch
    {
        AdoptText adopt => adopt.Languages.Select(language => new NamedFile(language.File, FileUse.Text)),
        EnterModel model => [new(model.Book, FileUse.Listing)],
        ChangeModelStatus model => [new(model.Book, FileUse.Listing)],
        PublishFigure { Basis: FigureBasis.Recomputable } figure => OfFigure(figure),
        ReportOnCommitment { Evidence: { } evidence } => [new(evidence, FileUse.Text)],
        AssessCommitment { Evidence: { } evidence } => [new(evidence, FileUse.Text)],
        Disclose { Layer: DisclosureLayer.Public, File: { } file } => [new(file, FileUse.Text)],
        Disclose { File: { } file } => [new(file, FileUse.Document)],
        EnterNormsReview review => [new(review.Before, FileUse.Listing), new(review.After, FileUse.Listing)],
        BreakSilence { File: { } amendment } => [new(amendment, FileUse.Text)],
        IssueDocument issue => issue.Languages.Where(one => one.File is not null).Select(one => new NamedFile(one.File!.Value, Paper(issue.Distribution))),
        AddLanguage add => [new(add.File, Paper(add.Distribution))],
        CirculateStatement circulate => [new(circulate.File, FileUse.Paper)],
        EnterReceived received => [new(received.Document, FileUse.Document), .. Of(received.Act)],
        _ => [],
    };

    /// <summary>The files that a file names: for a book's listing its documents, and the listing of the book that it extends.</summary>
    public static IEnumerable<NamedFile> Within(NamedFile file, ReadOnlySpan<byte> bytes) =>
        file.Use == FileUse.Listing && Listing(bytes) is { } listing
            ? [.. listing.Files.Select(one => new NamedFile(one.Hash, FileUse.Part)), .. listing.Extends is { } extends ? new[] { new NamedFile(extends, FileUse.Listing) } : []]
            : [];

    private static FileUse Paper(Distribution distribution) => distribution == Distribution.General ? FileUse.Paper : FileUse.LimitedPaper;

    private static IEnumerable<NamedFile> OfFigure(PublishFigure figure)
    {
        var use = figure.Figure is BookFigure.Kind or ComparisonFigure.Kind ? FileUse.Listing : FileUse.Input;
        return [.. figure.Inputs.Select(input => new NamedFile(input, use)), .. figure.Certificate is { } certificate ? new[] { new NamedFile(certificate, FileUse.Certificate) } : []];
    }

    private static BookListing? Listing(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return BookListing.Read(bytes);
        }
        catch (JsonProblem)
        {
            return null;
        }
    }
}
