using Comity.Record.Entries;

namespace Comity.Acts.Words;

/// <summary>Something that can be chosen for a field that names it.</summary>
/// <param name="Value">The plain value that the act writes.</param>
/// <param name="Title">What it is called, in the reader's language.</param>
/// <param name="Symbol">What people know it by beside its title; null where it has nothing.</param>
/// <param name="Page">Its page; null where it has none.</param>
/// <param name="Words">Everything under which it is found, folded: title in any language, symbol, code, group.</param>
public sealed record Offer(string Value, string Title, string? Symbol, string? Page, string Words)
{
    /// <summary>The group in which it is offered together with others; null where it is in none.</summary>
    public string? Group { get; init; }

    /// <summary>Title and symbol in a line.</summary>
    public string Label => Symbol is null || Symbol == Title ? Title : $"{Title} ({Symbol})";
}

/// <summary>What can be chosen for names that no register holds, such as the norms of a model. A room offers one.</summary>
/// <param name="Meaning">The type of the names.</param>
/// <param name="Of">All that can be named, beside what else the act names.</param>
public sealed record OfferSource(Type Meaning, Func<Picture, Beside, IEnumerable<Offer>> Of);
