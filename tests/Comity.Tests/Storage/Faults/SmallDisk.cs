using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Storage.Faults;

/// <summary>A disk in memory that goes when the test ends.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static SmallDisk Mount(string path, int megabytes)
    {
        Assert.SkipUnless(Environment.UserName == "root" && OperatingSystem.IsLinux(), "A small disk of its own can be mounted by root on Linux only.");
        Directory.CreateDirectory(path);
        var (code, said) = Repository.Run("/", "mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path);
        Assert.SkipUnless(code == 0, $"A small disk cannot be mounted here: {said}");
        return new(path);
    }

    /// <summary>Takes all room that is left.</summary>
    public void Fill()
    {
        try
        {
            using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            var block = new byte[4096];
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // That is what was wanted.
        }
    }

    public void Empty() => File.Delete(Filler);

    public void Dispose() => Repository.Run("/", "umount", "-l", Path);
}
