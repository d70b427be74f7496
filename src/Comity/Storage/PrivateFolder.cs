using Comity.Kit;

namespace Comity.Storage;

/// <summary>Folders and files that only the user who runs the server may read.</summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder when it is missing; one that exists keeps its permissions.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Makes a data folder when it is missing, in a folder that is there: where that is gone too, its disk is not mounted, and a new record would
    /// begin beside the one that is meant.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder in which it would lie is not there.</exception>
    public static void MakeIn(string path)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        if (!Directory.Exists(path) && parent is not null && !Directory.Exists(parent))
            throw new DirectoryNotFoundException($"There is no folder `{parent}`.");
        var isOurs = !Directory.Exists(path) || File.Exists(Path.Combine(path, "record.db")) || Directory.Exists(Path.Combine(path, "keys"));
        Make(path);
        if (isOurs)
            Close(path, isFolder: true);
    }

    /// <summary>Makes an empty file when there is none, so that whoever opens it later does not choose who may read it.</summary>
    public static void Reserve(string path)
    {
        try
        {
            if (!File.Exists(path))
                Write(path, []);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another start made it in this moment.
        }
    }

    /// <summary>Writes a new file.</summary>
    /// <exception cref="IOException">The file exists.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var file = Open(path, FileMode.CreateNew);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Writes a file, or replaces it. Whoever is cut off in the middle leaves the old one.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var draft = $"{path}.new";
        File.Delete(draft);
        Write(draft, content);
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Waits until no other server on this machine works on the folder; disposing lets others go on.</summary>
    /// <exception cref="UserError">Another one works on it for too long.</exception>
    public static IDisposable Lock(string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return Open(Path.Combine(path, "lock"), FileMode.OpenOrCreate);
            }
            catch (IOException) when (tries < 100)
            {
                Thread.Sleep(50);
            }
            catch (IOException problem)
            {
                throw new UserError($"Another server works on the folder: {problem.Message}", path);
            }
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new(path, options);
    }

    /// <summary>Copies a folder with everything in it, for its owner only.</summary>
    public static void Copy(string from, string to)
    {
        Make(to);
        foreach (var file in Directory.EnumerateFiles(from))
            Write(Path.Combine(to, Path.GetFileName(file)), File.ReadAllBytes(file));
        foreach (var folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }

    /// <summary>Takes a file or a folder from everyone but its owner. What belongs to another user stays as it is.</summary>
    public static void Close(string path, bool isFolder = false)
    {
        var mode = isFolder ? OwnerOnly | UnixFileMode.UserExecute : OwnerOnly;
        try
        {
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(path) != mode)
                File.SetUnixFileMode(path, mode);
        }
        catch (UnauthorizedAccessException)
        {
            // Only its owner can.
        }
    }
}
