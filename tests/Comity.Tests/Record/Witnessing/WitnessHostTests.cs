using System.Diagnostics;
using System.Net;
using System.Text;
using Comity.Record.Log;
using Comity.Record.Witnessing;
using Comity.Tests.House;
using Comity.Tests.Record.Audit;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Comity.Tests.Record.Witnessing;

/// <summary>A witness over HTTP: what others ask of one, and that it never cosigns two roots for one size.</summary>
public sealed class WitnessHostTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly SignerKey log = new("log.example/1", SignatureType.Ed25519, GivenRecord.Seed("log"));
    private readonly SignerKey own = new("witness.example/1", SignatureType.Cosignature, GivenRecord.Seed("witness"));
    private readonly MerkleTree tree = new();
    private readonly HttpClient client = new();

    public WitnessHostTests()
    {
        for (var leaf = 0; leaf < 40; leaf++)
            tree.Append(Merkle.Leaf([(byte)leaf]));
    }

    public void Dispose()
    {
        data.Dispose();
        log.Dispose();
        own.Dispose();
        client.Dispose();
    }

    [Fact]
    public async Task The_cases_of_litewitness_come_out_with_404_for_an_unknown_log()
    {
        var key = new VerifierKey(
            "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562", SignatureType.Ed25519,
            Convert.FromHexString("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f"));
        await using var app = await StartAsync(key);
        var cases = Cases(Vectors.Text("tlog-witness-litewitness/litewitness.txt"));
        Assert.Equal(9, cases.Count);
        foreach (var (body, status, shown) in cases)
        {
            var (code, type, answer) = await PostAsync(app, body);
            var expected = body.Contains("e563\n", StringComparison.Ordinal) ? 404 : status;
            Assert.True(expected == code, $"{expected} expected, {code}: {answer}\n{body}");
            if (code == 409)
                Assert.Equal(("text/x.tlog.size", shown), (type, answer));
            if (code == 200)
                Assert.Single(WitnessRequest.ReadAnswer(Note.Parse(body[(body.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]), answer, own.Verifier));
        }
    }

    [Fact]
    public async Task The_monitor_shows_the_last_checkpoint_with_both_signatures()
    {
        await using var app = await StartAsync(log.Verifier);
        var path = $"{app.Urls.First()}/{Hash.Of(Encoding.UTF8.GetBytes(log.Name)).ToHex()}/checkpoint";
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path, Cancel)).StatusCode);
        await PostAsync(app, Request(0, 7));
        var note = Note.Parse(await client.GetStringAsync(path, Cancel));
        Assert.True(note.IsSignedBy(log.Verifier) && note.IsSignedBy(own.Verifier));
        Assert.Equal(7, Checkpoint.Of(note).Size);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("old 01\n\n", 400)]
    [InlineData("nothing", 400)]
    public async Task A_malformed_request_is_answered_with_400(string body, int status)
    {
        await using var app = await StartAsync(log.Verifier);
        Assert.Equal(status, (await PostAsync(app, body)).Status);
        Assert.Equal(400, (await PostAsync(app, new string('x', 100_000))).Status);
        using var bytes = new ByteArrayContent([0xC3, 0x28, 10]);
        Assert.Equal(400, (int)(await client.PostAsync($"{app.Urls.First()}/add-checkpoint", bytes, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Requests_at_once_never_get_two_roots_for_one_size()
    {
        await using var app = await StartAsync(log.Verifier);
        var other = new MerkleTree();
        for (var leaf = 0; leaf < 40; leaf++)
            other.Append(Merkle.Leaf([(byte)leaf, 1]));
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => PostAsync(app, Request(0, 5 + number % 8, number % 2 == 0 ? tree : other))));
        Assert.Equal(1, answers.Count(answer => answer.Status == 200));
        Assert.All(answers, answer => Assert.True(answer.Status is 200 or 409, answer.Answer));
    }

    [Fact]
    public async Task A_restarted_witness_knows_what_it_cosigned()
    {
        await using (var app = await StartAsync(log.Verifier))
            Assert.Equal(200, (await PostAsync(app, Request(0, 5))).Status);
        await using var again = await StartAsync(log.Verifier);
        Assert.Equal((409, "5\n"), (await PostAsync(again, Request(0, 9))) is var answer ? (answer.Status, answer.Answer) : default);
        Assert.Equal(200, (await PostAsync(again, Request(5, 9))).Status);
    }

    [Fact]
    public async Task A_killed_witness_knows_what_it_cosigned()
    {
        var key = Path.Combine(data.Path, "key");
        for (var round = 0; round < 3; round++)
        {
            using var process = Start(key);
            try
            {
                var address = await ListeningAsync(process);
                using var content = new StringContent(Request(round * 5, round * 5 + 5));
                var answer = await client.PostAsync($"{address}/add-checkpoint", content, Cancel);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancel));
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync(Cancel);
            }
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private System.Diagnostics.Process Start(string key)
    {
        string[] arguments = ["witness", "--listen", "http://127.0.0.1:0", "--key", key, "--name", "witness.example/killed", "--log", log.Verifier.ToString(),
            "--data", Path.Combine(data.Path, "killed")];
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && path.EndsWith("dotnet", StringComparison.Ordinal) ? path : "dotnet",
            [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return System.Diagnostics.Process.Start(start)!;
    }

    private static async Task<string> ListeningAsync(System.Diagnostics.Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(Cancel) is { } line)
            if (line.StartsWith("Witness listens on ", StringComparison.Ordinal))
                return line.Split(' ')[3];
        throw new InvalidOperationException("The witness did not start.");
    }

    private Task<WebApplication> StartAsync(VerifierKey trusted) =>
        WitnessHost.StartAsync(new("http://127.0.0.1:0", [trusted], data.Path, Monitor: true), own, TimeProvider.System, Cancel);

    private string Request(long old, long size, MerkleTree? of = null)
    {
        var told = of ?? tree;
        return WitnessRequest.Write(old, told.Consistency(old, size).AsSpan(), new Checkpoint(log.Name, size, told.Root(size)).Sign(log));
    }

    private async Task<(int Status, string? Type, string Answer)> PostAsync(WebApplication app, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        using var answer = await client.PostAsync($"{app.Urls.First()}/add-checkpoint", content, Cancel);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>The requests of a hurl file: body, status, and what the body of the answer must be where it says so.</summary>
    private static List<(string Body, int Status, string Shown)> Cases(string file) =>
    [
        .. file.Split("POST http://localhost:7380/add-checkpoint\n").Skip(1).Select(text =>
        {
            var parts = text.Split("```\n");
            var shown = parts[2].Contains("body == \"", StringComparison.Ordinal)
                ? parts[2].Split("body == \"")[1].Split('"')[0].Replace("\\n", "\n", StringComparison.Ordinal) : "";
            return (parts[1], int.Parse(parts[2].Split('\n')[0]["HTTP ".Length..], System.Globalization.CultureInfo.InvariantCulture), shown);
        }),
    ];
}
