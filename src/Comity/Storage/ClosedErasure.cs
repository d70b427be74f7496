using Comity.Kit;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>Erases what was sealed: its key, and the encrypted content with it. Number, time, topic and commitment stay, and its sheet with them.</summary>
public static class ClosedErasure
{
    /// <summary>Erases what was sealed under a commitment; the answer is how many rows held it.</summary>
    /// <exception cref="UserError">Nothing was sealed under it.</exception>
    public static int Erase(RecordStore store, ClosedKeys keys, Hash commitment)
    {
        List<long> numbers;
        int rows;
        using (var batch = store.Begin())
        {
            var found = batch.Sealed(commitment);
            if (found.Count == 0)
                throw new UserError(
                    "Nothing was sealed under this commitment; copy it from the receipt, 64 digits and letters from a to f.", commitment.ToHex());
            rows = found.Count;
            foreach (var row in found)
                batch.Rewrite(row with { Content = null });
            // A key of an earlier program may serve several votes: it goes with the last of them.
            numbers = [.. found.Select(row => row.Key).OfType<long>().Distinct().Where(number => batch.Under(number).All(row => row.Content is null))];
            numbers.ForEach(batch.NoteErased);
            batch.Commit(batch.Head.Size, batch.Head.Waiting, null);
        }

        // Where a kill comes between the two, the next start does what is missing.
        numbers.ForEach(keys.Erase);
        store.ForgetDeleted();
        return rows;
    }

    /// <summary>Forgets what is encrypted with a key that is gone.</summary>
    internal static void Forget(StoreBatch batch, long number)
    {
        foreach (var row in batch.Under(number))
            batch.Rewrite(row with { Content = null });
        batch.NoteErased(number);
    }
}
