using System.Diagnostics;

namespace Comity.Bench;

/// <summary>A server's first page.</summary>
/// <param name="Ready">From the start of its process until it listened.</param>
/// <param name="Waited">From the start of its process until the page was there.</param>
/// <param name="Processor">What it had used by then.</param>
/// <param name="Memory">The most memory that it had by then, in bytes.</param>
internal sealed record FirstPage(TimeSpan Ready, TimeSpan Waited, TimeSpan Processor, long Memory)
{
    /// <summary>Starts a server, asks for one page, and ends it.</summary>
    public static async Task<FirstPage> OfAsync(Func<ServerRun> start)
    {
        using var http = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var server = start();
        var ready = watch.Elapsed;
        using var page = await http.GetAsync(server.Address);
        page.EnsureSuccessStatusCode();
        return new(ready, watch.Elapsed, server.Processor, server.Memory);
    }
}
