using System.Net;
using Comity.Host;
using Comity.Kit;
using Comity.Record.Log;
using Comity.Record.Witnesses;
using Comity.Record.Witnessing;
using Comity.Storage;
using Comity.Tests.House;
using Comity.Tests.Record.Audit;
using Comity.Tests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Comity.Tests.Record.Witnesses;

/// <summary>What witnesses can do to a record: cosign it, halt it with a proof, and nothing with their word alone once it runs.</summary>
public sealed class WitnessRoundsTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly SignerKey own = new("witness.example/1", SignatureType.Cosignature, GivenRecord.Seed("witness"));
    private readonly ServiceProvider services = new ServiceCollection().AddHttpClient().BuildServiceProvider();

    public void Dispose()
    {
        data.Dispose();
        own.Dispose();
        services.Dispose();
    }

    [Fact]
    public async Task A_witness_that_only_says_that_it_saw_more_halts_nothing_while_the_record_runs()
    {
        await using var record = await TestRecord.BeginAsync();
        await using var liar = await LiarAsync();
        var book = BookOf(liar);
        using var rounds = Rounds(record.Open, book);
        await rounds.RoundAsync(Cancel);
        Assert.Null(record.Open.Halted);
        Assert.Equal(new WitnessClaim(999, IsProven: false), book.Standings.Single().Claim);
        Assert.Contains("shows no checkpoint", book.Standings.Single().Trouble, StringComparison.Ordinal);
        await record.AdoptTextAsync("goes-on");
    }

    [Fact]
    public async Task A_checkpoint_of_another_log_proves_nothing()
    {
        await using var record = await TestRecord.BeginAsync();
        using var other = new SignerKey(record.Keys.Origin, SignatureType.Ed25519, GivenRecord.Seed("other"));
        await using var liar = await LiarAsync(new Checkpoint(record.Keys.Origin, 999, Hash.Of([1])).Sign(other).ToString());
        using var rounds = Rounds(record.Open, BookOf(liar));
        await rounds.RoundAsync(Cancel);
        Assert.Null(record.Open.Halted);
    }

    [Fact]
    public async Task A_witness_that_shows_what_the_log_signed_halts_an_older_copy_and_a_restart_remembers()
    {
        await using var record = await TestRecord.BeginAsync();
        await using var witness = await HonestAsync(record);
        await RollBackAsync(record, witness, after: 0);
        var mark = new SeenMark(Path.Combine(record.Folder, "keys"));
        await using (var open = OpenRecord.Open(record.Store(), record.Keys, TimeProvider.System, NullLogger.Instance, mark))
        {
            var book = BookOf(witness);
            using var rounds = Rounds(open, book);
            await rounds.RoundAsync(Cancel);
            Assert.Contains("shows a checkpoint of 2 entries", open.Halted, StringComparison.Ordinal);
            Assert.Equal(new WitnessClaim(2, IsProven: true), book.Standings.Single().Claim);
        }
        var problem = Assert.Throws<UserError>(() => OpenRecord.Open(record.Store(), record.Keys, TimeProvider.System, NullLogger.Instance, mark));
        Assert.Contains("Use `comity restore`", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_record_that_went_another_way_is_halted_by_what_the_log_signed(int after)
    {
        await using var record = await TestRecord.BeginAsync();
        await using var witness = await HonestAsync(record);
        await RollBackAsync(record, witness, after);
        using var rounds = Rounds(record.Open, BookOf(witness));
        await rounds.RoundAsync(Cancel);
        Assert.Contains("does not lead to it", record.Open.Halted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_start_a_word_alone_keeps_the_record_from_going_on_until_an_operator_looked()
    {
        var options = new ServeOptions(data.Path, null, "http://127.0.0.1:0", Demo: false);
        await using (await SiteHost.StartAsync(options, Silent, Cancel))
        {
        }
        await using var liar = await LiarAsync();
        await File.WriteAllTextAsync(Path.Combine(data.Path, "witnesses.policy"), PolicyOf(liar), Cancel);
        await using (var held = await SiteHost.StartAsync(options, Silent, Cancel))
        {
            using var client = new HttpClient { BaseAddress = new(held.Urls.First()) };
            using var ready = await client.GetAsync(new Uri("/readyz", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Contains("take the witness out of `witnesses.policy`", held.Services.GetRequiredService<OpenRecord>().Halted, StringComparison.Ordinal);
            Assert.Contains("says that it has seen 999 entries", await client.GetStringAsync(new Uri("/record", UriKind.Relative), Cancel),
                StringComparison.Ordinal);
        }
        File.Delete(Path.Combine(data.Path, "witnesses.policy"));
        await using var released = await SiteHost.StartAsync(options, Silent, Cancel);
        Assert.Null(released.Services.GetRequiredService<OpenRecord>().Halted);
    }

    [Fact]
    public async Task A_witness_that_does_not_answer_holds_up_no_start()
    {
        var options = new ServeOptions(data.Path, null, "http://127.0.0.1:0", Demo: false);
        await using (await SiteHost.StartAsync(options, Silent, Cancel))
        {
        }
        await File.WriteAllTextAsync(Path.Combine(data.Path, "witnesses.policy"), $"witness w1 {own.Verifier} http://127.0.0.1:1\nquorum w1\n", Cancel);
        await using var app = await SiteHost.StartAsync(options, Silent, Cancel);
        Assert.Null(app.Services.GetRequiredService<OpenRecord>().Halted);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Terminal Silent { get; } = new(TextWriter.Null, TextWriter.Null, TextReader.Null);

    private WitnessRounds Rounds(OpenRecord record, WitnessBook book) =>
        new(record, book, services.GetRequiredService<IHttpClientFactory>(), TimeProvider.System, NullLogger<WitnessRounds>.Instance);

    private string PolicyOf(WebApplication witness) => $"witness w1 {own.Verifier} {witness.Urls.First()}\nquorum w1\n";

    private WitnessBook BookOf(WebApplication witness) => new(WitnessPolicy.Parse(PolicyOf(witness)), PolicyOf(witness));

    private Task<WebApplication> HonestAsync(TestRecord record) =>
        WitnessHost.StartAsync(new("http://127.0.0.1:0", [record.Keys.Verifier], Path.Combine(data.Path, "witness"), Monitor: true), own, TimeProvider.System,
            Cancel);

    /// <summary>A witness that claims 999 entries whatever it is asked, and shows a checkpoint if it has one.</summary>
    private static async Task<WebApplication> LiarAsync(string? shown = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory });
        Microsoft.AspNetCore.Hosting.HostingAbstractionsWebHostBuilderExtensions.UseUrls(builder.WebHost, "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/add-checkpoint", () => Results.Text("999\n", "text/x.tlog.size", statusCode: 409));
        app.MapGet("/{origin}/checkpoint", () => shown is null ? Results.NotFound() : Results.Text(shown));
        await app.StartAsync(Cancel);
        return app;
    }

    /// <summary>The witness cosigns two entries; then an older copy with one entry is put back, and perhaps goes on.</summary>
    private async Task RollBackAsync(TestRecord record, WebApplication witness, int after)
    {
        await record.CloseAsync();
        var copy = Path.Combine(record.Folder, "copy.db");
        File.Copy(RecordFolder.DatabaseOf(record.Folder), copy);
        await record.ReopenAsync();
        await record.AdoptTextAsync("seen-by-the-witness");
        using (var rounds = Rounds(record.Open, BookOf(witness)))
            await rounds.RoundAsync(Cancel);
        await record.CloseAsync();
        File.Copy(copy, RecordFolder.DatabaseOf(record.Folder), overwrite: true);
        await record.ReopenAsync();
        for (var number = 0; number < after; number++)
            await record.AdoptTextAsync($"another-way-{number}");
        if (after == 0)
            await record.CloseAsync();
    }
}
