using System.Diagnostics;
using System.Reflection;

namespace Comity.Tests.House;

/// <summary>The folder that these tests were built from, and what lies in it.</summary>
internal static class Repository
{
    /// <summary>The assemblies that ship.</summary>
    public static readonly Assembly Core = typeof(global::Comity.Norms.Logic.Formula).Assembly;

    public static readonly Assembly Edge = typeof(Program).Assembly;

    /// <summary>The absolute path of the repository's root.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The program as it was built for these tests, or the same in native code, which starts faster: the whole run names that one.</summary>
    public static string BuiltProgram { get; } =
        Environment.GetEnvironmentVariable("COMITY_PROGRAM") is { Length: > 0 } native ? native : Path.Combine(AppContext.BaseDirectory, "comity");

    /// <summary>Every file written by hand in these folders, from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files(params string[] folders) =>
    [
        .. folders
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> Sources(params string[] folders) =>
        [.. Files(folders).Where(file => file.EndsWith(".cs", StringComparison.Ordinal))];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Runs a program and answers with its exit code and everything that it wrote.</summary>
    public static (int Code, string Output) Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // A build server that this run started would keep its pipes open, and the test would wait for it.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("CI");
        using var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    private static string Above(string folder)
    {
        for (var here = new DirectoryInfo(folder); here is not null; here = here.Parent)
            if (File.Exists(Path.Combine(here.FullName, "Comity.slnx")))
                return here.FullName;
        throw new InvalidOperationException($"The tests do not lie inside a repository: {folder}");
    }
}

/// <summary>A folder that goes when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("comity-test-").FullName;

    /// <summary>Copies files of the repository into it, under the same names.</summary>
    public void Copy(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var to = System.IO.Path.Combine(Path, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
            File.Copy(System.IO.Path.Combine(Repository.Root, file), to);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
