namespace Comity.Record.Entries;

/// <summary>On whose behalf an act is done, as the statement writes it: a participant's code, or one of these words.</summary>
public static class Capacity
{
    /// <summary>The secretariat.</summary>
    public const string Secretariat = "secretariat";

    /// <summary>The chair.</summary>
    public const string Chair = "chair";

    /// <summary>A person for themselves: an expert, a reviewer, a mediator, or whoever looks after their own keys.</summary>
    public const string Oneself = "oneself";

    /// <summary>The clock: what was due has become due.</summary>
    public const string Clock = "clock";

    /// <summary>The server: it enters what it keeps, such as a sheet of votes.</summary>
    public const string Server = "server";

    /// <summary>The body as a whole: what its decision carries is done by it, and nobody can act so.</summary>
    public const string Body = "body";
}
