using System.Collections.Immutable;

namespace Comity.Accounts.Qr;

/// <summary>What a size of QR code holds at error correction M (ISO/IEC 18004, tables 1, 7 and 9).</summary>
/// <param name="Number">1 to 20.</param>
internal sealed record QrVersion(int Number)
{
    private static readonly ImmutableArray<int> CorrectionSizes = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
    private static readonly ImmutableArray<int> BlockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

    /// <summary>Modules on a side.</summary>
    public int Size => Number * 4 + 17;

    /// <summary>Blocks that are corrected separately.</summary>
    public int Blocks => BlockCounts[Number - 1];

    /// <summary>Codewords of correction in a block.</summary>
    public int CorrectionSize => CorrectionSizes[Number - 1];

    /// <summary>Codewords of data in all blocks.</summary>
    public int DataSize => Modules / 8 - Blocks * CorrectionSize;

    /// <summary>Bits of the length in byte mode.</summary>
    public int LengthBits => Number < 10 ? 8 : 16;

    /// <summary>Centres of the alignment patterns on one axis (annex E).</summary>
    public ImmutableArray<int> Alignments
    {
        get
        {
            if (Number == 1)
                return [];
            var count = Number / 7 + 2;
            var step = (Number * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
            return [6, .. Enumerable.Range(0, count - 1).Select(place => Size - 7 - place * step).Reverse()];
        }
    }

    /// <summary>Modules that hold codewords: all without patterns, format and version.</summary>
    private int Modules
    {
        get
        {
            var all = (16 * Number + 128) * Number + 64;
            var count = Number / 7 + 2;
            return Number switch
            {
                1 => all,
                < 7 => all - ((25 * count - 10) * count - 55),
                _ => all - ((25 * count - 10) * count - 55) - 36,
            };
        }
    }

    /// <summary>The smallest version for so many bytes.</summary>
    public static QrVersion For(int bytes) => Enumerable.Range(1, CorrectionSizes.Length).Select(number => new QrVersion(number))
        .First(version => 4 + version.LengthBits + bytes * 8 <= version.DataSize * 8);
}
