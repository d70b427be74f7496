using System.Security.Cryptography;
using System.Text;

namespace Comity.Norms.Shelf;

/// <summary>
/// Names a book by its files: SHA-256 over a listing with one line a file, sorted by path (ordinal): the SHA-256 of the file's UTF-8 text in lower-case
/// hex, two spaces, the path with slashes, a line feed. So <c>LC_ALL=C sha256sum</c> over the sorted files gives the listing, and the same hash.
/// </summary>
public static class BookDigest
{
    /// <summary>The hash in lower-case hex.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> files) => Hex(Listing(files));

    /// <summary>The listing that is hashed.</summary>
    public static string Listing(IEnumerable<KeyValuePair<string, string>> files) =>
        string.Concat(files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{Hex(file.Value)}  {file.Key}\n"));

    private static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
