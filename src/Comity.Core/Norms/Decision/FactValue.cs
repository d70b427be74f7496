using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>What is known of one fact: the values that are still possible.</summary>
public sealed class FactValue
{
    private FactValue(ImmutableArray<ulong> parts, long low, long high, DateOnly? day) => (Parts, Low, High, Day) = (parts, low, high, day);

    /// <summary>For each part of the fact (every kind of a tree, otherwise one) the values still possible, one bit a value.</summary>
    public ImmutableArray<ulong> Parts { get; }

    /// <summary>The lowest number possible.</summary>
    public long Low { get; }

    /// <summary>The highest number possible.</summary>
    public long High { get; }

    /// <summary>The day, or null where it is not known.</summary>
    public DateOnly? Day { get; }

    /// <summary>Whether no value is possible any more: those who spoke contradict one another.</summary>
    public bool IsEmpty => Parts.Contains(0UL) || Low > High;

    /// <summary>Nothing is known.</summary>
    public static FactValue Unknown(Fact fact) => new([.. Enumerable.Repeat(All(fact), PartsOf(fact))], From(fact), To(fact), null);

    /// <summary>What a setting says.</summary>
    public static FactValue Of(Fact fact, Setting setting)
    {
        var value = setting.Value;
        if (value is null)
            return Unknown(fact).With(setting.Negated ? 1UL : 2UL);
        if (value.Form == ValueForm.Unknown)
            return Unknown(fact);
        return fact.Item.Kind switch
        {
            FactKind.Kinds => Kinds(fact, value),
            FactKind.Number => Number(fact, value),
            FactKind.Date => new([], 0, 0, DateOnly.ParseExact(value.Values[0], "yyyy-MM-dd")),
            _ => Unknown(fact).With(Set(fact, value)),
        };
    }

    /// <summary>What is left when a setting is denied.</summary>
    public static FactValue Denied(Fact fact, Setting setting)
    {
        var said = Of(fact, setting);
        if (fact.Item.Kind is FactKind.Number or FactKind.Date)
            return Unknown(fact);
        if (fact.Item.Kind != FactKind.Kinds)
            return Unknown(fact).With(All(fact) & ~said.Parts[0]);
        var named = setting.Value!.Values.Select(name => fact.IndexOf[name]).ToHashSet();
        return new([.. said.Parts.Select((_, kind) => named.Contains(kind) ? 1UL : 3UL)], 0, 0, null);
    }

    /// <summary>What both leave possible.</summary>
    public FactValue And(FactValue other) =>
        new([.. Parts.Zip(other.Parts, (left, right) => left & right)], Math.Max(Low, other.Low), Math.Min(High, other.High),
            Day is null ? other.Day : other.Day is null || other.Day == Day ? Day : null);

    /// <summary>Whether two sources name different days.</summary>
    public bool DiffersInDay(FactValue other) => Day is { } left && other.Day is { } right && left != right;

    /// <summary>The fact of a campaign of which these are the facts of the activities.</summary>
    public static FactValue Together(Fact fact, IReadOnlyList<FactValue> values)
    {
        if (fact.Item.Kind == FactKind.Number)
            return fact.Item.Properties.Has(PropertyKind.AddsUp)
                ? new([], Sum(fact, values, one => one.Low), Sum(fact, values, one => one.High), null)
                : new([], values.Max(one => one.Low), values.Max(one => one.High), null);
        if (fact.Item.Kind == FactKind.Date)
            return values.All(one => one.Day == values[0].Day) ? values[0] : new([], 0, 0, null);
        return new([.. Enumerable.Range(0, PartsOf(fact)).Select(part => Together(fact, [.. values.Select(one => one.Parts[part])]))], 0, 0, null);
    }

    private static ulong Together(Fact fact, ulong[] sets)
    {
        if (fact.Item.Kind == FactKind.Choice)
            return sets.All(set => set == sets[0]) ? sets[0] : sets.Aggregate((left, right) => left | right);

        // The highest is v where one may be v and every other may be v or lower.
        var highest = 0UL;
        for (var value = 0; value < 64; value++)
            if (sets.Any(set => (set >> value & 1) != 0) && sets.All(set => (set & (ulong.MaxValue >> (63 - value))) != 0))
                highest |= 1UL << value;
        return highest;
    }

    private static long Sum(Fact fact, IReadOnlyList<FactValue> values, Func<FactValue, long> end) =>
        (long)Int128.Clamp(values.Aggregate(Int128.Zero, (sum, one) => sum + end(one)), From(fact), To(fact));

    private FactValue With(ulong set) => new([set], Low, High, Day);

    private static int PartsOf(Fact fact) => fact.Item.Kind switch { FactKind.Kinds => fact.Values.Length, FactKind.Number or FactKind.Date => 0, _ => 1 };

    private static ulong All(Fact fact) => fact.Item.Kind == FactKind.Kinds ? 3UL : fact.Values.Length >= 64 ? ulong.MaxValue : (1UL << fact.Values.Length) - 1;

    private static long From(Fact fact) => FactValues.TryNumber(fact.Item.From, out var from) ? from : 0;

    private static long To(Fact fact) => FactValues.TryNumber(fact.Item.To, out var to) ? to : 0;

    private static ulong Set(Fact fact, GivenValue value)
    {
        var indexes = value.Values.Select(name => fact.IndexOf[name]).ToList();
        var named = indexes.Aggregate(0UL, (set, index) => set | (1UL << index));
        var (lowest, highest) = (indexes.Min(), indexes.Max());
        var below = (1UL << lowest) - 1;
        return All(fact) & value.Form switch
        {
            ValueForm.AtLeast => ~below,
            ValueForm.AtMost => below | (1UL << lowest),
            ValueForm.Between => ~below & ((2UL << highest) - 1),
            ValueForm.NoneOf => ~named,
            _ => named,
        };
    }

    private static FactValue Number(Fact fact, GivenValue value)
    {
        var numbers = value.Values.Select(text => FactValues.TryNumber(text, out var number) ? number : 0).ToList();
        return value.Form switch
        {
            ValueForm.AtLeast => new([], numbers[0], To(fact), null),
            ValueForm.AtMost => new([], From(fact), numbers[0], null),
            ValueForm.NoneOf => Unknown(fact),
            _ => new([], numbers.Min(), numbers.Max(), null),
        };
    }

    // A named kind holds with all above it; what lies under a named kind is open, unless something under it is named too.
    private static FactValue Kinds(Fact fact, GivenValue value)
    {
        var named = value.Values.Select(name => fact.IndexOf[name]).ToHashSet();
        var denied = value.Form == ValueForm.NoneOf;
        var above = named.SelectMany(fact.AtOrAbove).ToHashSet();
        return new([.. Enumerable.Range(0, fact.Values.Length).Select(Part)], 0, 0, null);

        ulong Part(int kind)
        {
            var under = fact.AtOrAbove(kind).FirstOrDefault(named.Contains, -1);
            if (denied)
                return under >= 0 ? 1UL : 3UL;
            if (above.Contains(kind))
                return 2UL;
            var isOpen = under >= 0 && !named.Any(other => other != under && fact.AtOrAbove(other).Contains(under));
            return isOpen || value.Form == ValueForm.AllAndPossiblyOthers ? 3UL : 1UL;
        }
    }
}
