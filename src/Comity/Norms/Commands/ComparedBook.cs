using System.Collections.Immutable;
using Comity.Import;
using Comity.Norms.Language;

namespace Comity.Norms.Commands;

/// <summary>What of a book a mapping compares: its norms, and the readings on which they can turn.</summary>
internal static class ComparedBook
{
    /// <summary>The book without what gives no answers: findings, measures, cases.</summary>
    public static NormBook Answering(NormBook book) =>
        book.With(item => item is CaseItem or PurposeItem or MeasureItem or RemedyItem or EnsureItem or AcceptItem or ReservationItem ? null : item);

    /// <summary>The book with those norms only that the mapping compares; null when it compares none.</summary>
    public static NormBook? Of(NormBook book, Mapping mapping)
    {
        var norms = mapping.Compares.SelectMany(line => line.When).SelectMany(parts => parts).Select(atom => atom.Norm).Where(norm => norm.Length > 0)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return norms.Count == 0 ? null : Answering(book).With(item => item is NormItem norm && !norms.Contains(norm.Id) ? null : item);
    }

    /// <summary>The readings, not the proposals, of its norms and of the definitions that these use.</summary>
    public static ImmutableArray<string> Readings(NormBook book)
    {
        var reached = new HashSet<Item>();
        var open = new Queue<Item>(book.Norms);
        while (open.TryDequeue(out var item))
            if (reached.Add(item))
                foreach (var used in Used(book, item))
                    open.Enqueue(used);
        return [.. reached.SelectMany(NormBook.ReadingsOf).Where(pair => !pair.Reading.IsProposal).Select(pair => pair.Reading.Name)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<Item> Used(NormBook book, Item item)
    {
        var phrases = BookWalk.ConditionsOf(item).SelectMany(BookWalk.Flat).OfType<PhraseCondition>().Select(condition => condition.Phrase);
        var actions = item is NormItem norm ? norm.Sentence.Actions : [];
        foreach (var name in phrases.Concat(actions))
            if (book.DefinitionOf.TryGetValue(name, out var define))
                yield return define;
    }
}
