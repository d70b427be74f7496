namespace Comity.Record.Entries;

/// <summary>An act as it stands in the record.</summary>
/// <param name="Position">Its place, counted from 0; given by the server.</param>
/// <param name="At">When the server entered it, in UTC to the millisecond. Never earlier than the entry before.</param>
/// <param name="Statement">What was said.</param>
/// <param name="By">What stands behind it.</param>
public sealed record Entry(long Position, DateTimeOffset At, Statement Statement, Signature By)
{
    /// <summary>An entry is at most so many bytes, as tlog-tiles has it; what is larger is a file named by its hash.</summary>
    public const int MostBytes = 65_535;
}
