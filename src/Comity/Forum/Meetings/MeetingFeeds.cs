using System.Globalization;
using System.Text;
using System.Xml;
using Comity.Site;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Comity.Forum.Meetings;

/// <summary>Meetings as iCalendar (RFC 5545) and Atom (RFC 4287).</summary>
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
                DtStamp = new CalDateTime(meeting.Events[^1].At.UtcDateTime, "UTC"), Sequence = meeting.Events.Count(one => one.Act is ReviseMeeting or CancelMeeting),
                Status = meeting.Status == MeetingStatus.Cancelled ? "CANCELLED" : "CONFIRMED", Url = new Uri(site, $"/meetings/{meeting.Id}"),
                Description = string.Join('\n', meeting.Act.Agenda.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Number}. {item.Title}"))),
            });
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    /// <summary>What was said of meetings last, the newest first: one entry for each meeting, as it stands.</summary>
    public static byte[] Atom(IEnumerable<Meeting> meetings, Uri site, string origin, Texts texts, DateTimeOffset updated)
    {
        using var memory = new MemoryStream();
        using (var xml = XmlWriter.Create(memory, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("feed", "http://www.w3.org/2005/Atom");
            xml.WriteElementString("id", $"tag:{origin},2026:meetings");
            xml.WriteElementString("title", texts["meetings.title"]);
            xml.WriteElementString("updated", Dates.Machine(updated));
            Link(xml, "self", new(site, "/meetings.atom"));
            foreach (var meeting in meetings)
                Entry(xml, meeting, site, origin, texts);
            xml.WriteEndElement();
        }

        return memory.ToArray();
    }

    private static void Entry(XmlWriter xml, Meeting meeting, Uri site, string origin, Texts texts)
    {
        xml.WriteStartElement("entry");
        xml.WriteElementString("id", $"tag:{origin},2026:meetings/{meeting.Id}");
        xml.WriteElementString("title", meeting.Act.Title);
        xml.WriteElementString("updated", Dates.Machine(meeting.Events[^1].At));
        xml.WriteStartElement("author");
        xml.WriteElementString("name", origin);
        xml.WriteEndElement();
        Link(xml, "alternate", new(site, $"/meetings/{meeting.Id}"));
        xml.WriteElementString("summary", texts["meetings.feed-line", MeetingView.Status(texts, meeting.Status), Dates.Moment(texts, meeting.Act.From)]);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, Uri address)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address.ToString());
        xml.WriteEndElement();
    }
}
