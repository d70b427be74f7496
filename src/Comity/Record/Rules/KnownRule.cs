using System.Collections.Frozen;
using System.Collections.Immutable;
using Comity.Kit;
using Comity.Kit.Search;
using Comity.Record.Entries;

namespace Comity.Record.Rules;

/// <summary>What asks a rule.</summary>
public enum RuleKind
{
    /// <summary>An act, or several: the rule stands in their lines of the process's table.</summary>
    Act,

    /// <summary>The engine that takes in statements: the rule is asked of every one, whatever its act.</summary>
    Engine,

    /// <summary>The server around it: a promise that a refusal shows only where it knows cases (<see cref="Promises"/>).</summary>
    Edge,
}

/// <summary>A rule or a promise, with what is known of it.</summary>
/// <param name="Name">Its name, which is its only id.</param>
/// <param name="Kind">What asks it.</param>
/// <param name="Source">The instrument that it follows; `Comity` for one of our own.</param>
/// <param name="File">Where it is written, from the repository's root.</param>
/// <param name="Line">The line.</param>
public sealed record KnownRule(string Name, RuleKind Kind, string Source, string File, int Line)
{
    private static readonly FrozenDictionary<string, string> Tests = RuleTests.Read();

    /// <summary>Every rule of acts and of the engine, and every promise of the edge, by name.</summary>
    public static ImmutableArray<KnownRule> All { get; } =
        [.. Process.Rules.Select(Of).Concat(Promises.All).OrderBy(rule => rule.Name, StringComparer.Ordinal)];

    /// <summary>The first edition of the rules in which it holds.</summary>
    public int Since { get; init; } = 1;

    /// <summary>The first edition in which it holds no longer; 0 while it does.</summary>
    public int Until { get; init; }

    /// <summary>The acts that it is asked of; empty for what is asked of every act or of none.</summary>
    public ImmutableArray<string> Acts { get; init; } = [];

    /// <summary>The cases in which it refuses with sentences of their own.</summary>
    public ImmutableArray<string> Cases { get; init; } = [];

    /// <summary>The test that names it: class and method.</summary>
    public string Test => Tests.GetValueOrDefault(Name, "");

    /// <summary>What it demands or promises, in one sentence.</summary>
    public string Says(Texts texts) => texts[Kind == RuleKind.Edge ? $"promise.{Name}" : $"rule.{Name}.says"];

    /// <summary>How it refuses: a sentence for each case; none for a promise that no refusal shows.</summary>
    public ImmutableArray<string> Refusals(Texts texts) =>
        [.. ((string[])[$"rule.{Name}", .. Cases.Select(one => $"rule.{Name}.{one}")]).Where(texts.Has).Select(key => texts[key])];

    /// <summary>Whether every word stands in its name, its sentence, its source or a refusal.</summary>
    /// <param name="words">The words, folded (<see cref="Folding"/>).</param>
    /// <param name="texts">The language of the sentences.</param>
    public bool Has(IReadOnlyList<string> words, Texts texts)
    {
        var all = string.Join(' ', Folding.Words($"{Name}\n{Says(texts)}\n{Source}\n{string.Join('\n', Refusals(texts))}"));
        return words.All(word => all.Contains(word, StringComparison.Ordinal));
    }

    private static KnownRule Of((string Name, RuleAttribute Mark) rule)
    {
        ImmutableArray<string> acts = [.. Process.Acts.Where(kind => kind.Rules.Any(asked => asked.Name == rule.Name)).Select(kind => kind.Name)];
        return new(rule.Name, acts.IsEmpty ? RuleKind.Engine : RuleKind.Act, rule.Mark.Source, rule.Mark.File, rule.Mark.Line)
        {
            Since = rule.Mark.Since, Until = rule.Mark.Until, Acts = acts, Cases = [.. rule.Mark.Cases],
        };
    }
}
