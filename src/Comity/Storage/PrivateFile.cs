using Comity.Kit;

namespace Comity.Storage;

/// <summary>A file that only its owner may read, that is on the disk when writing returns, and that is never written over.</summary>
public static class PrivateFile
{
    /// <summary>Writes a text into a new file that a user named.</summary>
    /// <exception cref="UserError">There is such a file already.</exception>
    public static void Write(string path, string text)
    {
        if (File.Exists(path))
            throw new UserError("There is such a file already, and it may hold a secret: name another one.", path);
        Write(path, System.Text.Encoding.UTF8.GetBytes(text).AsSpan());
    }

    /// <summary>Writes a new file.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }
}
