using System.Collections.Immutable;
using System.Text;
using Comity.Norms.Figures;
using Comity.Norms.Shelf;
using Comity.Record.Figures;
using Comity.Record.Log;

namespace Comity.Host.Demo;

/// <summary>The book that comes with the program, as the files by which the record names it.</summary>
internal sealed class DemoBook
{
    private readonly ImmutableSortedDictionary<string, string> files = ShippedBooks.All[0];
    private readonly Dictionary<Hash, byte[]> byHash;

    /// <summary>Reads the book.</summary>
    public DemoBook()
    {
        byHash = files.Values.Select(Encoding.UTF8.GetBytes).DistinctBy(bytes => Hash.Of(bytes)).ToDictionary(bytes => Hash.Of(bytes));
        Listing = new("The UN framework of responsible State behaviour in the use of ICTs",
            files.Select(file => new ListedFile(file.Key, Hash.Of(Encoding.UTF8.GetBytes(file.Value)))));
        byHash[Listing.Hash] = Listing.Write();
    }

    /// <summary>Its listing.</summary>
    public BookListing Listing { get; }

    /// <summary>Writes its files down for who names it.</summary>
    public void Keep(DemoPen pen)
    {
        foreach (var text in files.Values.Distinct(StringComparer.Ordinal))
            pen.File(text);
        pen.File(Encoding.UTF8.GetString(Listing.Write()));
    }

    /// <summary>The act that publishes its figures, and the certificate of their witnesses. Takes a second or two.</summary>
    public (PublishFigure Act, byte[] Certificate) Figure(DateOnly asOf)
    {
        FileLookup lookup = hash => byHash.GetValueOrDefault(hash) is { } bytes ? bytes : null;
        var opened = ListedBook.Open(Listing.Hash, lookup);
        var book = opened.Book ?? throw new InvalidOperationException($"The book of the demonstration cannot be opened: {opened.Trouble}");
        var certificate = BookCertificate.Write(Listing.Hash, book, asOf);
        return (BookFigure.Publish(Listing.Hash, book, asOf, Hash.Of(certificate)), certificate);
    }
}
