using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comity.Record.Entries;

namespace Comity.Kit;

/// <summary>Says in a reader's language what rules, acts and refusals are. The sentences stand in `Texts/rules.CODE.json`, under the names that the core
/// gives.</summary>
/// <param name="texts">The texts of the language.</param>
/// <param name="picture">The reader's picture, in which what a refusal names by its id is called by its title; null where there is none at hand.</param>
public sealed partial class Sentences(Texts texts, Picture? picture = null)
{
    private static readonly Dictionary<string, string[]> Unions = new(StringComparer.Ordinal)
    {
        ["AnyMember"] = ["Delegate"],
        ["AnyParticipant"] = ["Delegate", "HeadOfDelegation", "Observer"],
        ["AnyPerson"] = ["Secretariat", "Chair", "Delegate", "HeadOfDelegation", "Observer", "Reviewer", "Expert", "Mediator"],
    };

    /// <summary>The case of rules that refuse an id because it is another's: what is told there is the id.</summary>
    private const string Taken = "taken";

    /// <summary>The place in a sentence for that of the refusal on which it rests.</summary>
    private const string Because = "because";

    private static readonly FrozenDictionary<string, AskedNaming> Named = References.Namings.Where(naming => naming.Kind is not ("file" or "person"))
        .ToFrozenDictionary(naming => naming.Kind, StringComparer.Ordinal);

    /// <summary>The sentences of a language.</summary>
    /// <param name="language">The language.</param>
    /// <param name="picture">The reader's picture; null where there is none at hand.</param>
    public static Sentences In(Language language, Picture? picture = null) => new(Texts.In(language), picture);

    /// <summary>One plain sentence: what is wrong and what to do. A fact that the refusal does not give is shown as a dash.</summary>
    public string Of(Refusal refusal) => KeyOf(refusal) is { } key
        ? Place().Replace(texts[key], place => Of(refusal, place.Groups[1].Value) ?? "–")
        : refusal.Rule;

    /// <summary>What stands at a place of a refusal's sentence; null where it gives nothing for it.</summary>
    private string? Of(Refusal refusal, string place) =>
        place == Because && refusal.Because is { } because ? Of(because)
            : refusal.Facts.TryGetValue(place, out var fact) ? Fact(place, fact, refusal.Case == Taken) : null;

    /// <summary>The sentence of the case that holds; that of the rule where it knows but one.</summary>
    private string? KeyOf(Refusal refusal) =>
        refusal.Case is { } one && texts.Has($"rule.{refusal.Rule}.{one}") ? $"rule.{refusal.Rule}.{one}" : texts.Has($"rule.{refusal.Rule}")
            ? $"rule.{refusal.Rule}" : null;

    /// <summary>An act's title, as an imperative; its name when it has none.</summary>
    public string Title(string act) => Or($"act.{act}", act);

    /// <summary>What an act does, in one sentence.</summary>
    public string Summary(string act) => texts[$"act.{act}.says"];

    /// <summary>The label of a property of an act or of a record in one.</summary>
    /// <param name="type">The name of the act or of the record's type.</param>
    /// <param name="property">The property as JSON writes it.</param>
    public string Label(string type, string property) => texts[$"act.{type}.{property}"];

    /// <summary>What helps to fill in a property; null when nothing does.</summary>
    public string? Hint(string type, string property) => texts.Has($"act.{type}.{property}.hint") ? texts[$"act.{type}.{property}.hint"] : null;

    /// <summary>A named value.</summary>
    public string Value<TEnum>(TEnum value)
        where TEnum : struct, Enum => Value(typeof(TEnum).Name, value.ToString());

    /// <summary>A named value by the names of its type and of itself.</summary>
    public string Value(string type, string value) => Or($"value.{type}.{JsonNamingPolicy.CamelCase.ConvertName(value)}", value);

    /// <summary>Facts are what the act says, or names that the core has for acts, levels and roles: these are said in the reader's words.</summary>
    private string Fact(string name, string fact, bool isId) => name switch
    {
        "act" => Title(fact),
        "level" or "needed" => Value(nameof(SignatureLevel), fact),
        "role" or "roles" => string.Join(", ", Roles(fact).Select(role => Value("Role", role))),
        "part" => Value("SignaturePart", fact),
        "motion" => Value("MotionKind", fact),
        "method" => Value("LeadershipMethod", fact),
        "capacity" or "group" => Value("Capacity", fact),
        "kind" => Value("DocumentKind", fact),
        "distribution" => Value("Distribution", fact),
        "thing" => Value("Thing", fact),
        _ => (isId ? null : TitleOf(name, fact)) ?? fact,
    };

    /// <summary>What a thing is called that a refusal names by its id, under the word for its kind; null where it is no such thing, or is not there.</summary>
    private string? TitleOf(string kind, string id) =>
        picture is not null && Named.GetValueOrDefault(kind) is { } naming && naming.Find(picture, id, _ => null) is { } thing
            && thing.TitleIn(texts.Code) is { Length: > 0 } title ? title : null;

    /// <summary>Unions of roles have names of their own in the core; people are told the roles in them.</summary>
    private static IEnumerable<string> Roles(string fact) => fact.Split(", ").SelectMany(role => Unions.GetValueOrDefault(role) ?? [role]);

    private string Or(string key, string otherwise) => texts.Has(key) ? texts[key] : otherwise;

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
