namespace Comity.Kit.Widgets;

/// <summary>A paragraph of an adopted text, with the mark under which it is cited.</summary>
/// <param name="Words">Its words as adopted.</param>
/// <param name="Mark">Its mark, such as `13 (f)`, or null.</param>
/// <param name="Anchor">The id under which a link finds it; null without a mark.</param>
public sealed record Paragraph(string Words, string? Mark = null, string? Anchor = null);
