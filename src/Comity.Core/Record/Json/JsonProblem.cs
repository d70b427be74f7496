namespace Comity.Record.Json;

/// <summary>A text is not JSON, or holds what RFC 8785 cannot write. It is the only exception that this folder throws for what it is given to read.</summary>
/// <param name="message">One sentence that says what is wrong.</param>
/// <param name="offset">The byte at or before which it is wrong, from 0; -1 where that is not known.</param>
public sealed class JsonProblem(string message, long offset = -1) : FormatException(offset < 0 ? message : $"Byte {offset}: {message}")
{
    /// <summary>The byte at or before which it is wrong, from 0; -1 where that is not known.</summary>
    public long Offset => offset;
}
