using Comity.Kit;
using System.Diagnostics.CodeAnalysis;
using Comity.Record.Log;

namespace Comity.Storage;

/// <summary>How far the check of what does not bear on the registers has come: files, sealed rows, and the signatures of old checkpoints.</summary>
public enum StoreCondition
{
    /// <summary>It goes on beside the server's work.</summary>
    Checking,

    /// <summary>Everything is as it was stored.</summary>
    Sound,

    /// <summary>Something is not; <see cref="StoreCheck.Problem"/> says what.</summary>
    Damaged,
}

/// <summary>Checks what lies in the store beside the entries. A short store is checked before the server answers, a long one beside its work; nothing is
/// changed.</summary>
public sealed class StoreCheck : IAsyncDisposable
{
    private const int Patience = 300;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task checking;

    private StoreCheck(RecordStore store, VerifierKey verifier, MerkleTree tree, long size, SheetLedger sheets) =>
        checking = Task.Run(() => Check(store, verifier, tree, size, sheets, stopping.Token), CancellationToken.None);

    /// <summary>How far it is.</summary>
    public StoreCondition Condition => checking switch
    {
        { IsFaulted: true } => StoreCondition.Damaged,
        { IsCompleted: true } => StoreCondition.Sound,
        _ => StoreCondition.Checking,
    };

    /// <summary>What is damaged, in one sentence; null while nothing is known to be.</summary>
    public string? Problem => checking.Exception?.InnerException?.Message;

    /// <summary>Begins the check, and waits a moment for it.</summary>
    /// <exception cref="UserError">Something was found damaged within that moment.</exception>
    public static StoreCheck Start(RecordStore store, VerifierKey verifier, MerkleTree tree, long size, SheetLedger sheets)
    {
        var check = new StoreCheck(store, verifier, tree, size, sheets);
        if (Task.WaitAny([check.checking], Patience, CancellationToken.None) == 0)
            check.checking.GetAwaiter().GetResult();
        return check;
    }

    /// <summary>Waits until everything was looked at.</summary>
    /// <exception cref="UserError">Something is damaged.</exception>
    public Task WholeAsync(CancellationToken cancel) => checking.WaitAsync(cancel);

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031", Justification = "Whoever closes the store does not want to hear what was wrong with it.")]
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await checking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    /// <summary>Checks everything now.</summary>
    /// <exception cref="UserError">Something is damaged; the message names it.</exception>
    public static void All(RecordStore store, VerifierKey verifier, MerkleTree tree, SheetLedger sheets, CancellationToken cancel) =>
        Check(store, verifier, tree, tree.Size, sheets, cancel);

    private static void Check(RecordStore store, VerifierKey verifier, MerkleTree tree, long size, SheetLedger sheets, CancellationToken stop)
    {
        CheckSealed(store, stop);
        CheckSheets(store, sheets, stop);
        CheckpointLoader.CheckOlder(store, verifier, tree, size, stop);
        foreach (var hash in store.Files().ToList())
        {
            stop.ThrowIfCancellationRequested();
            if (store.File(hash) is { } file && Hash.Of(file.Content) != hash)
                throw RecordLoader.Damaged($"the file {hash.ToHex()} does not have its hash");
        }
    }

    private static void CheckSheets(RecordStore store, SheetLedger sheets, CancellationToken stop)
    {
        foreach (var (topic, sheet) in store.SheetsWithLeaves())
        {
            stop.ThrowIfCancellationRequested();
            if (sheets.Find(topic, sheet) is { } root && store.Leaves(topic, sheet) is { } leaves && root.Read(leaves) is null)
                throw RecordLoader.Damaged(
                    $"the leaves of sheet {RecordLoader.Text(sheet)}{(topic.Length == 0 ? "" : $" of votes on `{topic}`")} do not give its root");
        }
    }

    private static void CheckSealed(RecordStore store, CancellationToken stop)
    {
        var last = 0L;
        foreach (var (item, digest) in store.AllSealed())
        {
            stop.ThrowIfCancellationRequested();
            if (item.Digest() != digest)
                throw RecordLoader.Damaged($"number {RecordLoader.Text(item.Number)} of the sealed queue is not what was stored");
            last = item.Number;
        }
        if (last > store.Head().Waiting)
            throw RecordLoader.Damaged($"number {RecordLoader.Text(last)} of the sealed queue stands beyond its end");
    }
}
