namespace Comity.Record.Log;

/// <summary>
/// A text or file of the log is not what its format asks for. It is the only exception that the parsers of this folder throw for what they
/// are given to read.
/// </summary>
/// <param name="message">One sentence that says what is wrong.</param>
/// <param name="line">The line where it is wrong, from 1; 0 where lines mean nothing.</param>
public sealed class LogProblem(string message, int line = 0) : FormatException(line == 0 ? message : $"Line {line}: {message}")
{
    /// <summary>The line where it is wrong, from 1; 0 where lines mean nothing.</summary>
    public int Line => line;
}
