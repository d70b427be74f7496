using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Comity.Tests.House;

namespace Comity.Tests.Host.Operation;

/// <summary>A server as an operator starts it: a process of its own on an empty folder.</summary>
internal sealed class StartedServer : IAsyncDisposable
{
    private const string Listens = "Comity listens on ";
    private readonly TemporaryFolder folder = new();
    private readonly System.Diagnostics.Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly TaskCompletionSource<Uri> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StartedServer(string[] options)
    {
        process = new() { StartInfo = new(Repository.BuiltProgram, ["serve", "--data", folder.Path, "--urls", "http://127.0.0.1:0", .. options]) };
        (process.StartInfo.RedirectStandardOutput, process.StartInfo.RedirectStandardError, process.StartInfo.RedirectStandardInput) = (true, true, true);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it logged.</summary>
    public IEnumerable<string> Log => errors.Where(line => line.Length > 0);

    /// <summary>Starts one and answers when it listens.</summary>
    public static async Task<(StartedServer Server, Uri Address)> StartAsync(params string[] options)
    {
        var server = new StartedServer(options);
        return (server, await server.listening.Task.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    /// <summary>Waits until it wrote something for people.</summary>
    public async Task<Match> SaysAsync(string pattern)
    {
        for (var tries = 0; tries < 200; tries++, await Task.Delay(50))
            if (output.Select(line => Regex.Match(line, pattern)).FirstOrDefault(match => match.Success) is { } found)
                return found;
        throw new InvalidOperationException($"It did not say {pattern}: {string.Join('\n', output)}");
    }

    /// <summary>Tells it to stop, as systemd does, and answers with its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private void Hear(string? line)
    {
        output.Enqueue(line ?? "");
        if (line?.StartsWith(Listens, StringComparison.Ordinal) == true)
            listening.TrySetResult(new(line[Listens.Length..].Replace("127.0.0.1", "localhost", StringComparison.Ordinal)));
    }
}
