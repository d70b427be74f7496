using System.Collections.Immutable;
using Comity.Acts.Api;
using Comity.Kit;

namespace Comity.Forum.Api;

/// <summary>What is asked of meetings and seats.</summary>
public static class MeetingRoutes
{
    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("meetings", "forum", "meetings", Shows.Meetings, typeof(MeetingRow),
            call => call.Picture.Forum.Meetings.All.Values.OrderBy(one => one.Act.From).Select(MeetingRow.Of)) { IsList = true },
        new("meeting", "forum", "meetings/{meeting}", Shows.Meetings, typeof(MeetingAnswer),
            call => call.Picture.Forum.Meetings.Find(call.Text("meeting")!) is { } found ? MeetingAnswer.Of(call.Picture.Forum, found) : null)
        {
            Parameters = [new("meeting", ParameterKind.Text) { InPath = true, IsRequired = true, Example = "session-2-meeting-3" }],
        },
        new("seats", "forum", "seats", Shows.Members, typeof(SeatRow),
            call => call.Picture.Forum.Chair.Seats.Values.OrderBy(one => one.Act.From).Select(one => SeatRow.Of(call.Picture.Forum, one))) { IsList = true },
    ];
}
