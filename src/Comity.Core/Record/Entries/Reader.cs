namespace Comity.Record.Entries;

/// <summary>For whom something is read. Whoever asks for a list, a count, a search, a link, a feed or a stream says so, and gets the picture of this reader:
/// what it does not hold is answered as what never was.</summary>
/// <param name="Person">The pseudonym; null for a stranger.</param>
public sealed record Reader(string? Person)
{
    /// <summary>Whoever is not known.</summary>
    public static Reader Stranger { get; } = new((string?)null);

    /// <summary>The kind of reader as which the secretariat wishes to see; null for oneself. It counts for the secretariat only.</summary>
    public string? SeesAs { get; init; }
}
