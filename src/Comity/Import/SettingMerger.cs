using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>
/// Joins what several rules say of one fact. Kinds are united, and an unknown one leaves room for others; of other facts what all rules allow is kept, and
/// where nothing is left, the codings contradict one another and the fact stays unknown.
/// </summary>
internal sealed class SettingMerger(Vocabulary vocabulary)
{
    /// <summary>One setting a fact, in the order in which facts first appear.</summary>
    /// <param name="settings">The settings of one scope: the activity, or one subject.</param>
    /// <param name="contradict">Told the fact and the settings that contradict one another.</param>
    public ImmutableArray<Setting> Merge(IEnumerable<Setting> settings, Action<string, IReadOnlyList<Setting>> contradict)
    {
        var merged = ImmutableArray.CreateBuilder<Setting>();
        foreach (var group in settings.GroupBy(setting => vocabulary.Find(setting.Fact)?.Name ?? setting.Fact))
        {
            var isOpen = vocabulary.Find(group.Key)?.Fact?.Kind == FactKind.Kinds;
            var known = group.Where(setting => isOpen || setting.Value?.Form != ValueForm.Unknown).DistinctBy(Key).ToList();
            if (known.Count == 0)
                merged.Add(group.First());
            else if (known.Count == 1)
                merged.Add(known[0]);
            else if (Join(vocabulary.Find(group.Key)?.Fact, known) is { } one)
                merged.Add(one);
            else
                contradict(group.Key, known);
        }

        return merged.ToImmutable();
    }

    /// <summary>What a setting says, as text: equal for settings that say the same in the same words.</summary>
    public static string Key(Setting setting) =>
        $"{setting.Fact}|{setting.Negated}|{setting.Value?.Form}|{(setting.Value is null ? "" : string.Join('|', setting.Value.Values))}".ToUpperInvariant();

    /// <summary>The values that a setting leaves possible, one bit a value; null for numbers, dates and kinds.</summary>
    public static BigInteger? Possible(FactItem fact, Setting setting)
    {
        var values = FactValues.Of(fact);
        if (fact.Kind == FactKind.Kinds || values.IsEmpty)
            return null;
        if (setting.Value is not { } value)
            return BigInteger.One << (setting.Negated ? 0 : 1);
        var all = (BigInteger.One << values.Length) - 1;
        var named = value.Values.Select(one => values.IndexOf(one, StringComparer.OrdinalIgnoreCase)).ToArray();
        var mask = named.Aggregate(BigInteger.Zero, (sum, index) => sum | BigInteger.One << index);
        return value.Form switch
        {
            ValueForm.OneOf => mask,
            ValueForm.NoneOf => all & ~mask,
            ValueForm.AtLeast => all & ~((BigInteger.One << named[0]) - 1),
            ValueForm.AtMost => (BigInteger.One << named[0] + 1) - 1,
            ValueForm.Between => ((BigInteger.One << named[1] + 1) - 1) & ~((BigInteger.One << named[0]) - 1),
            _ => all,
        };
    }

    private static Setting? Join(FactItem? fact, List<Setting> settings) => fact?.Kind switch
    {
        FactKind.Kinds => Kinds(settings),
        FactKind.Number => Numbers(settings),
        null or FactKind.Date => null,
        _ => Values(fact, settings),
    };

    private static Setting Kinds(List<Setting> settings)
    {
        var open = settings.Any(setting => setting.Value!.Form is ValueForm.AllAndPossiblyOthers or ValueForm.Unknown);
        var kinds = settings.SelectMany(setting => setting.Value!.Values).Distinct(StringComparer.OrdinalIgnoreCase);
        return settings[0] with { Value = new(open ? ValueForm.AllAndPossiblyOthers : ValueForm.All, [.. kinds]) };
    }

    private static Setting? Values(FactItem fact, List<Setting> settings)
    {
        var left = settings.Select(setting => Possible(fact, setting)!.Value).Aggregate((one, other) => one & other);
        if (left.IsZero)
            return null;
        var values = FactValues.Of(fact);
        var kept = Enumerable.Range(0, values.Length).Where(index => !(left >> index).IsEven).Select(index => values[index]);
        return settings[0] with { Link = "is", Negated = false, Value = new(ValueForm.OneOf, [.. kept]) };
    }

    private static Setting? Numbers(List<Setting> settings)
    {
        var (low, high) = (long.MinValue, long.MaxValue);
        foreach (var value in settings.Select(setting => setting.Value!))
        {
            var first = long.Parse(value.Values[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            var last = long.Parse(value.Values[^1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            low = Math.Max(low, value.Form == ValueForm.AtMost ? long.MinValue : first);
            high = Math.Min(high, value.Form == ValueForm.AtLeast ? long.MaxValue : last);
        }

        if (low > high)
            return null;
        var (from, to) = (low.ToString(CultureInfo.InvariantCulture), high.ToString(CultureInfo.InvariantCulture));
        return settings[0] with
        {
            Value = low == high ? new(ValueForm.OneOf, [from])
                : high == long.MaxValue ? new(ValueForm.AtLeast, [from])
                : low == long.MinValue ? new(ValueForm.AtMost, [to])
                : new(ValueForm.Between, [from, to]),
        };
    }
}
