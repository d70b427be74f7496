namespace Comity.Tests.Norms.Analysis;

/// <summary>What a random book means, asked of every case of it: the analysis by brute force.</summary>
internal sealed class BookOracle(RandomBook book)
{
    private static readonly List<BookChange> None = [];

    /// <summary>All cases.</summary>
    public BookCell[] Cells { get; } = [.. book.Cells()];

    /// <summary>Whether a norm catches a State in a case.</summary>
    /// <param name="norm">The norm.</param>
    /// <param name="cell">The case.</param>
    /// <param name="slot">The State.</param>
    /// <param name="reading">A proposal that is adopted, or nothing.</param>
    /// <param name="clause">The path of a clause that is put as given, or nothing.</param>
    /// <param name="put">How it is put.</param>
    public bool Catches(BookNorm norm, BookCell cell, int slot = 0, string? reading = null, string? clause = null, bool put = false)
    {
        var does = cell.Values[slot][norm.Action.Id] == 1;
        return Applies(norm, cell, slot, reading, clause, put) && !Free(norm, cell, slot, reading)
            && (norm.IsDuty ? !does && norm.Excused?.Holds(cell, slot) != true : does);
    }

    /// <summary>Whether a duty is due.</summary>
    public bool IsDue(BookNorm norm, BookCell cell) =>
        Applies(norm, cell, 0, null, null, false) && !Free(norm, cell, 0, null) && norm.Excused?.Holds(cell, 0) != true;

    /// <summary>Whether a norm speaks and no exception frees.</summary>
    public bool Forbids(BookNorm norm, BookCell cell) => Applies(norm, cell, 0, null, null, false) && !Free(norm, cell, 0, null);

    /// <summary>Whether one exception frees what another catches.</summary>
    public bool Disagrees(BookNorm norm, BookCell cell) => Applies(norm, cell, 0, null, null, false) && Free(norm, cell, 0, null)
        && norm.Exceptions.Any(one => one.Catches && one.When.Holds(cell, 0));

    /// <summary>Whether some norm catches some State that takes part.</summary>
    public bool IsCaught(BookCell cell, string? reading = null) =>
        Enumerable.Range(0, cell.TakesPart.Length).Any(slot => cell.TakesPart[slot] && book.Norms.Any(norm => Catches(norm, cell, slot, reading)));

    /// <summary>The same norm without an exception.</summary>
    public static BookNorm Without(BookNorm norm, string label) => norm with { Exceptions = [.. norm.Exceptions.Where(one => one.Label != label)] };

    private bool Applies(BookNorm norm, BookCell cell, int slot, string? reading, string? clause, bool put) =>
        Speaks(norm, cell, slot, reading, clause, put)
            && !book.Norms.Any(other => other.PrevailsOver == norm.Id && Speaks(other, cell, slot, reading, null, false));

    private static bool Speaks(BookNorm norm, BookCell cell, int slot, string? reading, string? clause, bool put)
    {
        var on = reading is null ? None : norm.Changes.Where(change => change.Name == reading).ToList();
        return norm.That?.Holds(cell, slot) != false && Holds(norm.When, cell, slot, on, clause, put)
            && !on.Exists(change => change.Kind == "does not apply" || (change.Kind == "does not apply when" && change.Condition!.Holds(cell, slot)));
    }

    private static bool Holds(BookClause one, BookCell cell, int slot, List<BookChange> on, string? clause, bool put)
    {
        var inner = one.Path == clause ? put
            : one.Condition is not null ? one.Condition.Holds(cell, slot)
            : one.IsAnd ? one.Under.All(under => Holds(under, cell, slot, on, clause, put))
            : one.Under.Any(under => Holds(under, cell, slot, on, clause, put));
        return on.Count == 0 ? inner : on.Where(change => change.Path == one.Path && change.Kind is ("replace" or "or" or "also requires")).Aggregate(inner,
            (holds, change) => change.Kind switch
        {
            "replace" => change.Condition!.Holds(cell, slot),
            "or" => holds || change.Condition!.Holds(cell, slot),
            _ => holds && change.Condition!.Holds(cell, slot),
        });
    }

    private static bool Free(BookNorm norm, BookCell cell, int slot, string? reading) =>
        norm.Exceptions.Any(one => one is { To: "", Catches: false } && one.When.Holds(cell, slot) && !norm.Exceptions
            .Any(other => other.To == one.Label && other.When.Holds(cell, slot)))
        || norm.Changes.Any(change => change.Name == reading && change.Kind == "except" && change.Condition!.Holds(cell, slot));
}
