using Comity.Tests.House;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Comity.Kit;
using Xunit;

namespace Comity.Tests.Kit;

/// <summary>Every feed of the site is written in one way, under ids that never change.</summary>
[Collection(nameof(ProcessSites))]
public sealed partial class AtomFeedTests(ProcessSite site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("norms.example.org/log", "meetings/m-1", "tag:norms.example.org,2026-05-04:log/meetings/m-1")]
    [InlineData("localhost/3f9a/log", "record/7", "tag:localhost,2026-05-04:3f9a/log/record/7")]
    [InlineData("Norms.example.org:8443/log", "notices/A B", "tag:norms.example.org,2026-05-04:log/notices/A%20B")]
    [InlineData("norms.example.org", "notices", "tag:norms.example.org,2026-05-04:notices")]
    public void An_id_is_the_origins_name_the_day_of_its_beginning_and_a_path(string origin, string name, string id) =>
        Assert.Equal(id, AtomFeed.Tag(origin, new(2026, 5, 4, 23, 30, 0, TimeSpan.Zero), name));

    [Theory]
    [InlineData("/notices.atom")]
    [InlineData("/notices.atom?for=UTO")]
    [InlineData("/meetings.atom")]
    public async Task A_feed_has_what_the_standard_asks_for(string address)
    {
        var feed = XDocument.Parse(await site.Client.GetStringAsync(new Uri(address, UriKind.Relative))).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        XElement[] all = [feed, .. feed.Elements(Atom + "entry")];
        Assert.True(all.Length > 1);
        Assert.All(all, one => Assert.Matches(TagUri(), one.Element(Atom + "id")!.Value));
        Assert.Equal(all.Length, all.Select(one => one.Element(Atom + "id")!.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, one => Assert.True(DateTimeOffset.TryParse(one.Element(Atom + "updated")!.Value, null, out _)));
        Assert.All(all, one => Assert.NotEmpty(one.Element(Atom + "title")!.Value));
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.EndsWith(address, feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value,
            StringComparison.Ordinal);
    }

    /// <summary>RFC 4151, 2.1, for authorities that are DNS names.</summary>
    [GeneratedRegex(@"^tag:[a-z0-9-]+(\.[a-z0-9-]+)*,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9\-._~%!$&'()*+,;=:@/?]*$")]
    private static partial Regex TagUri();
}
