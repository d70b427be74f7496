using System.Globalization;

namespace Comity.Record.Log;

/// <summary>Where a tile or a bundle of entries lies under the log's prefix (tlog-tiles: Merkle Tree, Log entries).</summary>
/// <param name="Level">0 to 63 for tiles; <see cref="Entries"/> for bundles of entries.</param>
/// <param name="Index">The place in the level, from 0; below 10^18, which is beyond any log.</param>
/// <param name="Width">How many hashes or entries it has: 1 to 255 for a partial one, 256 for a full one.</param>
public readonly record struct TilePath(int Level, long Index, int Width)
{
    /// <summary>The level that stands for bundles of entries.</summary>
    public const int Entries = -1;

    /// <summary>The levels of the tree in one tile.</summary>
    public const int Height = 8;

    /// <summary>The number of hashes in a full tile, and of entries in a full bundle.</summary>
    public const int FullWidth = 1 << Height;

    private const int HighestLevel = 63;
    private const int MostGroups = 6;

    /// <summary>Whether more may be added to it, under another path.</summary>
    public bool IsPartial => Width < FullWidth;

    /// <summary>Whether it is a bundle of entries.</summary>
    public bool IsBundle => Level == Entries;

    /// <summary>The same place with all 256.</summary>
    public TilePath Full => this with { Width = FullWidth };

    /// <summary>The index of the first entry under it; for levels too high for any log, the largest number there is.</summary>
    public long FirstEntry => Shifted(Index, IsBundle ? Height : (Level + 1) * Height);

    /// <summary>Whether a log of this size has it in exactly this width, or had it so when it was smaller.</summary>
    public bool IsWithin(long size) => Level < Height && Index <= FullWidthsIn(size) && Index * FullWidth + Width <= HashesIn(size);

    /// <summary>Reads a path as it is written, such as `tile/0/x001/234.p/56`, and refuses every other way to write the same.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TilePath path)
    {
        path = default;
        Span<Range> parts = stackalloc Range[MostGroups + 4];
        var count = text.Split(parts, '/');
        if (count < 3 || text[parts[0]] is not "tile" || !TryLevel(text[parts[1]], out var level))
            return false;
        var width = FullWidth;
        var last = text[parts[count - 1]];
        if (text[parts[count - 2]].EndsWith(".p"))
        {
            if (!Digits.TryRead(last, out var partial) || partial is < 1 or >= FullWidth)
                return false;
            width = (int)partial;
            last = text[parts[--count - 1]][..^2];
        }

        if (count is < 3 or > MostGroups + 2 || !TryGroup(last, out var index))
            return false;
        var found = 0L;
        foreach (var part in parts[2..(count - 1)])
        {
            if (text[part] is not ['x', .. var group] || !TryGroup(group, out var digits))
                return false;
            found = found * 1000 + digits;
            if (found == 0)
                return false;
        }

        path = new(level, found * 1000 + index, width);
        return true;
    }

    /// <summary>Reads a path.</summary>
    /// <exception cref="LogProblem">It is not the path of a tile or of a bundle.</exception>
    public static TilePath Parse(string text) =>
        TryParse(text, out var path) ? path : throw new LogProblem($"`{text}` is not the path of a tile or of a bundle of entries.");

    /// <summary>Everything that a log of a size consists of: its tiles level by level, then its bundles; full ones first, then the partial one.</summary>
    public static IEnumerable<TilePath> AllOf(long size)
    {
        for (var level = 0; level < Height && size >> level * Height > 0; level++)
            foreach (var tile in LevelOf(level, size >> level * Height))
                yield return tile;
        foreach (var bundle in LevelOf(Entries, size))
            yield return bundle;
    }

    /// <summary>The path, without a slash at the start.</summary>
    public override string ToString()
    {
        var text = (Index % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (var rest = Index / 1000; rest > 0; rest /= 1000)
            text = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:000}/{text}");
        var level = IsBundle ? "entries" : Level.ToString(CultureInfo.InvariantCulture);
        return IsPartial ? string.Create(CultureInfo.InvariantCulture, $"tile/{level}/{text}.p/{Width}") : $"tile/{level}/{text}";
    }

    private static IEnumerable<TilePath> LevelOf(int level, long count)
    {
        for (var index = 0L; index < count / FullWidth; index++)
            yield return new(level, index, FullWidth);
        if (count % FullWidth > 0)
            yield return new(level, count / FullWidth, (int)(count % FullWidth));
    }

    private long HashesIn(long size) => IsBundle ? size : size >> Level * Height;

    private long FullWidthsIn(long size) => HashesIn(size) / FullWidth;

    private static bool TryLevel(ReadOnlySpan<char> text, out int level)
    {
        level = Entries;
        if (text is "entries")
            return true;
        var isLevel = Digits.TryRead(text, out var number) && number <= HighestLevel;
        level = isLevel ? (int)number : Entries;
        return isLevel;
    }

    private static bool TryGroup(ReadOnlySpan<char> text, out long digits)
    {
        digits = 0;
        return text.Length == 3 && !text.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out digits);
    }

    private static long Shifted(long index, int bits) => bits >= 63 || index > long.MaxValue >> bits ? (index == 0 ? 0 : long.MaxValue) : index << bits;
}
