using Comity.Audit;
using Comity.Norms.Texts;
using Comity.Record.Audit;
using Comity.Record.Mirror;
using Comity.Storage.Logs;
using Comity.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Comity.Tests.Record.Audit;

/// <summary>A mirror holds what the log held, and nothing that happens to it loses what it has.</summary>
public sealed class MirrorTests : IDisposable
{
    private static readonly TakePosition Supports = new("norms-2015", null, Stance.Supports, "It supports the text.");

    private readonly GivenRecord record = new GivenRecord().WithStates(3);
    private readonly TemporaryFolder served = new();
    private readonly TemporaryFolder mirror = new();
    private readonly TemporaryFolder state = new();

    public void Dispose()
    {
        record.Dispose();
        served.Dispose();
        mirror.Dispose();
        state.Dispose();
    }

    [Fact]
    public async Task A_mirror_over_http_audits_the_same_and_fetches_only_what_is_new()
    {
        Grow(300);
        await record.WriteAsync(served.Path);
        await using var server = await ServeAsync(busyEvery: 3);
        using var log = LogSource.Open(server.Urls.First());
        var first = await MirrorAsync(log);
        Assert.Equal((0L, 300L, null), (first.From, first.To, first.Difference));
        Assert.Null((await AuditAsync()).Difference);

        Assert.Equal(0, (await MirrorAsync(log)).Fetched);
        Grow(310);
        await record.WriteAsync(served.Path);
        var second = await MirrorAsync(log);
        Assert.Equal((300L, 310L), (second.From, second.To));
        Assert.Equal(2, second.Fetched);
        Assert.Null((await AuditAsync()).Difference);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(mirror.Path, "checkpoints")).Length);
    }

    [Theory]
    [InlineData(280)]
    [InlineData(300)]
    [InlineData(320)]
    public async Task A_fork_never_takes_the_place_of_a_mirror(int entries)
    {
        Grow(300);
        await record.WriteAsync(served.Path);
        using var log = new LogFolder(served.Path);
        await MirrorAsync(log);
        using var other = new GivenRecord().WithStates(2);
        while (other.Entries.Count < entries)
            other.Key(Supports, GivenRecord.Code(0), GivenRecord.Person(0));
        Directory.Delete(served.Path, recursive: true);
        await other.WriteAsync(served.Path);
        Assert.NotNull((await MirrorAsync(log)).Difference);
        Assert.Equal(record.Checkpoint().ToString(), File.ReadAllText(Path.Combine(mirror.Path, "checkpoint")));
        Assert.Null((await AuditAsync()).Difference);
    }

    [Fact]
    public async Task A_broken_tile_is_refused_and_fetched_again_the_next_time()
    {
        Grow(300);
        await record.WriteAsync(served.Path);
        var tile = Path.Combine(served.Path, "tile/0/000");
        var right = File.ReadAllBytes(tile);
        File.WriteAllBytes(tile, [.. right[..40], 0, .. right[41..]]);
        using var log = new LogFolder(served.Path);
        Assert.Equal(DifferenceKind.Tile, (await MirrorAsync(log)).Difference?.Kind);
        Assert.False(File.Exists(Path.Combine(mirror.Path, "checkpoint")));
        File.WriteAllBytes(tile, right);
        Assert.Null((await MirrorAsync(log)).Difference);
        Assert.Null((await AuditAsync()).Difference);
    }

    [Fact]
    public async Task A_record_that_breaks_its_rules_is_copied_and_audits_the_same()
    {
        using var lax = new GivenRecord { IsLax = true };
        lax.Session(Supports, person: GivenRecord.Person(7));
        await lax.WriteAsync(served.Path);
        using var log = new LogFolder(served.Path);
        Assert.Null((await MirrorAsync(log)).Difference);
        Assert.Equal(1, (await AuditAsync()).Difference?.Position);
    }

    private void Grow(int entries)
    {
        while (record.Entries.Count < entries)
            record.Key(Supports, GivenRecord.Code(0), GivenRecord.Person(0));
    }

    private async Task<MirrorResult> MirrorAsync(LogSource source)
    {
        using var folder = new LogFolder(mirror.Path);
        return await new MirrorJob(source, folder, null).RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task<AuditReport> AuditAsync()
    {
        using var source = new LogFolder(mirror.Path);
        return await new AuditJob(source, new(null, null, new SeenLogs(state.Path)), TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A server of files that says now and then that it is busy.</summary>
    private async Task<WebApplication> ServeAsync(int busyEvery)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var asked = 0;
        app.Run(async context =>
        {
            var file = served.Path + context.Request.Path;
            if (Interlocked.Increment(ref asked) % busyEvery == 0)
                (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "0");
            else if (!File.Exists(file))
                context.Response.StatusCode = 404;
            else
                await context.Response.Body.WriteAsync(await File.ReadAllBytesAsync(file));
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
