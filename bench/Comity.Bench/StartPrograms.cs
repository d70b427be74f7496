using System.Diagnostics;

namespace Comity.Bench;

/// <summary>Comity and the bare app, built alike: with native code, as `./comity` builds. `COMITY_BENCH_PROGRAM` names another build of Comity.</summary>
internal sealed class StartPrograms : IDisposable
{
    private readonly string folder;

    private StartPrograms(string folder, string comity, string bare) => (this.folder, Comity, Bare) = (folder, comity, bare);

    /// <summary>The program of Comity.</summary>
    public string Comity { get; }

    /// <summary>The program of the bare app.</summary>
    public string Bare { get; }

    /// <summary>The bare app's database.</summary>
    public string BareData => Path.Combine(folder, "bare.db");

    /// <summary>Builds both.</summary>
    public static StartPrograms Build()
    {
        var made = Directory.CreateTempSubdirectory("comity-bench-start-").FullName;
        return new(made, ServerRun.Named ?? Publish(made, "src/Comity", "comity"), Publish(made, "bench/Comity.Bare", "bare"));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Publish(string into, string project, string program)
    {
        var to = Path.Combine(into, program);
        var start = new ProcessStartInfo("dotnet",
        [
            "publish", Path.Combine(Root(), project), "-c", "Release", "--artifacts-path", Path.Combine(into, "out"), "-o", to, "--nologo", "-v", "q",
            "--use-current-runtime", "--no-self-contained", "-p:ComityNative=true", "-p:RunAnalyzers=false",
        ]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var build = System.Diagnostics.Process.Start(start)!;
        var said = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return build.ExitCode == 0 ? Path.Combine(to, program) : throw new InvalidOperationException($"`{project}` could not be built: {said}");
    }

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Comity.slnx")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The bench runs from a checkout of the sources.");
        return root;
    }
}
