using Comity.Norms.Analysis;
using Comity.Norms.Figures;
using Comity.Norms;
using Comity.Norms.Shelf;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Forum.Commitments;

/// <summary>What came of publishing a comparison.</summary>
/// <param name="Trouble">Why it cannot be made, in one sentence; null when nothing is wrong.</param>
/// <param name="Refused">Whether the queue took it.</param>
/// <param name="IsPublished">Whether it stands in the record; otherwise it is still being computed, and whoever asks again finds it.</param>
public sealed record ComparisonOutcome(string? Trouble, QueueRefusal Refused, bool IsPublished);

/// <summary>Compares two books that the record names and publishes the comparison in the server's name, so that a review of norms has something to rest
/// on. It is computed where all comparisons are, in turn with those of others.</summary>
/// <param name="record">The record.</param>
/// <param name="work">Where it is computed.</param>
public sealed class BookComparisons(OpenRecord record, Computations work)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Publishes the comparison of two books; one that stands there already for the day is not entered again.</summary>
    public async Task<ComparisonOutcome> PublishAsync(Asker asker, Hash before, Hash after, DateOnly asOf, CancellationToken cancel)
    {
        var (old, now) = (ListedBook.Open(before, Read), ListedBook.Open(after, Read));
        if ((old.Trouble ?? now.Trouble ?? Missing(old.Missing ?? now.Missing) ?? TooLarge(old.Book!, now.Book!)) is { } trouble)
            return new(trouble, QueueRefusal.None, false);
        var computed = await work.AskAsync(asker, $"review {before} {after} {asOf:yyyy-MM-dd}",
            stop => ComparisonFigure.Publish(before, old.Book!, after, now.Book!, asOf, stop), cancel, Patience);
        if (computed.Value is not { } figure)
            return new(computed.IsBroken ? "The comparison cannot be computed: a mistake of the program, which is in its log." : null, computed.Refused, false);
        if (figure.Values.Any(value => value.Name == ComparisonFigure.Undecided))
            return new("The comparison is undecided within the budget, so that it cannot say what is lost: simplify the books, or split them.",
                QueueRefusal.None, false);
        await record.EnterOwnAsync(picture => Stands(picture, figure) ? null : figure, cancel);
        return new(null, QueueRefusal.None, true);
    }

    private static string? TooLarge(NormBook old, NormBook now) => Math.Max(old.Norms.Length, now.Norms.Length) <= BookAnalysis.MostNorms ? null
        : $"A book has more than {BookAnalysis.MostNorms} norms, which is the most that the analysis takes.";

    private static string? Missing(Hash? file) => file is { } hash ? $"The file {hash.ToHex()} of a book is not here." : null;

    private static bool Stands(Picture picture, PublishFigure figure) => picture.Record.Figures.Figures.Exists(one =>
        one.By == Capacity.Server && one.Act.Figure == figure.Figure && one.Act.Engine == figure.Engine && one.Act.Inputs.SequenceEqual(figure.Inputs)
            && one.Act.Values.SequenceEqual(figure.Values));

    private byte[]? Read(Hash hash) => record.Store.PublicFile(hash)?.Content;
}
