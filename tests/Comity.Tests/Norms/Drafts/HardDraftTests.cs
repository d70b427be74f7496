using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Comity.Norms.Drafts;
using Comity.Tests.Norms.Analysis;
using Comity.Tests.Norms.Pages;
using Xunit;

namespace Comity.Tests.Norms.Drafts;

/// <summary>A draft that costs a solver more than anybody has does not hold up those who read the shipped books.</summary>
[Collection(nameof(PageServers))]
public sealed class HardDraftTests(PageServer server)
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shipped_books_are_compared_while_a_strangers_draft_is_computed()
    {
        using var stranger = server.Browser();
        var draft = await HardDraft(stranger);
        Assert.Contains("This is being computed", (await Page.Get(stranger, draft)).Main, StringComparison.Ordinal);
        JsonNode? compared = null;
        for (var tries = 0; tries < 300 && compared?["isSame"] is null; tries++)
        {
            using var answer = await stranger.GetAsync(new Uri("/api/v1/compare?from=un-framework&to=un-framework", UriKind.Relative), Test);
            compared = await answer.Content.ReadFromJsonAsync<JsonNode>(Test);
        }

        Assert.True((bool)compared!["isSame"]!);
        var page = await Page.Get(stranger, draft);
        for (var tries = 0; tries < 100 && page.Main.Contains("This is being computed", StringComparison.Ordinal); tries++)
            page = await Page.Get(stranger, draft);
        Assert.Contains("Undecided within the budget", page.Main, StringComparison.Ordinal);
    }

    /// <summary>A draft in two versions, so that its page compares them.</summary>
    private async Task<string> HardDraft(HttpClient stranger)
    {
        var drafts = server.Service<DraftStore>();
        var writer = new DraftWriter(null, "192.0.2.1");
        var name = (await drafts.BeginAsync("Pigeons", "", writer, Files(13), Test)).Name;
        var open = await drafts.OpenAsync(name!, null, Test);
        await drafts.SaveAsync(open!.Draft.Id, 1, Files(12), writer, Test);
        return $"/drafts/{name}";
    }

    private static ImmutableSortedDictionary<string, string> Files(int holes) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("README.md", Pigeons.Document(holes));
}
