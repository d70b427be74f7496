using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Comity.Record.Keys;
using Comity.Record.Log;

namespace Comity.Record.Lots;

/// <summary>How a draw is computed: a seed from the parts that were revealed, and a shuffle that leans to nobody.</summary>
public static class LotDraw
{
    /// <summary>SHA-256 over `comity/lot/v1` LF and a part: what a group commits to.</summary>
    public static Hash Commitment(ReadOnlySpan<byte> part) => Hash.Of([.. "comity/lot/v1\n"u8, .. part]);

    /// <summary>The options in the order drawn: a Fisher-Yates shuffle whose numbers are SHA-256(seed, counter), without modulo bias.
    /// The seed is SHA-256 over group, LF and part of every group that revealed, groups in ordinal order.</summary>
    public static ImmutableArray<string> Order(ImmutableSortedDictionary<string, string> parts, ImmutableArray<string> options)
    {
        var seed = SHA256.HashData([.. parts.SelectMany(part => Encoding.UTF8.GetBytes($"{part.Key}\n").Concat(Base64Url.Read(part.Value) ?? []))]);
        var order = options.ToArray();
        var counter = 0UL;
        for (var last = order.Length - 1; last > 0; last--)
        {
            var chosen = Below((ulong)last + 1, seed, ref counter);
            (order[last], order[chosen]) = (order[chosen], order[last]);
        }
        return [.. order];
    }

    private static int Below(ulong bound, byte[] seed, ref ulong counter)
    {
        var most = ulong.MaxValue - (ulong.MaxValue % bound);
        while (true)
        {
            var block = new byte[seed.Length + 8];
            seed.CopyTo(block, 0);
            BinaryPrimitives.WriteUInt64BigEndian(block.AsSpan(seed.Length), counter++);
            var number = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(block));
            if (number < most)
                return (int)(number % bound);
        }
    }
}
