using System.Collections.Frozen;

namespace Comity.Site.Layout;

/// <summary>The addresses that this server answers, so that menus show a page only where it exists.</summary>
public sealed class Addresses(EndpointDataSource endpoints)
{
    private readonly Lazy<FrozenSet<string>> known = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/'))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether there is a page or an endpoint at this path, which has no places such as `{book}`.</summary>
    public bool Has(string path) => known.Value.Contains(path);
}
