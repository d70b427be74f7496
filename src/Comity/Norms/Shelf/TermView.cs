using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Print;

namespace Comity.Norms.Shelf;

/// <summary>A term in a list: a fact, definition, action or threshold.</summary>
public sealed record TermLine(string Name, string Slug, string Kind, string Text)
{
    /// <summary>The line of a term.</summary>
    public static TermLine Of(string slug, Item item) => new(NormBook.NameOf(item), slug, KindOf(item), Says(item));

    /// <summary>The terms of a book, by name.</summary>
    public static IEnumerable<TermLine> All(ShelvedBook book) => book.Index.Terms.Select(term => Of(term.Slug, term.Item));

    /// <summary>What kind of term it is, as a book writes it.</summary>
    public static string KindOf(Item item) => item switch
    {
        FactItem { Kind: FactKind.YesNo } => "fact",
        FactItem fact => fact.Kind.ToString().ToLowerInvariant(),
        DefineItem { IsAction: true } => "action",
        DefineItem => "definition",
        _ => "threshold",
    };

    private static string Says(Item item) => item switch
    {
        FactItem fact => fact.Properties.Text(PropertyKind.Asks) ?? "",
        DefineItem define => Wording.Text(Wording.Of(define.Condition, ".")),
        ThresholdItem threshold => string.Join("; ", threshold.Steps.Select(step => $"{step.Number} since {NormWording.Day(step.Since)}")),
        _ => "",
    };
}

/// <summary>Where a term is used.</summary>
/// <param name="Kind"><c>norm</c>, <c>definition</c>, <c>protection</c>, <c>permission</c> or <c>measure</c>.</param>
/// <param name="Name">Its id or name.</param>
/// <param name="Address">Where it stands on the site; may be empty.</param>
public sealed record TermUse(string Kind, string Name, string Address);

/// <summary>A value of a fact, with how deep it stands in a tree of kinds.</summary>
public sealed record ValueLine(string Name, int Depth);

/// <summary>Everything that is to be said of a term.</summary>
public sealed record TermView(TermLine Term, string Place, string? OfEach, string? Ordinarily, ImmutableArray<string> Also, string? Ambiguity,
    ImmutableArray<string> Sources,
    ImmutableArray<ValueLine> Values, string Range, ImmutableArray<ReadingLine> Readings, ImmutableArray<TermUse> Uses)
{
    /// <summary>The term with this name in addresses, or null.</summary>
    public static TermView? Of(ShelvedBook book, string slug)
    {
        if (book.Index.Term(slug) is not { } item)
            return null;
        var properties = PropertiesOf(item);
        return new(TermLine.Of(slug, item), item.Place.ToString(), properties.Text(PropertyKind.OfEach), properties.Text(PropertyKind.Ordinarily),
            properties.Texts(PropertyKind.Also),
            properties.Text(PropertyKind.AgreedAmbiguity), BookView.SourcesOf(properties), [.. ValuesOf(book, item)],
            item is FactItem { From.Length: > 0 } number ? $"{number.From} – {number.To}" : "",
            item is DefineItem define ? [.. define.Readings
                .Select(one => new ReadingLine(one.Name, one.IsProposal,
                [new(define.Name, Wording.Text(NormWording.Of(one.Change)), BookView.SourcesOf(one.Properties))]))] : [],
            [.. UsesOf(book, NormBook.NameOf(item))]);
    }

    private static ImmutableArray<ItemProperty> PropertiesOf(Item item) => item switch
    {
        FactItem fact => fact.Properties,
        DefineItem define => define.Properties.AddRange(define.Tail),
        ThresholdItem threshold => threshold.Properties,
        _ => [],
    };

    private static IEnumerable<ValueLine> ValuesOf(ShelvedBook book, Item item)
    {
        if (item is not FactItem { Kind: FactKind.Scale or FactKind.Choice or FactKind.Kinds } declared)
            return [];
        var fact = book.Book.FactOf[declared.Name];
        return fact.Values.Select((value, index) => new ValueLine(value, declared.Kind == FactKind.Kinds ? fact.AtOrAbove(index).Count() - 1 : 0));
    }

    private static IEnumerable<TermUse> UsesOf(ShelvedBook book, string name)
    {
        var links = new ShelfLinks(book);
        bool Names(string phrase) => book.Book.Vocabulary.Find(phrase)?.Name == name;
        foreach (var item in book.Book.Items.Where(item => item is NormItem or DefineItem or PurposeItem or MeasureItem))
            if ((item is NormItem norm && norm.Sentence.Actions.Any(Names))
                || BookWalk.ConditionsOf(item).SelectMany(BookWalk.Flat).SelectMany(Phrases).Any(Names))
                yield return item switch
                {
                    NormItem one => new("norm", one.Id, links.ToId(one.Id)),
                    DefineItem one => new("definition", one.Name, links.ToName(one.Name)),
                    PurposeItem one => new(one.IsProtection ? "protection" : "permission", one.Id, links.ToId(one.Id)),
                    _ => new("measure", NormBook.NameOf(item), links.ToId(NormBook.NameOf(item))),
                };
    }

    private static IEnumerable<string> Phrases(Condition condition) => condition switch
    {
        PhraseCondition one => [one.Phrase],
        CompareCondition one => [one.Fact, .. one.Values],
        DayCondition one => [one.Fact, one.Other],
        _ => [],
    };
}
