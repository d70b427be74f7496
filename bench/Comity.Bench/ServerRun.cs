using System.Diagnostics;

namespace Comity.Bench;

/// <summary>A real server in a process of its own. `COMITY_BENCH_PROGRAM` names another build of it, such as the one that `./comity` makes.</summary>
internal sealed class ServerRun : IDisposable
{
    private const string Listens = " listens on ";
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

    /// <summary>The build that is named; null where none is.</summary>
    public static string? Named => Environment.GetEnvironmentVariable("COMITY_BENCH_PROGRAM");

    /// <summary>Starts a server on a data folder.</summary>
    /// <param name="data">The folder.</param>
    /// <param name="program">The program; null for the one that is named, or the one beside the bench.</param>
    /// <param name="methods">The file in which the runtime lists what it compiles; null for none.</param>
    public static ServerRun Start(string data, string? program = null, string? methods = null) =>
        Start(new(program ?? Named ?? Path.Combine(AppContext.BaseDirectory, "comity"), ["serve", "--data", data, "--urls", "http://127.0.0.1:0"]), methods);

    /// <summary>Starts the bare app on a database.</summary>
    public static ServerRun StartBare(string program, string database, string? methods = null) => Start(new ProcessStartInfo(program, [database]), methods);

    private static ServerRun Start(ProcessStartInfo start, string? methods)
    {
        (start.RedirectStandardOutput, start.UseShellExecute) = (true, false);
        if (methods is not null)
            (start.Environment["DOTNET_JitStdOutFile"], start.Environment["DOTNET_JitDisasmSummary"]) = (methods, "1");
        var begun = System.Diagnostics.Process.Start(start)!;
        while (begun.StandardOutput.ReadLine() is { } line)
            if (line.IndexOf(Listens, StringComparison.Ordinal) is >= 0 and var place)
                return new(begun, new(line[(place + Listens.Length)..].Split(' ')[0]));
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
