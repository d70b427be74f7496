using System.Text.Json;
using Comity.Kit;
using Comity.Record.Rules;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Record.Commands;

/// <summary>`comity rules`.</summary>
public sealed class RulesCommandTests
{
    [Fact]
    public void All_rules_are_listed_each_with_its_sentence()
    {
        var (code, output, _) = Run("rules");
        Assert.Equal((ExitCode.Yes, KnownRule.All.Length), (code, output.TrimEnd().Split('\n').Length));
        var name = "RecordBeginsOnce".PadRight(KnownRule.All.Max(rule => rule.Name.Length) + 2);
        Assert.Contains($"\n{name}engine  A record begins once: its first entry, and no other, is the founding act.\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KeyIsHeld")]
    [InlineData("keyisheld")]
    public void One_rule_is_shown_with_source_and_place(string name)
    {
        var (code, output, _) = Run("rules", name);
        Assert.Equal(ExitCode.Yes, code);
        Assert.StartsWith("KeyIsHeld\n  Who registers a key of their own shows that they hold it.\n  kind     act\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  source   Comity; the proof of possession of RFC 4211 section 4\n  edition  from 1 on\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  written  src/Comity.Core/Record/Keys/KeyRules.cs:", output, StringComparison.Ordinal);
        Assert.Contains("\n  test     Comity.Tests.Record.Keys.", output, StringComparison.Ordinal);
        Assert.Contains("\n  refuses  Nothing shows that you hold the key", output, StringComparison.Ordinal);
        var written = output.Split('\n').Single(line => line.StartsWith("  written", StringComparison.Ordinal));
        var (file, line) = written.Split(' ')[^1].Split(':') is [var path, var number] ? (path, int.Parse(number)) : default;
        Assert.Contains("[Rule(", Repository.Read(file!).Split('\n')[line - 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ObjectionIsInTime", "objection")]
    [InlineData("WhatIsNamedExists", "did you mean")]
    [InlineData("SignatureHolds", "8032")]
    [InlineData("SessionHasALongestLife", "session", "SEVEN")]
    public void Words_of_names_sentences_sources_and_refusals_find_a_rule(string name, params string[] words)
    {
        var (code, output, _) = Run(["rules", .. words]);
        Assert.Equal(ExitCode.Yes, code);
        Assert.Contains(name, output, StringComparison.Ordinal);
        Assert.DoesNotContain("OriginIsName", output, StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_each_rule_says_name_kind_sentence_source_and_test()
    {
        using var all = JsonDocument.Parse(Run("rules", "--json").Output);
        Assert.Equal(KnownRule.All.Length, all.RootElement.GetArrayLength());
        string[] keys = ["name", "kind", "sentence", "source", "test"];
        Assert.All(all.RootElement.EnumerateArray(), rule => Assert.All(keys, key => Assert.NotEmpty(rule.GetProperty(key).GetString()!)));
        var kinds = all.RootElement.EnumerateArray().Select(rule => rule.GetProperty("kind").GetString()!).Distinct();
        Assert.Equal(["act", "edge", "engine"], kinds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unknown_name_is_answered_with_near_ones()
    {
        var (code, _, error) = Run("rules", "KeyIsHold");
        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith("There is no rule `KeyIsHold`; did you mean `KeyIsHeld` or ", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (Program.Run(arguments, output, error, TextReader.Null), output.ToString(), error.ToString());
    }
}
