using Comity.Audit;
using Comity.Record.Audit;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Log;
using Comity.Storage;
using Comity.Storage.Logs;

namespace Comity.Record.Mirror;

/// <summary>Goes through the tiles and entries of a log and asks only whether they hang together: a copy of a record that breaks its rules is a copy.</summary>
/// <param name="source">Where the log is read from.</param>
/// <param name="checkpoint">Its checkpoint.</param>
/// <param name="seen">The checkpoint that it must go on from; null when there is none.</param>
public sealed class TreeWalk(LogSource source, Checkpoint checkpoint, Checkpoint? seen)
{
    private readonly TreeRun run = new(checkpoint, seen);
    private readonly TileCheck tiles = new(source);

    /// <summary>What the entries say of files, as far as it can be said without their rules.</summary>
    public FilesRegister Files { get; private set; } = FilesRegister.Empty;

    /// <summary>The sheets of sealed acts and votes that the entries name.</summary>
    public SheetLedger Sheets { get; } = new();

    /// <summary>The first entry that a later program entered: what it names is not known here. Null where there is none.</summary>
    public AuditDifference? Later { get; private set; }

    /// <summary>Walks; the first difference, or null.</summary>
    public async Task<AuditDifference?> GoAsync(CancellationToken cancel)
    {
        await foreach (var bundle in BundleReader.ReadAsync(source, checkpoint.Size, cancel))
        {
            Take(bundle);
            if ((bundle.Difference ?? await tiles.CheckAsync(bundle, cancel)) is { } difference)
                return difference;
        }

        return await tiles.RestAsync(cancel) ?? run.Finish();
    }

    private void Take(BundleRead bundle)
    {
        foreach (var entry in bundle.Entries)
        {
            run.Append(entry.Leaf);
            if (entry.Entry is not { } read)
            {
                Later ??= entry.Difference is { Kind: DifferenceKind.Later } later ? later : null;
                continue;
            }

            Files = Files.Apply(Effect.Of(read), ActFiles.Of(read.Statement.Act), FilesRegister.EditionOfOwners);
            Sheets.Add(read.Statement.Act);
        }
    }
}
