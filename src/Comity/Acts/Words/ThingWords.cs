using Comity.Kit;
using Comity.Record.Entries;

namespace Comity.Acts.Words;

/// <summary>What things are called in a reader's language: by their own title, and where they have none, by what their act says.</summary>
public static class ThingWords
{
    /// <summary>The title of a thing.</summary>
    public static string Title(Texts texts, string kind, NamedThing thing, Picture picture, Language language) => kind switch
    {
        "act" => ActWords.Title(texts, thing.Id),
        "notice" when Comity.Record.RecordNaming.Position(thing.Id) is { } position && picture.Forum.Notices.All.GetValueOrDefault(position) is { } notice =>
            SaidWords.Of(ActSaid.Of(notice.Act), texts, language, picture),
        "received" when Comity.Record.RecordNaming.Position(thing.Id) is { } position
            && picture.Record.Received.Acts.GetValueOrDefault(position) is { } received =>
            $"{ActWords.Title(texts, ActName.Of(received.Act.Act))} · {Name(picture, received.Act.For, language)} · {received.Act.Reference}",
        "file" when Comity.Record.Log.Hash.TryParseHex(thing.Id, out var hash) && picture.Files.Find(hash) is { } file =>
            $"{ActWords.Title(texts, file.Act)} · {file.Position}",
        _ => thing.TitleIn(language.Code),
    };

    private static string Name(Picture picture, string code, Language language) =>
        picture.Members.Participants.All.GetValueOrDefault(code)?.NameIn(language.Code) ?? code;
}
