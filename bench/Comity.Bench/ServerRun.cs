using System.Diagnostics;

namespace Comity.Bench;

/// <summary>A real server in a process of its own. `COMITY_BENCH_PROGRAM` names another build of it, such as the one that `./comity` makes.</summary>
internal sealed class ServerRun : IDisposable
{
    private const string Listens = "Comity listens on ";
    private readonly System.Diagnostics.Process process;

    private ServerRun(System.Diagnostics.Process process, Uri address) => (this.process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it used so far.</summary>
    public TimeSpan Processor => process.TotalProcessorTime;

    /// <summary>The most memory that it had, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts a server on a data folder.</summary>
    public static ServerRun Start(string data)
    {
        var program = Environment.GetEnvironmentVariable("COMITY_BENCH_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "comity");
        var start = new ProcessStartInfo(program, ["serve", "--data", data, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, UseShellExecute = false };
        var begun = System.Diagnostics.Process.Start(start)!;
        while (begun.StandardOutput.ReadLine() is { } line)
            if (line.StartsWith(Listens, StringComparison.Ordinal))
                return new(begun, new(line[Listens.Length..].Split(' ')[0]));
        throw new InvalidOperationException("The server did not start.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
