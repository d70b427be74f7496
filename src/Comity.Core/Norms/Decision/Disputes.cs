using System.Collections.Immutable;

namespace Comity.Norms.Decision;

/// <summary>
/// On which disputed facts a verdict turns. Every mix of the positions is tried, each fact as one of them sees it; a fact's weight is the share of
/// changes of its value alone, over all mixes, that change the outcome. Where there are too many mixes, only the positions themselves are changed.
/// </summary>
internal sealed class Disputes<T>(ImmutableArray<ImmutableArray<int>> variables, ImmutableArray<CaseRow> views, Func<ulong[], T> outcome)
    where T : struct, IEquatable<T>
{
    private const int MostMixes = 1024;
    private readonly Dictionary<int, T> known = [];

    /// <summary>The weight of each fact.</summary>
    public ImmutableArray<double> Weights => [.. variables.Select((_, fact) => Weight(fact))];

    private bool IsSmall => Math.Pow(views.Length, variables.Length) <= MostMixes;

    private double Weight(int fact)
    {
        var (turned, tried) = (0, 0);
        foreach (var mix in Mixes())
            for (var view = 0; view < views.Length; view++)
                if (view != mix[fact])
                {
                    tried++;
                    turned += Of(mix).Equals(Of(mix.SetItem(fact, view))) ? 0 : 1;
                }

        return (double)turned / tried;
    }

    private IEnumerable<ImmutableArray<int>> Mixes()
    {
        var count = IsSmall ? (int)Math.Pow(views.Length, variables.Length) : views.Length;
        for (var number = 0; number < count; number++)
            yield return IsSmall ? Digits(number) : [.. Enumerable.Repeat(number, variables.Length)];
    }

    private ImmutableArray<int> Digits(int number)
    {
        var digits = ImmutableArray.CreateBuilder<int>(variables.Length);
        for (var fact = 0; fact < variables.Length; fact++, number /= views.Length)
            digits.Add(number % views.Length);
        return digits.MoveToImmutable();
    }

    private T Of(ImmutableArray<int> mix)
    {
        var key = mix.Aggregate(0, (sum, view) => unchecked((sum * views.Length) + view));
        if (IsSmall && known.TryGetValue(key, out var found))
            return found;
        var allowed = views[0].Allowed.ToArray();
        for (var fact = 0; fact < variables.Length; fact++)
            foreach (var variable in variables[fact])
                allowed[variable] = views[mix[fact]].Allowed[variable];
        return known[key] = outcome(allowed);
    }
}
