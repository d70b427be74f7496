using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Comity.Norms.Logic;

/// <summary>The width of the vectors that pack columns into bits; every width gives the same bits.</summary>
internal enum VectorWidth
{
    /// <summary>16 bytes, in software where the processor has no vectors.</summary>
    Bits128,

    /// <summary>32 bytes.</summary>
    Bits256,

    /// <summary>64 bytes.</summary>
    Bits512,
}

/// <summary>Packs a block of cells into one bit a cell: whether the cell has a bit in common with a mask.</summary>
internal static class Packing
{
    private const int Words = SlicedEvaluation.BlockSize / 64;

    /// <summary>The widest vectors that this processor handles itself.</summary>
    public static VectorWidth Widest =>
        Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : VectorWidth.Bits128;

    /// <summary>Reads a block of cells from <paramref name="cells"/> and writes its bits to <paramref name="words"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pack<T>(ref T cells, T mask, ref ulong words, VectorWidth width)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (width == VectorWidth.Bits512)
            Pack512(ref cells, mask, ref words);
        else if (width == VectorWidth.Bits256)
            Pack256(ref cells, mask, ref words);
        else
            Pack128(ref cells, mask, ref words);
    }

    private static void Pack512<T>(ref T cells, T mask, ref ulong words)
        where T : unmanaged, IBinaryInteger<T>
    {
        var wanted = Vector512.Create(mask);
        for (var word = 0; word < Words; word++)
        {
            var missed = 0UL;
            for (var lane = 0; lane < 64; lane += Vector512<T>.Count)
            {
                var common = Vector512.LoadUnsafe(ref cells, (nuint)(word * 64 + lane)) & wanted;
                missed |= Vector512.Equals(common, Vector512<T>.Zero).ExtractMostSignificantBits() << lane;
            }

            Unsafe.Add(ref words, word) = ~missed;
        }
    }

    private static void Pack256<T>(ref T cells, T mask, ref ulong words)
        where T : unmanaged, IBinaryInteger<T>
    {
        var wanted = Vector256.Create(mask);
        for (var word = 0; word < Words; word++)
        {
            var missed = 0UL;
            for (var lane = 0; lane < 64; lane += Vector256<T>.Count)
            {
                var common = Vector256.LoadUnsafe(ref cells, (nuint)(word * 64 + lane)) & wanted;
                missed |= (ulong)Vector256.Equals(common, Vector256<T>.Zero).ExtractMostSignificantBits() << lane;
            }

            Unsafe.Add(ref words, word) = ~missed;
        }
    }

    private static void Pack128<T>(ref T cells, T mask, ref ulong words)
        where T : unmanaged, IBinaryInteger<T>
    {
        var wanted = Vector128.Create(mask);
        for (var word = 0; word < Words; word++)
        {
            var missed = 0UL;
            for (var lane = 0; lane < 64; lane += Vector128<T>.Count)
            {
                var common = Vector128.LoadUnsafe(ref cells, (nuint)(word * 64 + lane)) & wanted;
                missed |= (ulong)Vector128.Equals(common, Vector128<T>.Zero).ExtractMostSignificantBits() << lane;
            }

            Unsafe.Add(ref words, word) = ~missed;
        }
    }
}
