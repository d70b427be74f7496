using System.Text;
using System.Text.Json;
using Comity.Kit;
using Comity.Kit.Shapes;
using Comity.Record.Entries;

namespace Comity.Acts.Words;

/// <summary>What acts, their fields and their named values are called. The room Record has the texts; what it does not name is called by its own
/// name.</summary>
public static class ActWords
{
    /// <summary>An act as an imperative: "Admit a participant".</summary>
    public static string Title(Texts texts, string act) => Find(texts, $"act.{ActName.KindOf(act)}") ?? Plain(ActName.KindOf(act));

    /// <summary>What an act does, in one sentence.</summary>
    public static string Says(Texts texts, string act) =>
        Find(texts, $"act.{ActName.KindOf(act)}.says") ?? (Process.Latest(act) is { } kind ? XmlWords.Of(kind.Type) : "");

    /// <summary>What a field of an act, or of a record in one, asks for.</summary>
    public static string Label(Texts texts, Shape owner, string field) => Find(texts, $"act.{ActName.KindOf(owner.Name)}.{field}") ?? Plain(field);

    /// <summary>What helps to fill a field; null when its label says it all.</summary>
    public static string? Hint(Texts texts, Shape owner, string field)
    {
        var key = $"act.{ActName.KindOf(owner.Name)}.{field}";
        return Find(texts, $"{key}.hint") ?? (texts.Has(key) || XmlWords.Of(owner.Type, field) is not { Length: > 0 } words ? null : words);
    }

    /// <summary>A named value, as JSON or as the program writes it.</summary>
    public static string Value(Texts texts, Type type, string value)
    {
        var word = char.ToUpperInvariant(value[0]) + value[1..];
        return Find(texts, $"value.{type.Name}.{word}") ?? Find(texts, $"value.{type.Name}.{JsonNamingPolicy.CamelCase.ConvertName(word)}") ?? Plain(word);
    }

    /// <summary>A named value.</summary>
    public static string Value(Texts texts, Enum value) => Value(texts, value.GetType(), value.ToString());

    private static string? Find(Texts texts, string key) => texts.Has(key) ? texts[key] : null;

    private static string Plain(string name)
    {
        var words = new StringBuilder();
        foreach (var (place, letter) in name.Index())
            words.Append(place == 0 ? char.ToUpperInvariant(letter).ToString() : char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}"
                : letter.ToString());
        return words.ToString();
    }
}
