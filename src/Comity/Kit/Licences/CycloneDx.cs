using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Comity.Kit.Licences;

/// <summary>Writes the list of components as CycloneDX 1.6 (ECMA-424). The same build writes the same bytes: no time, no serial number.</summary>
public static class CycloneDx
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The list.</summary>
    public static string Write(ImmutableArray<Component> components) => JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new Dictionary<string, object>
            {
                ["component"] = Described("application", new("comity", ProgramVersion.Text, "Apache-2.0", null, null, null)),
            },
            ["components"] = components.Select(component => Described(component.Sha512 is null && component.From is not null ? "data" : "library", component)),
        },
        Form);

    private static Dictionary<string, object> Described(string type, Component component) => new Dictionary<string, object?>
    {
        ["type"] = type,
        ["bom-ref"] = Reference(component),
        ["name"] = component.Name,
        ["version"] = component.Version,
        ["hashes"] = component.Sha512 is { } hash ? new[] { new Dictionary<string, string> { ["alg"] = "SHA-512", ["content"] = hash } } : null,
        ["licenses"] = new[] { new Dictionary<string, string> { ["expression"] = component.Licence } },
        ["copyright"] = component.Copyright,
        ["purl"] = component.From is null && type == "library" ? Reference(component) : null,
        ["externalReferences"] = component.From is { } from
            ? new[] { new Dictionary<string, string> { ["type"] = "website", ["url"] = from.Split(';')[0] } } : null,
    }.Where(member => member.Value is not null).ToDictionary(member => member.Key, member => member.Value!);

    private static string Reference(Component component) => component.From is null && component.Name != "comity"
        ? $"pkg:nuget/{component.Name}@{component.Version}"
        : $"{component.Name}{(component.Version is { } version ? $"@{version}" : "")}";
}
