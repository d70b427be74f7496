using Microsoft.AspNetCore.Diagnostics;

namespace Comity.Kit.Layout;

/// <summary>The address that the reader asked for, also on an error page, which answers at the same address.</summary>
/// <param name="Path">The path, such as `/books/un-framework`.</param>
/// <param name="Query">The query with its question mark, or nothing.</param>
public sealed record Here(string Path, string Query)
{
    /// <summary>The address of a request.</summary>
    public static Here Of(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } status ? new(status.OriginalPath, status.OriginalQueryString ?? "")
        : new(context.Request.Path.Value ?? "/", context.Request.QueryString.Value ?? "");

    /// <summary>Whether a link leads to this page or to one above it.</summary>
    public bool IsIn(string address) => Path == address || Path.StartsWith(address + "/", StringComparison.Ordinal);

    /// <summary>The address without what <c>?lang=</c> asked for.</summary>
    public string WithoutLanguage()
    {
        var kept = Query.TrimStart('?').Split('&').Where(part => part.Length > 0 && !part.StartsWith("lang=", StringComparison.Ordinal)).ToList();
        return kept.Count == 0 ? Path : $"{Path}?{string.Join('&', kept)}";
    }
}
