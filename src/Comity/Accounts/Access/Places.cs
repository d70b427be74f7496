using Microsoft.AspNetCore.Components.Endpoints;

namespace Comity.Accounts.Access;

/// <summary>Which part of the site a request goes to.</summary>
internal static class Places
{
    /// <summary>Addresses of programs: they know keys and no cookies. The pages that describe them are for people.</summary>
    public static bool IsForPrograms(this HttpRequest request) =>
        (request.IsUnder("/api") || request.IsUnder("/log")) && request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null;

    /// <summary>Pages about one's own account.</summary>
    public static bool IsForAccounts(this HttpRequest request) => request.IsUnder("/account");

    private static bool IsUnder(this HttpRequest request, string path) => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);
}
