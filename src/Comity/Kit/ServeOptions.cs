using Npgsql;

namespace Comity.Kit;

/// <summary>What a server is started with.</summary>
/// <param name="Data">The folder that holds everything the server keeps; made when it is missing.</param>
/// <param name="Postgres">A connection string, when the record and the accounts live in PostgreSQL; null for SQLite in <paramref name="Data"/>.</param>
/// <param name="Urls">Where it listens.</param>
/// <param name="Demo">Whether an empty record is begun with invented States and accounts to try every role.</param>
public sealed record ServeOptions(string Data, string? Postgres, string Urls, bool Demo)
{
    /// <summary>How the log is written.</summary>
    public LogForm Log { get; init; }

    /// <summary>Whether the operator says that the machine's clock is right although nothing confirms a step of it.</summary>
    public bool TheClockIsRight { get; init; }

    /// <summary>A connection string of a database of its own for the keys of sealed contents, where several servers share them; null for
    /// `keys/closed.keys`.</summary>
    public string? KeysPostgres { get; init; }

    /// <summary>A folder with texts of more languages, beside those in the data folder; null when none was named.</summary>
    public string? Texts { get; init; }

    /// <summary>The process's name, for its first entry; null when none was given.</summary>
    public string? Title { get; init; }

    /// <summary>The organisation that serves as secretariat, for the first entry; null when none was given.</summary>
    public string? Secretariat { get; init; }

    /// <summary>The highest classification that the installation may hold, for the first entry; null when none was given.</summary>
    public string? Ceiling { get; init; }

    /// <summary>The connection string that was typed, or the one in the environment, where no list of processes shows its password.</summary>
    /// <exception cref="UserError">A password was typed, or the text is no connection string.</exception>
    public static string? PostgresOr(string? typed) => Connection(typed, "--postgres", "COMITY_POSTGRES");

    /// <summary>The same for the database of keys.</summary>
    /// <exception cref="UserError">A password was typed, or the text is no connection string.</exception>
    public static string? KeysPostgresOr(string? typed) => Connection(typed, "--keys-postgres", "COMITY_KEYS_POSTGRES");

    /// <summary>Loopback only: whoever opens it to a network says so, behind a proxy that speaks TLS.</summary>
    public const string DefaultUrls = "http://localhost:5080";

    /// <summary>Where data lie when nothing else is said.</summary>
    public const string DefaultData = "comity-data";

    private static string? Connection(string? typed, string option, string variable)
    {
        var text = typed ?? (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set : null);
        if (text is null)
            return null;
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Password is null or "" || typed is null ? text
                : throw new UserError($"A password on the command line can be read by everybody on this machine: write the connection string into the variable "
                    + $"{variable}, or name a file in it by `Passfile=`, and change the password.", option);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException)
        {
            throw new UserError($"This is no connection string of PostgreSQL: {problem.Message.Split('\n')[0]} Write one such as "
                + "`Host=localhost;Database=comity;Username=comity`.", typed is null ? variable : option);
        }
    }
}
