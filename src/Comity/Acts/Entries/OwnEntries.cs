using Comity.Kit;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Acts.Entries;

/// <summary>A person's own entries, which they see whether or not they read the record.</summary>
public static class OwnEntries
{
    /// <summary>The entry at a position, if it is the visitor's own act; everybody else's is as absent.</summary>
    public static (StoredEntry Stored, Entry Entry)? Find(OpenRecord record, Visitor visitor, long position)
    {
        if (visitor.Person is null || position < 0 || position >= record.Size)
            return null;
        var stored = record.Store.Entries(position, position + 1).Single();
        var entry = Process.Json.ReadEntry(stored.Entry);
        return entry.Statement.Person == visitor.Person ? (stored, entry) : null;
    }
}
