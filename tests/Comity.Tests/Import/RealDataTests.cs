using Comity.Import;
using Comity.Norms.Language;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Import;

/// <summary>The mapping that ships, on the file for which it was written.</summary>
public sealed class RealDataTests
{
    private static string? Data { get; } =
        new[] { Environment.GetEnvironmentVariable("COMITY_DATA"), Path.Combine(Repository.Root, "..", "shared", "data"),
            Path.Combine(Repository.Root, "..", "..", "shared", "data") }
            .FirstOrDefault(folder => folder is not null && Directory.Exists(folder));

    [Fact]
    public void Every_row_of_the_real_file_becomes_a_case()
    {
        var result = Read();
        Assert.Equal(1089, result.Cases.Length);
        Assert.Empty(result.Unmapped);
    }

    private static ImportResult Read()
    {
        Assert.SkipWhen(Data is null, "The folder with the real incidents is not there; set COMITY_DATA to it.");
        var book = Environment.GetEnvironmentVariable("COMITY_BOOK") ?? Path.Combine(Repository.Root, "books", "un-framework");
        Assert.SkipUnless(File.Exists(Path.Combine(book, "facts.md")), "The book is not there.");
        var text = BookText.Read(Directory.EnumerateFiles(book, "*.md").Select(file => new SourceFile(Path.GetFileName(file), File.ReadAllText(file))));
        var ids = text.Items.OfType<NormItem>().Select(norm => norm.Id).ToHashSet();
        var path = Path.Combine(Repository.Root, "books/un-framework/mappings/eurepoc.md");
        var (mapping, problems) = MappingParser.Read(new("eurepoc.md", File.ReadAllText(path)), text.Vocabulary, [.. ids]);
        Assert.True(mapping is not null, string.Join('\n', problems));
        var result = Importer.Read(Path.Combine(Data, "eurepoc", "EuRepoC_Global_Database_1.1.csv"), mapping, text.Vocabulary);
        foreach (var one in result.Unmapped)
            TestContext.Current.SendDiagnosticMessage(one.ToString());
        TestContext.Current.SendDiagnosticMessage(
            $"contradictions {result.Contradictions.Length} {string.Join(" ", result.Contradictions.Take(30).Select(one => one.Case + " " + one.Fact + ";"))} "
            + $"{string.Join('|', result.Notes)}");
        return result;
    }
}
