namespace Comity.Record.Json;

/// <summary>Why a text is no entry of the record.</summary>
public enum EntryFlaw
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It has more than 65,535 bytes.</summary>
    TooLong,

    /// <summary>It is not UTF-8.</summary>
    NotUtf8,

    /// <summary>It is not JSON in canonical form (RFC 8785), or is nested more than 64 deep.</summary>
    NotCanonical,

    /// <summary>It holds a null, a fraction, or an integer beyond 2^53 - 1 on either side of zero.</summary>
    ForbiddenValue,
}

/// <summary>
/// What an entry of the record may be: canonical JSON of at most 65,535 bytes that holds objects, arrays, strings, booleans and integers which
/// every reader of JSON reads alike.
/// </summary>
public static class EntryJson
{
    /// <summary>The most bytes of an entry (tlog-tiles, Log entries).</summary>
    public const int Longest = ushort.MaxValue;

    /// <summary>The largest integer of an entry, and the negative of the smallest: 2^53 - 1.</summary>
    public const long LargestInteger = (1L << 53) - 1;

    /// <summary>Checks an entry in one pass and says what is wrong, and at which byte.</summary>
    public static EntryFlaw Check(ReadOnlySpan<byte> entry, out int offset)
    {
        if (entry.Length <= Longest)
            return CanonicalScan.Check(entry, isEntry: true, out offset);
        offset = Longest;
        return EntryFlaw.TooLong;
    }

    /// <summary>Checks an entry in one pass.</summary>
    public static EntryFlaw Check(ReadOnlySpan<byte> entry) => Check(entry, out _);
}
