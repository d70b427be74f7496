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
        Assert.Equal((ExitCode.Yes, Process.Rules.Length), (code, output.TrimEnd().Split('\n').Length));
        var name = "RecordBeginsOnce".PadRight(Process.Rules.Max(rule => rule.Name.Length) + 2);
        Assert.Contains($"\n{name}A record begins once: its first entry, and no other, is the founding act.\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KeyIsHeld")]
    [InlineData("keyisheld")]
    public void One_rule_is_shown_with_source_and_place(string name)
    {
        var (code, output, _) = Run("rules", name);
        Assert.Equal(ExitCode.Yes, code);
        Assert.StartsWith("KeyIsHeld\n  Who registers a key of their own shows that they hold it.\n  source   Comity; the proof of possession of RFC 4211 section 4\n  edition  from 1 on\n  written  src/Comity.Core/Record/Keys/KeyRules.cs:", output, StringComparison.Ordinal);
        var (file, line) = output.TrimEnd().Split(' ')[^1].Split(':') is [var path, var number] ? (path, int.Parse(number)) : default;
        Assert.Contains("[Rule(", Repository.Read(file!).Split('\n')[line - 1], StringComparison.Ordinal);
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
