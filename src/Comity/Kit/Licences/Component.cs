using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Comity.Kit.Licences;

/// <summary>Something of others that is in the program.</summary>
/// <param name="Name">Its name; for a package that of its registry.</param>
/// <param name="Version">Its version; null where it has none of its own.</param>
/// <param name="Licence">Its licence, as an SPDX expression.</param>
/// <param name="Copyright">Whose it is; null where nobody claims it.</param>
/// <param name="From">Where it comes from, when it is no package.</param>
/// <param name="Sha512">The hash of its package, 128 hexadecimal digits; null where it is none, or its hash is not locked.</param>
public sealed record Component(string Name, string? Version, string Licence, string? Copyright, string? From, string? Sha512)
{
    private const string Folder = "licences/", Lock = "packages.lock.json", Fonts = "assets/FONTS.txt";

    /// <summary>All that this build holds, packages first; where it brings the .NET runtime, also that.</summary>
    public static ImmutableArray<Component> All { get; } = [.. Read(), .. Runtime()];

    /// <summary>The texts that stand for licences and notices of others, by name.</summary>
    public static ImmutableSortedDictionary<string, string> Texts { get; } = Own.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name != $"{Folder}components.txt")
        .ToImmutableSortedDictionary(name => name[Folder.Length..^".txt".Length], Text, StringComparer.Ordinal).Add("OFL-1.1", Text(Fonts));

    /// <summary>The licence that is taken where there is a choice.</summary>
    public string Taken => Licence.Split(" OR ")[^1];

    private static Assembly Own => typeof(Component).Assembly;

    private static IEnumerable<Component> Read()
    {
        var locked = JsonDocument.Parse(Text(Lock)).RootElement.GetProperty("dependencies").EnumerateObject().Single().Value;
        foreach (var line in Text($"{Folder}components.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var cells = line.Split('|', 5, StringSplitOptions.TrimEntries);
            yield return cells is [var package, "", var licence, var copyright, ""] && locked.GetProperty(package) is var found
                ? new(package, found.GetProperty("resolved").GetString(), licence, copyright, null,
                    Convert.ToHexStringLower(found.GetProperty("contentHash").GetBytesFromBase64()))
                : new(cells[0], Said(cells[1]), cells[2], Said(cells[3]), cells[4], null);
        }
    }

    /// <summary>The packages of the runtime that a file which needs nothing else was made of; `./publish` names them.</summary>
    private static IEnumerable<Component> Runtime() => Own.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(one => one.Key == "RuntimePack" && one.Value is not null)
        .Select(one => one.Value!.Split(' '))
        .Select(pack => new Component(pack[0], pack[1], "MIT", "Copyright (c) .NET Foundation and Contributors", null, null));

    private static string? Said(string cell) => cell.Length == 0 ? null : cell;

    private static string Text(string resource)
    {
        using var reader = new StreamReader(Own.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
