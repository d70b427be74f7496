using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Columns that hold and columns that do not, as bits.</summary>
internal readonly record struct Rule(ulong Yes, ulong No)
{
    /// <summary>Whether it asks for something and its opposite.</summary>
    public bool IsEmpty => (Yes & No) != 0;

    /// <summary>Whether it holds wherever the other does.</summary>
    public bool Covers(Rule other) => (Yes & ~other.Yes) == 0 && (No & ~other.No) == 0;
}

/// <summary>Rules of which one suffices.</summary>
internal sealed record RuleSet(ImmutableArray<Rule> Rules);

/// <summary>Takes conditions apart into rules over columns. Negation goes inward; what one rule covers is dropped; two rules that differ in one cell become
/// one.</summary>
internal sealed class RuleSets(Vocabulary vocabulary)
{
    private const int MostColumns = 64;
    private const int MostWhileBuilding = 1024;

    private static readonly RuleSet Always = new([default]);
    private static readonly RuleSet Never = new([]);

    private readonly List<TableColumn> columns = [];

    /// <summary>The columns so far, in the order of the text.</summary>
    public ImmutableArray<TableColumn> Columns => [.. columns];

    /// <summary>Whether something had to be given up; the rules then mean nothing.</summary>
    public bool IsTooWide { get; private set; }

    /// <summary>Where a condition holds or, unless wanted, does not; no condition always holds.</summary>
    public RuleSet Of(Condition? condition, bool wanted = true) => condition switch
    {
        null => wanted ? Always : Never,
        _ when IsTooWide => Never,
        BracketCondition one => Of(one.Inner, wanted != one.Negated),
        JoinCondition one => one.IsAnd == wanted ? All(one.Items, wanted) : Any(one.Items, wanted),
        ClausesCondition one => one.IsAnd == wanted ? All(one.Parts, wanted) : Any(one.Parts, wanted),
        ListCondition one => Of(one, wanted),
        _ => Atom(condition, wanted),
    };

    /// <summary>Where both hold.</summary>
    public RuleSet Both(RuleSet left, RuleSet right)
    {
        if (IsTooWide || (long)left.Rules.Length * right.Rules.Length > MostWhileBuilding * 16L)
            return GivenUp();
        return Simple(left.Rules.SelectMany(one => right.Rules.Select(other => new Rule(one.Yes | other.Yes, one.No | other.No))).Where(rule => !rule.IsEmpty));
    }

    /// <summary>Where one of them holds.</summary>
    public RuleSet Either(RuleSet left, RuleSet right) => IsTooWide ? Never : Simple(left.Rules.Concat(right.Rules));

    private RuleSet All(ImmutableArray<Condition> items, bool wanted) => items.Aggregate(Always, (held, item) => Both(held, Of(item, wanted)));

    private RuleSet Any(ImmutableArray<Condition> items, bool wanted) => items.Aggregate(Never, (held, item) => Either(held, Of(item, wanted)));

    private RuleSet Of(ListCondition list, bool wanted) => list.Quantity switch
    {
        Quantity.All => wanted ? All(list.Items, true) : Any(list.Items, false),
        Quantity.Any => wanted ? Any(list.Items, true) : All(list.Items, false),
        Quantity.None => wanted ? All(list.Items, false) : Any(list.Items, true),
        _ => AtLeast(list.Items, wanted ? list.Count : list.Items.Length - list.Count + 1, wanted),
    };

    // After each item, held[n] says where at least n of the items so far are as wanted.
    private RuleSet AtLeast(ImmutableArray<Condition> items, int count, bool wanted)
    {
        var held = Enumerable.Repeat(Never, Math.Max(0, count) + 1).ToArray();
        held[0] = Always;
        foreach (var item in items)
        {
            var one = Of(item, wanted);
            for (var n = held.Length - 1; n > 0 && !IsTooWide; n--)
                held[n] = Either(held[n], Both(held[n - 1], one));
        }

        return held[^1];
    }

    private RuleSet Atom(Condition condition, bool wanted)
    {
        var (key, words, positive) = TableAtom.Of(condition, vocabulary);
        var column = columns.FindIndex(known => known.Key == key);
        if (column < 0)
        {
            column = columns.Count;
            columns.Add(new(key, words));
        }

        if (column >= MostColumns)
            return GivenUp();
        return new([wanted == positive ? new(1UL << column, 0) : new(0, 1UL << column)]);
    }

    private RuleSet GivenUp()
    {
        IsTooWide = true;
        return Never;
    }

    private RuleSet Simple(IEnumerable<Rule> rules)
    {
        List<Rule> kept = [];
        foreach (var rule in rules)
            Keep(kept, rule);
        if (kept.Count > MostWhileBuilding)
            return GivenUp();
        while (Merged(kept) is { } merged)
            Keep(kept, merged);
        return new([.. kept]);
    }

    private static void Keep(List<Rule> kept, Rule rule)
    {
        if (kept.Exists(known => known.Covers(rule)))
            return;
        kept.RemoveAll(rule.Covers);
        kept.Add(rule);
    }

    private static Rule? Merged(List<Rule> kept)
    {
        for (var i = 0; i < kept.Count; i++)
            for (var j = i + 1; j < kept.Count; j++)
            {
                var differ = (kept[i].Yes ^ kept[j].Yes) | (kept[i].No ^ kept[j].No);
                if (System.Numerics.BitOperations.PopCount(differ) == 1 && (kept[i].Yes | kept[i].No) == (kept[j].Yes | kept[j].No))
                    return new(kept[i].Yes & ~differ, kept[i].No & ~differ);
            }

        return null;
    }
}
