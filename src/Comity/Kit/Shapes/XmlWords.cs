using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Comity.Kit.Shapes;

/// <summary>What the documentation comments say of types and fields: the descriptions of the programming interface, in English.</summary>
public static partial class XmlWords
{
    private static readonly Lazy<FrozenDictionary<string, XElement>> Members = new(Read);

    /// <summary>What a type is; nothing when it does not say.</summary>
    public static string Of(Type type) => Words(Member($"T:{NameOf(type)}")?.Element("summary"));

    /// <summary>What a field of a record holds; nothing when the record does not say.</summary>
    public static string Of(Type type, string field)
    {
        var words = Words(Member($"T:{NameOf(type)}")?.Elements("param")
            .FirstOrDefault(one => JsonNamingPolicy.CamelCase.ConvertName(one.Attribute("name")!.Value) == field));
        return words.Length > 0 ? words : Words(Member($"P:{NameOf(type)}.{char.ToUpperInvariant(field[0])}{field[1..]}")?.Element("summary"));
    }

    private static XElement? Member(string name) => Members.Value.GetValueOrDefault(name);

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    /// <summary>A program that is installed without these files describes less and works as well.</summary>
    private static FrozenDictionary<string, XElement> Read() => ((ImmutableArray<string>)["comity.xml", "Comity.Core.xml"])
        .Select(file => Path.Combine(AppContext.BaseDirectory, file)).Where(File.Exists)
        .SelectMany(file => XDocument.Load(file).Descendants("member"))
        .ToFrozenDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    private static string Words(XElement? element) => element is null ? "" : Space().Replace(string.Concat(element.Nodes().Select(Word)), " ").Trim();

    private static string Word(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => $"`{Short(see.Attribute("cref")?.Value ?? "")}`",
        XElement { Name.LocalName: "paramref" } named => $"`{named.Attribute("name")?.Value}`",
        XElement inner => $"`{inner.Value}`",
        _ => "",
    };

    private static string Short(string reference) => reference.Split('(')[0].Split('.')[^1];

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();
}
