using System.Net;
using System.Text;
using Comity.Storage.Logs;
using Comity.Desk.Mirror;
using Comity.Host;
using Comity.Kit;
using Comity.Storage;
using Comity.Tests.House;
using Comity.Tests.Record.Audit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Browser = Comity.Tests.Accounts.Browser;

namespace Comity.Tests.Desk;

/// <summary>A desk shows what the record shows, enters nothing, and keeps notes that only a passphrase opens.</summary>
public sealed class DeskTests : IAsyncLifetime
{
    private const string Passphrase = "seven quiet herons over the lake";
    private const string Page = "/texts/norms-2015";
    private readonly TemporaryFolder source = new();
    private readonly TemporaryFolder data = new();
    private readonly GivenRecord record = new GivenRecord().WithStates(2);
    private WebApplication? app;
    private Uri address = default!;

    public async ValueTask InitializeAsync()
    {
        await record.WriteAsync(source.Path);
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        record.Dispose();
        source.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task A_page_is_the_same_as_on_the_site()
    {
        using var browser = new Browser(address);
        Assert.Contains("A/70/174", (await browser.Open(Page)).Text, StringComparison.Ordinal);
        Assert.Contains("This is your desk", (await browser.Open("/members/AAA")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/account/sign-in")]
    [InlineData("/act")]
    [InlineData("/act/TakePosition")]
    public async Task There_are_no_accounts_and_nothing_is_entered(string path)
    {
        using var browser = new Browser(address);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(path)).Status);
    }

    [Fact]
    public async Task The_clock_enters_nothing_in_a_copy()
    {
        var now = app!.Services.GetRequiredService<OpenRecord>();
        await Task.Delay(600, TestContext.Current.CancellationToken);
        Assert.Equal(record.Entries.Count, now.Whole.Size);
        Assert.Throws<StoreProblem>(() => { _ = now.EnterOwnAsync(_ => null, default); });
    }

    [Fact]
    public async Task What_is_new_at_the_source_comes_over()
    {
        record.Session(new Comity.Norms.Texts.AdoptText("later", "A later text", "A/RES/1", [new("en", record.File("Other words."))], new(2026, 1, 1),
            "Decision 9"));
        await record.WriteAsync(source.Path);
        await app!.Services.GetRequiredService<DeskMirror>().RefreshAsync(TestContext.Current.CancellationToken);
        using var browser = new Browser(address);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/texts/later")).Status);
    }

    [Fact]
    public async Task A_desk_starts_without_its_source_and_says_so()
    {
        await StopAsync();
        Directory.Delete(source.Path, recursive: true);
        Directory.CreateDirectory(source.Path);
        await StartAsync();
        using var browser = new Browser(address);
        Assert.Contains("could not be read again", (await browser.Open(Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anything_to_show_a_desk_does_not_start()
    {
        using var empty = new TemporaryFolder();
        using var other = new TemporaryFolder();
        await Assert.ThrowsAsync<UserError>(() =>
            DeskHost.StartAsync(new(empty.Path, other.Path, "http://127.0.0.1:0", GivenKeys.None), Quiet, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_desk_is_not_shown_to_a_network()
    {
        var refusal = await Assert.ThrowsAsync<UserError>(() =>
            DeskHost.StartAsync(new(source.Path, data.Path, "http://0.0.0.0:0", GivenKeys.None), Quiet, TestContext.Current.CancellationToken));
        Assert.Equal("--urls", refusal.Place);
    }

    [Fact]
    public async Task A_note_is_there_again_after_a_restart_for_who_knows_the_passphrase()
    {
        using (var browser = await UnlockedAsync())
            await browser.Send(await browser.Open(Page), "note", ("note", "Ask about the adverb."), ("do", "keep"));
        await StopAsync();
        await StartAsync();
        using var later = new Browser(address);
        Assert.DoesNotContain("adverb", (await later.Open(Page)).Text, StringComparison.Ordinal);
        await later.Send(await later.Open("/notes"), "passphrase", ("passphrase", Passphrase), ("do", "unlock"));
        Assert.Contains("Ask about the adverb.", (await later.Open(Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_words_nor_pages_nor_passphrase_can_be_read_in_the_folder()
    {
        using (var browser = await UnlockedAsync())
            await browser.Send(await browser.Open(Page), "note", ("note", "Wordsthatnobodyreads"), ("do", "keep"));
        await StopAsync();
        foreach (var file in Directory.EnumerateFiles(data.Path, "side.db*"))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.DoesNotContain("Wordsthatnobodyreads", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Page, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Passphrase, text, StringComparison.Ordinal);
        }

        await StartAsync();
    }

    [Fact]
    public async Task A_wrong_passphrase_opens_nothing()
    {
        using (await UnlockedAsync())
        {
        }

        using var other = new Browser(address);
        Assert.Single((await other.Send(await other.Open("/notes"), "passphrase", ("passphrase", "something else entirely"), ("do", "unlock"))).Problems);
    }

    [Fact]
    public async Task A_note_that_was_changed_elsewhere_is_not_overwritten_unseen()
    {
        using var browser = await UnlockedAsync();
        var (one, other) = (await browser.Open(Page), await browser.Open(Page));
        await browser.Send(one, "note", ("note", "First"), ("do", "keep"));
        var clash = await browser.Send(other, "note", ("note", "Second"), ("do", "keep"));
        Assert.Single(clash.Problems);
        Assert.Contains("First", clash.Text, StringComparison.Ordinal);
        Assert.Contains("Second", clash.Text, StringComparison.Ordinal);
    }

    private static Terminal Quiet => new(TextWriter.Null, TextWriter.Null, TextReader.Null);

    private async Task<Browser> UnlockedAsync()
    {
        var browser = new Browser(address);
        await browser.Send(await browser.Open("/notes"), "passphrase", ("passphrase", Passphrase), ("again", Passphrase), ("do", "unlock"));
        return browser;
    }

    private async Task StartAsync()
    {
        app = await DeskHost.StartAsync(new(source.Path, data.Path, "http://127.0.0.1:0", GivenKeys.None), Quiet, CancellationToken.None);
        address = new UriBuilder(app.Urls.First()) { Host = "localhost" }.Uri;
    }

    private async Task StopAsync()
    {
        await app!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
