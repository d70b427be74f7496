namespace Comity.Site;

/// <summary>Who reads a page, and in which language.</summary>
/// <param name="Language">The language of the texts.</param>
public sealed record Visitor(Language Language)
{
    /// <summary>The name under which the visitor signed in; null for the public.</summary>
    public string? Name { get; init; }

    /// <summary>The visitor who sent a request.</summary>
    public static Visitor Of(HttpContext context) => new(Language.Of(context.Request)) { Name = context.User.Identity?.Name };
}
