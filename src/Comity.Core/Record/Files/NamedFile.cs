using Comity.Record.Log;

namespace Comity.Record.Files;

/// <summary>What a file is to the act that names it.</summary>
public enum FileUse
{
    /// <summary>The words of a text in one language.</summary>
    Text,

    /// <summary>The listing of a norm book.</summary>
    Listing,

    /// <summary>A document of a norm book.</summary>
    Part,

    /// <summary>What a figure was made of.</summary>
    Input,

    /// <summary>The certificate of a search.</summary>
    Certificate,

    /// <summary>A document that the secretariat received. It need not be public: the record holds its hash.</summary>
    Document,

    /// <summary>A document of the forum that everyone may read.</summary>
    Paper,

    /// <summary>A document for those who take part. It is not public: the record holds its hash.</summary>
    LimitedPaper,
}

/// <summary>A file that an act names by its hash.</summary>
/// <param name="Hash">The SHA-256 hash of its bytes.</param>
/// <param name="Use">What it is.</param>
/// <param name="Act">The kind of the act that names it; of a received act the act itself, not its covering entry.</param>
/// <param name="Place">Where the act names it, such as `languages[1].file`; inside a received act `act.file`.</param>
public readonly record struct NamedFile(Hash Hash, FileUse Use, string Act = "", string Place = "")
{
    /// <summary>What stands before a place inside a received act.</summary>
    public const string Inside = "act.";

    /// <summary>What stands before a place inside a carried act, with its number after it.</summary>
    private const string Carried = "carries[";

    /// <summary>Whether its use asks that everybody can have it.</summary>
    public bool IsPublic => Use is not (FileUse.Document or FileUse.LimitedPaper);

    /// <summary>The participant whose document it is, where that is not the one who enters the act.</summary>
    public string? Author { get; init; }

    /// <summary>Whether a received act names it, which takes effect by itself or later.</summary>
    public bool IsReceived { get; init; }

    /// <summary>The field for which it is sent, such as `IssueDocument.languages.file`: the same for every row of a list.</summary>
    public string Field => FieldOf(Act, Place);

    /// <summary>The field of an act at a place: without the number of the row, and inside a received act of that act.</summary>
    public static string FieldOf(string act, string place)
    {
        var inner = place.StartsWith(Inside, StringComparison.Ordinal) ? place[Inside.Length..] : place;
        inner = inner.StartsWith(Carried, StringComparison.Ordinal) ? inner[(inner.IndexOf('.', StringComparison.Ordinal) + 1)..] : inner;
        return $"{act}.{string.Join('.', inner.Split('.').Select(part => part.Split('[')[0]))}";
    }
}
