using System.Collections.Immutable;
using Comity.Kit;

namespace Comity.Record.Rules;

/// <summary>A rule that acts are held against, as the program asks it, or a promise of the server around it.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Kind">What asks it: `act`, `engine` for what is asked of every statement, `edge` for a promise of the server.</param>
/// <param name="Says">What it demands, in one sentence.</param>
/// <param name="Source">The instrument that it follows; `Comity` for a rule of our own.</param>
/// <param name="Since">The first edition of the rules in which it holds.</param>
/// <param name="Until">The first edition in which it holds no longer; 0 while it does.</param>
/// <param name="File">Where it is written.</param>
/// <param name="Line">The line.</param>
/// <param name="Acts">The acts that it is asked of; empty where it is asked of every act, or is a promise.</param>
/// <param name="Refusals">How it refuses, in one sentence for each case.</param>
/// <param name="Test">The test that names it: class and method.</param>
public sealed record RuleRow(
    string Rule, string Kind, string Says, string Source, int Since, int Until, string File, int Line, ImmutableArray<string> Acts,
    ImmutableArray<string> Refusals, string Test);

/// <summary>The rules and promises with what they say.</summary>
public static class RuleRows
{
    /// <summary>Every rule and promise, by name.</summary>
    public static IEnumerable<RuleRow> All(Texts texts) => KnownRule.All.Select(rule => new RuleRow(
        rule.Name, KindOf(rule), rule.Says(texts), rule.Source, rule.Since, rule.Until, rule.File, rule.Line, rule.Acts, rule.Refusals(texts), rule.Test));

    /// <summary>What asks a rule: `act`, `engine` or `edge`.</summary>
    public static string KindOf(KnownRule rule) => rule.Kind.ToString().ToLowerInvariant();
}
