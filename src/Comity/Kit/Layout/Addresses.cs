using System.Collections.Frozen;

namespace Comity.Kit.Layout;

/// <summary>An address under which this server answers nothing, although there are pages: a desk has no accounts.</summary>
/// <param name="Path">The path.</param>
public sealed record ClosedAddress(string Path);

/// <summary>The addresses that this server answers, so that menus show a page only where it exists.</summary>
public sealed class Addresses(EndpointDataSource endpoints, IEnumerable<ClosedAddress> closed)
{
    private readonly Lazy<FrozenSet<string>> known = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/'))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether there is a page or an endpoint at this path, which has no places such as `{book}`.</summary>
    public bool Has(string path) =>
        known.Value.Contains(path) && !closed.Any(one => new PathString(path).StartsWithSegments(one.Path, StringComparison.OrdinalIgnoreCase));
}
