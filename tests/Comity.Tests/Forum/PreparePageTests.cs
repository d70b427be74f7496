using Comity.Tests.House;
using System.Globalization;
using System.Net;
using Comity.Forum.Meetings;
using Comity.Tests.Accounts;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>The page on which a meeting is prepared.</summary>
public sealed class PreparePageTests(ProcessSite site) : IClassFixture<ProcessSite>
{
    [Fact]
    public async Task A_meeting_is_checked_then_convened_once()
    {
        var desk = (await site.SecretariatAsync()).Browser;
        var check = await desk.Send(await desk.Open("/meetings/prepare"), "agenda", Typed());
        Assert.Contains("Participants that will be told", check.Text, StringComparison.Ordinal);
        Assert.Null(site.Picture.Forum.Meetings.Find("second-session"));
        var sent = Browser.Request(check, "batch");
        var done = await desk.Follow(sent);
        Assert.Contains("The meeting is convened", done.Text, StringComparison.Ordinal);
        _ = await desk.Send(check, "batch");
        var meeting = Assert.Single(site.Picture.Forum.Meetings.All.Values, one => one.Act.Title == "Second session");
        Assert.Equal(("second-session", MeetingKind.Informal, 2), (meeting.Id, meeting.Act.Kind, meeting.Act.Agenda.Length));
        Assert.Contains("Other matters", (await desk.Open("/meetings/prepare?like=second-session")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_and_what_was_typed_stays()
    {
        var desk = (await site.SecretariatAsync()).Browser;
        var wrong = await desk.Send(await desk.Open("/meetings/prepare"), "agenda",
            [.. Typed().Where(one => one.Name != "agenda"), ("agenda", "Adoption\nTimes | X/9"), ("from", "tomorrow")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains(wrong.Problems, problem => problem.Contains("Line 2", StringComparison.Ordinal) && problem.Contains("X/9", StringComparison.Ordinal));
        Assert.Contains(wrong.Problems, problem => problem.Contains("tomorrow", StringComparison.Ordinal));
        Assert.Contains("Times | X/9", wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delegate_is_told_whose_page_it_is()
    {
        using var delegated = (await site.AccountAsync(site.Delegate, "delegate@example.org")).Browser;
        var page = await delegated.Open("/meetings/prepare");
        Assert.Null(page.Document.QuerySelector("textarea"));
    }

    private (string Name, string Value)[] Typed()
    {
        string At(int hours) => site.Picture.At.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        return [("title", "Second session"), ("kind", "Informal"), ("form", "Online"), ("place", ""), ("from", At(2)), ("until", At(4)),
            ("agenda", "Exchange of views | 30\nOther matters")];
    }
}
