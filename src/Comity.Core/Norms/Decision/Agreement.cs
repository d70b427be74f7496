using System.Collections.Immutable;

namespace Comity.Norms.Decision;

/// <summary>A range in which a figure lies with 95 % confidence.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Interval(double Low, double High);

/// <summary>How far two raters agree on the same items. Equal when the figures are.</summary>
/// <param name="Count">The number of items that both rated.</param>
/// <param name="Agreeing">On how many of them they agree.</param>
/// <param name="Share">The share on which they agree; 0 when there are no items.</param>
/// <param name="ShareInterval">Its interval (Wilson).</param>
/// <param name="Kappa">Cohen's kappa; null where chance alone would make them agree always, so that it is not defined.</param>
/// <param name="KappaInterval">Its interval (Fleiss, Cohen and Everitt), cut off at -1 and 1; null with <paramref name="Kappa"/>.</param>
/// <param name="Majority">The share on which a rater who always gives the second rater's most frequent answer would agree.</param>
public sealed record Agreement(int Count, int Agreeing, double Share, Interval ShareInterval, double? Kappa, Interval? KappaInterval, double Majority)
{
    /// <summary>The 97.5 % point of the normal distribution, for two-sided intervals of 95 %.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Compares two raters.</summary>
    /// <param name="pairs">For each item, what the first and the second rater say. Classes are compared as text.</param>
    public static Agreement Of(IEnumerable<(string First, string Second)> pairs)
    {
        var items = pairs.ToImmutableArray();
        var table = new RatingTable(items);
        var agreeing = items.Count(pair => pair.First == pair.Second);
        var kappa = table.Kappa;
        return new(items.Length, agreeing, items.IsEmpty ? 0 : (double)agreeing / items.Length, Wilson(agreeing, items.Length),
            kappa, kappa is null ? null : Around(kappa.Value, table.StandardError(kappa.Value)), table.Majority);
    }

    /// <summary>
    /// The score interval of a proportion without continuity correction (Wilson 1927; Newcombe, Statistics in Medicine 17, 1998, method 3):
    /// (2np + z² ± z √(z² + 4npq)) / 2(n + z²).
    /// </summary>
    /// <param name="successes">How often it was so.</param>
    /// <param name="count">Of how many; for 0 the interval is 0 to 1.</param>
    public static Interval Wilson(int successes, int count)
    {
        if (count == 0)
            return new(0, 1);
        double n = count, p = successes / n;
        var middle = 2 * n * p + Z * Z;
        var width = Z * Math.Sqrt(Z * Z + 4 * n * p * (1 - p));
        var scale = 2 * (n + Z * Z);
        return new(Math.Max(0, (middle - width) / scale), Math.Min(1, (middle + width) / scale));
    }

    private static Interval Around(double kappa, double error) => new(Math.Max(-1, kappa - Z * error), Math.Min(1, kappa + Z * error));

    /// <summary>Shares of a table with the first rater in rows and the second in columns.</summary>
    private sealed class RatingTable
    {
        private readonly double[,] shares;
        private readonly double[] rows;
        private readonly double[] columns;
        private readonly int count;

        public RatingTable(ImmutableArray<(string First, string Second)> items)
        {
            var classes = items.SelectMany(pair => (string[])[pair.First, pair.Second]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .ToImmutableArray();
            (count, shares, rows, columns) = (items.Length, new double[classes.Length, classes.Length], new double[classes.Length], new double[classes.Length]);
            foreach (var cell in items.GroupBy(pair => pair))
            {
                var (row, column, share) = (classes.IndexOf(cell.Key.First), classes.IndexOf(cell.Key.Second), (double)cell.Count() / count);
                shares[row, column] = share;
                rows[row] += share;
                columns[column] += share;
            }
        }

        public double Majority => columns.DefaultIfEmpty(0).Max();

        private double Observed => Enumerable.Range(0, rows.Length).Sum(i => shares[i, i]);

        private double Expected => Enumerable.Range(0, rows.Length).Sum(i => rows[i] * columns[i]);

        /// <summary>Agreement beyond chance, (po - pe) / (1 - pe) (Cohen, Educational and Psychological Measurement 20, 1960).</summary>
        public double? Kappa => count == 0 || 1 - Expected < 1e-12 ? null : (Observed - Expected) / (1 - Expected);

        /// <summary>
        /// The large-sample standard error of kappa that does not presuppose chance agreement (Fleiss, Cohen and Everitt, Psychological Bulletin 72,
        /// 1969, equation 13): √(A + B - C) / ((1 - pe) √n).
        /// </summary>
        public double StandardError(double kappa)
        {
            double a = 0, b = 0;
            for (var i = 0; i < rows.Length; i++)
                for (var j = 0; j < rows.Length; j++)
                    if (i == j)
                        a += shares[i, i] * Math.Pow(1 - (rows[i] + columns[i]) * (1 - kappa), 2);
                    else
                        b += shares[i, j] * Math.Pow(columns[i] + rows[j], 2);
            var c = Math.Pow(kappa - Expected * (1 - kappa), 2);
            var variance = a + (1 - kappa) * (1 - kappa) * b - c;
            return Math.Sqrt(Math.Max(0, variance)) / ((1 - Expected) * Math.Sqrt(count));
        }
    }
}
