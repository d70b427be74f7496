using Comity.Accounts.Access;
using Comity.Tests.Accounts;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>A server whose pages have few tokens, and whose networks few streams.</summary>
public sealed class FewTokens : IAsyncLifetime
{
    internal RunningSite Site { get; } = new() { Settings = """{ "limits": { "pages": 20, "streams": 2 } }""" };

    public ValueTask InitializeAsync() => Site.InitializeAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>Pages cost what they take to make, each network pays for itself, and what is kept costs nothing.</summary>
public sealed class PageLimitTests(FewTokens few) : IClassFixture<FewTokens>
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_costs_much_is_refused_sooner_and_with_a_sentence()
    {
        Assert.Equal("200 200 429", await Ask("192.0.2.1", "/drafts", 3));
        using var refused = await Get("192.0.2.1", "/drafts");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("This was asked too often", await refused.Content.ReadAsStringAsync(Test), StringComparison.Ordinal);
        Assert.StartsWith("200 200 200 200", await Ask("192.0.2.2", "/search?q=contact", 6), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_costs_the_same_however_its_address_is_written() =>
        Assert.Equal("200 200 429", await Ask("192.0.2.7", "/DRAFTS", 3));

    [Fact]
    public async Task A_network_pays_for_itself_alone_and_an_IPv6_network_is_one()
    {
        Assert.EndsWith("429", await Ask("2001:db8:1:1::1", "/drafts", 3), StringComparison.Ordinal);
        Assert.Equal("429", await Ask("2001:db8:1:1:ffff::2", "/drafts", 1));
        Assert.Equal("200", await Ask("2001:db8:1:2::1", "/drafts", 1));
    }

    [Fact]
    public async Task What_is_kept_and_what_programs_ask_costs_no_tokens()
    {
        Assert.DoesNotContain("429", await Ask("192.0.2.3", "/books", 60), StringComparison.Ordinal);
        Assert.DoesNotContain("429", await Ask("192.0.2.3", "/api/v1/books", 60), StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_is_given_back()
    {
        var count = new NetworkCount(2);
        var (one, other) = (count.Enter("a"), count.Enter("a"));
        Assert.Null(count.Enter("a"));
        Assert.NotNull(count.Enter("b"));
        one!.Dispose();
        one.Dispose();
        Assert.NotNull(count.Enter("a"));
        Assert.Null(count.Enter("a"));
        Assert.NotNull(other);
    }

    private async Task<string> Ask(string network, string address, int times)
    {
        var statuses = new int[times];
        for (var one = 0; one < times; one++)
        {
            using var answer = await Get(network, address);
            statuses[one] = (int)answer.StatusCode;
        }

        return string.Join(' ', statuses);
    }

    private async Task<HttpResponseMessage> Get(string network, string address)
    {
        using var client = new HttpClient { BaseAddress = few.Site.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", network);
        return await client.GetAsync(new Uri(address, UriKind.Relative), Test);
    }
}
