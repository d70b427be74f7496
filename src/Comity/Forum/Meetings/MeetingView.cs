using System.Collections.Immutable;
using Comity.Kit;

namespace Comity.Forum.Meetings;

/// <summary>What pages show of a meeting, computed once.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Forum">The room as of the same position.</param>
/// <param name="Quorum">Who is there.</param>
/// <param name="Speakers">Who waits for the floor on the open item, in the order of speaking.</param>
public sealed record MeetingView(Meeting Meeting, ForumPicture Forum, Quorum Quorum, ImmutableArray<FloorRequest> Speakers)
{
    /// <summary>The next speaker; null where nobody waits.</summary>
    public FloorRequest? Next => Speakers.FirstOrDefault();

    /// <summary>The time zone of the seat.</summary>
    public string Zone => Forum.Procedure.Terms.Zone;

    /// <summary>What a page shows of a meeting.</summary>
    public static MeetingView Of(ForumPicture forum, Meeting meeting) =>
        new(meeting, forum, Quorum.Of(forum, meeting.Present), meeting.Open is { } open ? Waiting(forum, open) : []);

    /// <summary>Who waits for the floor on an item, in the order of speaking.</summary>
    public static ImmutableArray<FloorRequest> Waiting(ForumPicture forum, ItemStanding item) =>
        SpeakersList.Of(item, forum.Procedure.Terms, forum.Members.Participants);

    /// <summary>For how many minutes one who waits will have the floor.</summary>
    public int MinutesOf(FloorRequest request) => SpeakersList.Minutes(request, Meeting.Open!, Forum.Procedure.Terms.Speaking);

    /// <summary>A moment in the zone of the seat, in words.</summary>
    public static string AtSeat(Texts texts, DateTimeOffset moment, string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
            return Dates.Moment(texts, moment);
        var there = TimeZoneInfo.ConvertTime(moment, found);
        return texts["meetings.at-seat", Dates.Day(texts, DateOnly.FromDateTime(there.DateTime)), $"{there:HH:mm}", zone];
    }

    /// <summary>Where a meeting stands, in words.</summary>
    public static string Status(Texts texts, MeetingStatus status) => texts[status switch
    {
        MeetingStatus.Convened => "meetings.status.convened",
        MeetingStatus.Cancelled => "meetings.status.cancelled",
        MeetingStatus.Open => "meetings.status.open",
        MeetingStatus.Suspended => "meetings.status.suspended",
        _ => "meetings.status.closed",
    }];

    /// <summary>Where an item stands, in words.</summary>
    public static string Status(Texts texts, ItemStatus status) => texts[status switch
    {
        ItemStatus.Awaited => "meetings.item.awaited",
        ItemStatus.Open => "meetings.item.open",
        ItemStatus.Adjourned => "meetings.item.adjourned",
        ItemStatus.Closed => "meetings.item.closed",
        _ => "meetings.item.left",
    }];
}
