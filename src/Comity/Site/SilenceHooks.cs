using System.Globalization;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Notices;
using Comity.Forum.Silence;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Site.Entries;
using Comity.Storage;
using Waiting = Comity.Site.Pages.Waiting;
using WaitingReader = Comity.Site.Pages.WaitingReader;

namespace Comity.Site;

/// <summary>What texts under silence, decisions and notices add to the server: what waits for whom, letters, the feed, mail.</summary>
public static class SilenceHooks
{
    /// <summary>Offers what waits, and mails notices where a mail server is set.</summary>
    public static void AddSilence(this IServiceCollection services)
    {
        services.AddSingleton<WaitingReader>(provider => visitor => Waits(visitor, provider.GetRequiredService<OpenRecord>().Now.Picture, provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddHostedService<NoticeMail>();
    }

    /// <summary>The addresses that are no pages.</summary>
    public static void MapSilence(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/silence/{id}/letter.docx", (string id, HttpContext context, OpenRecord record) => Letter(id, context, record, "letter", (letters, one) => letters.Letter(one)));
        routes.MapGet("/silence/{id}/report.docx", (string id, HttpContext context, OpenRecord record) => Letter(id, context, record, "report", (letters, one) => letters.Report(one)));
        routes.MapGet("/notices.atom", NoticeFeed.Answer);
    }

    private static IResult Letter(string id, HttpContext context, OpenRecord record, string name, Func<SilenceLetters, TextUnderSilence, byte[]> make)
    {
        var picture = record.Now.Picture;
        return picture.Forum.Silence.All.GetValueOrDefault(id) is { } one
            ? Results.Bytes(make(new(picture, Language.Of(context.Request)), one), DocxWriter.MediaType, $"{id}-{name}.docx")
            : Results.NotFound();
    }

    private static IEnumerable<Waiting> Waits(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var (texts, rights) = (Texts.In(visitor.Language), Rights.Of(visitor, picture, now));
        if (rights.Person is null)
            return [];
        Participant[] own = [.. rights.Capacities.Select(picture.Members.Participants.Find).OfType<Participant>()];
        return
        [
            .. own.SelectMany(one => OfParticipant(one, picture, texts, visitor.Language, now)),
            .. rights.Capacities.Contains(Capacity.Chair) ? OfChair(picture, texts) : [],
            .. rights.Capacities.Contains(Capacity.Secretariat)
                ? picture.Forum.Silence.All.Values.Where(one => one is { Status: SilenceStatus.Adopted, Noted: null }).Select(one => new Waiting(texts["silence.wait-note", one.Act.Title], null, $"/silence/{one.Id}"))
                : [],
        ];
    }

    private static IEnumerable<Waiting> OfParticipant(Participant participant, Picture picture, Texts texts, Language language, DateTimeOffset now)
    {
        var name = participant.NameIn(language.Code);
        if (participant.May(ParticipantRight.Object))
            foreach (var one in picture.Forum.Silence.All.Values.Where(one => one.Status == SilenceStatus.Running && now < one.Deadline))
                yield return new(texts["silence.wait-break", one.Act.Title, name], one.Deadline, $"/silence/{one.Id}") { Minutes = 20 };
        if (participant.May(ParticipantRight.Vote))
            foreach (var one in picture.Forum.Decisions.All.Values.Where(one => one is { Status: DecisionStatus.Voting, Vote: { } vote } && now < vote.Act.Closes && !vote.Ballots.ContainsKey(participant.Code)))
                yield return new(texts["decisions.wait-vote", one.Act.Title, name], one.Vote!.Act.Closes, $"/decisions/{one.Id}");
        if (picture.Forum.Notices.All.Values.Count(one => one.WaitsFor(participant.Code)) is var notices and > 0)
            yield return new(texts["notices.wait", notices, name], null, $"/notices?for={participant.Code}") { Minutes = notices };
        foreach (var (notice, from) in picture.Forum.Notices.All.Values.SelectMany(notice => notice.Handed.Where(duty => duty.Value.TakenBy is null).Select(duty => (notice, From: duty.Key, duty.Value.Group)))
            .Where(one => one.From != participant.Code && NoticeRules.IsOf(picture.Forum, one.Group, participant.Code)).Select(one => (one.notice, one.From)))
            yield return new(
                texts[
                    "notices.wait-handed", picture.Members.Participants.Find(from)?.NameIn(language.Code) ?? from,
                    SaidWords.Of(ActSaid.Of(notice.Act), texts, language, picture)],
                null, $"/act/TakeDuty?as={participant.Code}&notice={notice.Position.ToString(CultureInfo.InvariantCulture)}&from={from}") { Minutes = 15 };
    }

    private static IEnumerable<Waiting> OfChair(Picture picture, Texts texts) =>
    [
        .. picture.Forum.Silence.All.Values.Where(one => one is { Status: SilenceStatus.Running, Terms.NamesObjector: false }).Select(one => new Waiting(texts["silence.wait-sealed", one.Act.Title], one.Settles, $"/silence/{one.Id}")),
        .. picture.Forum.Decisions.All.Values.Where(one => one.Status == DecisionStatus.Open && one.Objections.IsEmpty).Select(one => new Waiting(texts["decisions.wait-rule", one.Act.Title], null, $"/decisions/{one.Id}")),
    ];
}
