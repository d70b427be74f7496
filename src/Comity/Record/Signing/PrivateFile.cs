using System.Text;

namespace Comity.Record.Signing;

/// <summary>Files with secrets: only their owner reads them, and none is ever written over.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a new file and makes it durable.</summary>
    /// <exception cref="UserError">There is such a file already.</exception>
    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (File.Exists(path))
            throw new UserError("There is such a file already, and it may hold a secret: name another one.", path);
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
