namespace Comity.Kit.Widgets;

/// <summary>How a status is set off from the text around it.</summary>
public enum Tone
{
    /// <summary>In outline only.</summary>
    Plain,

    /// <summary>Done, in force.</summary>
    Good,

    /// <summary>Waiting, under review.</summary>
    Wait,

    /// <summary>Late, contested, refused.</summary>
    Alert,

    /// <summary>Adopted, binding.</summary>
    Firm,
}
