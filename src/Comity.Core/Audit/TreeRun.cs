using System.Globalization;
using Comity.Record.Log;

namespace Comity.Audit;

/// <summary>Holds the leaves of a log, as they come, against its checkpoint and against an earlier one. It asks nothing of what the entries say.</summary>
/// <param name="checkpoint">What the log says of itself.</param>
/// <param name="seen">A checkpoint of the same log that was seen earlier and is not larger; null when there is none.</param>
public sealed class TreeRun(Checkpoint checkpoint, Checkpoint? seen = null)
{
    private readonly MerkleFrontier frontier = new();
    private AuditDifference? fork;

    /// <summary>Goes on with the next leaf.</summary>
    public void Append(Hash leaf)
    {
        frontier.Append(leaf);
        if (frontier.Size == seen?.Size && frontier.Root() != seen.Root)
            fork = new(DifferenceKind.Fork, null, string.Create(CultureInfo.InvariantCulture,
                $"At {seen.Size} entries this record has the root {frontier.Root()}; seen before was {seen.Root}. There are two records."));
    }

    /// <summary>
    /// All leaves are in: whether they are as many as the checkpoint says, give its root, and go on from what was seen. Only what the log signed is a
    /// fork: entries that do not give its root are no second record, but broken.
    /// </summary>
    public AuditDifference? Finish() =>
        frontier.Size != checkpoint.Size ? new(DifferenceKind.Root, null,
            string.Create(CultureInfo.InvariantCulture, $"There are {frontier.Size} entries, and the checkpoint says {checkpoint.Size}."))
        : frontier.Root() != checkpoint.Root ? new(DifferenceKind.Root, null,
            $"The entries give the root {frontier.Root()}, and the checkpoint says {checkpoint.Root}.")
        : fork;
}
