using System.Collections.Immutable;
using System.Globalization;
using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Storage.Logs;

namespace Comity.Storage;

/// <summary>A receipt of something sealed that a restore cannot make whole.</summary>
/// <param name="Commitment">The receipt's commitment.</param>
/// <param name="Sheet">The sheet that holds it; null while it waits.</param>
/// <param name="Told">What is lost, in a sentence.</param>
public sealed record AffectedReceipt(Hash Commitment, SheetRoot? Sheet, string Told);

/// <summary>What becomes of sealed things when a backup is restored: which rows stand in which sheet, by the leaves that mirrors keep, and which receipts
/// suffer.</summary>
/// <param name="store">The restored store.</param>
/// <param name="mirrors">Where leaves may be had.</param>
internal sealed class RestoreSheets(RecordStore store, IReadOnlyList<string> mirrors)
{
    /// <summary>The leaves of a sheet at a mirror; null where none has them.</summary>
    public async Task<byte[]?> FetchAsync(SheetRoot root, CancellationToken cancel)
    {
        foreach (var mirror in mirrors)
        {
            using var source = LogSource.Open(mirror);
            if (await source.ReadAsync(root.Path, LogSource.LongestText, cancel) is { } file && root.Read(file) is not null)
                return file;
        }

        return null;
    }

    /// <summary>Puts what waited into a sheet that was entered after the backup: by its leaves, or where nobody has them by the order of the queue.</summary>
    public static void Settle(StoreBatch batch, SheetRoot root, byte[]? leaves)
    {
        if (leaves is null)
        {
            if (batch.Waiting(root.Topic, root.Leaves) is { Count: > 0 } waiting)
                batch.ToSheet(root.Topic, waiting[^1].Number, root.Sheet);
            return;
        }

        var there = root.Read(leaves)!.Value.ToHashSet();
        foreach (var item in batch.Waiting(root.Topic, int.MaxValue).Where(item => there.Contains(item.Commitment)))
            batch.ToSheet(item, root.Sheet);
        batch.KeepLeaves(root.Topic, root.Sheet, leaves);
    }

    /// <summary>Fetches the leaves that a backup of an earlier program lacks.</summary>
    public async Task CompleteAsync(SheetLedger ledger, CancellationToken cancel)
    {
        var kept = store.SheetsWithLeaves().ToHashSet();
        foreach (var root in ledger.All.Where(root => !kept.Contains((root.Topic, root.Sheet))))
            if (await FetchAsync(root, cancel) is { } leaves)
                store.KeepLeaves(root.Topic, root.Sheet, leaves);
    }

    /// <summary>Which receipts are affected.</summary>
    /// <param name="ledger">The sheets of the restored record.</param>
    /// <param name="padding">The secret from which sheets are padded; null without keys.</param>
    /// <param name="keys">The keys of sealed contents; null without keys.</param>
    public IReadOnlyList<AffectedReceipt> Affected(SheetLedger ledger, byte[]? padding, ClosedKeys? keys)
    {
        var affected = new List<AffectedReceipt>();
        var maker = padding is null ? null : new SheetMaker(store, padding);
        foreach (var root in ledger.All)
        {
            var rows = store.SealedIn(root.Topic, root.Sheet);
            if (store.Leaves(root.Topic, root.Sheet) is not { } file || root.Read(file) is not { } leaves)
                affected.AddRange(rows.Select(row => new AffectedReceipt(row.Commitment, root, "the leaves of its sheet are nowhere, so it cannot be opened")));
            else if (maker is not null)
                affected.AddRange(Lost(maker, root, leaves, rows));
        }

        return [.. affected, .. Unreadable(keys)];
    }

    private static IEnumerable<AffectedReceipt> Lost(SheetMaker maker, SheetRoot root, ImmutableArray<Hash> leaves, IReadOnlyList<Waiting> rows)
    {
        var here = rows.Select(row => row.Commitment).ToHashSet();
        return maker.Commitments(root.Topic, root.Sheet, leaves).Where(leaf => !here.Contains(leaf)).Select(leaf => new AffectedReceipt(leaf, root,
            root.Topic.Length == 0 ? "its content is not in the backup; with what its holder kept it can be opened" : "the vote is not in the backup"));
    }

    private IEnumerable<AffectedReceipt> Unreadable(ClosedKeys? keys) => store.AllSealed().Select(row => row.Item)
        .Where(row => row is { Content: not null, Key: { } number } && keys?.Find(number) is null)
        .Select(row => new AffectedReceipt(row.Commitment, null, "its key is not among the keys, so the server cannot read it"));

    /// <summary>The lines in which a restore says it.</summary>
    public static IEnumerable<string> Told(IReadOnlyList<AffectedReceipt> affected) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"Receipts affected: {affected.Count}"),
        .. affected.Select(one => $"  {one.Commitment.ToHex()}{(one.Sheet is { } sheet ? $" ({sheet.Path})" : "")}: {one.Told}."),
    ];
}
