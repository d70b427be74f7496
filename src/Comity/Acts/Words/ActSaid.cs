using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Comity.Kit;
using Comity.Record.Entries;

namespace Comity.Acts.Words;

/// <summary>
/// What an act says in one sentence that a reader can take in at a glance. The sentence of an act `X` stands in the texts under `record.said.X`, with places
/// that name its fields:
/// `{meeting}`, `{rules.edition}`, `{present.count}`. A field that may be absent can have a sentence of its own for when it is there (`record.said.X.field`), a
/// list one for when it is empty (`record.said.X.field.none`), and yes or no one for no (`record.said.X.field.false`).
/// </summary>
public static partial class ActSaid
{
    private const int LongestText = 160;
    private static readonly ConcurrentDictionary<string, ImmutableArray<string>> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<Type, ImmutableArray<PropertyInfo>> Properties = [];

    /// <summary>The sentence of an act, with the values of its places.</summary>
    public static Said Of(Act act)
    {
        var key = KeyOf(act);
        return new(key, [.. PlacesOf(key).Select(place => new SaidValue(place, Brief(Value(act, place))))]);
    }

    /// <summary>The places of a sentence, by its key behind `record.said.`.</summary>
    public static ImmutableArray<string> PlacesOf(string key) =>
        Known.GetOrAdd(key, one => [.. Place().Matches(Texts.In(Language.English)[$"record.said.{one}"]).Select(match => match.Groups[1].Value)]);

    /// <summary>Of the sentences of its kind the one that fits the act's fields best.</summary>
    private static string KeyOf(Act act)
    {
        var (texts, key) = (Texts.In(Language.English), ActName.KindOf(act));
        foreach (var property in PropertiesOf(act.GetType()))
        {
            var name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            var end = property.GetValue(act) switch
            {
                null => null,
                false => $"{name}.false",
                true => null,
                IList { Count: 0 } => $"{name}.none",
                _ => name,
            };
            if (end is not null && texts.Has($"record.said.{key}.{end}"))
                key = $"{key}.{end}";
        }

        return key;
    }

    private static object? Value(object record, string place)
    {
        object? value = record;
        foreach (var name in place.Split('.'))
            value = value is IList list && name == "count" ? (long)list.Count
                : PropertiesOf(value!.GetType()).First(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)).GetValue(value);
        return value;
    }

    private static ImmutableArray<PropertyInfo> PropertiesOf(Type type) =>
        Properties.GetOrAdd(type, one => [.. one.GetProperties(BindingFlags.Public | BindingFlags.Instance)]);

    /// <summary>What is kept of a value: references whole, words as far as a line shows them.</summary>
    private static object Brief(object? value) => value switch
    {
        null => "",
        IReference reference => reference,
        FieldValue words => Short(words.Text),
        string text => Short(text),
        IList list when list.Count > 0 && list[0] is IReference => ImmutableArray.CreateRange(list.Cast<object>()),
        IList list => Short(string.Join(", ", list.Cast<object>())),
        _ => value,
    };

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    [GeneratedRegex(@"\{([a-zA-Z.]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
