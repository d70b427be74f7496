using Comity.Kit;
using Comity.Kit.Search;
using Comity.Kit.Widgets;

namespace Comity.Acts.Words;

/// <summary>What languages are called in a reader's language, and which a form offers.</summary>
public static class LanguageWords
{
    private const string Prefix = "record.language.";

    /// <summary>What a language is called; its tag where the texts do not name it.</summary>
    public static string Name(Texts texts, string tag) => texts.Has(Prefix + tag) ? texts[Prefix + tag] : tag;

    /// <summary>All languages that have a name, those of the process first; and the one that was typed, so that nothing typed is lost.</summary>
    public static IReadOnlyList<Choice> Offered(Texts texts, Picture picture, string typed)
    {
        string[] official = [.. picture.Forum.Procedure.Terms.Languages.Select(tag => tag.Value)];
        var named = Texts.In(Language.English).Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..]);
        var others = named.Append(typed).Where(tag => tag.Length > 0).Except(official).OrderBy(tag => Name(texts, tag), AlphabetOrder.Instance);
        return
        [
            new("", ""), .. official.Select(tag => new Choice(tag, Name(texts, tag)) { Group = texts["acts.languages-here"] }),
            .. others.Select(tag => new Choice(tag, Name(texts, tag)) { Group = texts["acts.languages-other"] }),
        ];
    }
}
