using Comity.Kit.Search;
using System.Globalization;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Docx;
using Comity.Members.Participants;

namespace Comity.Members;

/// <summary>The list of participants as a document.</summary>
public static class ParticipantPaper
{
    /// <summary>Writes it in a language of the site: each kind under its heading, each participant with its other names and its regional group.</summary>
    public static byte[] Write(Kit.Texts texts, string language, Picture picture)
    {
        var paper = new DocxWriter(language).Heading(texts["documents.participants"]).Paragraph(picture.Record.Founding.Begun!.Title)
            .Paragraph(texts["documents.as-of", picture.Size.ToString(CultureInfo.InvariantCulture), Dates.Moment(texts, picture.At)]);
        foreach (var kind in picture.Members.Participants.All.Values.Where(one => one.Until is null).GroupBy(one => one.Kind).OrderBy(kind => kind.Key))
            paper.Heading(texts["documents.kind-count", ActWords.Value(texts, kind.Key), kind.Count().ToString(CultureInfo.InvariantCulture)], 2).Table(
                [texts["members.name"], texts["members.names"], texts["members.group"], texts["members.joined"]],
                kind.OrderBy(one => one.NameIn(language), AlphabetOrder.Instance)
                    .Select(one => (string[])[one.NameIn(language), Others(one, language), one.Group ?? "", Dates.Day(texts, one.Joined)]));
        return paper.ToBytes();
    }

    private static string Others(Participant one, string language) =>
        string.Join('\n', one.Names.Where(name => name.Name != one.NameIn(language)).Select(name => name.Name));
}
