using Comity.Norms.Analysis;
using Comity.Norms.Figures;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Forum.Commitments;

/// <summary>Compares two books that the record names and publishes the comparison in the server's name, so that a review of norms has something to rest
/// on.</summary>
/// <param name="record">The record.</param>
public sealed class BookComparisons(OpenRecord record)
{
    /// <summary>Publishes the comparison of two books; one that stands there already for the day is not entered again.</summary>
    /// <returns>Why it cannot be made, in one sentence; null when it stands in the record.</returns>
    public async Task<string?> PublishAsync(Hash before, Hash after, DateOnly asOf, CancellationToken cancel)
    {
        var (old, now) = (ListedBook.Open(before, Read), ListedBook.Open(after, Read));
        if ((old.Trouble ?? now.Trouble ?? Missing(old.Missing ?? now.Missing)) is { } trouble)
            return trouble;
        if (Math.Max(old.Book!.Norms.Length, now.Book!.Norms.Length) > BookAnalysis.MostNorms)
            return $"A book has more than {BookAnalysis.MostNorms} norms, which is the most that the analysis takes.";
        var figure = ComparisonFigure.Publish(before, old.Book, after, now.Book, asOf);
        if (figure.Values.Any(value => value.Name == ComparisonFigure.Undecided))
            return "The comparison is undecided within the budget, so that it cannot say what is lost: simplify the books, or split them.";
        await record.EnterOwnAsync(picture => Stands(picture, figure) ? null : figure, cancel);
        return null;
    }

    private static string? Missing(Hash? file) => file is { } hash ? $"The file {hash.ToHex()} of a book is not here." : null;

    private static bool Stands(Picture picture, Comity.Record.Figures.PublishFigure figure) => picture.Record.Figures.Figures.Exists(one =>
        one.By == Capacity.Server && one.Act.Figure == figure.Figure && one.Act.Engine == figure.Engine && one.Act.Inputs.SequenceEqual(figure.Inputs)
            && one.Act.Values.SequenceEqual(figure.Values));

    private byte[]? Read(Hash hash) => record.Store.PublicFile(hash)?.Content;
}
