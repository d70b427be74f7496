using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Language;
using Comity.Norms.Shelf;

namespace Comity.Norms.Drafts;

/// <summary>Reads versions of drafts as books, and keeps the latest by the hash of their files: to look at one again costs no reading.</summary>
/// <param name="shelf">The books that a draft may extend.</param>
public sealed class DraftReader(BookShelf shelf)
{
    private const int MostProblems = 200;
    private const int LongestLine = 200;

    /// <summary>How much text is kept as books, which take many times as much.</summary>
    private const int MostLetters = 3 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly LinkedList<Kept> kept = [];

    /// <summary>How many versions were read, and not found among those that are kept.</summary>
    public int Reads { get; private set; }

    /// <summary>The documents of a draft as a book. Whoever comes while they are being read waits for it.</summary>
    public DraftBook Of(ImmutableSortedDictionary<string, string> files) => Find(files, $"{BookDigest.Of(files)} {shelf.Edition}").Book.Value;

    private Kept Find(ImmutableSortedDictionary<string, string> files, string key)
    {
        lock (gate)
        {
            var node = kept.First;
            while (node is not null && node.Value.Key != key)
                node = node.Next;
            if (node is not null)
                kept.Remove(node);
            else
            {
                Reads++;
                node = new(new(key, files.Sum(file => file.Key.Length + file.Value.Length), new(() => Read(files))));
            }

            kept.AddFirst(node);
            while (kept.Count > 1 && kept.Sum(one => one.Letters) > MostLetters)
                kept.RemoveLast();
            return node.Value;
        }
    }

    private DraftBook Read(ImmutableSortedDictionary<string, string> files)
    {
        var lines = new Dictionary<string, string[]>(StringComparer.Ordinal);
        try
        {
            var book = shelf.Read(files);
            return new(book, book.Text, [.. book.Problems.Take(MostProblems).Select(problem => Told(problem.Place, problem.Message, problem.Help))]);
        }
        catch (UserError problem)
        {
            var text = BookText.Read(files.Select(file => new SourceFile(file.Key, file.Value)));
            var place = text.Items.OfType<BookItem>().FirstOrDefault()?.Place ?? new(files.Keys.FirstOrDefault(""), 1, 1);
            return new(null, text, [Told(place, problem.Message, "")]);
        }

        DraftProblem Told(Place place, string message, string help)
        {
            if (!lines.TryGetValue(place.File, out var all))
                lines.Add(place.File, all = files.GetValueOrDefault(place.File, "").Split('\n'));
            var line = all.ElementAtOrDefault(place.Line - 1) ?? "";
            return new(place.File, place.Line, place.Column, message, help, line.Length > LongestLine ? line[..LongestLine] + "…" : line);
        }
    }

    private sealed record Kept(string Key, int Letters, Lazy<DraftBook> Book);
}
