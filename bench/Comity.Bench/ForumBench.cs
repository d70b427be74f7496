using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Members.Credentials;
using Comity.Record.Entries;

namespace Comity.Bench;

/// <summary>
/// A meeting that 500 follow: each hears of every act of the chair by a server-sent event and fetches the live part of the page, over loopback from a real
/// server. Measured is the time from the acknowledgement of the act until each has the new words. The followers run on the same processors as the server.
/// </summary>
public static class ForumBench
{
    private const string Id = "meeting";
    private const int Followers = 500;
    private static readonly bool IsShort = Environment.GetEnvironmentVariable("COMITY_BENCH_SHORT") == "1";
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(IsShort ? 2 : 18);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Runs the bench.</summary>
    public static void Run(TextWriter output) => RunAsync(output).GetAwaiter().GetResult();

    private static async Task RunAsync(TextWriter output)
    {
        using var scenario = await WriteScenario.MakeAsync(6);
        await PrepareAsync(scenario);
        using var server = ServerRun.Start(scenario.Folder);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 1500 }) { Timeout = TimeSpan.FromMinutes(2) };
        using var end = new CancellationTokenSource();
        var heard = new ConcurrentQueue<(long Position, long Event, long Part)>();
        var connected = new CountdownEvent(Followers);
        var followers = Enumerable.Range(0, Followers).Select(_ => FollowAsync(http, server.Address, connected, heard, end.Token)).ToArray();
        connected.Wait(TimeSpan.FromSeconds(10), end.Token);
        var watch = Stopwatch.StartNew();
        var (events, parts, acts, complete) = (new List<double>(), new List<double>(), 0, 0);
        for (; watch.Elapsed < Budget && acts < 40; acts++)
        {
            heard.Clear();
            var (position, acknowledged) = await PostAsync(http, server.Address,
                scenario.Body(0, Capacity.Chair, new ShowMarkUp(Id, "draft", "12", $"Words number {acts}")));
            var deadline = Stopwatch.StartNew();
            while (heard.Count(one => one.Position == position) < Followers && deadline.Elapsed < Patience)
                await Task.Delay(5, end.Token);
            var of = heard.Where(one => one.Position == position).ToList();
            complete += of.Count == Followers ? 1 : 0;
            events.AddRange(of.Select(one => Since(acknowledged, one.Event)));
            parts.AddRange(of.Select(one => Since(acknowledged, one.Part)).Concat(Enumerable.Repeat(Patience.TotalMilliseconds, Followers - of.Count)));
            await Task.Delay(IsShort ? 20 : 200, end.Token);
        }

        await end.CancelAsync();
        await Task.WhenAll(followers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Followers} followers, {acts} acts of the chair, all had {complete} of them"));
        output.WriteLine(Line("the event", events));
        output.WriteLine(Line("the event and the new live part", parts));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"the server used {server.Processor.TotalSeconds:0.0} s of processor time and {server.Memory / 1_000_000} MB"));
    }

    private static async Task PrepareAsync(WriteScenario scenario)
    {
        await using var record = scenario.Open();
        var now = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        foreach (var act in (Act[])
        [
            new Appoint(scenario.PersonOf(0), Office.Chair, now, null, "Decision 1"),
            new IssueDocument("draft", "A/1", DocumentKind.Official, "Draft", Distribution.General, [new("en", WriteScenario.Send(record, "A draft.\n"))]),
            new ConveneMeeting(Id, "A meeting", MeetingKind.Formal, MeetingForm.Hybrid, now, now.AddHours(3),
                [new(1, "Adoption of the agenda", [], 5), new(2, "Exchange of views", ["draft"], 90)]),
            new OpenMeeting(Id, [.. record.Whole.Picture.Members.Participants.All.Keys]),
            new OpenItem(Id, 1),
        ])
            await scenario.ActAsync(record, WriteScenario.Secretary, Capacity.Secretariat, act);
    }

    private static async Task FollowAsync(HttpClient http, Uri server, CountdownEvent connected, ConcurrentQueue<(long, long, long)> heard,
        CancellationToken cancel)
    {
        using var answer = await http.GetAsync(new Uri(server, $"meetings/{Id}/live"), HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        connected.Signal();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
        while (await lines.ReadLineAsync(cancel) is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                var (at, position) = (Stopwatch.GetTimestamp(), long.Parse(line.AsSpan(6), CultureInfo.InvariantCulture));
                var part = await http.GetStringAsync(new Uri(server, $"meetings/{Id}/now?lang=en&at={line[6..]}"), cancel);
                if (part.Contains("Words number", StringComparison.Ordinal))
                    heard.Enqueue((position, at, Stopwatch.GetTimestamp()));
            }
    }

    private static async Task<(long Position, long At)> PostAsync(HttpClient http, Uri server, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var answer = await http.PostAsync(new Uri(server, "api/v1/acts"), content);
        var at = Stopwatch.GetTimestamp();
        return answer.StatusCode == HttpStatusCode.Created
            ? (long.Parse(answer.Headers.Location!.ToString().Split('/')[^1], CultureInfo.InvariantCulture), at)
            : throw new InvalidOperationException($"The server answers {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static double Since(long from, long until) => Math.Max(0, Stopwatch.GetElapsedTime(from, until).TotalMilliseconds);

    private static string Line(string what, List<double> waits)
    {
        waits.Sort();
        return waits.Count == 0 ? $"{what}: none" : string.Create(CultureInfo.InvariantCulture,
            $"{what}: p50 {waits[waits.Count / 2]:0} ms, p99 {waits[waits.Count * 99 / 100]:0} ms, within 1 s "
                + $"{100.0 * waits.Count(wait => wait <= 1000) / waits.Count:0.0} %");
    }
}
