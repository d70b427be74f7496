using System.Collections.Concurrent;
using System.Diagnostics;

namespace Comity.Bench;

/// <summary>A real `comity` in a process of its own. `COMITY_BENCH_PROGRAM` names another build of it, such as the one that `./comity` makes.</summary>
internal sealed class PagesServer : IDisposable
{
    private readonly System.Diagnostics.Process process;
    private readonly ConcurrentQueue<string> said = new();
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts it with these arguments; the line that says where it listens begins with these words.</summary>
    public PagesServer(string words, params string[] arguments)
    {
        var program = Environment.GetEnvironmentVariable("COMITY_BENCH_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "comity");
        var start = new ProcessStartInfo(program,
            arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        Started = Stopwatch.GetTimestamp();
        process = System.Diagnostics.Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(words, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(words, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>When it was started, in ticks of the stopwatch.</summary>
    public long Started { get; }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan Used
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>What it said, line by line.</summary>
    public IEnumerable<string> Said => said;

    /// <summary>Where it listens, once it does.</summary>
    public async Task<Uri> AddressAsync()
    {
        if (await Task.WhenAny(listening.Task, process.WaitForExitAsync()).WaitAsync(TimeSpan.FromMinutes(2)) != listening.Task)
            throw new InvalidOperationException($"The server did not start: {string.Join('\n', said)}");
        return new(await listening.Task);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private void Hear(string words, string? line)
    {
        if (line is null)
            return;
        said.Enqueue(line);
        if (line.StartsWith(words, StringComparison.Ordinal))
            listening.TrySetResult(line[words.Length..].Split(' ')[0]);
    }
}
