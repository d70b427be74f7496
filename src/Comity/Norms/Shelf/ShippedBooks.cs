using System.Collections.Immutable;
using System.Text;

namespace Comity.Norms.Shelf;

/// <summary>The books of the repository, embedded in the program so that they are there wherever it is put.</summary>
internal static class ShippedBooks
{
    private const string Folder = "books/";

    /// <summary>Their documents, a book that others extend before those.</summary>
    public static ImmutableArray<ImmutableSortedDictionary<string, string>> All { get; } =
    [
        .. typeof(ShippedBooks).Assembly.GetManifestResourceNames()
            .Select(name => (Resource: name, Path: name.Replace('\\', '/')))
            .Where(one => one.Path.StartsWith(Folder, StringComparison.Ordinal))
            .GroupBy(one => one.Path[Folder.Length..].Split('/')[0])
            .Select(Files).OrderBy(files => files.Values.Any(text => text.Contains(" extends ../", StringComparison.Ordinal))),
    ];

    private static ImmutableSortedDictionary<string, string> Files(IGrouping<string, (string Resource, string Path)> book) =>
        book.ToImmutableSortedDictionary(one => one.Path[(Folder.Length + book.Key.Length + 1)..], one => Text(one.Resource), StringComparer.Ordinal);

    private static string Text(string resource)
    {
        using var stream = typeof(ShippedBooks).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
