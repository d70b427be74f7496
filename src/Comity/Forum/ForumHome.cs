using Comity.Acts.Entering;
using Comity.Forum.Meetings;
using Comity.Forum.Silence;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Record.Entries;

namespace Comity.Forum;

/// <summary>What the first page says of the forum: what goes on in it now and, to the secretariat of a process that begins, what its first steps are.</summary>
internal static class ForumHome
{
    private const int Most = 5;

    /// <summary>Meetings that are open or to come, and texts under silence; nothing when the forum rests.</summary>
    public static HomePart? Of(Visitor visitor, Picture picture)
    {
        var texts = Kit.Texts.In(visitor.Language);
        HomeLine[] lines =
        [
            .. picture.Forum.Meetings.All.Values.Where(meeting => meeting.IsAlive).OrderBy(meeting => meeting.Status == MeetingStatus.Convened)
                .ThenBy(meeting => meeting.Act.From)
                .Select(meeting => new HomeLine(meeting.Act.Title,
                    $"/meetings/{meeting.Id}") { Note = MeetingView.Status(texts, meeting.Status), Day = DateOnly.FromDateTime(meeting.Act.From.UtcDateTime) })
                    .Take(Most),
            .. picture.Forum.Silence.All.Values.Where(one => one.Status == SilenceStatus.Running).OrderBy(one => one.Deadline)
                .Select(one => new HomeLine(one.Act.Title, $"/silence/{one.Id}") { Note = texts["forum.home-silence", Dates.Moment(texts, one.Deadline)] })
                    .Take(Most),
        ];
        return lines.Length == 0 ? null : new(texts["forum.home"], "/forum", texts["forum.home-more"], lines);
    }

    /// <summary>The first steps of a secretariat: admit those who take part, then convene a meeting.</summary>
    public static IEnumerable<ToDo> FirstSteps(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        if (!Rights.Of(visitor, picture, now).Capacities.Contains(Capacity.Secretariat))
            return [];
        var texts = Kit.Texts.In(visitor.Language);
        if (picture.Members.Participants.All.IsEmpty)
            return [new(texts["members.wait-start"], null, "/members/start")];
        return picture.Forum.Meetings.All.IsEmpty ? [new(texts["meetings.wait-first"], null, "/meetings/prepare")] : [];
    }
}
