using Comity.Record.Log;

namespace Comity.Record.Audit;

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

    /// <summary>A document of the forum for those who take part. It is not public: the record holds its hash.</summary>
    LimitedPaper,
}

/// <summary>A file that the record names by its hash.</summary>
/// <param name="Hash">The SHA-256 hash of its bytes.</param>
/// <param name="Use">What it is.</param>
public readonly record struct NamedFile(Hash Hash, FileUse Use)
{
    /// <summary>Whether everybody must be able to have it.</summary>
    public bool IsPublic => Use is not (FileUse.Document or FileUse.LimitedPaper);
}
