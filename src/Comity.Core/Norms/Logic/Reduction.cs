namespace Comity.Norms.Logic;

/// <summary>
/// Keeps the clauses few: drops the half of the learned ones that join the most levels (Audemard and Simon 2009), all that hold
/// unconditionally, and from the others the literals that cannot hold. Works at level 0 only, where no clause is a reason that counts.
/// </summary>
internal sealed class Reduction(Trail trail, Clauses clauses, Watches watches)
{
    private const int FirstLimit = 2000;
    private const int Increase = 300;
    private const int GlueToKeep = 2;

    private readonly List<int> candidates = [];
    private int limit = FirstLimit;

    /// <summary>Whether there are too many learned clauses.</summary>
    public bool IsDue => clauses.LearnedCount >= limit;

    /// <summary>Drops clauses and rebuilds the watches.</summary>
    public void Run()
    {
        DropWorst();
        Compact();
        limit = Math.Max(limit, clauses.LearnedCount) + Increase;
    }

    private void DropWorst()
    {
        candidates.Clear();
        for (var clause = 0; clause < clauses.End; clause = clauses.After(clause))
            if (clauses.Glue(clause) > GlueToKeep)
                candidates.Add(clause);
        candidates.Sort(Compare);
        for (var i = candidates.Count / 2; i < candidates.Count; i++)
            clauses.Glue(candidates[i]) = Clauses.Dropped;
    }

    /// <summary>Better clauses first: those of lower glue, then shorter, then younger ones.</summary>
    private int Compare(int left, int right)
    {
        var difference = clauses.Glue(left) - clauses.Glue(right);
        if (difference == 0)
            difference = clauses[left].Length - clauses[right].Length;
        return difference == 0 ? right.CompareTo(left) : difference;
    }

    private void Compact()
    {
        watches.Clear();
        var end = clauses.End;
        clauses.Restart();
        for (int clause = 0, next; clause < end; clause = next)
        {
            next = clauses.After(clause);
            if (clauses.Glue(clause) != Clauses.Dropped && !Holds(clauses[clause]))
                Keep(clause);
        }
    }

    private void Keep(int clause)
    {
        var literals = clauses[clause];
        var count = 0;
        foreach (var literal in literals)
            if (trail.Values[literal.Code] == 0)
                literals[count++] = literal;
        var moved = clauses.Add(literals[..count], clauses.Glue(clause));
        watches.Attach(moved, clauses[moved]);
    }

    private bool Holds(ReadOnlySpan<Literal> literals)
    {
        foreach (var literal in literals)
            if (trail.Values[literal.Code] > 0)
                return true;
        return false;
    }
}
