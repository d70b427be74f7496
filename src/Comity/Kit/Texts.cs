using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Comity.Kit;

/// <summary>The site's sentences in one language, by key. Those that ship stand in every room's `Texts/ROOM.CODE.json`. A sentence is whole: values go into
/// its places `{0}`, it is never glued from pieces. What a language lacks is said in English; a key that English lacks too is a mistake of the program, and
/// is shown and noted (<see cref="MissingTexts"/>).</summary>
public sealed class Texts
{
    private readonly string code;
    private readonly FrozenDictionary<string, string> sentences;
    private readonly Texts? otherwise;

    private Texts(string code, FrozenDictionary<string, string> sentences, Texts? otherwise) =>
        (this.code, this.sentences, this.otherwise) = (code, sentences, otherwise);

    /// <summary>The language (BCP 47).</summary>
    public string Code => code;

    /// <summary>The keys of the sentences that are in this language itself.</summary>
    public IEnumerable<string> Keys => sentences.Keys;

    /// <summary>What was written for this language and cannot be used: keys that English does not have, and sentences with other places.</summary>
    public ImmutableArray<string> Unusable { get; private init; } = [];

    /// <summary>The sentence with this key.</summary>
    public string this[string key] => Find(key) ?? MissingTexts.Note(code, key);

    /// <summary>The sentence with this key, with values in its places.</summary>
    public string this[string key, params object[] values] =>
        Find(key) is { } sentence ? string.Format(CultureInfo.InvariantCulture, sentence, values) : MissingTexts.Note(code, key);

    /// <summary>The texts of a language.</summary>
    public static Texts In(Language language) => language.Texts.Value;

    /// <summary>Whether there is a sentence with this key.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The texts of a language that ships.</summary>
    internal static Texts Shipped(string code) => code switch
    {
        "en-XA" => Made(code, Pseudo.Lengthen),
        "ar-XB" => Made(code, Pseudo.Mirror),
        "en" => new(code, Read(code), null),
        _ => new(code, Read(code), In(Language.English)),
    };

    /// <summary>The texts of a language that an operator added. A sentence that cannot be used is left out, so that English stands for it.</summary>
    internal static Texts Added(string code, IReadOnlyDictionary<string, string> written)
    {
        var english = In(Language.English);
        bool IsUsable(KeyValuePair<string, string> text) => english.Find(text.Key) is { } original && TextPlaces.Agree(original, text.Value);
        return new(code, written.Where(IsUsable).ToFrozenDictionary(StringComparer.Ordinal), english)
        {
            Unusable = [.. written.Where(text => !IsUsable(text)).Select(text => text.Key).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>The keys for which this language has no sentence of its own, in order.</summary>
    internal ImmutableArray<string> Gaps() => [.. In(Language.English).Keys.Where(key => !sentences.ContainsKey(key)).Order(StringComparer.Ordinal)];

    private static Texts Made(string code, Func<string, string> make) =>
        new(code, In(Language.English).sentences.ToFrozenDictionary(text => text.Key, text => make(text.Value), StringComparer.Ordinal), null);

    private string? Find(string key) => sentences.GetValueOrDefault(key) ?? otherwise?.Find(key);

    private static FrozenDictionary<string, string> Read(string code) => typeof(Texts).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("texts/", StringComparison.Ordinal) && name.EndsWith($".{code}.json", StringComparison.Ordinal))
        .SelectMany(ReadOne)
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static Dictionary<string, string> ReadOne(string resource)
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
