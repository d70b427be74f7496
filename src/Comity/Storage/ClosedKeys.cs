using System.Security.Cryptography;

namespace Comity.Storage;

/// <summary>The keys of sealed acts and votes, outside the database of the record and its backup: one sequence of numbers, one key for each content. What a
/// batch needs is written and made durable at once, before its rows are. Who erases a key has erased the content.</summary>
public abstract class ClosedKeys : IDisposable
{
    /// <summary>The bytes of a key.</summary>
    public const int KeyLength = 32;

    private readonly Lock taking = new();
    private readonly SortedDictionary<long, byte[]> taken = [];

    /// <summary>The last number that is in use here.</summary>
    public abstract long Last { get; }

    /// <summary>The numbers of keys that were erased, in order.</summary>
    public abstract IReadOnlyList<long> Erased { get; }

    /// <summary>A new key, with its number. It lasts from the next <see cref="Save"/> on.</summary>
    /// <param name="after">The last number that the record knows: no number is given twice, whichever of record and keys was restored.</param>
    public (long Number, byte[] Key) Take(long after) => Take(after, RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>Gives a key that exists a number.</summary>
    internal (long Number, byte[] Key) Take(long after, byte[] key)
    {
        lock (taking)
        {
            var number = Math.Max(Math.Max(after, Last), taken.Count > 0 ? taken.Keys.Last() : 0) + 1;
            taken.Add(number, key);
            return (number, key);
        }
    }

    /// <summary>Makes everything that was taken last, with one write.</summary>
    /// <exception cref="IOException">It cannot be written: no row may name these keys.</exception>
    public void Save()
    {
        lock (taking)
        {
            if (taken.Count == 0)
                return;
            Write(taken);
            taken.Clear();
        }
    }

    /// <summary>Gives up what was taken and not saved.</summary>
    public void Drop()
    {
        lock (taking)
            taken.Clear();
    }

    /// <summary>The key with a number; null when it was erased, or never was here.</summary>
    public abstract byte[]? Find(long number);

    /// <summary>All keys that are here, with their numbers.</summary>
    public abstract IEnumerable<(long Number, byte[] Key)> All();

    /// <summary>Erases a key for ever, and remembers that it was.</summary>
    public abstract void Erase(long number);

    /// <summary>Erases on either side what was erased on the other: a backup of one may be older than the erasure.</summary>
    internal void Settle(RecordStore store)
    {
        var (here, there) = (Erased.ToHashSet(), store.ErasedKeys().ToHashSet());
        foreach (var number in there.Except(here))
            Erase(number);
        var unknown = here.Except(there).ToList();
        if (unknown.Count == 0)
            return;
        using var batch = store.Begin();
        unknown.ForEach(number => ClosedErasure.Forget(batch, number));
        batch.Commit(batch.Head.Size, batch.Head.Waiting, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes keys under their numbers, with one write; they last when this returns.</summary>
    protected abstract void Write(IReadOnlyDictionary<long, byte[]> keys);

    /// <summary>Lets go of what is held open.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
