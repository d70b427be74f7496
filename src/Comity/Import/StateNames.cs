namespace Comity.Import;

/// <summary>Gives each State one name, however a source writes it: its ISO 3166-1 alpha-2 code, or, where it has none, the first spelling met.</summary>
internal sealed class StateNames
{
    private readonly Dictionary<string, string> others = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The one name.</summary>
    /// <param name="written">A code of two or three letters or a name, in any capitals; empty for none.</param>
    public string Of(string written)
    {
        var text = string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
            return "";
        if (StateCodes.Find(text) is { } code)
            return code;
        var name = text.Length <= 3 ? text.ToUpperInvariant() : text;
        return others.TryGetValue(name, out var first) ? first : others[name] = name;
    }
}
