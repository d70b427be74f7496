using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Comity.Record.Entries;

/// <summary>A rule's answer when it lets an act not pass: which rule, the facts that its sentence names, and the place in the act.</summary>
/// <param name="Rule">The rule's name: the only id it has.</param>
/// <param name="Where">The property of the act that is at fault, as the act writes it (`participant`, `languages[1].file`); null for the act as a
/// whole.</param>
/// <param name="Facts">The facts, by the names that the rule's sentence uses.</param>
public sealed record Refusal(string Rule, string? Where, ImmutableSortedDictionary<string, string> Facts)
{
    /// <summary>Which of the rule's cases holds (<see cref="RuleAttribute.Cases"/>); null where the rule knows but one.</summary>
    public string? Case { get; init; }

    /// <summary>The refusal of another rule that it rests on; null where it rests on none.</summary>
    public Refusal? Because { get; init; }

    /// <summary>The same refusal, saying which of the rule's cases holds.</summary>
    public Refusal In(string @case) => this with { Case = @case };

    /// <summary>The refusal of the rule that calls, with facts.</summary>
    public static Refusal Of(string? where, (string Name, string Value)[] facts, [CallerMemberName] string rule = "") =>
        new(rule, where, facts.ToImmutableSortedDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal));

    /// <summary>The refusal of the rule that calls, with one fact.</summary>
    public static Refusal Of(string? where, string name, string value, [CallerMemberName] string rule = "") => Of(where, [(name, value)], rule);

    /// <summary>The refusal of the rule that calls, without facts.</summary>
    public static Refusal Of(string? where, [CallerMemberName] string rule = "") => Of(where, [], rule);
}

/// <summary>Marks a rule and says where it comes from and since which edition of the rules of procedure it holds. File and line are the compiler's.</summary>
/// <param name="source">The instrument it follows, such as `A/520/Rev.21 rule 27`, or `Comity` for a rule of our own.</param>
/// <param name="file">The file, from the repository's root; filled in by the compiler.</param>
/// <param name="line">The line of the mark; filled in by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RuleAttribute(string source, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The instrument the rule follows.</summary>
    public string Source { get; } = source;

    /// <summary>Where it is written: file from the repository's root.</summary>
    public string File { get; } = file.StartsWith("/comity/", StringComparison.Ordinal) ? file["/comity/".Length..] : file;

    /// <summary>The line of its mark.</summary>
    public int Line { get; } = line;

    /// <summary>The cases in which it refuses, where it knows several: each of its refusals then says which one holds, and each case has its own
    /// sentence.</summary>
    public string[] Cases { get; init; } = [];

    /// <summary>The first edition of the rules in which it holds.</summary>
    public int Since { get; init; } = 1;

    /// <summary>The first edition in which it holds no longer; 0 while it does.</summary>
    public int Until { get; init; }

    /// <summary>The mark of a rule.</summary>
    public static RuleAttribute Of(Delegate rule) =>
        rule.Method.GetCustomAttribute<RuleAttribute>()
            ?? throw new InvalidOperationException($"{rule.Method.Name} has no mark that says where it comes from.");

    /// <summary>Whether it holds in an edition.</summary>
    public bool Holds(int edition) => edition >= Since && (Until == 0 || edition < Until);
}
