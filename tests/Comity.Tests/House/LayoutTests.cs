using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Xunit;

namespace Comity.Tests.House;

/// <summary>Where things lie and what they are called.</summary>
public sealed partial class LayoutTests
{
    private static readonly ImmutableArray<string> Vague = ["Services", "Helpers", "Managers", "Utils", "Common", "Models"];

    /// <summary>Put together here, so that this file does not find itself.</summary>
    private static readonly ImmutableArray<string> Unfinished = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];

    [Fact]
    public void Namespaces_equal_folders()
    {
        var wrong =
            from file in Repository.Sources("src", "tests", "bench")
            from Match written in WrittenNamespace().Matches(Repository.Read(file))
            where written.Groups[1].Value != Expected(file)
            select $"{file}: {written.Groups[1].Value}, expected {Expected(file)}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_source_has_a_namespace() =>
        Assert.Empty(Repository.Sources("src", "tests", "bench").Where(file => IsCode(file) && !WrittenNamespace().IsMatch(Repository.Read(file))));

    [Fact]
    public void No_folder_has_a_vague_name() =>
        Assert.Empty(Repository.Files("src", "tests", "bench")
            .Where(file => file.Split('/').SkipLast(1).Intersect(Vague, StringComparer.OrdinalIgnoreCase).Any()));

    [Fact]
    public void Paths_are_at_most_five_deep() =>
        Assert.Empty(Repository.Files("src").Where(file => file.Split('/').Length - 1 > 5));

    [Fact]
    public void File_names_are_at_most_thirty_characters() =>
        Assert.Empty(Repository.Files("src", "tests", "bench", "books", "docs").Where(file => Path.GetFileName(file).Length > 30));

    /// <summary>In the markup of a page a line break may be a space that readers see, and the lines of a raw text are its own.</summary>
    [Fact]
    public void A_line_has_at_most_160_characters() => Assert.Empty(
        from file in Repository.Files("src", "tests", "bench")
        where Path.GetExtension(file) is ".cs" or ".razor"
        from line in CodeOf(file).Index()
        where line.Item.Length > 160
        select $"{file}:{line.Index + 1}");

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        var left =
            from file in Repository.Files("src", "tests", "bench", ".ci").Concat(["comity", "test"])
            where Path.GetExtension(file) is ".cs" or ".razor" or ".css" or ".js" or ".csproj" or ""
            from word in Unfinished
            where Regex.IsMatch(Repository.Read(file), $@"\b{word}\b", RegexOptions.NonBacktracking)
            select $"{file}: {word}";
        Assert.Empty(left);
    }

    /// <summary>The lines of a file, with nothing in those that are markup or inside a raw text.</summary>
    private static IEnumerable<string> CodeOf(string file)
    {
        var (isCode, isRaw) = (file.EndsWith(".cs", StringComparison.Ordinal), false);
        foreach (var line in Repository.Read(file).Split('\n'))
        {
            isCode = isCode || line.StartsWith("@code", StringComparison.Ordinal);
            var ends = Regex.Count(line, "\"{3,}", RegexOptions.NonBacktracking);
            yield return isCode && !isRaw ? line : "";
            isRaw ^= ends % 2 == 1;
        }
    }

    /// <summary>src/Comity.Core/Norms/Logic/Formula.cs lies in Comity.Norms.Logic; both projects under src begin with Comity.</summary>
    private static string Expected(string file)
    {
        var folders = file.Split('/')[1..^1];
        if (folders[0] == "Comity.Core")
            folders[0] = "Comity";
        return string.Join('.', folders);
    }

    private static bool IsCode(string file) => Declaration().IsMatch(Repository.Read(file));

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex WrittenNamespace();

    [GeneratedRegex(@"^(\w+ )*(class|record|struct|interface|enum) \w", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
