using Comity.Accounts.Access;
using Comity.Kit;

namespace Comity.Norms.Shelf;

/// <summary>In which lane a computation waits; an earlier one goes before a later one.</summary>
public enum Lane
{
    /// <summary>Books of the shelf, which everybody reads: a lane with a place of its own, so that no draft holds it up.</summary>
    Shelf,

    /// <summary>Drafts of persons who are signed in.</summary>
    Person,

    /// <summary>Drafts of nobody in particular: they come last, and end when nobody waits for them.</summary>
    Anyone,
}

/// <summary>Who wants something computed.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Owner">A person, or a network address: owners of one lane take turns.</param>
public sealed record Asker(Lane Lane, string Owner)
{
    /// <summary>Everybody, of books that stand on the shelf.</summary>
    public static readonly Asker Shelf = new(Lane.Shelf, "");

    /// <summary>Whoever sent a request.</summary>
    public static Asker Of(HttpContext context) => Visitor.Of(context).Person is { } person
        ? new(Lane.Person, person)
        : new(Lane.Anyone, NetworkAddress.Of(context.Connection.RemoteIpAddress));
}
