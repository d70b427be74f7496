using Comity.Site;
using Comity.Site.Acts;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Comity.Forum.Meetings;

/// <summary>The agenda and the summary record of a meeting as DOCX.</summary>
public static class MeetingWord
{
    /// <summary>The media type.</summary>
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The agenda.</summary>
    public static byte[] Agenda(MeetingView view, Language language) => Written(body =>
    {
        var texts = Texts.In(language);
        Head(body, view, texts, texts["meetings.agenda"]);
        foreach (var item in view.Meeting.Act.Agenda)
        {
            Line(body, $"{item.Number}. {item.Title}", size: 24, isBold: true);
            if (item.Minutes > 0)
                Line(body, texts["meetings.minutes", item.Minutes]);
            foreach (var id in item.Documents)
                Line(body, view.Forum.Documents.All.GetValueOrDefault(id) is { } document ? $"{document.Act.Symbol} {document.Act.Title}".Trim() : id);
        }
    });

    /// <summary>The summary record.</summary>
    public static byte[] Summary(MeetingView view, Language language) => Written(body =>
    {
        var texts = Texts.In(language);
        Head(body, view, texts, texts["meetings.summary"]);
        foreach (var part in new SummaryRecord(view.Meeting, view.Forum.Norms.Members.Participants, language).Parts())
        {
            if (part.Heading is { } heading)
                Line(body, heading, size: 24, isBold: true);
            foreach (var line in part.Lines)
                Line(body, texts["meetings.summary-line", $"{line.At.UtcDateTime:HH:mm}", line.Words, line.Position]);
        }

        Line(body, texts["meetings.summary-note"]);
    });

    private static void Head(Body body, MeetingView view, Texts texts, string kind)
    {
        Line(body, view.Meeting.Act.Title, size: 36, isBold: true);
        Line(body, kind, size: 28);
        Line(body, ActWords.Value(texts, view.Meeting.Act.Kind));
        Line(body, Dates.Moment(texts, view.Meeting.Act.From));
        Line(body, MeetingView.AtSeat(texts, view.Meeting.Act.From, view.Zone));
        if (view.Meeting.Act.Place is { } place)
            Line(body, place);
    }

    private static void Line(Body body, string words, int size = 22, bool isBold = false)
    {
        var run = new RunProperties();
        if (isBold)
            run.Append(new Bold());
        run.Append(new FontSize { Val = FormattableString.Invariant($"{size}") });
        body.Append(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "120" }), new Run(run, new Text(words) { Space = SpaceProcessingModeValues.Preserve })));
    }

    private static byte[] Written(Action<Body> write)
    {
        using var memory = new MemoryStream();
        using (var word = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            word.AddMainDocumentPart().Document = new Document(body);
            write(body);
        }

        return memory.ToArray();
    }
}
