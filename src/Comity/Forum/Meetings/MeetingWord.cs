using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Docx;

namespace Comity.Forum.Meetings;

/// <summary>The agenda and the summary record of a meeting as text documents.</summary>
public static class MeetingWord
{
    /// <summary>The agenda.</summary>
    public static byte[] Agenda(MeetingView view, Language language)
    {
        var texts = Texts.In(language);
        var paper = Begun(view, language, texts["meetings.agenda"]);
        foreach (var item in view.Meeting.Act.Agenda)
        {
            paper.Heading($"{item.Number}. {item.Title}", level: 2);
            if (item.Minutes > 0)
                paper.Paragraph(texts["meetings.minutes", item.Minutes]);
            foreach (var id in item.Documents)
                paper.Paragraph(view.Forum.Documents.All.GetValueOrDefault(id) is { } document ? $"{document.Act.Symbol} {document.Act.Title}".Trim() : id);
        }

        return paper.ToBytes();
    }

    /// <summary>The summary record.</summary>
    public static byte[] Summary(MeetingView view, Language language)
    {
        var texts = Texts.In(language);
        var paper = Begun(view, language, texts["meetings.summary"]);
        foreach (var part in new SummaryRecord(view.Meeting, view.Forum.Members.Participants, language).Parts())
        {
            if (part.Heading is { } heading)
                paper.Heading(heading, level: 2);
            foreach (var line in part.Lines)
                paper.Paragraph(texts["meetings.summary-line", $"{line.At.UtcDateTime:HH:mm}", line.Words, line.Position]);
        }

        return paper.Paragraph(texts["meetings.summary-note"]).ToBytes();
    }

    private static DocxWriter Begun(MeetingView view, Language language, string kind)
    {
        var (texts, act) = (Texts.In(language), view.Meeting.Act);
        var paper = new DocxWriter(language.Code).Heading(act.Title).Paragraph(kind).Paragraph(ActWords.Value(texts, act.Kind))
            .Paragraph(Dates.Moment(texts, act.From)).Paragraph(MeetingView.AtSeat(texts, act.From, view.Zone));
        return act.Place is { } place ? paper.Paragraph(place) : paper;
    }
}
