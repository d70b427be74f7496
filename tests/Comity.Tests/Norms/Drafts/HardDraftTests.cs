using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Comity.Norms.Drafts;
using Comity.Norms.Shelf;
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
        Assert.Equal(1, server.Service<Computations>().Count);
    }

    /// <summary>A draft in two versions, so that its page compares them.</summary>
    private async Task<string> HardDraft(HttpClient stranger)
    {
        var drafts = server.Service<DraftStore>();
        var name = await drafts.BeginAsync("Pigeons", "", null, Files(13), Test);
        var open = await drafts.OpenAsync(name!, null, Test);
        await drafts.SaveAsync(open!.Draft.Id, 1, Files(12), null, Test);
        return $"/drafts/{name}";
    }

    private static ImmutableSortedDictionary<string, string> Files(int holes) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("README.md", Pigeons.Document(holes));
}
