using System.Globalization;
using Comity.Kit;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Comity.Forum.Meetings;

/// <summary>Meetings as iCalendar (RFC 5545) and as a feed.</summary>
public static class MeetingFeeds
{
    /// <summary>The calendar of some meetings.</summary>
    /// <param name="meetings">The meetings.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="origin">The log's origin: ids are made of it, so that they never change.</param>
    public static string Calendar(IEnumerable<Meeting> meetings, Uri site, string origin)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Comity//Meetings//EN" };
        foreach (var meeting in meetings)
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{meeting.Id}@{origin}", Summary = meeting.Act.Title, Location = meeting.Act.Place,
                Start = new CalDateTime(meeting.Act.From.UtcDateTime, "UTC"), End = new CalDateTime(meeting.Act.Until.UtcDateTime, "UTC"),
                DtStamp = new CalDateTime(meeting.Events[^1].At.UtcDateTime, "UTC"),
                Sequence = meeting.Events.Count(one => one.Act is ReviseMeeting or CancelMeeting),
                Status = meeting.Status == MeetingStatus.Cancelled ? "CANCELLED" : "CONFIRMED", Url = new Uri(site, $"/meetings/{meeting.Id}"),
                Description = string.Join('\n', meeting.Act.Agenda.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Number}. {item.Title}"))),
            });
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    /// <summary>What was said of meetings last, the newest first: one entry for each meeting, as it stands.</summary>
    /// <param name="meetings">The meetings.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="begun">When the record began: the feed is as old where there is no meeting.</param>
    public static AtomFeed Atom(IReadOnlyCollection<Meeting> meetings, Texts texts, DateTimeOffset begun) => new(
        "meetings", texts["meetings.title"], "/meetings.atom", "/meetings", meetings.Select(meeting => meeting.Events[^1].At).DefaultIfEmpty(begun).Max(),
        meetings.Select(meeting => Entry(meeting, texts)));

    private static AtomEntry Entry(Meeting meeting, Texts texts) => new(
        $"meetings/{meeting.Id}", meeting.Act.Title, meeting.Events[^1].At, $"/meetings/{meeting.Id}",
        texts["meetings.feed-line", MeetingView.Status(texts, meeting.Status), Dates.Moment(texts, meeting.Act.From)]);
}
