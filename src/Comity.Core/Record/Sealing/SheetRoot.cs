using System.Collections.Immutable;
using System.Globalization;
using Comity.Record.Log;

namespace Comity.Record.Sealing;

/// <summary>A sheet as its entry has it: of sealed acts, or of the sealed votes of a consultation.</summary>
/// <param name="Topic">The consultation; the empty text for sealed acts.</param>
/// <param name="Sheet">Its number.</param>
/// <param name="Root">The Merkle root over its leaves.</param>
/// <param name="Leaves">How many leaves it has.</param>
public sealed record SheetRoot(string Topic, long Sheet, Hash Root, int Leaves)
{
    /// <summary>Under which path of a log its leaves are served: `sheets/12`, or `sheets/CONSULTATION/12`.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"sheets/{(Topic.Length == 0 ? "" : $"{Topic}/")}{Sheet}");

    /// <summary>The leaves in a file of a sheet, 32 bytes each; null when they are not those of this sheet.</summary>
    public ImmutableArray<Hash>? Read(byte[] file)
    {
        if (file.Length != (long)Leaves * Hash.Length)
            return null;
        ImmutableArray<Hash> leaves = [.. file.Chunk(Hash.Length).Select(leaf => new Hash(leaf))];
        return Commitment.Tree(leaves).Root() == Root ? leaves : null;
    }

    /// <summary>The file of leaves: the bytes of each, one after the other.</summary>
    public static byte[] Write(IEnumerable<Hash> leaves) => [.. leaves.SelectMany(leaf => leaf.ToArray())];
}
