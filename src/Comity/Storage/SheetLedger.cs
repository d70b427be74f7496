using System.Collections.Concurrent;
using Comity.Record.Entries;
using Comity.Record.Sealing;

namespace Comity.Storage;

/// <summary>The sheets of sealed acts and votes that a record has, with the roots that their entries name. Their leaves, which are random to everybody, are
/// kept beside the entries: with them a receipt can be opened although its own row, or another of the sheet, was lost.</summary>
public sealed class SheetLedger
{
    private readonly ConcurrentDictionary<(string Topic, long Sheet), SheetRoot> all = new();

    /// <summary>All sheets, in the order of their numbers.</summary>
    public IEnumerable<SheetRoot> All => all.Values.OrderBy(root => root.Topic, StringComparer.Ordinal).ThenBy(root => root.Sheet);

    /// <summary>Takes in what an act enters.</summary>
    public void Add(Act act)
    {
        if (ActSheets.In(act) is { } root)
            all[(root.Topic, root.Sheet)] = root;
    }

    /// <summary>A sheet; null when there is none.</summary>
    public SheetRoot? Find(string topic, long sheet) => all.GetValueOrDefault((topic, sheet));

    /// <summary>Makes the leaves of sheets that were entered before leaves were kept. Where a row was lost they cannot be made, and stay away.</summary>
    internal void Settle(RecordStore store, SheetMaker maker)
    {
        var kept = store.SheetsWithLeaves().ToHashSet();
        foreach (var root in All.Where(root => !kept.Contains((root.Topic, root.Sheet))))
        {
            var leaves = SheetRoot.Write(maker.Leaves(root.Topic, root.Sheet, store.SealedIn(root.Topic, root.Sheet), root.Leaves));
            if (root.Read(leaves) is not null)
                store.KeepLeaves(root.Topic, root.Sheet, leaves);
        }
    }
}
