using System.Text.Json;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Record;

/// <summary>Other people's test cases, which lie beside the repository. A test that wants one is skipped where they are missing.</summary>
internal static class Vectors
{
    private static string? Root { get; } =
        new[] { Environment.GetEnvironmentVariable("COMITY_DATA"), Path.Combine(Repository.Root, "..", "shared", "data"),
            Path.Combine(Repository.Root, "..", "..", "shared", "data") }
            .OfType<string>()
            .Select(folder => Path.Combine(folder, "verification"))
            .FirstOrDefault(Directory.Exists);

    /// <summary>The absolute path of a file or folder.</summary>
    public static string At(string path)
    {
        Assert.SkipWhen(Root is null, "The folder with others' test cases is not there; set COMITY_DATA to the folder that holds `verification`.");
        return Path.Combine(Root, path);
    }

    /// <summary>A file's bytes.</summary>
    public static byte[] Bytes(string path) => File.ReadAllBytes(At(path));

    /// <summary>A file's text.</summary>
    public static string Text(string path) => File.ReadAllText(At(path));

    /// <summary>A file's JSON.</summary>
    public static JsonElement Json(string path) => JsonElement.Parse(Bytes(path));

    /// <summary>All files under a folder with an ending.</summary>
    public static IReadOnlyList<string> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
