using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Comity.Norms.Shelf;

/// <summary>Packs a long sheet into a short address: deflate, then base64 for addresses. Servers and mail programs cut addresses of more than some thousand
/// characters.</summary>
internal static class SheetPacking
{
    /// <summary>The name under which a packed sheet stands.</summary>
    public const string Name = "sheet";

    /// <summary>The longest query that is written out, in characters.</summary>
    public const int LongestPlain = 1800;

    private const int MostUnpacked = 64 * 1024;

    /// <summary>Packs a query.</summary>
    public static string Pack(string query)
    {
        using var memory = new MemoryStream();
        using (var deflate = new DeflateStream(memory, CompressionLevel.SmallestSize))
            deflate.Write(Encoding.UTF8.GetBytes(query));
        return Base64Url.EncodeToString(memory.ToArray());
    }

    /// <summary>What was packed, or null when it is damaged or unfolds to more than a sheet can be.</summary>
    public static string? Unpack(string packed)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
            var buffer = new byte[MostUnpacked];
            var length = deflate.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return length == buffer.Length ? null : Encoding.UTF8.GetString(buffer, 0, length);
        }
        catch (Exception damaged) when (damaged is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
