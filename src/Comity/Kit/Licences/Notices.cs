using System.Collections.Immutable;
using System.Text;

namespace Comity.Kit.Licences;

/// <summary>Writes whose work is in the program, under which terms, and the words that these terms ask to be handed on.</summary>
public static class Notices
{
    private const string Also = "also-";

    /// <summary>The notices.</summary>
    public static string Write(ImmutableArray<Component> components, ImmutableSortedDictionary<string, string> texts)
    {
        var written = new StringBuilder();
        written.Append($"Comity {ProgramVersion.Text} is under the Apache License 2.0, below. In it is work of others:\n");
        foreach (var component in components)
            written.Append($"\n{component.Name} {component.Version}".TrimEnd()).Append($"\n  {component.Licence}")
                .Append(component.Copyright is { } owner ? $"; {owner}" : "").Append(component.From is { } from ? $"\n  {from}" : "").Append('\n');
        foreach (var licence in components.Select(component => component.Taken).Append("Apache-2.0").Distinct().Order(StringComparer.Ordinal))
            Section(written, licence, texts[licence]);
        foreach (var (name, text) in texts.Where(text => text.Key.StartsWith(Also, StringComparison.Ordinal)))
            Section(written, $"Notices that come with {name[Also.Length..]}", text);
        return written.ToString().TrimEnd();
    }

    private static void Section(StringBuilder written, string title, string text) =>
        written.Append($"\n{new string('-', 80)}\n{title}\n{new string('-', 80)}\n\n{text.Trim()}\n");
}
