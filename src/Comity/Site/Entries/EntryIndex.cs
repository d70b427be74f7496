using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Site.Entries;

/// <summary>All entries in brief, in memory: lists, filters and what followed on an entry need no query. It grows with the record and is rebuilt from it.</summary>
public sealed class EntryIndex(OpenRecord record)
{
    private readonly Lock growing = new();
    private readonly Dictionary<string, List<long>> topics = new(StringComparer.Ordinal);
    private SaidEntry[] rows = [];
    private ImmutableArray<string>[] about = [];
    private int count;

    /// <summary>The entries from a position on, up to and without another, in order.</summary>
    /// <param name="from">The first position.</param>
    /// <param name="size">How many entries the reader's view of the record has.</param>
    public IEnumerable<SaidEntry> From(long from, long size)
    {
        Grow(size);
        var known = Volatile.Read(ref rows);
        for (var place = from; place < size; place++)
            yield return known[place];
    }

    /// <summary>The entries of a view, the last one first.</summary>
    public IEnumerable<SaidEntry> Backwards(long size)
    {
        Grow(size);
        var known = Volatile.Read(ref rows);
        for (var place = size - 1; place >= 0; place--)
            yield return known[place];
    }

    /// <summary>The entries about a topic, such as `lot:chair-3` or `participant:KEN`, in order.</summary>
    public ImmutableArray<SaidEntry> About(string topic, long size)
    {
        Grow(size);
        lock (growing)
            return topics.TryGetValue(topic, out var found) ? [.. found.TakeWhile(position => position < size).Select(position => rows[position])] : [];
    }

    /// <summary>The entries that followed on one: the first later ones about the same thing.</summary>
    public ImmutableArray<SaidEntry> Following(long position, long size, int most)
    {
        Grow(size);
        lock (growing)
            return
            [
                .. about[position].Where(topic => !topic.StartsWith("participant:", StringComparison.Ordinal) || rows[position].Row.Type == "AdmitParticipant")
                    .SelectMany(topic => topics[topic]).Where(later => later > position && later < size).Distinct().Order().Take(most).Select(later => rows[later]),
            ];
    }

    private void Grow(long size)
    {
        if (Volatile.Read(ref count) >= size)
            return;
        lock (growing)
        {
            if (count >= size)
                return;
            if (rows.Length < size)
                Widen(size);
            foreach (var stored in record.Store.Entries(count, size))
                Add(Process.Json.ReadEntry(stored.Entry));
        }
    }

    private void Widen(long size)
    {
        var wider = (int)Math.Max(size, rows.Length * 2L);
        Array.Resize(ref about, wider);
        var copy = new SaidEntry[wider];
        rows.CopyTo(copy, 0);
        Volatile.Write(ref rows, copy);
    }

    private void Add(Entry entry)
    {
        var statement = entry.Statement;
        rows[count] = new(new(entry.Position, entry.At, ActName.Of(statement.Act), statement.As, statement.Person, entry.By.Level), ActSaid.Of(statement.Act));
        about[count] = ActSaid.Topics(entry);
        foreach (var topic in about[count])
            (topics.TryGetValue(topic, out var found) ? found : topics[topic] = []).Add(entry.Position);
        Volatile.Write(ref count, count + 1);
    }
}
