using System.Collections.Concurrent;
using System.Text;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Storage;

namespace Comity.Tests.Storage;

/// <summary>The files that acts of tests name: whoever does such an act sends them first, as everybody does.</summary>
internal static class KnownFiles
{
    private static readonly ConcurrentDictionary<Hash, byte[]> Contents = [];

    /// <summary>The hash of a file that can be sent.</summary>
    public static Hash Of(byte[] content)
    {
        Contents.TryAdd(Hash.Of(content), content);
        return Hash.Of(content);
    }

    /// <summary>The hash of a text that can be sent.</summary>
    public static Hash Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends the files that a statement's act names, for their fields and in its capacity.</summary>
    public static void Send(RecordStore store, Statement statement)
    {
        foreach (var file in ActFiles.Of(statement.Act))
            Send(store, file, new(statement.Person!, statement.As, file.Field));
    }

    private static void Send(RecordStore store, NamedFile file, FileSender sender)
    {
        if (!Contents.TryGetValue(file.Hash, out var content))
            return;
        store.Keep(new(file.Hash, Files.TypeOf(content) ?? "application/octet-stream", IsPublic: false, content), sender, TimeProvider.System.GetUtcNow());
        foreach (var (inner, _) in ActFiles.Within(file, content))
            Send(store, inner, sender);
    }
}
