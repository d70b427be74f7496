namespace Comity.Kit.Widgets;

/// <summary>One step of a longer task.</summary>
/// <param name="Name">What is to be done.</param>
/// <param name="Address">Where it is done; null when it cannot be begun yet.</param>
/// <param name="Status">How far it is, in a word or two.</param>
/// <param name="Tone">How the status is set off.</param>
/// <param name="Hint">A line below the name, or null.</param>
public sealed record TaskItem(string Name, string? Address, string Status, Tone Tone = Tone.Plain, string? Hint = null);
