using System.Collections.Immutable;
using Comity.Forum.Carrying;
using Comity.Forum.Commitments;
using Comity.Forum.Grounds;
using Comity.Forum.Silence;
using Comity.Forum.Documents;
using Comity.Norms.Figures;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Files;
using Comity.Record.Json;
using Comity.Record.Log;
using Comity.Record.Received;

namespace Comity;

/// <summary>The one place that knows which files an act names by their hash and for what, and which files these name in their turn.</summary>
public static class ActFiles
{
    /// <summary>The files that an act names. Those of a received act are named by the entry that holds it, each as its sender's.</summary>
    public static IEnumerable<NamedFile> Of(Act act) => act switch
    {
        AdoptText adopt => adopt.Languages.Select((language, row) => Named(act, language.File, FileUse.Text, Row("languages", row))),
        AdoptTextInParagraphs adopt => adopt.Languages.Index().Where(one => one.Item.File is not null)
            .Select(one => Named(act, one.Item.File!, FileUse.Text, Row("languages", one.Index))),
        EnterModel model => [Named(act, model.Book, FileUse.Listing, "book")],
        ChangeModelStatus model => [Named(act, model.Book, FileUse.Listing, "book")],
        PublishFigure { Basis: FigureBasis.Recomputable } figure => OfFigure(figure),
        ReportOnCommitment { Evidence: { } evidence } => [Named(act, evidence, FileUse.Text, "evidence")],
        AssessCommitment { Evidence: { } evidence } => [Named(act, evidence, FileUse.Text, "evidence")],
        Disclose { File: { } file, Layer: var layer } => [Named(act, file, layer == DisclosureLayer.Public ? FileUse.Text : FileUse.LimitedPaper, "file")],
        EnterNormsReview review => [Named(act, review.Before, FileUse.Listing, "before"), Named(act, review.After, FileUse.Listing, "after")],
        BreakSilence { File: { } amendment } => [Named(act, amendment, FileUse.Text, "file")],
        IssueDocument issue => issue.Languages.Select((language, row) => (language.File, Row: row)).Where(one => one.File is not null)
            .Select(one => Named(act, one.File!.Value, Paper(issue.Distribution), Row("languages", one.Row)) with { Author = issue.Author }),
        AddLanguage add => [Named(act, add.File, Paper(add.Distribution), "file")],
        CirculateStatement circulate => [Named(act, circulate.File, FileUse.Paper, "file")],
        EnterReceived received =>
            [Named(act, received.Document, FileUse.Document, "document") with { Author = received.For },
            .. Of(received.Act).Select(file => Inside(received, file))],
        NameFoundingInstrument instrument => [Named(act, instrument.File, FileUse.Text, "file")],
        EnterInstrument instrument => [Named(act, instrument.File, FileUse.Text, "file"), .. OfCarried(instrument.Carries)],
        ICarriesActs { Carries: { IsDefaultOrEmpty: false } carried } => OfCarried(carried),
        _ => [],
    };

    /// <summary>The files that an act names that took effect, with those of the acts that it carries: whoever reads it reads them.</summary>
    public static IEnumerable<NamedFile> Of(Effect effect) =>
        effect.Carries.IsEmpty || effect.Act is ICarriesActs ? Of(effect.Act) : Of(effect.Act).Concat(OfCarried(effect.Carries));

    /// <summary>The files that a file names, each with its path there: for a book's listing its documents, and the listing of the book that it
    /// extends.</summary>
    public static IEnumerable<(NamedFile File, string Path)> Within(NamedFile file, ReadOnlySpan<byte> bytes)
    {
        if (file.Use != FileUse.Listing || Listing(bytes) is not { } listing)
            return [];
        var parts = listing.Files.Select(one => (file with { Hash = one.Hash, Use = FileUse.Part }, one.Path));
        return listing.Extends is { } extends ? parts.Append((file with { Hash = extends }, "extends")) : parts;
    }

    private static IEnumerable<NamedFile> OfCarried(ImmutableArray<Act> carried) => carried.Index()
        .SelectMany(one => Of(one.Item).Select(file => file with { Place = $"{CarryingRules.Place(one.Index)}.{file.Place}" }));

    private static FileUse Paper(Distribution distribution) => distribution == Distribution.General ? FileUse.Paper : FileUse.LimitedPaper;

    private static IEnumerable<NamedFile> OfFigure(PublishFigure figure)
    {
        var use = figure.Figure is BookFigure.Kind or ComparisonFigure.Kind ? FileUse.Listing : FileUse.Input;
        foreach (var (row, input) in figure.Inputs.Index())
            yield return Named(figure, input, use, FormattableString.Invariant($"inputs[{row}]"));
        if (figure.Certificate is { } certificate)
            yield return Named(figure, certificate, FileUse.Certificate, "certificate");
    }

    private static NamedFile Named(Act act, Hash file, FileUse use, string place) => new(file, use, ActName.KindOf(act), place);

    private static NamedFile Inside(EnterReceived received, NamedFile file) =>
        file with { Place = NamedFile.Inside + file.Place, Author = received.For, IsReceived = true };

    private static string Row(string list, int row) => FormattableString.Invariant($"{list}[{row}].file");

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
