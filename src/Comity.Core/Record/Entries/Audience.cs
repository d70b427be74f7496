namespace Comity.Record.Entries;

/// <summary>Who is notified when an act takes effect.</summary>
public sealed record Audience
{
    private Audience()
    {
    }

    /// <summary>Nobody is notified.</summary>
    public static Audience Nobody { get; } = new();

    /// <summary>All members at that moment.</summary>
    public static Audience Members { get; } = new() { IsWide = true, IsOfMembers = true };

    /// <summary>Everyone who takes part at that moment.</summary>
    public static Audience Everyone { get; } = new() { IsWide = true };

    /// <summary>Whether more than one participant is notified.</summary>
    public bool IsWide { get; private init; }

    /// <summary>Whether of those who take part only members are notified.</summary>
    public bool IsOfMembers { get; private init; }

    /// <summary>The one participant that an act names to be notified; null where the act names none.</summary>
    public Func<Act, ParticipantCode>? Named { get; private init; }

    /// <summary>The one participant that the act names.</summary>
    public static Audience Only<TAct>(Func<TAct, ParticipantCode> named)
        where TAct : Act => new() { Named = act => named((TAct)act) };
}
