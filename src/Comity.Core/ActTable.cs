using System.Collections.Immutable;
using System.Reflection;
using Comity.Members;
using Comity.Record.Entries;

namespace Comity;

/// <summary>One rule as the process asks it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mark">Where it comes from and where it is written.</param>
/// <param name="Ask">Asks it.</param>
public sealed record AskedRule(string Name, RuleAttribute Mark, Func<Picture, Attempt, Refusal?> Ask);

/// <summary>What the process knows of an act type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Roles">Who may do it.</param>
/// <param name="Rules">The rules it is held against, beside those for every act.</param>
public sealed record ActKind(Type Type, Role Roles, ImmutableArray<AskedRule> Rules)
{
    /// <summary>Its name in the record, with its version from the second on.</summary>
    public string Name { get; } = ActName.Of(Type);

    /// <summary>The kind of act of which it is a version.</summary>
    public string Kind { get; } = ActName.KindOf(ActName.Of(Type));

    /// <summary>Whether everything that was sealed before must stand in a sheet when the act is entered: it ends a time in which something may be sealed.</summary>
    public bool NeedsSheet { get; init; }

    /// <summary>The consultation whose waiting votes must all be entered before the act; null for an act that closes none.</summary>
    public Func<Act, string>? ClosesVotesOn { get; init; }

    /// <summary>Whether a person can do it at all.</summary>
    public bool IsForPersons => (Roles & ~(Role.Server | Role.Clock)) != Role.None;
}

/// <summary>Writes down, act by act, who may do it and which rules it is held against. A new act is one line.</summary>
public sealed class ActTable
{
    private readonly List<ActKind> kinds = [];

    /// <summary>The act types in the order in which they were written down.</summary>
    public ImmutableArray<ActKind> Kinds => [.. kinds];

    /// <summary>An act type, who may do it, and its rules.</summary>
    public ActTable Act<TAct>(Role roles, Func<RuleList<TAct>, RuleList<TAct>>? rules = null)
        where TAct : Act
    {
        kinds.Add(new(typeof(TAct), roles, rules is null ? [] : rules(new RuleList<TAct>([])).Rules));
        return this;
    }

    /// <summary>The act written down last needs a sheet of what was sealed before it.</summary>
    public ActTable AfterSheet() => Last(kind => kind with { NeedsSheet = true });

    /// <summary>The act written down last closes a consultation: the votes that wait on it come first.</summary>
    public ActTable AfterVotesOn<TAct>(Func<TAct, string> consultation)
        where TAct : Act => Last(kind => kind with { ClosesVotesOn = act => consultation((TAct)act) });

    private ActTable Last(Func<ActKind, ActKind> change)
    {
        kinds[^1] = change(kinds[^1]);
        return this;
    }
}

/// <summary>Rules about one act type.</summary>
/// <typeparam name="TAct">The act type.</typeparam>
/// <param name="Rules">The rules so far.</param>
public sealed record RuleList<TAct>(ImmutableArray<AskedRule> Rules)
    where TAct : Act
{
    /// <summary>Adds rules that ask one register.</summary>
    public RuleList<TAct> In<TRegister>(Func<Picture, TRegister> register, params ReadOnlySpan<Rule<TRegister, TAct>> rules) =>
        new([.. Rules, .. rules.ToArray().Select(rule => Asked(register, rule))]);

    private static AskedRule Asked<TRegister>(Func<Picture, TRegister> register, Rule<TRegister, TAct> rule) => new(
        rule.Method.Name,
        rule.Method.GetCustomAttribute<RuleAttribute>() ?? throw new InvalidOperationException($"{rule.Method.Name} has no mark that says where it comes from."),
        (picture, attempt) => rule(register(picture), attempt, (TAct)attempt.Act));
}
