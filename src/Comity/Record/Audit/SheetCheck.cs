using Comity.Audit;
using System.Collections.Immutable;
using Comity.Storage.Logs;

namespace Comity.Record.Audit;

/// <summary>Fetches the leaves of sheets and holds them against the roots in their entries. Leaves that are not served are told apart from wrong ones: without
/// them nothing of the record is wrong, but what was sealed in the sheet can be opened only by who kept its place and proof.</summary>
/// <param name="source">Where they are read from.</param>
public sealed class SheetCheck(LogSource source)
{
    /// <summary>How many sheets have the leaves of their roots.</summary>
    public int Held { get; private set; }

    /// <summary>The sheets whose leaves are not served.</summary>
    public ImmutableArray<EnteredSheet> Missing { get; private set; } = [];

    /// <summary>Checks all sheets.</summary>
    /// <returns>The earliest sheet with wrong leaves; null where there is none.</returns>
    public async Task<AuditDifference?> CheckAsync(ImmutableArray<EnteredSheet> sheets, CancellationToken cancel)
    {
        AuditDifference? first = null;
        foreach (var sheet in sheets)
            if (await source.ReadAsync(sheet.Root.Path, LogSource.LongestText, cancel) is not { } leaves)
                Missing = Missing.Add(sheet);
            else if (sheet.Root.Read(leaves) is null)
                first ??= new(DifferenceKind.Sheet, sheet.Position, $"The leaves under `{sheet.Root.Path}` do not give the root that the entry names.");
            else
                Held++;
        return first;
    }
}
