using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Comity.Kit.Docx;

/// <summary>Finds and unpacks single parts of an archive (APPNOTE.TXT 6.3.10, 4.3) at a bounded cost. `ZipArchive` reads every name before it answers, and a
/// file of 20 MB can hold 400,000 of them.</summary>
internal static class DocxZip
{
    /// <summary>The most files in one text document.</summary>
    public const int MostEntries = 4096;

    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const int MostComment = ushort.MaxValue;
    private const int Stored = 0;
    private const int Deflated = 8;
    private const int BlockBytes = 1 << 16;

    /// <summary>The unpacked bytes of a part; null when the archive has no part of this name.</summary>
    /// <param name="bytes">The archive.</param>
    /// <param name="name">The part's path; capitals make no difference (ISO/IEC 29500-2, 6.2.2.3).</param>
    /// <param name="most">The most bytes of the part, unpacked.</param>
    /// <param name="cancel">Gives up.</param>
    public static MemoryStream? Unpack(byte[] bytes, string name, int most, CancellationToken cancel)
    {
        var end = End(bytes);
        var (count, place) = (Short(bytes, end + 10), Long(bytes, end + 16));
        if (count > MostEntries)
            throw new UnreadableDocxException(DocxFault.TooComplex);
        for (var entry = 0; entry < count; entry++)
        {
            if (Long(bytes, place) != 0x02014b50)
                throw new UnreadableDocxException(DocxFault.NoDocx);
            var length = Short(bytes, place + 28);
            if (IsNamed(Slice(bytes, place + EntryLength, length), name))
                return Inflate(Open(bytes, place), most, cancel);
            place += EntryLength + length + Short(bytes, place + 30) + Short(bytes, place + 32);
        }

        return null;
    }

    /// <summary>The place of the record at the archive's end.</summary>
    private static long End(byte[] bytes)
    {
        var from = Math.Max(0, bytes.Length - EndLength - MostComment);
        var found = bytes.AsSpan(from).LastIndexOf("PK\u0005\u0006"u8);
        return found < 0 ? throw new UnreadableDocxException(DocxFault.NoDocx) : from + found;
    }

    private static Stream Open(byte[] bytes, long entry)
    {
        var (isEncrypted, method) = ((Short(bytes, entry + 8) & 1) != 0, Short(bytes, entry + 10));
        var (size, local) = (Long(bytes, entry + 20), Long(bytes, entry + 42));
        if (isEncrypted || method is not (Stored or Deflated) || Long(bytes, local) != 0x04034b50)
            throw new UnreadableDocxException(DocxFault.NoDocx);
        var start = local + LocalLength + Short(bytes, local + 26) + Short(bytes, local + 28);
        if (start > bytes.Length)
            throw new UnreadableDocxException(DocxFault.NoDocx);
        var packed = new MemoryStream(bytes, (int)start, (int)Math.Min(size, bytes.Length - start), writable: false);
        return method == Stored ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    /// <summary>The sizes that an archive states are not believed: bytes are counted as they come.</summary>
    private static MemoryStream Inflate(Stream packed, int most, CancellationToken cancel)
    {
        using var from = packed;
        var (to, block) = (new MemoryStream(), new byte[BlockBytes]);
        while (from.Read(block) is > 0 and var read)
        {
            cancel.ThrowIfCancellationRequested();
            if (to.Length + read > most)
                throw new UnreadableDocxException(DocxFault.TooLarge);
            to.Write(block, 0, read);
        }

        to.Position = 0;
        return to;
    }

    private static bool IsNamed(ReadOnlySpan<byte> written, string name) =>
        written.Length == name.Length && string.Equals(Encoding.Latin1.GetString(written), name, StringComparison.OrdinalIgnoreCase);

    private static int Short(byte[] bytes, long place) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(bytes, place, 2));

    private static long Long(byte[] bytes, long place) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(bytes, place, 4));

    private static ReadOnlySpan<byte> Slice(byte[] bytes, long place, int length) =>
        place + length > bytes.Length ? throw new UnreadableDocxException(DocxFault.NoDocx) : bytes.AsSpan((int)place, length);
}
