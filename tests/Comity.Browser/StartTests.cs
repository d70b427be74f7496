using Comity.Site;
using Xunit;

namespace Comity.Browser;

/// <summary>The server starts and shows its first page.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task The_first_page_is_there()
    {
        var data = Directory.CreateTempSubdirectory("comity-browser-").FullName;
        await using var app = await SiteHost.StartAsync(
            new ServeOptions(data, null, "http://127.0.0.1:0", Demo: false), new Terminal(TextWriter.Null, TextWriter.Null, TextReader.Null), TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Assert.Contains("<main id=\"content\">", await client.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
