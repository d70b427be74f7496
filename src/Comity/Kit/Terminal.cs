namespace Comity.Kit;

/// <summary>What a command may talk to. Commands never use the console itself, so that tests can run them in the same process.</summary>
/// <param name="Output">The answer.</param>
/// <param name="Error">What went wrong, and progress.</param>
/// <param name="Input">What the user types.</param>
public sealed record Terminal(TextWriter Output, TextWriter Error, TextReader Input)
{
    /// <summary>Whether a person looks at <see cref="Error"/>, so that long work may show how far it is there.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether a bug shows its details (environment: COMITY_DEBUG=1).</summary>
    public bool Debugs { get; init; }
}

/// <summary>What the program's exit codes mean.</summary>
public static class ExitCode
{
    /// <summary>Done, and the answer is yes or there was no question.</summary>
    public const int Yes = 0;

    /// <summary>Done, and the answer is no: a finding, a failed expectation, a difference.</summary>
    public const int No = 1;

    /// <summary>The request cannot be understood or its input cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>Audit: all holds but files that nobody provided.</summary>
    public const int FilesMissing = 3;

    /// <summary>Audit: all holds, but a clock that was ahead entered some of it.</summary>
    public const int Ahead = 4;

    /// <summary>The record, its accounts or its backup were written by a later version than this program.</summary>
    public const int Older = 5;

    /// <summary>A mistake of the program.</summary>
    public const int Bug = 70;

    /// <summary>Stopped by the user.</summary>
    public const int Interrupted = 130;
}

/// <summary>Input that the program cannot work with; shown to the user as it stands, exit code 2.</summary>
/// <param name="message">One sentence in plain words: what is wrong and what to do, with what the user wrote in backticks.</param>
/// <param name="place">Where it is: a file, or file:line:column.</param>
public class UserError(string message, string? place = null) : Exception(message)
{
    /// <summary>The exit code that says it.</summary>
    public virtual int Code => ExitCode.Usage;

    /// <summary>Where it is: a file, or file:line:column.</summary>
    public string? Place { get; } = place;
}
