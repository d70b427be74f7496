namespace Comity.Kit.Widgets;

/// <summary>A page above this one.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="IsData">Whether the name is a name or a symbol from the record or a book, and not a text of the site.</param>
public sealed record Crumb(string Address, string Name, bool IsData = false);
