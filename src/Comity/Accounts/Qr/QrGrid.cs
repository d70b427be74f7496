namespace Comity.Accounts.Qr;

/// <summary>The modules of a QR code while it is drawn: patterns first, then codewords where no pattern is, then the mask.</summary>
internal sealed class QrGrid
{
    private const int FormatPolynomial = 0x537, FormatMask = 0x5412, VersionPolynomial = 0x1F25;
    private readonly bool[,] dark;
    private readonly bool[,] pattern;

    private QrGrid(int size)
    {
        Size = size;
        (dark, pattern) = (new bool[size, size], new bool[size, size]);
    }

    /// <summary>Modules on a side.</summary>
    public int Size { get; }

    /// <summary>How many neighbours are alike.</summary>
    public int EqualNeighbours => All().Count(at => (at.X > 0 && this[at.X, at.Y] == this[at.X - 1, at.Y]) || (at.Y > 0 && this[at.X, at.Y] == this[at.X, at.Y - 1]));

    /// <summary>Whether a module is dark.</summary>
    public bool this[int x, int y] => dark[x, y];

    /// <summary>Draws everything.</summary>
    public static QrGrid Of(QrVersion version, byte[] codewords, int mask)
    {
        var grid = new QrGrid(version.Size);
        grid.DrawPatterns(version);
        grid.DrawFormat(mask);
        grid.DrawVersion(version.Number);
        grid.DrawCodewords(codewords);
        foreach (var (x, y) in grid.All())
            if (!grid.pattern[x, y])
                grid.dark[x, y] ^= IsMasked(mask, x, y);
        return grid;
    }

    private void DrawPatterns(QrVersion version)
    {
        for (var place = 0; place < Size; place++)
        {
            Set(6, place, place % 2 == 0);
            Set(place, 6, place % 2 == 0);
        }

        foreach (var (x, y) in new[] { (3, 3), (Size - 4, 3), (3, Size - 4) })
            DrawSquares(x, y, 4, distance => distance is not (2 or 4));
        var (first, last) = (6, Size - 7);
        foreach (var x in version.Alignments)
            foreach (var y in version.Alignments)
                if (!((x == first && y == first) || (x == first && y == last) || (x == last && y == first)))
                    DrawSquares(x, y, 2, distance => distance != 1);
    }

    /// <summary>Squares around a centre, dark by their distance from it.</summary>
    private void DrawSquares(int centreX, int centreY, int radius, Predicate<int> isDark)
    {
        for (var y = -radius; y <= radius; y++)
            for (var x = -radius; x <= radius; x++)
                if (IsInside(centreX + x) && IsInside(centreY + y))
                    Set(centreX + x, centreY + y, isDark(Math.Max(Math.Abs(x), Math.Abs(y))));
    }

    /// <summary>Error correction M has the number 0; 15 bits with a BCH code (annex C), twice.</summary>
    private void DrawFormat(int mask)
    {
        var bits = ((mask << 10) | Remainder(mask, 10, FormatPolynomial)) ^ FormatMask;
        for (var bit = 0; bit < 15; bit++)
        {
            var isDark = ((bits >> bit) & 1) == 1;
            Set(8, bit switch { < 6 => bit, < 8 => bit + 1, _ => Size - 15 + bit }, isDark);
            Set(bit switch { < 8 => Size - 1 - bit, 8 => 7, _ => 14 - bit }, 8, isDark);
        }

        Set(8, Size - 8, isDark: true);
    }

    /// <summary>From version 7 on the number itself; 18 bits with a BCH code (annex D), twice.</summary>
    private void DrawVersion(int number)
    {
        if (number < 7)
            return;
        var bits = (number << 12) | Remainder(number, 12, VersionPolynomial);
        for (var bit = 0; bit < 18; bit++)
        {
            var (near, far, isDark) = (bit / 3, Size - 11 + bit % 3, ((bits >> bit) & 1) == 1);
            Set(far, near, isDark);
            Set(near, far, isDark);
        }
    }

    /// <summary>In columns of two, from the right, up and down in turn; the column of the timing pattern is passed over.</summary>
    private void DrawCodewords(byte[] codewords)
    {
        var bit = 0;
        for (var right = Size - 1; right > 0; right -= right == 8 ? 3 : 2)
            for (var step = 0; step < Size; step++)
                for (var column = right; column > right - 2; column--)
                {
                    var isUp = ((right + (right < 6 ? 2 : 1)) & 2) == 0;
                    var y = isUp ? Size - 1 - step : step;
                    if (pattern[column, y] || bit >= codewords.Length * 8)
                        continue;
                    dark[column, y] = ((codewords[bit / 8] >> (7 - bit % 8)) & 1) == 1;
                    bit++;
                }
    }

    private static bool IsMasked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (x / 3 + y / 2) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    };

    private static int Remainder(int value, int degree, int polynomial)
    {
        var remainder = value;
        for (var step = 0; step < degree; step++)
            remainder = (remainder << 1) ^ ((remainder >> (degree - 1)) * polynomial);
        return remainder;
    }

    private void Set(int x, int y, bool isDark) => (dark[x, y], pattern[x, y]) = (isDark, true);

    private bool IsInside(int place) => place >= 0 && place < Size;

    private IEnumerable<(int X, int Y)> All() =>
        Enumerable.Range(0, Size).SelectMany(y => Enumerable.Range(0, Size).Select(x => (x, y)));
}
