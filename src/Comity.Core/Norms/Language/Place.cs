namespace Comity.Norms.Language;

/// <summary>A place in a document: file, line and column, both counted from 1.</summary>
public readonly record struct Place(string File, int Line, int Column) : IComparable<Place>
{
    /// <inheritdoc/>
    public int CompareTo(Place other) =>
        string.CompareOrdinal(File, other.File) is var byFile and not 0 ? byFile
        : Line.CompareTo(other.Line) is var byLine and not 0 ? byLine
        : Column.CompareTo(other.Column);

    /// <summary>As compilers print it: <c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";

    /// <summary>Whether the first place comes before the second.</summary>
    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first place comes after the second.</summary>
    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first place is the second or comes before it.</summary>
    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first place is the second or comes after it.</summary>
    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;
}

/// <summary>A document by name, with its text.</summary>
/// <param name="Name">The path as the user would write it.</param>
/// <param name="Text">The whole text.</param>
public sealed record SourceFile(string Name, string Text);

/// <summary>Something wrong with a book: where, what, and what to do.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Help">What to do; empty when the message says it all.</param>
public sealed record Problem(Place Place, string Message, string Help = "")
{
    /// <summary>As a terminal shows it.</summary>
    public override string ToString() => Help.Length == 0 ? $"{Place}: {Message}" : $"{Place}: {Message} {Help}";
}
