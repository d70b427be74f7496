namespace Comity.Kit.Layout;

/// <summary>A part that a room adds to a page of an earlier one.</summary>
/// <param name="Place">The place: one of the constants here.</param>
/// <param name="Component">The component; what the page hands to it are its parameters.</param>
public sealed record PagePart(string Place, Type Component)
{
    /// <summary>Above the content of every page.</summary>
    public const string AboveContent = "above-content";

    /// <summary>Below the content of every page.</summary>
    public const string BelowContent = "below-content";

    /// <summary>On the page of a participant, whose code is handed on as `Code`.</summary>
    public const string OfParticipant = "of-participant";
}
