namespace Comity.Kit.Home;

/// <summary>A part of the first page that a room adds: the texts in force, the books, the latest acts.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Address">The page with all of it.</param>
/// <param name="More">The link to that page, in words: "All texts".</param>
/// <param name="Lines">At most a handful of lines.</param>
public sealed record HomePart(string Title, string Address, string More, IReadOnlyList<HomeLine> Lines);

/// <summary>One line of a part.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Address">Where it is.</param>
/// <param name="IsData">Whether the title is a name from the record or a book, and not a text of the site.</param>
public sealed record HomeLine(string Title, string Address, bool IsData = true)
{
    /// <summary>The day that belongs to it, or null.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>A few more words in the reader's language, or null.</summary>
    public string? Note { get; init; }
}

/// <summary>Reads a room's part of the first page; null when the room has nothing to show. Registered as a singleton, in the order of the page.</summary>
public delegate HomePart? HomeReader(Visitor visitor);
