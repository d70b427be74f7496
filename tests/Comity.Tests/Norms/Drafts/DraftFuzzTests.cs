using System.Collections.Immutable;
using Comity.Norms.Drafts;
using Comity.Tests.Norms.Language;
using Comity.Tests.Norms.Pages;
using Xunit;

namespace Comity.Tests.Norms.Drafts;

/// <summary>Whatever stands in a draft, its pages show it, compare it and export it: nothing that somebody writes is a mistake of the program.</summary>
[Collection(nameof(PageServers))]
public sealed class DraftFuzzTests(PageServer server)
{
    private const int Texts = 60;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mutated_drafts_are_viewed_edited_compared_and_exported()
    {
        using var browser = server.Browser();
        var drafts = server.Service<DraftStore>();
        var writer = new DraftWriter(null, "192.0.2.77");
        var name = (await drafts.BeginAsync("Odd", "", writer, Files(0), Test)).Name!;
        var id = (await drafts.OpenAsync(name, null, Test))!.Draft.Id;
        for (var seed = 1; seed < Texts; seed++)
        {
            await drafts.SaveAsync(id, seed, Files(seed), writer, Test);
            foreach (var address in new[] { "", "?file=a.md", $"?from={seed}&to={seed + 1}", "/export" })
            {
                using var answer = await browser.GetAsync(new Uri($"/drafts/{name}{address}", UriKind.Relative), Test);
                Assert.True((int)answer.StatusCode == 200, $"Seed {seed}, {address}: {(int)answer.StatusCode}\n{Files(seed)["a.md"]}");
            }
        }
    }

    private static ImmutableSortedDictionary<string, string> Files(int seed)
    {
        var text = FuzzTests.Any(seed, mostChanges: 8);
        return ImmutableSortedDictionary<string, string>.Empty.Add("a.md", text).Add("b.md", text);
    }
}
