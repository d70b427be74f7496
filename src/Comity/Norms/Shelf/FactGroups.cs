using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Print;

namespace Comity.Norms.Shelf;

/// <summary>Facts that stand under one heading of a book.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Title">The heading.</param>
/// <param name="Facts">The facts by their names in addresses.</param>
public sealed record FactGroupLine(string Slug, string Title, ImmutableArray<(string Slug, Fact Fact)> Facts);

/// <summary>Puts a book's facts in groups of a size that a person can go through.</summary>
internal static class FactGroups
{
    /// <summary>The groups in the order of the text.</summary>
    /// <param name="book">The book.</param>
    /// <param name="norms">Only facts on which these norms can turn, whatever reading is on; none for all.</param>
    public static ImmutableArray<FactGroupLine> Of(ShelvedBook book, IReadOnlyCollection<string> norms)
    {
        var relevant = norms.Count == 0 ? null : Relevant(book.Book, norms);
        var facts = from one in book.Documents
                    from section in DocumentText.Sections(one.Document)
                    from item in section.Items.OfType<FactItem>()
                    where book.Book.FactOf.TryGetValue(item.Name, out var fact) && ReferenceEquals(fact.Item, item) && relevant?.Contains(item.Name) != false
                    select (section.Heading, Slug: book.Index.SlugOf(item.Name)!, Fact: book.Book.FactOf[item.Name]);
        return [.. facts.GroupBy(one => one.Heading)
            .Select(group => new FactGroupLine(Anchors.Slug(group.Key).ToLowerInvariant(), group.Key, [.. group.Select(one => (one.Slug, one.Fact))]))];
    }

    /// <summary>The facts whose name or question has these words.</summary>
    public static ImmutableArray<(string Slug, Fact Fact)> Search(ShelvedBook book, string words) =>
        [.. Of(book, []).SelectMany(group => group.Facts)
            .Where(one => $"{one.Fact.Name} {one.Fact.Question}".Contains(words, StringComparison.OrdinalIgnoreCase))];

    private static HashSet<string> Relevant(NormBook book, IReadOnlyCollection<string> norms)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<Item>(norms.Select(id => book.NormOf.GetValueOrDefault(id)).OfType<Item>());
        while (open.TryPop(out var item))
            foreach (var name in Names(item))
                if (book.Vocabulary.Find(name)?.Name is { } known && found.Add(known) && book.DefinitionOf.TryGetValue(known, out var define))
                    open.Push(define);
        return found;
    }

    private static IEnumerable<string> Names(Item item) => BookWalk.ConditionsOf(item).SelectMany(BookWalk.Flat).SelectMany(condition => condition switch
    {
        PhraseCondition one => [one.Phrase],
        CompareCondition one => [one.Fact],
        DayCondition one => new[] { one.Fact, one.Other },
        _ => [],
    }).Concat(item is NormItem norm ? norm.Sentence.Actions.Concat(Deadlines(norm)) : []);

    private static IEnumerable<string> Deadlines(NormItem norm) => norm.Clauses.OfType<DeadlineClause>().Select(clause => clause.Deadline)
        .Concat(norm.Clauses.OfType<ReadingClause>().Select(clause => clause.Change.Deadline)).Append(norm.Sentence.Deadline).OfType<Deadline>()
            .Select(deadline => deadline.Of);
}
