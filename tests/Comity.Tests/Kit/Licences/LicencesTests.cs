using System.Text.Json;
using System.Text.RegularExpressions;
using Comity.Kit.Licences;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Kit.Licences;

/// <summary>Everything of others that ships is named, with its licence, and its terms are handed on.</summary>
public sealed partial class LicencesTests
{
    /// <summary>What the build puts beside the program, as it says itself, without what is ours.</summary>
    private static readonly Dictionary<string, string> Shipped = Read();

    [Fact]
    public void Every_package_that_ships_is_named_in_its_version_and_nothing_else() => Assert.Equal(
        Shipped.Select(package => $"{package.Key} {package.Value}").Order(StringComparer.Ordinal),
        Component.All.Where(component => component.From is null).Select(component => $"{component.Name} {component.Version}").Order(StringComparer.Ordinal));

    [Fact]
    public void Each_package_says_itself_what_is_written_of_it()
    {
        var wrong = new List<string>();
        foreach (var component in Component.All.Where(component => component.From is null))
        {
            var name = component.Name.ToLowerInvariant();
            var said = File.ReadAllText(Path.Combine(Packages, name, component.Version!, $"{name}.nuspec"));
            if (Licence().Match(said).Groups[1].Value != component.Licence
                || (Copyright().Match(said) is { Success: true } copyright && copyright.Groups[1].Value.Trim() != component.Copyright))
                wrong.Add(component.Name);
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_licence_has_its_words_and_every_text_is_of_something()
    {
        Assert.Empty(Component.All.Select(component => component.Taken).Except(Component.Texts.Keys));
        Assert.Empty(Component.Texts.Keys.Except([
            .. Component.All.Select(component => component.Taken), .. Component.All.Select(component => $"also-{component.Name}"), "Apache-2.0",
        ]));
    }

    [Fact]
    public void The_notices_hold_every_copyright_and_every_licence()
    {
        var (code, output) = Run();
        Assert.Equal(0, code);
        Assert.All(Component.All, component => Assert.Contains(component.Copyright ?? component.Name, output, StringComparison.Ordinal));
        Assert.Contains("Permission is hereby granted, free of charge", output, StringComparison.Ordinal);
        Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", output, StringComparison.Ordinal);
        Assert.Contains("Version 2.0, January 2004", output, StringComparison.Ordinal);
    }

    /// <summary>What the schema of CycloneDX 1.6 demands of the members that are written.</summary>
    [Fact]
    public void The_list_of_components_is_CycloneDX()
    {
        var (code, output) = Run("--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal(("CycloneDX", "1.6", 1), (Text(root, "bomFormat"), Text(root, "specVersion"), root.GetProperty("version").GetInt32()));
        Assert.Equal("comity", Text(root.GetProperty("metadata").GetProperty("component"), "name"));
        var components = root.GetProperty("components").EnumerateArray().ToList();
        Assert.Equal(Component.All.Length, components.Count);
        Assert.Equal(components.Count, components.Select(component => Text(component, "bom-ref")).Distinct().Count());
        Assert.All(components, component =>
        {
            Assert.Contains(Text(component, "type"), new[] { "library", "data" });
            Assert.NotEmpty(component.GetProperty("licenses")[0].GetProperty("expression").GetString()!);
            if (component.TryGetProperty("purl", out var purl))
                Assert.Matches(@"\Apkg:nuget/[\w.]+@[\d.]+\z", purl.GetString());
            if (component.TryGetProperty("hashes", out var hashes))
                Assert.Matches(@"\A[0-9a-f]{128}\z", Text(hashes[0], "content"));
        });
    }

    private static string Packages { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
        ? given : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");

    private static (int Code, string Output) Run(params string[] options)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (Program.Run(["licences", .. options], output, TextWriter.Null, TextReader.Null), output.ToString());
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static Dictionary<string, string> Read()
    {
        using var json = JsonDocument.Parse(Repository.Read("src/Comity/bin/Release/net10.0/comity.deps.json"));
        return json.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
            .Where(library => library.Value.TryGetProperty("runtime", out _) || library.Value.TryGetProperty("runtimeTargets", out _))
            .Select(library => library.Name.Split('/'))
            .Where(name => name[0] is not ("comity" or "Comity.Core"))
            .ToDictionary(name => name[0], name => name[1]);
    }

    [GeneratedRegex("<license type=\"expression\"[^>]*>([^<]*)<")]
    private static partial Regex Licence();

    [GeneratedRegex("<copyright>([^<]*)<")]
    private static partial Regex Copyright();
}
