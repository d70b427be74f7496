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
        foreach (var one in picture.Consultations.All.Values)
            yield return new("consultation", one.Act.Title, $"/consultations/{one.Act.Consultation}", string.Join('\n', one.Act.Statements));
    }

    /// <summary>An entry, by what it says.</summary>
    public static Findable Of(SaidEntry entry, Picture picture, Language language)
    {
        var texts = Texts.In(language);
        var said = SaidWords.Of(entry.Said, texts, language, picture.Members.Participants);
        var number = entry.Row.Position.ToString(CultureInfo.InvariantCulture);
        return new("entry", texts["record.found-entry", number, said], $"/record/{number}", $"{entry.Row.Type} {ActWords.Title(texts, entry.Row.Type)} {entry.Row.As} {entry.Row.Person}");
    }

    private static string Words(Participant one) => $"{one.Code} {string.Join(' ', one.Names.Select(name => name.Name))} {one.Group} {one.Basis}";
}
