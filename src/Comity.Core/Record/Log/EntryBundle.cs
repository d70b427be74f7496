using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Comity.Record.Log;

/// <summary>Entries one after the other, each after its length as two bytes, the higher first (tlog-tiles, Log entries).</summary>
public static class EntryBundle
{
    /// <summary>The most bytes that an entry may have.</summary>
    public const int LongestEntry = ushort.MaxValue;

    /// <summary>Writes a bundle.</summary>
    /// <exception cref="ArgumentException">There are more than 256 entries, or one has more than 65,535 bytes.</exception>
    public static byte[] Write(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        if (entries.Count > TilePath.FullWidth)
            throw new ArgumentException($"A bundle has at most {TilePath.FullWidth} entries, not {entries.Count}.", nameof(entries));
        var bundle = new byte[entries.Sum(entry => sizeof(ushort) + entry.Length)];
        var rest = bundle.AsSpan();
        foreach (var entry in entries)
        {
            if (entry.Length > LongestEntry)
                throw new ArgumentException($"An entry has at most {LongestEntry} bytes, not {entry.Length}.", nameof(entries));
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[sizeof(ushort)..]);
            rest = rest[(sizeof(ushort) + entry.Length)..];
        }

        return bundle;
    }

    /// <summary>Writes a bundle.</summary>
    /// <exception cref="ArgumentException">There are more than 256 entries, or one has more than 65,535 bytes.</exception>
    public static byte[] Write(IReadOnlyList<byte[]> entries) => Write([.. entries.Select(entry => new ReadOnlyMemory<byte>(entry))]);

    /// <summary>Reads a bundle of a known width. The entries are views into the bundle, not copies.</summary>
    /// <exception cref="LogProblem">The bundle does not hold exactly that many entries.</exception>
    public static ImmutableArray<ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> bundle, int width)
    {
        var entries = Read(bundle);
        return entries.Length == width ? entries : throw new LogProblem($"The bundle holds {entries.Length} entries, not {width}.");
    }

    /// <summary>Reads a bundle of 0 to 256 entries. The entries are views into the bundle, not copies.</summary>
    /// <exception cref="LogProblem">The bundle is cut off or holds more than 256 entries.</exception>
    public static ImmutableArray<ReadOnlyMemory<byte>> Read(ReadOnlyMemory<byte> bundle)
    {
        var entries = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(TilePath.FullWidth);
        while (!bundle.IsEmpty)
        {
            if (entries.Count == TilePath.FullWidth)
                throw new LogProblem($"The bundle holds more than {TilePath.FullWidth} entries.");
            if (bundle.Length < sizeof(ushort) || bundle.Length - sizeof(ushort) < BinaryPrimitives.ReadUInt16BigEndian(bundle.Span))
                throw new LogProblem($"The bundle is cut off in entry {entries.Count}.");
            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle.Span);
            entries.Add(bundle.Slice(sizeof(ushort), length));
            bundle = bundle[(sizeof(ushort) + length)..];
        }

        return entries.DrainToImmutable();
    }
}
