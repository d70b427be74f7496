namespace Comity.Site.Pages;

/// <summary>One thing that a search found.</summary>
/// <param name="Title">Its name, from the record or a book.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Kind">What kind of thing it is, in the visitor's language.</param>
/// <param name="Excerpt">The words around the place, as they stand there, or null.</param>
public sealed record Found(string Title, string Address, string Kind, string? Excerpt = null);

/// <summary>Searches one room for words, for a visitor, the best first. Registered as a singleton; what one may not see is not found.</summary>
public delegate IEnumerable<Found> Finder(IReadOnlyList<string> words, Visitor visitor);
