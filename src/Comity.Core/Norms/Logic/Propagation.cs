namespace Comity.Norms.Logic;

/// <summary>Draws the consequences of what holds: a clause with all literals false but one makes that one hold.</summary>
internal sealed class Propagation(Trail trail, Clauses clauses, Watches watches)
{
    /// <summary>How many watched clauses it has looked at.</summary>
    public long Looks { get; private set; }

    /// <summary>Goes on until nothing follows any more, or a clause is false; returns that clause, or none.</summary>
    public int Run()
    {
        while (trail.TryTake(out var literal))
        {
            var conflict = Visit(!literal);
            if (conflict != Clauses.None)
                return conflict;
        }

        return Clauses.None;
    }

    private int Visit(Literal falsified)
    {
        var list = watches[falsified];
        var values = trail.Values;
        var conflict = Clauses.None;
        int read = 0, kept = 0;
        while (read < list.Length && conflict == Clauses.None)
        {
            var watch = list[read++];
            if (values[watch.Blocker.Code] <= 0 && !watch.IsBinary && Moves(ref watch, falsified, values))
                continue;
            list[kept++] = watch;
            var value = values[watch.Blocker.Code];
            if (value == 0)
                trail.Assign(watch.Blocker, watch.Clause);
            else if (value < 0)
                conflict = watch.Clause;
        }

        Looks += read;
        list[read..].CopyTo(list[kept..]);
        watches.Truncate(falsified, kept + list.Length - read);
        return conflict;
    }

    /// <summary>
    /// Lets a clause watch another literal than the falsified one, if one is not false. If none is, or the other watched literal
    /// holds, the watch stays, with the other watched literal as its blocker.
    /// </summary>
    private bool Moves(ref Watch watch, Literal falsified, sbyte[] values)
    {
        var literals = clauses[watch.Code];
        if (literals[0] == falsified)
            (literals[0], literals[1]) = (literals[1], falsified);
        watch = new(watch.Code, literals[0]);
        if (values[literals[0].Code] > 0)
            return false;
        for (var i = 2; i < literals.Length; i++)
            if (values[literals[i].Code] >= 0)
            {
                (literals[1], literals[i]) = (literals[i], falsified);
                watches.Add(literals[1], watch);
                return true;
            }

        return false;
    }
}
