using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Comity.Tests.House;

namespace Comity.Tests.Storage.Faults;

/// <summary>A real server in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listens = "Comity listens on ";
    private readonly System.Diagnostics.Process process;
    private readonly ConcurrentQueue<string> said = new();
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(System.Diagnostics.Process process) => this.process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>The number of its process.</summary>
    public int Id => process.Id;

    /// <summary>Everything that it said.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>Starts a server on a data folder and answers when it listens.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="postgres">The database, when it is not in the folder.</param>
    /// <param name="synchronous">What SQLite is told of synchronous writing, to see whether a test notices.</param>
    /// <param name="before">The program under which it runs, such as strace, with its arguments.</param>
    /// <param name="options">What else its command line says.</param>
    /// <param name="urls">Where it listens.</param>
    public static async Task<ServerProcess> StartAsync(string data, string? postgres = null, string? synchronous = null, string[]? before = null,
        string[]? options = null, string urls = "http://127.0.0.1:0")
    {
        string[] all = [.. before ?? [], Repository.BuiltProgram, "serve", "--data", data, "--urls", urls, .. postgres is null ? (string[])[]
            : ["--postgres", postgres], .. options ?? []];
        var start = new ProcessStartInfo(all[0],
            all[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["COMITY_DEBUG"] = "1";
        if (synchronous is not null)
            start.Environment["COMITY_TEST_SYNCHRONOUS"] = synchronous;
        var server = new ServerProcess(System.Diagnostics.Process.Start(start)!);
        server.process.OutputDataReceived += (_, line) => server.Hear(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Hear(line.Data);
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        var ended = server.process.WaitForExitAsync();
        if (await Task.WhenAny(server.listening.Task, ended).WaitAsync(TimeSpan.FromSeconds(60)) == ended)
            throw new InvalidOperationException($"The server did not start: {server.Said}");
        server.Address = new(await server.listening.Task);
        return server;
    }

    /// <summary>Ends it as a power cut ends a process: nothing of it runs again.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Tells it to stop, as systemd does.</summary>
    public async Task StopAsync()
    {
        Signal("TERM");
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Stops it where it stands; it keeps its connections.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>Lets it go on.</summary>
    public void Resume() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Resume();
            Kill();
        }
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = System.Diagnostics.Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        said.Enqueue(line);
        if (line.StartsWith(Listens, StringComparison.Ordinal))
            listening.TrySetResult(line[Listens.Length..].Split(' ')[0]);
    }
}
