using System.Collections.Immutable;

namespace Comity.Norms.Drafts;

/// <summary>The small complete book with which `comity new book` begins, for a draft that starts from nothing.</summary>
internal static class NewBook
{
    private const string Resources = "first-book/";

    /// <summary>Its documents.</summary>
    public static ImmutableSortedDictionary<string, string> Files { get; } = typeof(NewBook).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Resources, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(name => name[Resources.Length..], Read, StringComparer.Ordinal);

    private static string Read(string resource)
    {
        using var stream = typeof(NewBook).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
