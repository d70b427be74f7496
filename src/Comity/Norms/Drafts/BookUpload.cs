using System.Text;
using Comity.Norms.Figures;
using Comity.Record.Json;
using Comity.Record.Log;

namespace Comity.Norms.Drafts;

/// <summary>What is sent as a norm book: its listing with its documents, its documents alone, or the ZIP file of a draft.</summary>
public static class BookUpload
{
    /// <summary>The documents of a book, and its listing as the last. Where none was sent, one is written of the documents under their names.</summary>
    /// <param name="sent">What was sent, with the names of the files.</param>
    /// <param name="title">The title of the book, for a listing that is written here.</param>
    public static IReadOnlyList<(string Name, byte[] Content)> Unfold(IReadOnlyList<(string Name, byte[] Content)> sent, string title)
    {
        var documents = sent.SelectMany(Documents).DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).ToList();
        if (documents.FindIndex(one => IsListing(one.Content)) is var place and >= 0)
            return [.. documents.Where((_, other) => other != place), documents[place]];
        try
        {
            var listing = new BookListing(title.Trim(), documents.Select(one => new ListedFile(one.Name, Hash.Of(one.Content))));
            return [.. documents, ("listing.json", listing.Write())];
        }
        catch (JsonProblem)
        {
            return documents;
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Documents((string Name, byte[] Content) file)
    {
        if (!file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            return [file];
        using var stream = new MemoryStream(file.Content);
        return DraftArchive.Read(stream) is { } documents ? documents.Select(one => (one.Key, Encoding.UTF8.GetBytes(one.Value))) : [file];
    }

    private static bool IsListing(byte[] content)
    {
        try
        {
            _ = BookListing.Read(content);
            return true;
        }
        catch (Exception problem) when (problem is JsonProblem or System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
