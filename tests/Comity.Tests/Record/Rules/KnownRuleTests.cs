using Comity.Kit;
using Comity.Record.Rules;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Record.Rules;

/// <summary>Rules and promises stand in one list, each with its sentence and the test that names it.</summary>
public sealed class KnownRuleTests
{
    private const string Table = "src/Comity/Record/Rules/rule-tests.txt";

    /// <summary>COMITY_RENEW=1 writes the table again; the next build ships it.</summary>
    [Fact]
    public void The_table_of_tests_names_for_every_rule_and_promise_a_test_that_exists()
    {
        var unnamed = KnownRule.All.Where(rule => !TestNames.Naming(rule.Name).Any()).Select(rule => rule.Name);
        Assert.Empty(unnamed);
        var table = string.Concat(KnownRule.All.Select(rule => $"{rule.Name} {TestNames.FullName(TestNames.Naming(rule.Name).First())}\n"));
        if (Environment.GetEnvironmentVariable("COMITY_RENEW") == "1")
            File.WriteAllText(Path.Combine(Repository.Root, Table), table);
        Assert.Equal(table, Repository.Read(Table));
    }

    [Fact]
    public void Every_rule_and_promise_says_its_test() =>
        Assert.All(KnownRule.All, rule => Assert.Contains(TestNames.All, test => TestNames.FullName(test) == rule.Test));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_promise_has_its_sentence(string language)
    {
        var keys = Texts.In(Language.Find(language)!).Keys.Where(key => key.StartsWith("promise.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(Promises.All.Select(promise => $"promise.{promise.Name}").Order(StringComparer.Ordinal), keys);
    }

    [Fact]
    public void Every_name_is_of_one_rule_or_promise() => Assert.Equal(KnownRule.All.Length, KnownRule.All.DistinctBy(rule => rule.Name).Count());

    [Fact]
    public void Every_promise_says_where_it_is_written() =>
        Assert.All(Promises.All, promise => Assert.Contains(
            $"\"{promise.Name}\"", Repository.Read(promise.File).Split('\n')[promise.Line - 1], StringComparison.Ordinal));

    [Theory]
    [InlineData("KeyIsHeld", RuleKind.Act)]
    [InlineData("SignatureHolds", RuleKind.Engine)]
    [InlineData("TimeGoesForward", RuleKind.Engine)]
    [InlineData("SessionHasALongestLife", RuleKind.Edge)]
    public void What_asks_a_rule_is_its_kind(string name, RuleKind kind) => Assert.Equal(kind, KnownRule.All.Single(rule => rule.Name == name).Kind);
}
