namespace Comity.Accounts.Forms;

/// <summary>Which part of the site a request goes to.</summary>
internal static class Places
{
    /// <summary>Addresses of programs: they know keys and no cookies.</summary>
    public static bool IsForPrograms(this HttpRequest request) => request.IsUnder("/api") || request.IsUnder("/log");

    /// <summary>Pages about one's own account.</summary>
    public static bool IsForAccounts(this HttpRequest request) => request.IsUnder("/account");

    private static bool IsUnder(this HttpRequest request, string path) => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);
}
