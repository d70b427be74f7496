using System.Collections.Immutable;
using Comity.Members;
using Comity.Site.Shapes;

namespace Comity.Site.Api.Rows;

/// <summary>The rules with what they say.</summary>
public static class RuleRows
{
    /// <summary>Every rule, by name.</summary>
    public static IEnumerable<RuleRow> All(Texts texts) => Process.Rules.Select(rule => new RuleRow(
        rule.Name, Says(texts, rule.Name), rule.Mark.Source, rule.Mark.Since, rule.Mark.Until, rule.Mark.File, rule.Mark.Line,
        [.. Process.Acts.Where(kind => kind.Rules.Any(asked => asked.Name == rule.Name)).Select(kind => kind.Name)]));

    /// <summary>What a rule demands; nothing where no text says it.</summary>
    public static string Says(Texts texts, string rule) => texts.Has($"rule.{rule}.says") ? texts[$"rule.{rule}.says"] : Documented(rule);

    private static string Documented(string rule) => Documents.GetValueOrDefault(rule, "");

    private static Dictionary<string, string> Documents { get; } = XmlWords.Methods(Process.Rules.Select(rule => rule.Name));
}

/// <summary>Roles as lists of words.</summary>
public static class RoleWords
{
    /// <summary>The roles, one by one, by their names in the program with a small first letter.</summary>
    public static ImmutableArray<string> Of(Role roles) =>
        [.. Single.Where(role => (roles & role) != Role.None).Select(role => char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..])];

    /// <summary>Every role by itself.</summary>
    public static ImmutableArray<Role> Single { get; } = [.. Enum.GetValues<Role>().Where(role => System.Numerics.BitOperations.IsPow2((int)role))];
}
