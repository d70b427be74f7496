using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace Comity.Tests.House;

/// <summary>What every type must have.</summary>
public sealed class TypesTests
{
    private static readonly IReadOnlyList<Type> Ours = [.. Repository.Core.GetTypes(), .. Repository.Edge.GetTypes()];

    [Fact]
    public void An_interface_has_at_least_two_implementations()
    {
        var lonely = Ours
            .Where(type => type.IsInterface)
            .Where(contract => Ours.Count(type => type is { IsInterface: false, IsAbstract: false } && Implements(type, contract)) < 2);
        Assert.Empty(lonely);
    }

    [Fact]
    public void Every_public_type_of_the_core_says_what_it_is()
    {
        var documents = XDocument.Load(Path.ChangeExtension(Repository.Core.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")?.Value.Trim(), StringComparer.Ordinal);
        var silent = Repository.Core.GetExportedTypes()
            .Where(type => string.IsNullOrEmpty(documents.GetValueOrDefault("T:" + type.FullName!.Replace('+', '.'))));
        Assert.Empty(silent);
    }

    /// <summary>Holds of nothing as long as there is no such type; the type must exist from the first finding of the analysis on.</summary>
    [Fact]
    public void Every_finding_kind_has_a_test_that_names_it()
    {
        var kinds = Repository.Core.GetType("Comity.Norms.Analysis.FindingKind")?.GetEnumNames() ?? [];
        Assert.Empty(Unnamed(kinds));
    }

    /// <summary>A rule is a public member of a static class `SomethingRules` (HOUSE: the plan).</summary>
    [Fact]
    public void Every_rule_has_a_test_that_names_it()
    {
        var rules = Repository.Core.GetExportedTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Rules", StringComparison.Ordinal))
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(member => member is MethodInfo { IsSpecialName: false } or PropertyInfo or FieldInfo)
            .Select(member => member.Name);
        Assert.Empty(Unnamed(rules));
    }

    [Theory]
    [InlineData("DeadNorm", "dead_norm")]
    [InlineData("ReviewerIsNotParty", "reviewer_is_not_party")]
    [InlineData("Gap", "gap")]
    public void A_name_becomes_a_sentence(string name, string sentence) => Assert.Equal(sentence, TestNames.Sentence(name));

    [Fact]
    public void The_search_for_unnamed_kinds_finds_one() => Assert.Equal(["NowhereNamed"], Unnamed(["ANameBecomesASentence", "Nowhere" + "Named"]));

    private static IEnumerable<string> Unnamed(IEnumerable<string> names) => names.Where(name => !TestNames.Naming(name).Any());

    private static bool Implements(Type type, Type contract) =>
        type.GetInterfaces().Any(found => found == contract || (found.IsGenericType && found.GetGenericTypeDefinition() == contract));
}
