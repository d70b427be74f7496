using Comity.Norms.Language;
using Xunit;

namespace Comity.Tests.Norms.Language;

/// <summary>Texts and what must hold of them.</summary>
internal static class Given
{
    /// <summary>The text without white space and without a byte order mark.</summary>
    public static string Squeezed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character != '\uFEFF'));

    /// <summary>Printing gives the text back up to white space; printing again gives the same.</summary>
    public static void RoundTrip(params SourceFile[] files) => RoundTripExtending([], files);

    /// <summary>The same for a book that extends one with these items.</summary>
    public static void RoundTripExtending(IReadOnlyCollection<Item> inherited, params SourceFile[] files)
    {
        var book = BookText.Read(files, inherited);
        Assert.Empty(book.Problems);
        var printed = book.Documents.Select(document => new SourceFile(document.Name, BookPrinter.Print(document))).ToArray();
        foreach (var (file, copy) in files.OrderBy(file => file.Name, StringComparer.Ordinal).Zip(printed))
            Assert.Equal(Squeezed(file.Text), Squeezed(copy.Text));
        var again = BookText.Read(printed, inherited);
        Assert.Empty(again.Problems);
        foreach (var (copy, document) in printed.Zip(again.Documents))
            Assert.Equal(copy.Text, BookPrinter.Print(document));
    }
}
