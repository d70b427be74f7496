using System.Collections.Immutable;
using System.Globalization;
using Comity.Acts.Entries;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Search;
using Comity.Record;
using Comity.Record.Entries;

namespace Comity.Acts.Search;

/// <summary>What of the registers and the record can be found: everything that an act can name and that has a page. What is known of it stands with the types
/// of names.</summary>
internal static class NamedThings
{
    /// <summary>The kinds of things that are found.</summary>
    public static ImmutableArray<AskedNaming> Kinds { get; } = [.. References.Namings.Where(naming => !naming.IsFoundElsewhere)];

    /// <summary>The things of a kind, each by its title, symbol, id and the words of its act.</summary>
    public static IEnumerable<Findable> Of(AskedNaming naming, Picture picture, Language language)
    {
        var texts = Texts.In(language);
        foreach (var thing in naming.All(picture, _ => null))
        {
            if (PageOf(thing, picture) is not { } page)
                continue;
            var title = ThingWords.Title(texts, naming.Kind, thing, picture, language);
            yield return new(naming.Kind, title, page, $"{thing.Symbol}\n{thing.Id}\n{thing.Words()}");
        }
    }

    /// <summary>The page of a thing as a reader sees it: for who does not read the record there is none where it would be that of an entry.</summary>
    public static string? PageOf(NamedThing thing, Picture picture) =>
        picture.Size == 0 && thing.Page?.StartsWith("/record/", StringComparison.Ordinal) == true ? null : thing.Page;

    /// <summary>An entry, by what it says.</summary>
    public static Findable Of(SaidEntry entry, Picture picture, Language language)
    {
        var texts = Texts.In(language);
        var said = SaidWords.Of(entry.Said, texts, language, picture);
        var number = entry.Row.Position.ToString(CultureInfo.InvariantCulture);
        var words = $"{texts["record.entry", number]} {entry.Row.Type} {ActWords.Title(texts, entry.Row.Type)} {entry.Row.As} {entry.Row.Person}";
        return new("entry", texts["record.found-entry", number, said], RecordNaming.PageOf(entry.Row.Position), words);
    }
}
