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
    public static string? PostgresOr(string? typed) =>
        typed ?? (Environment.GetEnvironmentVariable("COMITY_POSTGRES") is { Length: > 0 } set ? set : null);

    /// <summary>The same for the database of keys.</summary>
    public static string? KeysPostgresOr(string? typed) =>
        typed ?? (Environment.GetEnvironmentVariable("COMITY_KEYS_POSTGRES") is { Length: > 0 } set ? set : null);

    /// <summary>Loopback only: whoever opens it to a network says so, behind a proxy that speaks TLS.</summary>
    public const string DefaultUrls = "http://localhost:5080";

    /// <summary>Where data lie when nothing else is said.</summary>
    public const string DefaultData = "comity-data";
}
