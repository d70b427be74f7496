namespace Comity.Norms.Logic;

/// <summary>
/// Finds what a conflict teaches: the clause of the first unique implication point (Marques-Silva and Sakallah, "GRASP", 1999), without
/// the literals that its others imply (Sörensson and Biere, "Minimizing learned clauses", SAT 2009).
/// </summary>
internal sealed class ConflictAnalysis(Trail trail, Clauses clauses, VariableOrder order)
{
    private const int DeepestImplication = 500;
    private const int LowGlue = 2;

    private readonly List<int> marked = [];
    private Mark[] marks = [];
    private Literal[] learned = new Literal[16];
    private int count;
    private int[] stamps = new int[16];
    private int stamp;

    private enum Mark : byte
    {
        None,
        Met,
        Implied,
        Needed,
    }

    /// <summary>The learned clause: first the literal that must now hold, then one of the level to return to.</summary>
    public ReadOnlySpan<Literal> Learned => learned.AsSpan(0, count);

    /// <summary>The level at which the learned clause makes its first literal hold.</summary>
    public int ReturnLevel => count == 1 ? 0 : trail.LevelOf(learned[1].Variable);

    /// <summary>The number of levels that the learned clause joins.</summary>
    public int Glue { get; private set; }

    /// <summary>Makes room for a new variable.</summary>
    public void AddVariable(int variable)
    {
        if (variable >= marks.Length)
            Array.Resize(ref marks, Math.Max(16, marks.Length * 2));
    }

    /// <summary>Learns from a clause that is false at a level above 0.</summary>
    public void Run(int conflict)
    {
        Resolve(conflict);
        Minimize();
        Glue = LevelsOf(Learned);
        PutReturnLevelSecond();
        Unmark();
    }

    /// <summary>Finds the assumptions which, all decided, made the negation of another one hold.</summary>
    public void Explain(Literal failed, List<Literal> core)
    {
        core.Add(failed);
        Meet(failed.Variable);
        for (var place = trail.Count - 1; place >= trail.StartOf(1) && marked.Count > 0; place--)
        {
            var variable = trail[place].Variable;
            if (marks[variable] != Mark.Met)
                continue;
            if (trail.ReasonOf(variable) == Clauses.None)
                core.Add(trail[place]);
            else
                foreach (var literal in clauses[trail.ReasonOf(variable)])
                    Meet(literal.Variable);
        }

        Unmark();
    }

    private void Resolve(int conflict)
    {
        count = 1;
        var open = 0;
        var place = trail.Count;
        var reason = conflict;
        do
        {
            open += Take(reason);
            do
                place--;
            while (marks[trail[place].Variable] != Mark.Met);
            reason = trail.ReasonOf(trail[place].Variable);
        }
        while (--open > 0);
        learned[0] = !trail[place];
    }

    /// <summary>Takes in the literals of a reason not met before; returns how many of them are of the current level.</summary>
    private int Take(int reason)
    {
        RefreshGlue(reason);
        var open = 0;
        foreach (var literal in clauses[reason])
        {
            if (!Meet(literal.Variable))
                continue;
            order.Bump(literal.Variable);
            if (trail.LevelOf(literal.Variable) == trail.Level)
                open++;
            else
                Append(literal);
        }

        return open;
    }

    private bool Meet(int variable)
    {
        if (marks[variable] == Mark.Met || trail.LevelOf(variable) == 0)
            return false;
        Set(variable, Mark.Met);
        return true;
    }

    private void Set(int variable, Mark mark)
    {
        marks[variable] = mark;
        marked.Add(variable);
    }

    private void Unmark()
    {
        foreach (var variable in marked)
            marks[variable] = Mark.None;
        marked.Clear();
    }

    private void Append(Literal literal)
    {
        if (count == learned.Length)
            Array.Resize(ref learned, count * 2);
        learned[count++] = literal;
    }

    private void Minimize()
    {
        var kept = 1;
        for (var i = 1; i < count; i++)
            if (!IsImplied(learned[i].Variable, 0))
                learned[kept++] = learned[i];
        count = kept;
    }

    /// <summary>Whether the other literals of the learned clause make this variable have its value.</summary>
    private bool IsImplied(int variable, int depth)
    {
        var reason = trail.ReasonOf(variable);
        if (reason == Clauses.None || depth > DeepestImplication)
            return false;
        foreach (var literal in clauses[reason])
            if (literal.Variable != variable && !IsCovered(literal.Variable, depth))
                return false;
        return true;
    }

    private bool IsCovered(int variable, int depth)
    {
        if (trail.LevelOf(variable) == 0 || marks[variable] is Mark.Met or Mark.Implied)
            return true;
        if (marks[variable] == Mark.Needed)
            return false;
        var implied = IsImplied(variable, depth + 1);
        Set(variable, implied ? Mark.Implied : Mark.Needed);
        return implied;
    }

    private void PutReturnLevelSecond()
    {
        for (var i = 2; i < count; i++)
            if (trail.LevelOf(learned[i].Variable) > trail.LevelOf(learned[1].Variable))
                (learned[1], learned[i]) = (learned[i], learned[1]);
    }

    private void RefreshGlue(int clause)
    {
        ref var glue = ref clauses.Glue(clause);
        if (glue > LowGlue)
            glue = Math.Min(glue, LevelsOf(clauses[clause]));
    }

    private int LevelsOf(ReadOnlySpan<Literal> literals)
    {
        if (stamps.Length <= trail.Level)
            Array.Resize(ref stamps, trail.Level * 2);
        stamp++;
        var levels = 0;
        foreach (var literal in literals)
        {
            ref var last = ref stamps[trail.LevelOf(literal.Variable)];
            if (last != stamp)
                levels++;
            last = stamp;
        }

        return levels;
    }
}
