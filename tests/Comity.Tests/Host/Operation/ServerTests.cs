using System.Net;
using System.Text.Json;
using Comity.Host;
using Comity.Host.Operation;
using Comity.Kit;
using Comity.Storage;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>What a server says of itself, what it compresses, what it refuses and how it stops.</summary>
public sealed class ServerTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task A_living_server_says_so() => Assert.Equal("alive\n", await (await Get("/healthz")).Content.ReadAsStringAsync());

    [Fact]
    public async Task A_server_is_ready_when_it_can_take_acts()
    {
        using var answer = await Get("/readyz");
        var ready = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(ready.GetProperty("isReady").GetBoolean() && ready.GetProperty("isWritable").GetBoolean() && ready.GetProperty("isFresh").GetBoolean());
        Assert.Equal(1, ready.GetProperty("entries").GetInt64());
        Assert.Equal(JsonValueKind.Null, ready.GetProperty("isWitnessed").ValueKind);
    }

    [Fact]
    public async Task A_halted_record_is_not_ready_and_says_why()
    {
        var other = new RunningSite();
        await other.InitializeAsync();
        await using (other)
        {
            other.Offers.GetRequiredService<OpenRecord>().Halt("The witness w1 has seen 9 entries.");
            using var client = new HttpClient { BaseAddress = other.Address };
            using var answer = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("The witness w1 has seen 9 entries.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/", null, "br")]
    [InlineData("/books", null, "br")]
    [InlineData("/", "comity-session=x", null)]
    [InlineData("/account/sign-in", null, null)]
    [InlineData("/drafts", null, null)]
    public async Task Only_what_everybody_may_read_is_compressed(string address, string? cookie, string? encoding)
    {
        using var answer = await Get(address, ("Accept-Encoding", "br"), ("Cookie", cookie));
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.FirstOrDefault());
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_read()
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        using var body = new ByteArrayContent(new byte[2 * 1024 * 1024]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = body };
        request.Headers.ExpectContinue = true;
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Who_is_being_answered_when_the_server_stops_is_answered()
    {
        using var folder = new TemporaryFolder();
        var (asked, goesOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var app = await SiteHost.StartAsync(Options(folder), Silent, CancellationToken.None, added =>
            added.MapGet("/slow", async (OpenRecord record) =>
        {
            asked.SetResult();
            await goesOn.Task;
            await record.EnterOwnAsync(_ => null, CancellationToken.None);
            return "answered";
        }).WithMetadata(new AccessLine("", Who.Everyone) { Shows = Shows.Open }));
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        var answer = client.GetStringAsync(new Uri("/slow", UriKind.Relative));
        await asked.Task;
        var stopped = app.StopAsync();
        goesOn.SetResult();
        Assert.Equal("answered", await answer);
        await stopped.WaitAsync(OperationSetup.LastAnswers / 2);
    }

    [Fact]
    public async Task A_process_is_named_at_its_first_start_and_by_an_act_later()
    {
        using var folder = new TemporaryFolder();
        var named = Options(folder) with { Title = "A process on norms", Secretariat = "Secretariat of the organisation", Ceiling = "Restricted" };
        await using (var app = await SiteHost.StartAsync(named, Silent, CancellationToken.None))
        {
            using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
            Assert.Contains("A process on norms", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
            var about = await client.GetStringAsync(new Uri("/about", UriKind.Relative));
            Assert.Contains("Secretariat of the organisation", about, StringComparison.Ordinal);
            Assert.Contains("Restricted", about, StringComparison.Ordinal);
        }
        using var error = new StringWriter();
        await using (await SiteHost.StartAsync(named with { Title = "Another" }, Silent with { Error = error }, CancellationToken.None))
            Assert.Contains("The act DescribeProcess changes them", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_no_page_could_show_is_refused_as_an_option()
    {
        using var folder = new TemporaryFolder();
        var problem = await Assert.ThrowsAsync<UserError>(() =>
            SiteHost.StartAsync(Options(folder) with { Ceiling = new string('x', 201) }, Silent, CancellationToken.None));
        Assert.Equal("--ceiling", problem.Place);
    }

    [Fact]
    public async Task What_every_page_says_of_the_process_is_what_was_described_last()
    {
        await using var record = await Storage.TestRecord.BeginAsync();
        await Storage.TestRecord.Must(record.ActAsync(
            new Comity.Record.Founding.DescribeProcess("Renamed", "Another secretariat", "Restricted", "Decision 9")));
        var said = Comity.Record.RecordFacts.Of(record.Open.Whole);
        Assert.Equal(("Renamed", "Another secretariat", "Restricted"), (said.Process, said.Secretariat, said.Ceiling));
    }

    [Theory]
    [InlineData("https://localhost:1", "speaks no TLS")]
    [InlineData("localhost:1", "no address to listen on")]
    public void An_address_that_cannot_be_is_refused_with_a_sentence(string urls, string sentence)
    {
        using var error = new StringWriter();
        Assert.Equal(ExitCode.Usage, Program.Run(["serve", "--urls", urls], TextWriter.Null, error, TextReader.Null));
        Assert.Contains(sentence, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var folder = new TemporaryFolder();
        var taken = Options(folder) with { Urls = $"http://127.0.0.1:{site.Address.Port}" };
        var problem = await Assert.ThrowsAsync<UserError>(() => SiteHost.StartAsync(taken, Silent, CancellationToken.None));
        Assert.Contains("choose another address with --urls", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_the_network_can_reach_warns_that_nothing_is_encrypted()
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();
        await using var app = await SiteHost.StartAsync(
            Options(folder) with { Urls = "http://127.0.0.1:0;http://0.0.0.0:0" }, Silent with { Error = error }, CancellationToken.None);
        Assert.StartsWith("Warning: http://0.0.0.0:", Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    private static Terminal Silent { get; } = new(TextWriter.Null, TextWriter.Null, TextReader.Null);

    private static ServeOptions Options(TemporaryFolder folder) => new(folder.Path, null, "http://127.0.0.1:0", Demo: false);

    private async Task<HttpResponseMessage> Get(string address, params (string Name, string? Value)[] headers)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
            request.Headers.Add(name, value);
        return await client.SendAsync(request);
    }
}
