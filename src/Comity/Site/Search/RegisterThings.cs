using System.Globalization;
using Comity.Members.Participants;
using Comity.Site.Acts;
using Comity.Site.Entries;

namespace Comity.Site.Search;

/// <summary>What of the registers and the record can be found.</summary>
internal static class RegisterThings
{
    /// <summary>Texts, participants and consultations.</summary>
    public static IEnumerable<Findable> All(Picture picture, Language language)
    {
        foreach (var text in picture.Texts.Texts.Values)
            yield return new("text", text.Act.Title, $"/texts/{text.Act.Text}", $"{text.Act.Symbol} {text.Act.Text} {text.Act.Decision}");
        foreach (var one in picture.Members.Participants.All.Values)
            yield return new("participant", one.NameIn(language.Code), $"/members/{one.Code}", Words(one));
        foreach (var one in picture.Forum.Meetings.All.Values)
            yield return new("meeting", one.Act.Title, $"/meetings/{one.Id}", $"{one.Id} {one.Act.Place} {string.Join('\n', one.Act.Agenda.Select(item => item.Title))}");
        foreach (var one in picture.Forum.Chair.Seats.Values)
            yield return new("seat", one.Act.Title, $"/chair#{(one.IsOpen || one.Holder is not null ? one.Id : "")}", one.Id);
        foreach (var one in picture.Forum.Documents.All.Values)
            yield return new("document", one.Act.Title, $"/documents/{one.Id}", $"{one.Act.Symbol} {one.Id} {one.Act.Author}");
        foreach (var one in picture.Consultations.All.Values)
            yield return new("consultation", one.Act.Title, $"/consultations/{one.Act.Consultation}", string.Join('\n', one.Act.Statements));
        foreach (var one in picture.Forum.Silence.All.Values)
            yield return new("silence", one.Act.Title, $"/silence/{one.Id}", $"{one.Id} {one.Act.Document} {one.Act.Consulted}");
        foreach (var one in picture.Forum.Decisions.All.Values)
            yield return new("decision", one.Act.Title, $"/decisions/{one.Id}", $"{one.Id} {one.Act.Words}");
    }

    /// <summary>An entry, by what it says.</summary>
    public static Findable Of(SaidEntry entry, Picture picture, Language language)
    {
        var texts = Texts.In(language);
        var said = SaidWords.Of(entry.Said, texts, language, picture);
        var number = entry.Row.Position.ToString(CultureInfo.InvariantCulture);
        return new("entry", texts["record.found-entry", number, said], $"/record/{number}", $"{entry.Row.Type} {ActWords.Title(texts, entry.Row.Type)} {entry.Row.As} {entry.Row.Person}");
    }

    private static string Words(Participant one) => $"{one.Code} {string.Join(' ', one.Names.Select(name => name.Name))} {one.Group} {one.Basis}";
}
