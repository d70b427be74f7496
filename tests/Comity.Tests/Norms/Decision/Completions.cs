using System.Collections.Immutable;
using Comity.Norms;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Tests.Norms.Decision;

/// <summary>All completions of a case that the constraints allow, one by one.</summary>
internal sealed class Completions(Tried tried)
{
    private static readonly DateOnly FirstDay = new(2024, 1, 1);
    private const int Days = 13;
    private readonly NormBook book = tried.Given.Book;
    private readonly CaseFacts facts = new(tried.Given.Book, tried.Case);

    /// <summary>The most completions that are looked at.</summary>
    public const int Most = 60_000;

    private ImmutableArray<string> States => [.. facts.Subjects.Select(subject => subject.Name)];

    /// <summary>How many completions there are before constraints are asked.</summary>
    public long Count => Slots.Aggregate(1L, (product, slot) => Math.Min(Most * 10L, product * slot.Values.Length));

    /// <summary>All that are possible.</summary>
    public IEnumerable<Completion> All()
    {
        var slots = Slots;
        var values = new Dictionary<(Fact, string), long>();
        return Under(0);

        IEnumerable<Completion> Under(int depth)
        {
            if (depth == slots.Length)
            {
                var one = new Completion(book, States, values.ToDictionary(), tried.AsOf, tried.Readings);
                return one.IsPossible ? [one] : [];
            }

            return slots[depth].Values.SelectMany(value =>
            {
                values[slots[depth].Key] = value;
                return Under(depth + 1);
            });
        }
    }

    // Facts that no norm and no constraint reads make no difference.
    private ImmutableArray<((Fact, string) Key, ImmutableArray<long> Values)> Slots =>
        [.. from fact in book.Facts from owner in fact.Owner == Owner.Activity ? [""] : States select ((fact, owner), Values(fact, owner))];

    private ImmutableArray<long> Values(Fact fact, string owner)
    {
        var known = facts.Of(fact, owner, "", CaseFacts.AsStated);
        return fact.Item.Kind switch
        {
            FactKind.Number => [.. Enumerable.Range(0, 5).Select(number => (long)number).Where(number => number >= known.Low && number <= known.High)],
            FactKind.Date => known.Day is { } day ? [day.DayNumber] : [.. Enumerable.Range(0, Days).Select(add => (long)FirstDay.DayNumber + add)],
            FactKind.Kinds =>
                [.. Enumerable.Range(0, 1 << fact.Values.Length).Select(set => (long)set).Where(set => IsClosed(fact, set) && IsKnown(known, set))],
            _ => [.. Enumerable.Range(0, fact.Values.Length).Select(value => (long)value).Where(value => (known.Parts[0] >> (int)value & 1) != 0)],
        };
    }

    private static bool IsClosed(Fact fact, long set) => Enumerable.Range(0, fact.Values.Length)
        .All(kind => (set >> kind & 1) == 0 || fact.Kinds[kind].Above is not { } above || (set >> fact.IndexOf[above] & 1) != 0);

    private static bool IsKnown(FactValue known, long set) =>
        Enumerable.Range(0, known.Parts.Length).All(kind => (known.Parts[kind] >> (int)(set >> kind & 1) & 1) != 0);
}
