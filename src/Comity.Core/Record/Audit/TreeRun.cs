using System.Globalization;
using Comity.Record.Log;

namespace Comity.Record.Audit;

/// <summary>Holds the leaves of a log, as they come, against its checkpoint and against an earlier one. It asks nothing of what the entries say.</summary>
/// <param name="checkpoint">What the log says of itself.</param>
/// <param name="seen">A checkpoint of the same log that was seen earlier and is not larger; null when there is none.</param>
public sealed class TreeRun(Checkpoint checkpoint, Checkpoint? seen = null)
{
    private readonly MerkleFrontier frontier = new();

    /// <summary>Goes on with the next leaf. The root at the earlier size is known as soon as its last leaf is in, before anything later is believed.</summary>
    /// <returns>That there are two records; null while there is one.</returns>
    public AuditDifference? Append(Hash leaf)
    {
        frontier.Append(leaf);
        return frontier.Size == seen?.Size && frontier.Root() != seen.Root
            ? new(DifferenceKind.Fork, null, string.Create(CultureInfo.InvariantCulture, $"At {seen.Size} entries this record has the root {frontier.Root()}; seen before was {seen.Root}. There are two records."))
            : null;
    }

    /// <summary>All leaves are in: whether they are as many as the checkpoint says, and give its root.</summary>
    public AuditDifference? Finish() =>
        frontier.Size != checkpoint.Size ? new(DifferenceKind.Root, null, string.Create(CultureInfo.InvariantCulture, $"There are {frontier.Size} entries, and the checkpoint says {checkpoint.Size}."))
        : frontier.Root() != checkpoint.Root ? new(DifferenceKind.Root, null, $"The entries give the root {frontier.Root()}, and the checkpoint says {checkpoint.Root}.")
        : null;
}
