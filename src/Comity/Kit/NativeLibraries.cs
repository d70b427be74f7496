using System.Runtime.InteropServices;

namespace Comity.Kit;

/// <summary>What the program needs of its machine that is no file of its own, and says by name where it is missing.</summary>
public static class NativeLibraries
{
    /// <summary>Names under which the runtime looks for OpenSSL; without it the runtime ends the program where it first hashes or signs.</summary>
    private static readonly string[] OpenSsl = ["libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so.1.0.0", "libssl.so.10", "libssl.so"];

    /// <summary>Looks whether the machine has what hashing and signing take.</summary>
    /// <exception cref="UserError">It has not.</exception>
    public static void DemandOpenSsl()
    {
        if (OperatingSystem.IsLinux() && !OpenSsl.Any(name => NativeLibrary.TryLoad(name, out _)))
            throw new UserError("OpenSSL is missing on this machine (the library `libssl.so.3`): install it with the system's packages, `libssl3` on Debian, "
                + "Ubuntu and Alpine, `openssl-libs` on Fedora and Red Hat.");
    }

    /// <summary>Why a library that the program brings cannot be loaded; null when something else is wrong.</summary>
    public static string? Told(Exception? problem) => problem switch
    {
        null => null,
        DllNotFoundException when Unpacked().FirstOrDefault(IsMountedNoexec) is { } folder =>
            $"`{folder}` lies on a disk that is mounted `noexec`, and the program unpacks its libraries there: name a folder on another disk in the variable "
            + "DOTNET_BUNDLE_EXTRACT_BASE_DIR, and start again.",
        DllNotFoundException => "A library that belongs to the program cannot be loaded: the file is damaged, or of another platform than this machine. "
            + "Compare it with its SHA256SUMS.",
        _ => Told(problem.InnerException),
    };

    /// <summary>Whether a folder lies on a disk that runs no programs, as a table of mounts has it.</summary>
    internal static bool IsNoexec(string folder, IEnumerable<string> mounts) => mounts
        .Select(line => line.Split(' '))
        .Where(mount => mount.Length > 3 && (mount[1] == "/" || folder == mount[1] || folder.StartsWith($"{mount[1]}/", StringComparison.Ordinal)))
        .MaxBy(mount => mount[1].Length)?[3].Split(',').Contains("noexec") == true;

    private static bool IsMountedNoexec(string folder) => File.Exists("/proc/self/mounts") && IsNoexec(folder, File.ReadLines("/proc/self/mounts"));

    private static string[] Unpacked() => ((string?)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES"))?
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(Path.TrimEndingDirectorySeparator).ToArray() ?? [];
}
