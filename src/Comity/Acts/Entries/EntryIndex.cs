using System.Collections.Immutable;
using System.Data.Common;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Acts.Entries;

/// <summary>
/// All entries in brief, in memory: lists, filters and what followed on an entry need no query. It grows with the record and is rebuilt from it after every
/// start, beside the server's work; who only wants the last entries does not wait for that.
/// </summary>
public sealed class EntryIndex(OpenRecord record) : BackgroundService
{
    /// <summary>Entries that are read together.</summary>
    private const int Portion = 1024;

    /// <summary>So many of the last entries are read from the store when the index has not come to them yet.</summary>
    private const int Tail = 64;

    private readonly Lock growing = new();
    private readonly Dictionary<string, List<long>> topics = new(StringComparer.Ordinal);
    private SaidEntry[] rows = [];
    private ImmutableArray<string>[] about = [];
    private int count;

    /// <summary>The entries from a position on, up to and without another, in order.</summary>
    /// <param name="from">The first position.</param>
    /// <param name="view">The reader's view of the record.</param>
    public IEnumerable<SaidEntry> From(long from, RecordView view)
    {
        Grow(view.Size);
        var known = Volatile.Read(ref rows);
        for (var place = from; place < view.Size; place++)
            if (Shows(place, view))
                yield return known[place];
    }

    /// <summary>The entries of a view, the last one first.</summary>
    public IEnumerable<SaidEntry> Backwards(RecordView view)
    {
        var size = view.Size;
        var place = size - 1;
        if (Volatile.Read(ref count) is var indexed && indexed < size)
            foreach (var stored in record.Store.Entries(Math.Max(indexed, size - Tail), size).Reverse())
            {
                var entry = Process.Json.ReadEntry(stored.Entry);
                if (!IsHidden(view, ActTopics.Of(entry)))
                    yield return Brief(entry);
                place--;
            }

        if (place < 0)
            yield break;
        Grow(place + 1);
        var known = Volatile.Read(ref rows);
        for (; place >= 0; place--)
            if (Shows(place, view))
                yield return known[place];
    }

    /// <summary>The entries about a topic, such as `lot:chair-3` or `participant:KEN`, in order.</summary>
    public ImmutableArray<SaidEntry> About(string topic, RecordView view)
    {
        var size = view.Size;
        Grow(size);
        lock (growing)
            return topics.TryGetValue(topic, out var found) ? [.. found.TakeWhile(position => position < size)
                .Where(position => !IsHidden(view, about[position])).Select(position => rows[position])] : [];
    }

    /// <summary>The entries that followed on one: the first later ones about the same thing.</summary>
    public ImmutableArray<SaidEntry> Following(long position, RecordView view, int most)
    {
        var size = view.Size;
        Grow(size);
        lock (growing)
            return
            [
                .. about[position].Where(topic => !topic.StartsWith("participant:", StringComparison.Ordinal)
                    || ActName.KindOf(rows[position].Row.Type) == nameof(AdmitParticipant))
                    .SelectMany(topic => topics[topic]).Where(later => later > position && later < size && !IsHidden(view, about[later]))
                        .Distinct().Order().Take(most)
                        .Select(later => rows[later]),
            ];
    }

    /// <summary>Whether a view shows an entry that it holds: one about a consultation for others is on none of its pages. The log has it.</summary>
    public bool Shows(long position, RecordView view)
    {
        if (view.Without.Length == 0)
            return true;
        Grow(position + 1);
        lock (growing)
            return !IsHidden(view, about[position]);
    }

    private static bool IsHidden(RecordView view, ImmutableArray<string> about) => view.Without.Length > 0
        && view.Without.Split(',', StringSplitOptions.RemoveEmptyEntries).Any(hidden => about.Contains(ActTopics.Of("consultation", hidden)));

    /// <summary>Reads the record that was there at the start; what is entered later is read when it is asked for.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            Grow(record.Size, stoppingToken);
        }
        catch (DbException)
        {
            // The page that needs it reads again, and says what is wrong.
        }
    }

    private void Grow(long size, CancellationToken stop = default)
    {
        while (Volatile.Read(ref count) < size && !stop.IsCancellationRequested)
            lock (growing)
            {
                if (rows.Length < size)
                    Widen(size);
                StoredEntry[] portion = [.. record.Store.Entries(count, Math.Min(size, count + Portion))];
                if (portion.Length == 0 && count < size)
                    throw new StoreProblem($"Entry {count} is missing in the store.", null);
                foreach (var entry in Parallelly.Map(portion, stored => Process.Json.ReadEntry(stored.Entry)))
                    Add(entry);
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
        rows[count] = Brief(entry);
        about[count] = ActTopics.Of(entry);
        foreach (var topic in about[count])
            (topics.TryGetValue(topic, out var found) ? found : topics[topic] = []).Add(entry.Position);
        Volatile.Write(ref count, count + 1);
    }

    private static SaidEntry Brief(Entry entry) =>
        new(new(entry.Position, entry.At, ActName.Of(entry.Statement.Act), entry.Statement.As, entry.Statement.Person, entry.By.Level),
            ActSaid.Of(entry.Statement.Act), EntrySubject.Of(entry.Statement.Act));
}
