using System.Globalization;
using Comity.Acts.Entering;
using Comity.Acts.Words;
using Comity.Forum.Decisions;
using Comity.Forum.Notices;
using Comity.Forum.Silence;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Sealing;

namespace Comity.Forum;

/// <summary>What of texts under silence, decisions and notices waits for whom.</summary>
internal static class SilenceWaits
{
    /// <summary>What waits for a visitor.</summary>
    public static IEnumerable<ToDo> Of(Visitor visitor, Picture picture, DateTimeOffset now)
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
                ? picture.Forum.Silence.All.Values.Where(one => one is { Status: SilenceStatus.Adopted, Noted: null })
                    .Select(one => new ToDo(texts["silence.wait-note", one.Act.Title], null, $"/silence/{one.Id}"))
                : [],
        ];
    }

    /// <summary>What members wrote to the Chair about texts whose silence still runs.</summary>
    public static IEnumerable<ToDo> OfLetters(Visitor visitor, IEnumerable<LetterToChair> letters, Picture picture, DateTimeOffset now)
    {
        var texts = Texts.In(visitor.Language);
        return letters.GroupBy(letter => letter.Act switch { AskForTime ask => ask.Silence, BreakSilence objection => objection.Silence, _ => null })
            .Select(group => (group.Key, One: group.Key is null ? null : picture.Forum.Silence.Running(group.Key), Count: group.Count()))
            .Where(group => group.One is { } one && now < one.Settles)
            .Select(group => new ToDo(texts["silence.wait-letters", group.One!.Act.Title, group.Count], group.One.Settles, $"/silence/{group.One.Id}/chair"));
    }

    private static IEnumerable<ToDo> OfParticipant(Participant participant, Picture picture, Texts texts, Language language, DateTimeOffset now)
    {
        var name = participant.NameIn(language.Code);
        if (participant.May(ParticipantRight.Object))
            foreach (var one in picture.Forum.Silence.All.Values.Where(one => one.Status == SilenceStatus.Running && now < one.Deadline))
                yield return new(texts["silence.wait-break", one.Act.Title, name], one.Deadline, $"/silence/{one.Id}") { Minutes = 20 };
        if (participant.May(ParticipantRight.Vote))
            foreach (var one in picture.Forum.Decisions.All.Values
                .Where(one => one is { Status: DecisionStatus.Voting, Vote: { } vote } && now < vote.Act.Closes && !vote.Ballots.ContainsKey(participant.Code)))
                yield return new(texts["decisions.wait-vote", one.Act.Title, name], one.Vote!.Act.Closes, $"/decisions/{one.Id}");
        if (picture.Forum.Notices.All.Values.Count(one => one.WaitsFor(participant.Code)) is var notices and > 0)
            yield return new(texts["notices.wait", notices, name], null, $"/notices?for={participant.Code}") { Minutes = notices };
        foreach (var (notice, from) in picture.Forum.Notices.All.Values
            .SelectMany(notice => notice.Handed.Where(duty => duty.Value.TakenBy is null).Select(duty => (notice, From: duty.Key, duty.Value.Group)))
            .Where(one => one.From != participant.Code && NoticeRules.IsOf(picture.Forum, one.Group, participant.Code)).Select(one => (one.notice, one.From)))
            yield return new(
                texts[
                    "notices.wait-handed", picture.Members.Participants.Find(from)?.NameIn(language.Code) ?? from,
                    SaidWords.Of(ActSaid.Of(notice.Act), texts, language, picture)],
                null, $"/act/TakeDuty?as={participant.Code}&notice={notice.Position.ToString(CultureInfo.InvariantCulture)}&from={from}") { Minutes = 15 };
    }

    private static IEnumerable<ToDo> OfChair(Picture picture, Texts texts) =>
    [
        .. picture.Forum.Silence.All.Values.Where(one => one is { Status: SilenceStatus.Running, IsForTheChair: true })
            .Select(one => new ToDo(texts["silence.wait-sealed", one.Act.Title], one.Settles, $"/silence/{one.Id}/chair")),
        .. picture.Forum.Decisions.All.Values.Where(one => one.Status == DecisionStatus.Open && one.Objections.IsEmpty)
            .Select(one => new ToDo(texts["decisions.wait-rule", one.Act.Title], null, $"/decisions/{one.Id}")),
    ];
}
