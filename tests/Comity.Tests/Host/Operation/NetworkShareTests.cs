using System.Globalization;
using System.Net;
using Comity.Tests.House;
using Comity.Tests.Storage.Faults;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>The share of each network in streams and connections, tried with real ones at a server that listens in a process of its own.</summary>
public sealed class NetworkShareTests : IDisposable
{
    private const int Share = 6;
    private const int Tries = 10;
    private const string One = "192.0.2.1";
    private const string Other = "198.51.100.1";
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact, Trait("Category", "slow")]
    public async Task A_network_has_its_share_of_streams_and_gets_it_back()
    {
        Set("streams");
        await using var server = await ServerProcess.StartAsync(folder.Path, options: ["--demo"]);
        using var client = new HttpClient { BaseAddress = server.Address };
        var meetings = await client.GetStringAsync(new Uri("/api/v1/meetings", UriKind.Relative), Test);
        var meeting = (string)System.Text.Json.Nodes.JsonNode.Parse(meetings)!["items"]![0]!["meeting"]!;
        var open = new List<HttpResponseMessage>();
        foreach (var number in Enumerable.Range(0, Tries))
            open.Add(await FollowAsync(client, meeting, One));
        Assert.Equal(Share, open.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(Tries - Share, open.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        using (var elsewhere = await FollowAsync(client, meeting, Other))
            Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        open.ForEach(answer => answer.Dispose());
        var again = HttpStatusCode.TooManyRequests;
        for (var tries = 0; tries < 100 && again != HttpStatusCode.OK; tries++, await Task.Delay(50, Test))
            using (var answer = await FollowAsync(client, meeting, One))
                again = answer.StatusCode;
        Assert.Equal(HttpStatusCode.OK, again);
    }

    /// <summary>In a network of its own, in which two addresses that are not this machine's own lead to it.</summary>
    [Fact, Trait("Category", "slow")]
    public async Task A_network_has_its_share_of_connections_and_gets_it_back()
    {
        string[] apart =
        [
            "unshare", "-n", "sh", "-c", $"ip link set lo up && ip addr add {One}/32 dev lo && ip addr add {Other}/32 dev lo && exec \"$@\"", "sh",
        ];
        Assert.SkipUnless(OperatingSystem.IsLinux() && Repository.Run("/", apart[0], [.. apart[1..], "true"]).Code == 0,
            "A network of its own can be made by root on Linux only, with the programs unshare and ip.");
        Set("connections");
        await using var server = await ServerProcess.StartAsync(folder.Path, before: apart, urls: $"http://{One}:5080;http://{Other}:5080");
        for (var times = 0; times < 2; times++)
            Assert.Equal($"{Share} {Share}", Connect(server));
    }

    /// <summary>How many of the connections that stay open at once are answered, from either network.</summary>
    private static string Connect(ServerProcess server)
    {
        const string Script = """
            for address in "$@"; do
              answered=0
              for number in $(seq TRIES); do
                exec {line}<>/dev/tcp/$address/5080 || continue
                printf 'GET /healthz HTTP/1.1\r\nHost: %s\r\n\r\n' "$address" >&$line
                read -r -t 5 -u $line status && case $status in *200*) answered=$((answered + 1)) ;; esac
              done
              echo $answered
            done 2>/dev/null
            """;
        var (_, said) = Repository.Run("/", "nsenter", "-t", server.Id.ToString(CultureInfo.InvariantCulture), "-n", "bash", "-c",
            "trap '' PIPE\n" + Script.Replace("TRIES", Tries.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), "bash", One, Other);
        return string.Join(' ', said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private void Set(string limit) =>
        File.WriteAllText(Path.Combine(folder.Path, "settings.json"), $$"""{ "limits": { "{{limit}}": {{Share}} } }""");

    private static async Task<HttpResponseMessage> FollowAsync(HttpClient client, string meeting, string network)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/meetings/{meeting}/live");
        request.Headers.Add("X-Forwarded-For", network);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Test);
    }
}
