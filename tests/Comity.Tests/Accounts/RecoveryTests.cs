using System.Text.RegularExpressions;
using Comity.Host;
using Comity.Kit;
using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Storage;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>A secretariat of which nobody can sign in comes back by an act of the operator that everybody sees.</summary>
public sealed class RecoveryTests : IAsyncLifetime
{
    private readonly ProcessSite site = new();

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_lost_secretariat_is_recovered_by_an_entry_that_everybody_sees()
    {
        var founder = await site.SecretariatAsync();
        await founder.Browser.Send(await founder.Browser.Open("/account/erase"), "sure", ("sure", "yes"));
        var shown = await RecoverAsync();
        var person = await Given.A_person(site.Running, LinkIn(shown), "new@example.org");
        Assert.Equal("Keep your recovery codes", person.Done.Heading);
        await site.Record.AtLeastAsync(site.Record.Whole.Size + 1, CancellationToken.None);
        var entry = site.Record.Store.Entries(0, site.Record.Store.Size()).Select(stored => Process.Json.ReadEntry(stored.Entry))
            .Single(entry => entry.Statement is { As: Capacity.Server, Act: Appoint });
        var appointed = Assert.IsType<Appoint>(entry.Statement.Act);
        Assert.Equal((Office.Secretariat, "All devices were lost."), (appointed.Office, appointed.Decision.Value));
        using var stranger = site.Running.Browser();
        Assert.Contains("All devices were lost.", (await stranger.Open($"/record/{entry.Position}")).Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("has an account", (await Assert.ThrowsAsync<UserError>(RecoverAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_again_before_the_link_was_used_it_enters_nothing_more()
    {
        foreach (var file in Directory.GetFiles(site.Running.Folder, "side.db*"))
            File.Delete(file);
        await site.Running.RestartAsync();
        var (first, second) = (await RecoverAsync(), await RecoverAsync());
        Assert.Equal(first.Split(' ')[1], second.Split(' ')[1]);
        Assert.NotEqual(LinkIn(first), LinkIn(second));
    }

    [Fact]
    public async Task A_secretariat_that_can_sign_in_is_not_recovered()
    {
        await site.SecretariatAsync();
        await Assert.ThrowsAsync<UserError>(RecoverAsync);
    }

    private static string LinkIn(string shown) => Regex.Match(shown, "/account/enrol/[a-z2-7]+").Value;

    private async Task<string> RecoverAsync()
    {
        var output = new StringWriter();
        await RecoverCommand.RunAsync(new ServeOptions(site.Running.Folder, null, ServeOptions.DefaultUrls, Demo: false), "All devices were lost.",
            new(output, TextWriter.Null, TextReader.Null), CancellationToken.None);
        return output.ToString();
    }
}
