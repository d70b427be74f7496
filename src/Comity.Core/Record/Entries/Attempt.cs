namespace Comity.Record.Entries;

/// <summary>A statement that asks to be entered: what a rule looks at, beside the registers.</summary>
/// <param name="Statement">What was said.</param>
/// <param name="At">The time at which it would be entered.</param>
/// <param name="Level">How well it is known who said it.</param>
public sealed record Attempt(Statement Statement, DateTimeOffset At, SignatureLevel Level)
{
    /// <summary>The statement's canonical JSON, where it is written already; empty where it is not.</summary>
    public ReadOnlyMemory<byte> Written { get; init; }

    /// <summary>When the session confirmed who sits there; null where the signature is none of a session, or is asked about beforehand.</summary>
    public DateTimeOffset? Confirmed { get; init; }

    /// <summary>When the document arrived in which a received act stands; null for every other act, and where its entry does not say.</summary>
    public DateTimeOffset? Arrived { get; init; }

    /// <summary>Whether it is sealed for an office rather than entered in the record.</summary>
    public bool IsSealed { get; init; }

    /// <summary>The act.</summary>
    public Act Act => Statement.Act;

    /// <summary>On whose behalf.</summary>
    public string As => Statement.As;

    /// <summary>Who.</summary>
    public string? Person => Statement.Person;
}

/// <summary>A rule: it lets an act pass (null) or refuses it. Pure: it looks at nothing but what it is handed.</summary>
/// <typeparam name="TRegister">The register it asks.</typeparam>
/// <typeparam name="TAct">The kind of act it is about.</typeparam>
public delegate Refusal? Rule<in TRegister, in TAct>(TRegister register, Attempt attempt, TAct act)
    where TAct : Act;
