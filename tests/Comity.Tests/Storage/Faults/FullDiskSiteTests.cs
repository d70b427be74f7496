using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Storage.Faults;

/// <summary>A disk without room under a whole site: whatever is sent is answered with 503 and the reason, and all goes on when there is room again.</summary>
public sealed class FullDiskSiteTests
{
    private const string Reason = "The disk of the server is full";

    [Fact]
    public async Task A_full_disk_is_named_to_whoever_seals_votes_sends_a_file_or_signs_in()
    {
        var site = new ProcessSite { DiskMegabytes = 24 };
        await using var _ = site.ConfigureAwait(false);
        await site.InitializeAsync();
        var person = await site.DelegateAsync();
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await site.KeyAsync(site.Delegate));
        site.Running.Disk!.Fill();
        foreach (var send in Sends(client))
            await FullAsync(await send());
        using var browser = site.Running.Browser();
        var page = await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains(Reason, page.Document.Body!.TextContent, StringComparison.Ordinal);
        site.Running.Disk.Empty();
        foreach (var send in Sends(client))
            Assert.True((await send()).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1))).Status);
    }

    private static Func<Task<HttpResponseMessage>>[] Sends(HttpClient client) =>
    [
        () => client.PostAsJsonAsync("/api/v1/sealed", new { @as = "UTO", content = "An offer" }),
        () => client.PostAsJsonAsync("/api/v1/consultations/first-round/votes", new { @as = "UTO", statement = 0, value = "agree" }),
        () => client.PostAsync("/api/v1/files", new ByteArrayContent(new byte[300_000].Select((_, place) => (byte)('a' + place % 26)).ToArray())),
    ];

    private static async Task FullAsync(HttpResponseMessage answer)
    {
        using var _ = answer;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.StartsWith(Reason, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
