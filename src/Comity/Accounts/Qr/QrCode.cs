using System.Collections;
using System.Text;

namespace Comity.Accounts.Qr;

/// <summary>
/// A QR code (ISO/IEC 18004) of a text: byte mode, error correction M, versions 1 to 20. Of the eight masks it takes the one with the fewest equal neighbours, which is
/// simpler than the standard's four scores and reads as well.
/// </summary>
public sealed class QrCode
{
    /// <summary>The longest text, in bytes of UTF-8.</summary>
    public const int Longest = 660;

    private readonly QrGrid grid;

    private QrCode(QrGrid grid) => this.grid = grid;

    /// <summary>The number of modules on a side, without the quiet zone.</summary>
    public int Size => grid.Size;

    /// <summary>Whether a module is dark.</summary>
    public bool this[int x, int y] => grid[x, y];

    /// <summary>The code of a text.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="Longest"/>.</exception>
    public static QrCode Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > Longest)
            throw new ArgumentException($"A QR code holds {Longest} bytes here, the text has {bytes.Length}.", nameof(text));
        var version = QrVersion.For(bytes.Length);
        var codewords = Interleaved(version, Data(version, bytes));
        return new(Enumerable.Range(0, 8).Select(mask => QrGrid.Of(version, codewords, mask)).MinBy(grid => grid.EqualNeighbours)!);
    }

    private static byte[] Data(QrVersion version, byte[] bytes)
    {
        var bits = new List<bool>();
        Add(4, 4);
        Add(bytes.Length, version.LengthBits);
        foreach (var octet in bytes)
            Add(octet, 8);
        Add(0, Math.Min(4, version.DataSize * 8 - bits.Count));
        Add(0, (8 - bits.Count % 8) % 8);
        for (var pad = 0xEC; bits.Count < version.DataSize * 8; pad ^= 0xEC ^ 0x11)
            Add(pad, 8);
        var data = new byte[version.DataSize];
        new BitArray([.. bits.Chunk(8).SelectMany(octet => octet.Reverse())]).CopyTo(data, 0);
        return data;

        void Add(int value, int count)
        {
            for (var bit = count - 1; bit >= 0; bit--)
                bits.Add(((value >> bit) & 1) == 1);
        }
    }

    /// <summary>Blocks with their correction, read across: the first blocks are one codeword shorter when the data do not divide evenly.</summary>
    private static byte[] Interleaved(QrVersion version, byte[] data)
    {
        var (shorter, longer) = (version.Blocks - version.DataSize % version.Blocks, version.DataSize / version.Blocks + 1);
        var blocks = new List<(byte[] Data, byte[] Correction)>();
        for (var at = 0; blocks.Count < version.Blocks;)
        {
            var length = blocks.Count < shorter ? longer - 1 : longer;
            var block = data[at..(at += length)];
            blocks.Add((block, ReedSolomon.Correction(block, version.CorrectionSize)));
        }

        return
        [
            .. Enumerable.Range(0, longer).SelectMany(place => blocks.Where(block => place < block.Data.Length).Select(block => block.Data[place])),
            .. Enumerable.Range(0, version.CorrectionSize).SelectMany(place => blocks.Select(block => block.Correction[place])),
        ];
    }
}
