using Comity.Acts.Entering;
using Comity.Forum.Carrying;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Members.Participants;
using Comity.Record.Entries;

namespace Comity.Forum;

/// <summary>What of grounds and of carried acts waits for whom.</summary>
internal static class GroundWaits
{
    /// <summary>For so many days the Chair is told what could not be carried out.</summary>
    private const int DaysTold = 30;

    /// <summary>What waits for a visitor.</summary>
    public static IEnumerable<ToDo> Of(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var (texts, rights) = (Texts.In(visitor.Language), Rights.Of(visitor, picture, now));
        if (rights.Person is null)
            return [];
        var instruments = picture.Forum.Grounds.Instruments.Values;
        return
        [
            .. rights.Capacities.Contains(Capacity.Chair) ? OfChair(picture, texts, now) : [],
            .. rights.Capacities.Select(picture.Members.Participants.Find).OfType<Participant>().Where(one => one.May(ParticipantRight.Decide))
                .SelectMany(member => instruments.Where(one => one.MayBeContested(now) && !one.Contests.ContainsKey(member.Code)).Select(one => new ToDo(
                    texts["grounds.wait-contest", one.Act.Symbol, member.NameIn(visitor.Language.Code)], one.ContestBy, $"/grounds/{one.Id}"))),
        ];
    }

    private static IEnumerable<ToDo> OfChair(Picture picture, Texts texts, DateTimeOffset now) =>
    [
        .. picture.Forum.Grounds.Instruments.Values.Where(one => !one.Contests.IsEmpty)
            .Select(one => new ToDo(texts["grounds.wait-rule", one.Act.Symbol], null, $"/grounds/{one.Id}")),
        .. picture.Forum.Carrying.All.Values.Where(one => one.Adopted > now.AddDays(-DaysTold) && one.Acts.Any(act => act.RefusedBy is not null))
            .Select(one => new ToDo(texts["grounds.wait-uncarried", TitleOf(picture, one.By)], null, PageOf(one.By))),
    ];

    private static string TitleOf(Picture picture, Carrier by) => by switch
    {
        { Decision: { } decision } => picture.Forum.Decisions.All[decision].Act.Title,
        { Silence: { } silence } => picture.Forum.Silence.All[silence].Act.Title,
        _ => picture.Forum.Grounds.Instruments[by.Id].Act.Symbol,
    };

    private static string PageOf(Carrier by) => $"/{(by.Decision is not null ? "decisions" : by.Silence is not null ? "silence" : "grounds")}/{by.Id}#carries";
}
