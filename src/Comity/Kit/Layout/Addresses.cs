using System.Collections.Frozen;

namespace Comity.Kit.Layout;

/// <summary>An address under which this server answers nothing, although there are pages: a desk has no accounts.</summary>
/// <param name="Path">The path.</param>
public sealed record ClosedAddress(string Path);

/// <summary>Whether a visitor sees what is under a path.</summary>
/// <param name="path">The path, which has no places such as `{book}`.</param>
/// <param name="visitor">The visitor.</param>
public delegate bool AddressSight(string path, Visitor visitor);

/// <summary>The addresses that this server answers, so that menus show a page only where it exists and to those who read it.</summary>
public sealed class Addresses(EndpointDataSource endpoints, IEnumerable<ClosedAddress> closed, AddressSight shows)
{
    private readonly Lazy<FrozenSet<string>> known = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/'))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether there is a page or an endpoint at this path for a visitor.</summary>
    public bool Has(string path, Visitor visitor) => Has(path) && shows(path, visitor);

    /// <summary>Whether there is a page or an endpoint at this path, which has no places such as `{book}`.</summary>
    private bool Has(string path) =>
        known.Value.Contains(path) && !closed.Any(one => new PathString(path).StartsWithSegments(one.Path, StringComparison.OrdinalIgnoreCase));
}
