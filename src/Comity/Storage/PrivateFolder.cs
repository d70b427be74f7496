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
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }
}
