using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Record.Received;

/// <summary>What stood at a place in a register before a received act took effect there.</summary>
/// <param name="Key">The place.</param>
/// <param name="Value">What stood there; null when nothing did.</param>
public sealed record Former<TKey, TValue>(TKey Key, TValue? Value)
    where TValue : class;

/// <summary>What stood before received acts that may still be contested: whoever contests one gets that back, from then on. What the participant itself said
/// since, stands.</summary>
/// <param name="Values">By the position of the received act's entry.</param>
public sealed record FormerValues<TKey, TValue>(ImmutableSortedDictionary<long, Former<TKey, TValue>> Values)
    where TKey : notnull
    where TValue : class
{
    /// <summary>Before the first entry.</summary>
    public FormerValues()
        : this(ImmutableSortedDictionary<long, Former<TKey, TValue>>.Empty)
    {
    }

    /// <summary>After an act changed what stands at a place.</summary>
    public FormerValues<TKey, TValue> After(Effect effect, TKey key, TValue? former) => effect.IsContestable
        ? new(Values.SetItem(effect.Position, new(key, former)))
        : Without(other => other.Equals(key));

    /// <summary>After nothing that stood at some places counts any more.</summary>
    public FormerValues<TKey, TValue> Without(Func<TKey, bool> isGone) =>
        Values.Values.Any(former => isGone(former.Key)) ? new(Values.RemoveRange(Values.Where(pair => isGone(pair.Value.Key)).Select(pair => pair.Key))) : this;

    /// <summary>After a received act can be contested no longer.</summary>
    public FormerValues<TKey, TValue> Closed(long position) => Values.ContainsKey(position) ? new(Values.Remove(position)) : this;

    /// <summary>After a received act was contested, and what stands again; nothing when another received act came after it at the same place, or none of this
    /// register took effect.</summary>
    public (FormerValues<TKey, TValue> Next, Former<TKey, TValue>? Again) Contested(long position)
    {
        if (Values.GetValueOrDefault(position) is not { } former)
            return (this, null);
        var later = Values.FirstOrDefault(pair => pair.Key > position && pair.Value.Key.Equals(former.Key));
        return later.Value is null
            ? (Closed(position), former)
            : (new(Values.Remove(position).SetItem(later.Key, later.Value with { Value = former.Value })), null);
    }
}
