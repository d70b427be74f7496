namespace Comity.Kit.Widgets;

/// <summary>One thing that can be chosen in a form.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is shown.</param>
/// <param name="Hint">A line below the label, or null.</param>
/// <param name="IsData">Whether the label is a name from the record or a book, and not a text of the site.</param>
public sealed record Choice(string Value, string Label, string? Hint = null, bool IsData = false)
{
    /// <summary>What it is listed under, together with those beside it in the same group; null for nothing.</summary>
    public string? Group { get; init; }
}
