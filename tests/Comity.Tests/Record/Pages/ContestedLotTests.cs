using Comity.Tests.House;
using System.Text.Json;
using Comity.Record.Founding;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Storage;
using Xunit;

namespace Comity.Tests.Record.Pages;

/// <summary>What was received for a draw and contested shows beside the draw, on its page and in its row.</summary>
public sealed class ContestedLotTests : IAsyncLifetime
{
    private const string Ground = "Nobody in our capital sent this.";
    private readonly ProcessSite site = new();

    public async ValueTask InitializeAsync() => await site.InitializeAsync();

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_contested_commitment_is_marked_with_its_ground()
    {
        await site.ActAsync(new AdoptRules(
            RecordFolder.FirstRules with { Effects = [.. RecordFolder.FirstRules.Effects, new(nameof(CommitToLot), ReceivedEffect.AtOnce)] }, "Decision 2"));
        var position = await site.ReceiveAsync("UTO", new CommitToLot("chair-3", LotDraw.Commitment(new byte[32])));
        await site.ActAsync(site.Head, "UTO", new ContestReceived(position, Ground));
        using var browser = site.Running.Browser();
        var page = await browser.Open("/lots");
        Assert.Contains(Ground, page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var rows = JsonDocument.Parse(await site.Client.GetStringAsync("/api/v1/lots")).RootElement.GetProperty("items");
        Assert.Equal([position], rows[0].GetProperty("contested").EnumerateArray().Select(one => one.GetInt64()));
    }
}
