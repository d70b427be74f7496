using System.Collections.Immutable;
using System.Formats.Tar;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comity.Kit;
using Comity.Storage.Age;

namespace Comity.Storage;

/// <summary>What a backup of keys says of itself.</summary>
/// <param name="Format">Always 1.</param>
/// <param name="Origin">The log's origin.</param>
/// <param name="Made">When it was made.</param>
/// <param name="Held">How many keys of sealed contents it has.</param>
/// <param name="Erased">The numbers of keys that were erased: restored beside a record, they erase again.</param>
public sealed record KeysAbout(int Format, string Origin, DateTimeOffset Made, long Held, ImmutableArray<long> Erased)
{
    /// <summary>What it holds, in the words in which a backup and its restoring are compared.</summary>
    [JsonIgnore]
    public string Told => string.Create(CultureInfo.InvariantCulture, $"the keys of {Origin}, {Held} of sealed contents, {Erased.Length} erased");
}

/// <summary>The folder of keys in one file, encrypted to a key of the operator: what no backup of the record holds. Inside is a tar file with `about.json` and
/// the files of `keys/`.</summary>
public static class KeysBackup
{
    private const string About = "about.json", Lock = "lock";

    /// <summary>Writes a backup of keys.</summary>
    /// <param name="folder">The folder of keys.</param>
    /// <param name="closed">The keys of sealed contents, where they lie in a database; null when they lie in the folder.</param>
    /// <param name="to">The recipient.</param>
    /// <param name="file">The new file.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="UserError">There are no keys, or there is such a file.</exception>
    public static KeysAbout Write(string folder, ClosedKeys? closed, AgeKey to, string file, DateTimeOffset now)
    {
        var keys = RecordKeys.Read(folder) ?? throw new UserError("There are no keys here; name the server's data folder with --data.", folder);
        if (File.Exists(file))
            throw new UserError("The file exists already; choose another name, a backup is never written over another.", file);
        var slots = closed is null ? File.Exists(Path.Combine(folder, ClosedKeyFile.Name)) ? File.ReadAllBytes(Path.Combine(folder, ClosedKeyFile.Name)) : []
            : ClosedKeyFile.Write(closed.All(), closed.Erased);
        var (held, erased) = ClosedKeyFile.Count(slots);
        var about = new KeysAbout(1, keys.Origin, now, held, [.. erased]);
        PrivateFolder.Write(file, AgeFile.Encrypt(to, Pack(folder, about, slots)));
        return about;
    }

    /// <summary>Makes a folder of keys of a backup.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="with">The operator's key.</param>
    /// <param name="folder">The new folder of keys; it is not there yet, or is empty.</param>
    /// <exception cref="UserError">The file is none, or for another key; the folder is not empty.</exception>
    public static KeysAbout Restore(string file, AgeKey with, string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new UserError("The folder is not empty; keys are restored into a new one, never over others.", folder);
        using var content = new MemoryStream(AgeFile.Decrypt(with, File.ReadAllBytes(file), file));
        using var tar = new TarReader(content);
        PrivateFolder.Make(folder);
        KeysAbout? about = null;
        while (tar.GetNextEntry() is { } entry)
        {
            using var bytes = new MemoryStream();
            entry.DataStream?.CopyTo(bytes);
            if (entry.Name == About)
                about = JsonSerializer.Deserialize<KeysAbout>(bytes.ToArray(), JsonSerializerOptions.Web);
            else
                WriteInto(folder, entry.Name, bytes.ToArray());
        }

        return about is { Format: 1 } ? about : throw new UserError("The file is no backup that `comity keys backup` made.", file);
    }

    private static byte[] Pack(string folder, KeysAbout about, byte[] slots)
    {
        using var packed = new MemoryStream();
        using (var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
        {
            Add(tar, About, JsonSerializer.SerializeToUtf8Bytes(about, JsonSerializerOptions.Web));
            if (slots.Length > 0)
                Add(tar, ClosedKeyFile.Name, slots);
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                if (Path.GetRelativePath(folder, path) is var name and not (Lock or ClosedKeyFile.Name))
                    Add(tar, name.Replace('\\', '/'), File.ReadAllBytes(path));
        }

        return packed.ToArray();
    }

    private static void Add(TarWriter tar, string name, byte[] content) => tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
    {
        DataStream = new MemoryStream(content), Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    /// <summary>A name with more than one folder, or that leads out of the folder, is none that we wrote.</summary>
    private static void WriteInto(string folder, string name, byte[] content)
    {
        var parts = name.Split('/');
        if (parts.Length > 2 || parts.Any(part => part is "" or "." or ".." || part != Path.GetFileName(part)))
            throw new UserError($"The backup holds `{name}`, which is no name of a key; nothing more was written.", folder);
        if (parts.Length == 2)
            PrivateFolder.Make(Path.Combine(folder, parts[0]));
        PrivateFolder.Write(Path.Combine([folder, .. parts]), content);
    }
}
