using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Comity.Tests.House;

/// <summary>One thing has one name: what the page on wording refuses stands in no text for users.</summary>
public sealed partial class WordingTests
{
    private static string[] Refused =>
        [.. Block().Match(Repository.Read("docs/design/wording.md")).Groups[1].Value.Trim().Split('\n').Select(line => line.Trim())];

    private static IEnumerable<(string File, string Key, string Text)> Texts => Repository.Files("src/Comity")
        .Where(file => file.Contains("/Texts/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal))
        .SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, string>>(Repository.Read(file))!.Select(one => (file, one.Key, one.Value)));

    [Fact]
    public void No_text_and_no_guide_uses_a_refused_word()
    {
        Assert.Contains("terms of procedure", Refused);
        var said = Texts.Select(one => (Where: $"{one.File} {one.Key}", one.Text))
            .Concat(Repository.Files("docs/guide").Where(file => file.EndsWith(".md", StringComparison.Ordinal))
                .Select(file => (Where: file, Text: Repository.Read(file))));
        Assert.Empty(said.Where(one => Refused.Any(word => Plain(one.Text).Contains(word, StringComparison.OrdinalIgnoreCase))).Select(one => one.Where));
    }

    /// <summary>The rules by which the program accepts acts are never called by the name of those of the body, and the other way round.</summary>
    [Fact]
    public void The_programs_rules_and_rules_of_procedure_are_two_names()
    {
        string[] body = ["rules of procedure", "règlement intérieur"];
        string[] program = ["program's rules", "règles du programme"];
        var ofProgram = Texts.Where(one => About(one.Key, "AdoptRules") || one.Key is "act.BeginRecord.rules" or "changes.of.Founding").ToList();
        var ofBody = Texts
            .Where(one => About(one.Key, "AdoptProcedure") || one.Key is "procedure.title" or "forum.procedure" or "changes.of.Procedure").ToList();
        Assert.All(ofProgram, one => Assert.DoesNotContain(body, word => Plain(one.Text).Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(ofBody, one => Assert.DoesNotContain(program, word => Plain(one.Text).Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(ofProgram.Where(one => one.Key is "act.AdoptRules" or "record.said.AdoptRules" or "changes.of.Founding"),
            one => Assert.Contains(program, word => Plain(one.Text).Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.All(ofBody.Where(one => one.Key is "act.AdoptProcedure" or "record.said.AdoptProcedure" or "procedure.title"),
            one => Assert.Contains(body, word => Plain(one.Text).Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool About(string key, string act) =>
        key == $"act.{act}" || key.StartsWith($"act.{act}.", StringComparison.Ordinal) || key.StartsWith($"record.said.{act}", StringComparison.Ordinal);

    private static string Plain(string text) => text.Replace('’', '\'').ReplaceLineEndings(" ");

    [GeneratedRegex("```refused\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
