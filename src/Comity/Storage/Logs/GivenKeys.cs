using Comity.Kit;
using Comity.Record.Log;

namespace Comity.Storage.Logs;

/// <summary>The keys that a user names with `--key`, each once: the log's public key, had from elsewhere, and a file with the key of a program of somebody who
/// reads the record (`comity_...`, made at /account/keys), for logs that not everybody reads.</summary>
/// <param name="Log">The log's public key; null where none is named.</param>
/// <param name="Reader">The reader's key; null where none is named.</param>
public sealed record GivenKeys(VerifierKey? Log, string? Reader)
{
    /// <summary>What stands before every key of a program.</summary>
    private const string Mark = "comity_";

    /// <summary>No key.</summary>
    public static GivenKeys None { get; } = new(null, null);

    /// <summary>What commands say of the option.</summary>
    public const string Description =
        "The log's public key, had from elsewhere (VKEY), or a file with the key of a program of somebody who reads the record; each may be named.";

    /// <summary>Reads what was named.</summary>
    /// <exception cref="UserError">A text is neither, or one kind is named twice.</exception>
    public static GivenKeys Read(IEnumerable<string> named) => named.Aggregate(None, (keys, one) => keys.With(one.Trim()));

    private GivenKeys With(string named)
    {
        var text = File.Exists(named) ? File.ReadAllText(named).Trim() : named;
        if (text.StartsWith(Mark, StringComparison.Ordinal))
            return named == text
                ? throw new UserError("A reader's key is named by a file, so that it stands in no list of commands; write it into one.", "--key")
                : Reader is null ? this with { Reader = text } : throw Twice(named);
        try
        {
            return Log is null ? this with { Log = VerifierKey.Parse(text) } : throw Twice(named);
        }
        catch (LogProblem problem)
        {
            throw new UserError($"`{named}` is neither a public key of a log nor a file with a reader's key: {problem.Message}", "--key");
        }
    }

    private static UserError Twice(string named) => new($"`{named}` is the second key of its kind; name one.", "--key");
}
