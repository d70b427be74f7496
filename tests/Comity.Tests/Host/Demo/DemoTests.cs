using System.Text;
using System.Text.RegularExpressions;
using Comity.Accounts.SignIn;
using Comity.Host;
using Comity.Kit;
using Comity.Norms.Shelf;
using Comity.Norms.Texts;
using Comity.Record.Audit;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Received;
using Comity.Record.Sealing;
using Comity.Storage;
using Comity.Storage.Logs;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Host.Demo;

/// <summary>The demonstration: a record like any other, and a way in for every role.</summary>
public sealed class DemoTests(DemoTests.Started demo) : IClassFixture<DemoTests.Started>
{
    private static readonly string[] Roles = ["secretariat", "chair", "head", "delegate", "observer", "reviewer", "expert", "mediator"];

    private Picture Picture => demo.Record.Whole.Picture;

    [Fact]
    public async Task The_leaves_of_every_sheet_are_served_and_mirrored()
    {
        using var folder = new TemporaryFolder();
        var site = demo.Address;
        using var source = Comity.Storage.Logs.LogSource.Open($"{site}log/");
        using var mirror = new Comity.Storage.Logs.LogFolder(folder.Path);
        var result = await new Comity.Record.Mirror.MirrorJob(source, mirror, null).RunAsync(CancellationToken.None);
        Assert.Null(result.Difference);
        Assert.Empty(result.SheetsWithout);
        var sheets = demo.Record.Sheets.All.ToList();
        Assert.Contains(sheets, sheet => sheet.Topic.Length > 0);
        foreach (var root in sheets)
            Assert.NotNull(root.Read(await File.ReadAllBytesAsync(Path.Combine(folder.Path, root.Path), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task An_audit_names_the_sheets_whose_leaves_are_missing_and_stops_at_wrong_ones()
    {
        using var folder = new TemporaryFolder();
        using var source = LogSource.Open($"{demo.Address}log/");
        using var mirror = new LogFolder(folder.Path);
        await new Comity.Record.Mirror.MirrorJob(source, mirror, null).RunAsync(CancellationToken.None);
        var sheet = demo.Record.Sheets.All.Last();
        Assert.Equal(demo.Record.Sheets.All.Count(), (await AuditedAsync(mirror)).Sheets);
        var (file, entered) = (Path.Combine(folder.Path, sheet.Path), new List<byte>(await File.ReadAllBytesAsync(Path.Combine(folder.Path, sheet.Path))));
        entered[70] ^= 1;
        await File.WriteAllBytesAsync(file, [.. entered]);
        var wrong = await AuditedAsync(mirror);
        Assert.Equal(Comity.Audit.DifferenceKind.Sheet, wrong.Difference!.Kind);
        Assert.Equal(sheet, ActSheets.In(Process.Json.ReadEntry(demo.Record.Store.Entries(wrong.Difference.Position!.Value, wrong.Difference.Position.Value + 1)
            .Single().Entry).Statement.Act));
        File.Delete(file);
        var missing = await AuditedAsync(mirror);
        Assert.Equal((false, sheet), (missing.IsWhole, Assert.Single(missing.SheetsMissing).Root));
        Assert.Contains(AuditText.Lines(missing), line => line.StartsWith($"Sheets     1 without leaves: {sheet.Path}, entry ", StringComparison.Ordinal));
        Assert.Contains(AuditText.Lines(missing), line => line.EndsWith("All holds but the leaves of 1 sheet.", StringComparison.Ordinal));
    }

    private static async Task<AuditReport> AuditedAsync(LogFolder mirror)
    {
        using var seen = new TemporaryFolder();
        return await new AuditJob(mirror, new(null, null, new(seen.Path)), TimeProvider.System).RunAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Its_record_passes_its_audit()
    {
        using var log = LogSource.Open($"{demo.Address}log/");
        using var seen = new TemporaryFolder();
        var report = await new AuditJob(log, new(null, null, new(seen.Path)), TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);
        Assert.Null(report.Difference);
    }

    [Fact]
    public void All_signature_levels_appear() => Assert.Equal(
        [SignatureLevel.Server, SignatureLevel.Session, SignatureLevel.Passkey, SignatureLevel.Key],
        demo.Record.Store.Entries(0, demo.Record.Whole.Size).Select(entry => Process.Json.ReadEntry(entry.Entry).By.Level).Distinct().Order());

    [Fact]
    public void Received_acts_wait_and_are_confirmed_contested_and_settled() => Assert.Equal(
        [ReceivedStatus.Waiting, ReceivedStatus.Confirmed, ReceivedStatus.Contested, ReceivedStatus.Settled],
        Picture.Record.Received.Acts.Values.Select(received => received.Status).Distinct().Order());

    [Fact]
    public void A_lot_was_drawn_and_one_group_passed_over()
    {
        var lot = Picture.Record.Lots.Lots["speakers-second-session"];
        Assert.Equal(24, lot.Drawn!.Order.Length);
        Assert.Equal(["XJR"], lot.Drawn.PassedOver);
    }

    [Fact]
    public async Task Who_holds_a_commitment_finds_its_sheet_and_the_proof_that_opens_it()
    {
        var opened = Picture.Record.Sealing.Opened[0];
        var act = Assert.IsType<OpenSealed>(Process.Json.ReadEntry(demo.Record.Store.Entries(opened.Position, opened.Position + 1)
            .Single().Entry).Statement.Act);
        var commitment = Commitment.Of(Base64Url.Read(act.Salt)!, Encoding.UTF8.GetBytes(act.Content));
        using var browser = new Browser(demo.Address);
        var page = await browser.Open($"/sealed/place?commitment={commitment.ToHex()}");
        var open = Uri.UnescapeDataString(page.Document.QuerySelector("main a[href^='/act/OpenSealed']")!.GetAttribute("href")!);
        Assert.StartsWith($"/act/OpenSealed?sheet={act.Sheet}&index={act.Index}&proof#={act.Proof.Length}&", open, StringComparison.Ordinal);
        Assert.Equal(act.Proof.Select((hash, row) => $"proof[{row}]={hash.ToHex()}"), open.Split('&').Skip(3));
    }

    [Fact]
    public void Nothing_was_entered_in_the_future() => Assert.True(Picture.At <= TimeProvider.System.GetUtcNow());

    [Fact]
    public void One_consultation_is_open_and_a_public_one_has_its_tally()
    {
        Assert.Single(Picture.Consultations.All.Values, one => one.Closed is null && one.Votes.Count > 0);
        Assert.Contains(Picture.Consultations.All.Values, one => one.Closed is { Tallies.Length: > 0 });
    }

    [Fact]
    public void The_book_is_on_the_shelf_as_the_chairs_aid_and_its_norms_show_positions()
    {
        var book = demo.Services.GetRequiredService<BookShelf>().Find("un-framework")!;
        Assert.Equal(BookStatus.ChairsAid, book.Status);
        Assert.Equal(ModelStatus.ChairsAid, Assert.Single(Picture.Texts.Models.Values).Status);
        var view = NormView.Of(book, "UN-f", demo.Services.GetRequiredService<NormStanding>())!;
        Assert.Contains(view.Positions, position => position is { Who: "XWD", Position: "reserves", Statement.Length: > 0 });
    }

    [Fact]
    public void Positions_are_on_norms_that_the_book_has_and_on_paragraphs_that_were_entered() => Assert.Empty(
        Picture.Texts.Positions.Keys.Where(key => Picture.Forum.Paragraphs.Find(key.Text, key.Norm) is null).Select(key => key.Norm)
            .Where(norm => norm.Length > 0)
            .Except(demo.Services.GetRequiredService<BookShelf>().Find("un-framework")!.Book.NormOf.Keys, StringComparer.OrdinalIgnoreCase));

    [Fact]
    public async Task A_link_signs_in_once()
    {
        using var browser = new Browser(demo.Address);
        var link = demo.Link("mediator");
        Assert.Contains("Mediator (demo)", (await browser.Open(link)).Text, StringComparison.Ordinal);
        using var other = new Browser(demo.Address);
        Assert.Equal("Sign in", (await other.Open(link)).Heading);
    }

    [Fact]
    public async Task Name_password_and_the_code_that_is_shown_sign_in()
    {
        using var browser = new Browser(demo.Address);
        var secret = Regex.Match(demo.Said, "Comity%20demo:chair\\?secret=([A-Z2-7]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var password = Regex.Match(demo.Said, "The password is ([a-z-]+) ", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        await Given.Sign_in(browser, "chair", password, Totp.Code(secret, Totp.StepAt(DateTimeOffset.UtcNow)));
        Assert.Equal("Your account", (await browser.Open("/account")).Heading);
    }

    [Fact]
    public async Task The_cast_is_shown_with_a_way_in_for_each_role_and_the_code_stands_where_it_is_asked_for()
    {
        using var browser = new Browser(demo.Address);
        var cast = await browser.Open("/demo");
        Assert.Equal(Roles, cast.Document.QuerySelectorAll("button[name=role]").Select(button => button.GetAttribute("value")));
        Assert.Contains("Lumaria", cast.Text, StringComparison.Ordinal);
        await browser.Send(cast, "role", ("role", "observer"));
        Assert.Contains("Open Cables Forum (demo)", (await browser.Open("/account")).Text, StringComparison.Ordinal);

        // Three confirmations in one moment: each page shows a code that was not used yet.
        for (var tries = 0; tries < 3; tries++)
        {
            var asked = await browser.Open("/account/confirm?return=/account");
            var code = asked.Document.QuerySelector("#shown-code")!.TextContent;
            Assert.Equal("Your account", (await browser.Send(asked, "code", ("code", code))).Heading);
        }
    }

    [Fact]
    public async Task Two_roles_work_side_by_side_in_one_browser()
    {
        var other = new UriBuilder(demo.Address) { Host = "127.0.0.1" }.Uri;
        using var here = new Browser(demo.Address);
        await here.Send(await here.Open("/demo"), "role", ("role", "reviewer"));
        var beside = (await here.Open("/demo")).Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).Single(href =>
            href!.EndsWith("/demo", StringComparison.Ordinal));
        Assert.Equal(new Uri(other, "/demo").ToString(), beside);
        using var there = new Browser(other, here.Cookies);
        await there.Send(await there.Open("/demo"), "role", ("role", "expert"));
        Assert.Contains("Expert (demo)", (await there.Open("/account")).Text, StringComparison.Ordinal);
        Assert.Contains("Reviewer (demo)", (await here.Open("/account")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_start_prints_the_links_and_the_same_password()
    {
        using var folder = new TemporaryFolder();
        var said = new List<string>();
        for (var start = 0; start < 2; start++)
        {
            using var output = new StringWriter();
            await using var app = await SiteHost.StartAsync(
                new(folder.Path, null, "http://127.0.0.1:0", Demo: true), new(output, TextWriter.Null, TextReader.Null), TestContext.Current.CancellationToken);
            said.Add(output.ToString());
            var link = Regex.Match(output.ToString(), "  mediator +(http://\\S+/demo/\\S+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
            using var browser = new Browser(new UriBuilder(app.Urls.First()) { Host = "localhost" }.Uri);
            Assert.Contains("Mediator (demo)", (await browser.Open(new Uri(link).AbsolutePath)).Text, StringComparison.Ordinal);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.Single(said
            .Select(text => Regex.Match(text, "The password is ([a-z-]+) ", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value).Distinct());
        Assert.All(Roles, role => Assert.All(said, text => Assert.Contains($"  {role} ", text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Another_server_shows_no_cast_and_no_code()
    {
        using var folder = new TemporaryFolder();
        await using var app = await SiteHost.StartAsync(
            new(folder.Path, null, "http://127.0.0.1:0", Demo: false), new(TextWriter.Null, TextWriter.Null, TextReader.Null),
            TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        using var answer = await client.GetAsync(new Uri("/demo", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(app.Services.GetRequiredService<ShownCodes>().IsOn);
    }

    [Fact]
    public void Every_role_has_a_way_in() => Assert.All(Roles, role => Assert.StartsWith("/demo/", demo.Link(role), StringComparison.Ordinal));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://localhost:5080;http://norms.example:80")]
    public async Task It_is_not_shown_to_a_network(string urls)
    {
        using var folder = new TemporaryFolder();
        var refusal = await Assert.ThrowsAsync<UserError>(() => SiteHost.StartAsync(
            new(folder.Path, null, urls, Demo: true), new(TextWriter.Null, TextWriter.Null, TextReader.Null), TestContext.Current.CancellationToken));
        Assert.Equal("--urls", refusal.Place);
    }

    [Fact]
    public async Task A_record_that_is_there_is_not_touched()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        foreach (var isDemo in (bool[])[false, true])
        {
            await using var app = await SiteHost.StartAsync(
                new(folder.Path, null, "http://127.0.0.1:0", isDemo), new(output, TextWriter.Null, TextReader.Null), TestContext.Current.CancellationToken);
            Assert.Equal(1, app.Services.GetRequiredService<OpenRecord>().Whole.Size);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.Contains("holds a record already", output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>One demonstration for all tests.</summary>
    public sealed class Started : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();
        private readonly StringWriter output = new();
        private WebApplication? app;

        /// <summary>Where it listens.</summary>
        public Uri Address { get; private set; } = default!;

        /// <summary>Everything that it offers.</summary>
        public IServiceProvider Services => app!.Services;

        /// <summary>Its record.</summary>
        public OpenRecord Record => Services.GetRequiredService<OpenRecord>();

        /// <summary>What the terminal showed.</summary>
        public string Said => output.ToString();

        /// <summary>The path of a role's link.</summary>
        public string Link(string role) =>
            new Uri(Regex.Match(Said, $@"  {role} +(http://\S+/demo/\S+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value).AbsolutePath;

        public async ValueTask InitializeAsync()
        {
            app = await SiteHost.StartAsync(new(folder.Path, null, "http://127.0.0.1:0", Demo: true), new(output, TextWriter.Null, TextReader.Null),
                CancellationToken.None);
            Address = new UriBuilder(app.Urls.First()) { Host = "localhost" }.Uri;
        }

        public async ValueTask DisposeAsync()
        {
            await app!.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Dispose();
            await output.DisposeAsync();
        }
    }
}
