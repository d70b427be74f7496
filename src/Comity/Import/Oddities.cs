namespace Comity.Import;

/// <summary>What a source has where something else belongs. It is read as absent, counted once an object, and told in the report.</summary>
internal sealed class Oddities
{
    private const int Named = 3;
    private const int LongestName = 80;
    private readonly Dictionary<string, List<string>> found = new(StringComparer.Ordinal);
    private readonly HashSet<(string What, string Name)> seen = [];

    /// <summary>One sentence a kind of oddity, in the order in which they were met.</summary>
    public IEnumerable<string> Notes => found.Select(pair => $"{pair.Key}, in {Objects(pair.Value)}.");

    /// <summary>Counts an oddity.</summary>
    /// <param name="what">What is odd, as the beginning of a sentence.</param>
    /// <param name="name">The id of the object, or where it stands.</param>
    public void Count(string what, string name)
    {
        if (!seen.Add((what, name)))
            return;
        if (!found.TryGetValue(what, out var names))
            found[what] = names = [];
        names.Add(name);
    }

    private static string Objects(List<string> names)
    {
        var shown = string.Join(", ", names.Take(Named).Select(Short));
        var more = names.Count > Named ? $" and {names.Count - Named} more" : "";
        return $"{(names.Count == 1 ? "1 object" : $"{names.Count} objects")}: {shown}{more}";
    }

    private static string Short(string name) => $"`{(name.Length > LongestName ? name[..LongestName] + "..." : name)}`";
}
