using Comity.Acts.Entering;
using Comity.Forum.Chair;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Record.Entries;

namespace Comity.Forum.Meetings;

/// <summary>What meetings and seats have waiting for a visitor.</summary>
public static class MeetingWaits
{
    private static readonly TimeSpan Soon = TimeSpan.FromHours(24);

    /// <summary>What waits.</summary>
    public static IEnumerable<ToDo> Of(Visitor visitor, Picture picture, DateTimeOffset now)
    {
        var (texts, rights) = (Texts.In(visitor.Language), Rights.Of(visitor, picture, now));
        if (rights.Person is null)
            return [];
        var isDesk = (rights.Roles & (Role.Secretariat | Role.Chair)) != Role.None;
        var meetings = picture.Forum.Meetings.All.Values
            .Where(meeting => meeting.IsAlive && meeting.Act.From - Soon <= now && (now < meeting.Act.Until || meeting.Status != MeetingStatus.Convened));
        return [.. meetings.SelectMany(meeting => OfMeeting(meeting, picture, rights, texts, isDesk)),
            .. picture.Forum.Chair.Seats.Values.SelectMany(seat => OfSeat(seat, rights, texts, isDesk, now))];
    }

    private static IEnumerable<ToDo> OfMeeting(Meeting meeting, Picture picture, Rights rights, Texts texts, bool isDesk)
    {
        var address = $"/meetings/{meeting.Id}";
        if (isDesk)
            yield return new(texts[Key(meeting), meeting.Act.Title], meeting.Status == MeetingStatus.Convened ? meeting.Act.From : null, $"{address}/run");
        else if (meeting.Status == MeetingStatus.Convened)
            yield return new(texts["meetings.wait-today", meeting.Act.Title], meeting.Act.From, address);
        var speakers = meeting.Open is { } item ? MeetingView.Waiting(picture.Forum, item) : [];
        string[] listed = [.. rights.Capacities.Where(code => speakers.Any(one => one.Participant == code))];
        if (!isDesk && meeting.Status != MeetingStatus.Convened && listed.Length == 0)
            yield return new(texts["meetings.wait-on", meeting.Act.Title], null, $"{address}/floor");
        foreach (var code in listed)
            yield return speakers[0].Participant == code
                ? new(texts["meetings.wait-next", meeting.Act.Title], null, $"{address}/floor")
                : new(texts["meetings.wait-listed", speakers.IndexOf(speakers.First(one => one.Participant == code)) + 1, meeting.Act.Title], null,
                    $"{address}/floor");
    }

    private static string Key(Meeting meeting) => meeting switch
    {
        { Point: not null } => "meetings.wait-point",
        { IsAppealed: true } => "meetings.wait-appeal",
        { Motions.IsEmpty: false } => "meetings.wait-motion",
        { Status: MeetingStatus.Convened } => "meetings.wait-open",
        _ => "meetings.wait-run",
    };

    private static IEnumerable<ToDo> OfSeat(Seat seat, Rights rights, Texts texts, bool isDesk, DateTimeOffset now)
    {
        if (!seat.IsOpen)
            yield break;
        foreach (var one in seat.Nominations.Where(one => one is { IsAccepted: false, IsWithdrawn: false } && rights.Capacities.Contains(one.Participant)
            && now <= seat.Act.NominateUntil))
            yield return new(texts["chair.wait-accept", seat.Act.Title], seat.Act.NominateUntil, $"/act/AcceptNomination?as={one.Participant}&seat={seat.Id}");
        if (isDesk && (seat.Act.NominateUntil is not { } until || now > until))
            yield return new(texts["chair.wait-fill", seat.Act.Title], seat.Act.From, $"/chair#{seat.Id}");
    }
}
