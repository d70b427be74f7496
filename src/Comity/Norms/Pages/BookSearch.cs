using Comity.Norms.Language;
using Comity.Norms.Shelf;
using Comity.Site;
using Comity.Site.Pages;

namespace Comity.Norms.Pages;

/// <summary>Searches the books of the shelf: norms, protections, terms and cases that have all the words, in titles first.</summary>
internal static class BookSearch
{
    private const int Around = 60;

    /// <summary>What is found, the best first.</summary>
    public static IEnumerable<Found> Find(BookShelf shelf, IReadOnlyList<string> words, Site.Texts texts) => shelf.All.Where(book => book.Problems.IsEmpty)
        .SelectMany(book => Things(book, texts)).Where(one => words.All(word => Has(one.Title, word) || Has(one.Text, word)))
        .OrderByDescending(one => words.Count(word => Has(one.Title, word)))
        .Select(one => new Found(one.Title, one.Address, one.Kind, Excerpt(one.Text, words[0])));

    private static IEnumerable<(string Title, string Text, string Address, string Kind)> Things(ShelvedBook book, Site.Texts texts)
    {
        foreach (var norm in book.Book.Own.OfType<NormItem>())
            yield return ($"{norm.Id} {norm.Title}", BookPrinter.Print(norm), BookPaths.Norm(book.Id, norm.Id), texts["norms.norm"]);
        foreach (var purpose in book.Book.Own.OfType<PurposeItem>())
            yield return ($"{purpose.Id} {purpose.Title}", BookPrinter.Print(purpose), $"{BookPaths.Part(book.Id, "protections")}#{Print.Anchors.Slug(purpose.Id)}",
                texts[purpose.IsProtection ? "norms.protection" : "norms.permission"]);
        foreach (var one in book.Book.Cases)
            yield return (one.Title, BookPrinter.Print(one), BookPaths.Case(book.Id, book.Index.CaseSlugs[one.Title]), texts["norms.case"]);
        foreach (var item in book.Book.Own.Where(item => item is FactItem or DefineItem or ThresholdItem))
            yield return (NormBook.NameOf(item), BookPrinter.Print(item), BookPaths.Term(book.Id, book.Index.SlugOf(NormBook.NameOf(item))!), texts["norms.term"]);
    }

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string? Excerpt(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var (from, to) = (Math.Max(0, at - Around), Math.Min(text.Length, at + word.Length + Around));
        return $"{(from > 0 ? "… " : "")}{text[from..to].ReplaceLineEndings(" ")}{(to < text.Length ? " …" : "")}";
    }
}
