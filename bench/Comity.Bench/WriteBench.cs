using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Comity.Bench;

/// <summary>
/// Acts signed with keys of their own, posted to a real server on SQLite over loopback: how many are acknowledged, each after the disk was waited for, and how
/// long one waits.
/// Beside it what the disk alone gives: the same bytes appended and waited for. The clients run on the same processors as the server.
/// </summary>
public static class WriteBench
{
    private const int EntryBytes = 600;
    private static readonly bool IsShort = Environment.GetEnvironmentVariable("COMITY_BENCH_SHORT") == "1";

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        using var scenario = await WriteScenario.MakeAsync(IsShort ? 16 : 193);
        foreach (var group in new[] { 1, 16, 256 })
            output.WriteLine(Disk(scenario.Folder, group));
        using var server = ServerRun.Start(scenario.Folder);
        using var http = new HttpClient(
            new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 512 }) { DefaultRequestVersion = HttpVersion.Version11 };
        await LoadAsync(http, server.Address, scenario, 16, 400);
        foreach (var clients in new[] { 1, 16, 256 })
            output.WriteLine(await LoadAsync(http, server.Address, scenario, clients, IsShort ? clients * 4 : Math.Max(500, clients * 40)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"the server used {server.Processor.TotalSeconds:0.0} s of processor time and {server.Memory / 1_000_000} MB"));
    }

    private static async Task<string> LoadAsync(HttpClient http, Uri address, WriteScenario scenario, int clients, int acts)
    {
        var bodies = Enumerable.Range(0, acts).AsParallel().Select(scenario.Body).ToArray();
        var waits = new double[acts];
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            for (int act; (act = Interlocked.Increment(ref next)) < acts;)
                waits[act] = await PostAsync(http, address, bodies[act]);
        })));
        var seconds = watch.Elapsed.TotalSeconds;
        Array.Sort(waits);
        return string.Create(CultureInfo.InvariantCulture,
            $"{clients,4} clients: {acts / seconds,7:0} acts/s acknowledged and durable, p50 {waits[acts / 2]:0.0} ms, p99 {waits[acts * 99 / 100]:0.0} ms");
    }

    private static async Task<double> PostAsync(HttpClient http, Uri address, byte[] body)
    {
        var watch = Stopwatch.StartNew();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await http.PostAsync(new Uri(address, "api/v1/acts"), content);
        return answer.StatusCode == HttpStatusCode.Created
            ? watch.Elapsed.TotalMilliseconds
            : throw new InvalidOperationException($"The server answers {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static string Disk(string folder, int group)
    {
        var path = Path.Combine(folder, "raw");
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var block = new byte[EntryBytes * group];
        var rounds = IsShort ? 10 : 200;
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < rounds; round++)
        {
            RandomAccess.Write(file, block, (long)round * block.Length);
            RandomAccess.FlushToDisk(file);
        }
        var seconds = watch.Elapsed.TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture,
            $"the disk alone, {group,3} x {EntryBytes} bytes and fsync: {rounds * group / seconds,8:0}/s, {seconds * 1000 / rounds:0.00} ms a group");
    }
}
