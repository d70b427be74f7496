using System.Security.Cryptography;
using System.Text;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>Moves the keys of earlier programs, one file each under `keys/sealed`, into the one sequence: first the keys, then the rows that name them, and the
/// files last. Whoever is cut off between these does the rest at the next start, and no key gets two numbers.</summary>
internal static class MovedKeys
{
    /// <summary>Moves what is there. A file to which no row belongs stays where it is.</summary>
    public static void Move(RecordStore store, ClosedKeys keys, string folder)
    {
        var old = Path.Combine(folder, "sealed");
        if (!Directory.Exists(old))
            return;
        var files = Directory.EnumerateFiles(old, "*.key").ToDictionary(
            file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes, StringComparer.Ordinal);
        var rows = store.AllSealed().Select(row => row.Item).Where(row => row.Content is not null)
            .Select(row => (Row: row, File: NameOf(row))).Where(row => files.GetValueOrDefault(row.File) is { Length: ClosedKeys.KeyLength }).ToList();
        Take(store, keys, rows, files);
        foreach (var name in rows.Select(row => row.File).Distinct(StringComparer.Ordinal))
            File.Delete(Path.Combine(old, $"{name}.key"));
        if (!Directory.EnumerateFileSystemEntries(old).Any())
            Directory.Delete(old);
    }

    /// <summary>What the file of a row's key was called.</summary>
    internal static string NameOf(Waiting row) => NameOf(row.Topic.Length == 0 ? row.Commitment.ToHex() : $"votes {row.Topic}");

    private static string NameOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private static void Take(RecordStore store, ClosedKeys keys, List<(Waiting Row, string File)> rows, Dictionary<string, byte[]> files)
    {
        if (rows.All(row => row.Row.Key is not null))
            return;
        var numbers = new Dictionary<Hash, long>();
        foreach (var (number, key) in keys.All())
            numbers.TryAdd(Hash.Of(key), number);
        var last = store.LastKey();
        foreach (var key in rows.Select(row => files[row.File]))
            if (!numbers.ContainsKey(Hash.Of(key)))
                numbers.Add(Hash.Of(key), keys.Take(last, key).Number);
        keys.Save();
        using var batch = store.Begin();
        foreach (var (row, file) in rows.Where(row => row.Row.Key is null))
            batch.Rewrite(row with { Key = numbers[Hash.Of(files[file])] });
        batch.Commit(batch.Head.Size, batch.Head.Waiting, null);
    }
}
