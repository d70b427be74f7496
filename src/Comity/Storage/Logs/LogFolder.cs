using Comity.Kit;

namespace Comity.Storage.Logs;

/// <summary>A log as a folder of files, laid out as servers serve it. A file is there whole or not at all: it is written aside, made durable and then
/// named.</summary>
/// <param name="path">The folder.</param>
public sealed class LogFolder(string path) : LogSource
{
    /// <summary>The end of the name of a file that is being written.</summary>
    private const string Unfinished = ".partial";

    /// <inheritdoc/>
    public override string Name => path;

    /// <inheritdoc/>
    public override int Width => 4;

    /// <inheritdoc/>
    public override async Task<byte[]?> ReadAsync(string path, int most, CancellationToken cancel)
    {
        var file = new FileInfo(At(path));
        if (!file.Exists)
            return null;
        return file.Length <= most ? await File.ReadAllBytesAsync(file.FullName, cancel)
            : throw new UserError($"The file has {file.Length} bytes; at most {most} are taken.", file.FullName);
    }

    /// <summary>Whether there is a file.</summary>
    public bool Has(string path) => File.Exists(At(path));

    /// <summary>Writes a file, in place of one that may be there.</summary>
    public async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var target = At(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var aside = $"{target}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            await using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(bytes, cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, target, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>Deletes a file, where it is there.</summary>
    public void Delete(string path)
    {
        if (Has(path))
            File.Delete(At(path));
    }

    /// <summary>Deletes what a run that was stopped left half written.</summary>
    public void Tidy()
    {
        if (!Directory.Exists(path))
            return;
        foreach (var file in Directory.EnumerateFiles(path, $"*{Unfinished}", SearchOption.AllDirectories))
            File.Delete(file);
    }

    private string At(string inner) => Path.Combine(path, inner);
}
