using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Comity.Site;

/// <summary>The site's sentences in one language, by key, from every room's `Texts/ROOM.CODE.json`. A sentence is whole: values go into its places `{0}`, it is never glued from pieces.</summary>
public sealed class Texts
{
    /// <summary>A language is read when somebody asks for it: the first page waits for one, not for all.</summary>
    private static readonly FrozenDictionary<string, Lazy<Texts>> Loaded =
        Language.All.ToFrozenDictionary(language => language.Code, language => new Lazy<Texts>(() => new(language)), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> sentences;

    private Texts(Language language)
    {
        sentences = language.Code switch
        {
            "en-XA" => Read("en").ToFrozenDictionary(text => text.Key, text => Pseudo.Lengthen(text.Value), StringComparer.Ordinal),
            "ar-XB" => Read("en").ToFrozenDictionary(text => text.Key, text => Pseudo.Mirror(text.Value), StringComparer.Ordinal),
            var code => Read(code),
        };
    }

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => sentences.Keys;

    /// <summary>The sentence with this key. A key that does not exist is a mistake of the program.</summary>
    public string this[string key] =>
        sentences.GetValueOrDefault(key) ?? throw new KeyNotFoundException($"No text has the key `{key}`.");

    /// <summary>The sentence with this key, with values in its places.</summary>
    public string this[string key, params object[] values] => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The texts of a language.</summary>
    public static Texts In(Language language) => Loaded[language.Code].Value;

    /// <summary>Whether there is a sentence with this key.</summary>
    public bool Has(string key) => sentences.ContainsKey(key);

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
