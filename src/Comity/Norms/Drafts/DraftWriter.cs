using Comity.Accounts.Access;
using Comity.Kit;

namespace Comity.Norms.Drafts;

/// <summary>Who writes a draft.</summary>
/// <param name="Person">The person; null for a visitor.</param>
/// <param name="Network">From which network: it is counted, and not stored.</param>
public sealed record DraftWriter(string? Person, string Network)
{
    /// <summary>Who sent a request.</summary>
    public static DraftWriter Of(HttpContext context) => new(Visitor.Of(context).Person, NetworkAddress.Of(context.Connection.RemoteIpAddress));
}
