using Comity.Kit;
using Comity.Record.Log;

namespace Comity.Storage.Logs;

/// <summary>Where a log is read from. Nothing that comes from there is believed.</summary>
public abstract class LogSource : IDisposable
{
    /// <summary>The path of the checkpoint.</summary>
    public const string CheckpointPath = "checkpoint";

    /// <summary>The path of the log's public key.</summary>
    public const string KeyPath = "key";

    /// <summary>The path of the witness policy.</summary>
    public const string PolicyPath = "policy";

    /// <summary>The path of the version of the program that serves the log.</summary>
    public const string VersionPath = "version";

    /// <summary>What is said where no checkpoint is.</summary>
    public const string NoCheckpoint =
        "There is no checkpoint here: this is no log, or not its address, or not everybody reads it; then name the key of somebody who does with --key FILE.";

    /// <summary>The most bytes of a text: a checkpoint, a key or a policy.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>The most bytes of a bundle: 256 entries with their lengths.</summary>
    public const int LongestBundle = TilePath.FullWidth * (EntryBundle.LongestEntry + sizeof(ushort));

    /// <summary>The most bytes of a file that acts name.</summary>
    public const int LongestFile = 64 << 20;

    /// <summary>What the source is called when something is wrong with it.</summary>
    public abstract string Name { get; }

    /// <summary>How many things may be asked for at once.</summary>
    public abstract int Width { get; }

    /// <summary>The bytes under a path; null where there are none.</summary>
    /// <param name="path">The path under the log's prefix.</param>
    /// <param name="most">The most bytes that are taken.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="UserError">The source cannot be read, or there are more bytes.</exception>
    public abstract Task<byte[]?> ReadAsync(string path, int most, CancellationToken cancel);

    /// <summary>A tile or bundle. Where a partial one is gone because the log has grown, the full one is cut to its width.</summary>
    public async Task<byte[]?> ReadAsync(TilePath path, CancellationToken cancel)
    {
        var most = path.IsBundle ? LongestBundle : TilePath.FullWidth * Hash.Length;
        if (await ReadAsync(path.ToString(), most, cancel) is { } found)
            return found;
        return path.IsPartial && await ReadAsync(path.Full.ToString(), most, cancel) is { } full ? Cut(full, path) : null;
    }

    /// <summary>The version of the program that serves the log, or served it when it was copied; null where it does not say.</summary>
    public async Task<string?> VersionAsync(CancellationToken cancel)
    {
        const int Longest = 200;
        var said = await ReadAsync(VersionPath, LongestText, cancel);
        return said is { Length: > 0 and <= Longest } && System.Text.Encoding.UTF8.GetString(said).Trim() is { Length: > 0 } text && !text.Any(char.IsControl)
            ? text : null;
    }

    /// <summary>Opens what the user named; people name the site where they mean its log.</summary>
    /// <exception cref="UserError">It is neither an address nor a folder.</exception>
    public static Task<LogSource> OpenAsync(string named, CancellationToken cancel) => OpenAsync(named, null, cancel);

    /// <summary>Opens what the user named, with the key of somebody who reads the record; null where everybody does.</summary>
    /// <exception cref="UserError">It is neither an address nor a folder, or the key is not taken.</exception>
    public static async Task<LogSource> OpenAsync(string named, string? reader, CancellationToken cancel)
    {
        // A reader's key counts for a site's log, and is not shown to anything else there.
        if (reader is not null && Uri.TryCreate(named, UriKind.Absolute, out var site) && site.Scheme is "http" or "https"
            && !site.AbsolutePath.TrimEnd('/').EndsWith("/log", StringComparison.Ordinal))
            return Open($"{named.TrimEnd('/')}/log/", reader);
        var source = Open(named, reader);
        if (source is not HttpLog || await source.ReadAsync(CheckpointPath, LongestText, cancel) is not null)
            return source;
        source.Dispose();
        return Open($"{named.TrimEnd('/')}/log/", reader);
    }

    /// <summary>The path of a file that acts name.</summary>
    public static string FilePath(Hash hash) => $"files/{hash.ToHex()}";

    /// <summary>Opens what the user named: an address or a folder.</summary>
    /// <param name="named">The address or folder.</param>
    /// <param name="reader">The key of somebody who reads the record; null where everybody does.</param>
    /// <exception cref="UserError">It is neither.</exception>
    public static LogSource Open(string named, string? reader = null)
    {
        if (Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return new HttpLog(address, reader);
        return Directory.Exists(named) ? new LogFolder(named)
            : throw new UserError(
                $"`{named}` is neither an address (http://... or https://...) nor a folder. Name a log's address, or the folder of a mirror.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the source holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private static byte[]? Cut(byte[] full, TilePath path)
    {
        if (!path.IsBundle)
            return full.Length >= path.Width * Hash.Length ? full[..(path.Width * Hash.Length)] : full;
        try
        {
            return EntryBundle.Write([.. EntryBundle.Read(full).Take(path.Width)]);
        }
        catch (LogProblem)
        {
            return full;
        }
    }
}
