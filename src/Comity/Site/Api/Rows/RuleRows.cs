using Comity.Record.Entries;
using System.Collections.Immutable;
using Comity.Members;

namespace Comity.Site.Api.Rows;

/// <summary>The rules and promises with what they say.</summary>
public static class RuleRows
{
    /// <summary>Every rule and promise, by name.</summary>
    public static IEnumerable<RuleRow> All(Texts texts) => KnownRule.All.Select(rule => new RuleRow(
        rule.Name, KindOf(rule), rule.Says(texts), rule.Source, rule.Since, rule.Until, rule.File, rule.Line, rule.Acts, rule.Refusals(texts), rule.Test));

    /// <summary>What asks a rule: `act`, `engine` or `edge`.</summary>
    public static string KindOf(KnownRule rule) => rule.Kind.ToString().ToLowerInvariant();
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
