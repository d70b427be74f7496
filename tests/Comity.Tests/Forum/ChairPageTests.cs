using Comity.Tests.House;
using Comity.Forum.Chair;
using Comity.Forum.Procedure;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>The page of the chair.</summary>
public sealed class ChairPageTests(ProcessSite site) : IClassFixture<ProcessSite>
{
    [Fact]
    public async Task The_page_of_the_chair_says_who_chairs_and_why()
    {
        await site.ActAsync(new OpenSeat("chair-1", "Chair of the first session", SeatKind.Chair, site.Picture.At, site.Picture.At.AddMonths(6),
            LeadershipMethod.Alphabet));
        using var browser = site.Running.Browser();
        var open = await browser.Open("/chair");
        Assert.Contains("Erewhon", open.Document.QuerySelector("#chair-1")!.TextContent, StringComparison.Ordinal);
        await site.ActAsync(new FillSeat("chair-1", "ERE", "Decision 3", []));
        var held = (await browser.Open("/chair")).Document.QuerySelector("#chair-1")!.TextContent;
        Assert.Contains("It is the first in the order of the names in English", held, StringComparison.Ordinal);
        Assert.Contains("Decision 3", held, StringComparison.Ordinal);
        Assert.Contains("\"holder\":\"ERE\"", await site.Client.GetStringAsync(new Uri("/api/v1/seats", UriKind.Relative)), StringComparison.Ordinal);
    }
}
