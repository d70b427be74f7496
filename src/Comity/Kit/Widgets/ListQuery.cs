using Microsoft.Extensions.Primitives;

namespace Comity.Kit.Widgets;

/// <summary>What the address asks of a list: words, filters, order and page. What it asks wrongly is left out, never refused.</summary>
public sealed class ListQuery
{
    private readonly Dictionary<string, string> asked;

    /// <summary>What these values of a query ask.</summary>
    public ListQuery(string path, IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        Path = path;
        asked = query.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value[0] ?? "", StringComparer.Ordinal);
    }

    /// <summary>The path of the page with the list.</summary>
    public string Path { get; }

    /// <summary>Words that every row must contain.</summary>
    public string Words => this["q"].Trim();

    /// <summary>The key of the column that gives the order; empty for the list's own.</summary>
    public string SortKey => this["sort"].TrimStart('-');

    /// <summary>Whether the order is turned round.</summary>
    public bool Descending => this["sort"].StartsWith('-');

    /// <summary>The page, from 1.</summary>
    public int Page => int.TryParse(this["page"], out var page) && page > 0 ? page : 1;

    /// <summary>What is asked under a name, or nothing.</summary>
    public string this[string name] => asked.GetValueOrDefault(name, "");

    /// <summary>What a request asks.</summary>
    public static ListQuery Of(HttpContext context) => new(context.Request.Path.Value ?? "/", context.Request.Query);

    /// <summary>The address of this list with some things asked otherwise; an empty value asks no more.</summary>
    public string With(params ReadOnlySpan<(string Name, string Value)> changes)
    {
        var changed = new Dictionary<string, string>(asked, StringComparer.Ordinal);
        changed.Remove("format");
        foreach (var (name, value) in changes)
            changed[name] = value;
        var parts = changed.Where(pair => pair.Value.Length > 0).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}")
            .ToList();
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";
    }
}
