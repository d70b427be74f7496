namespace Comity.Norms.Analysis;

/// <summary>
/// The literals of a finite variable: one for each value, of which exactly one holds. Two values share one solver variable. Up to six
/// values exclude each other pairwise; more by thresholds "at least this value" (the ladder of Gent and Nightingale 2004).
/// </summary>
internal sealed class ValueLiterals
{
    private const int MostPairwise = 6;

    private readonly Solver solver;
    private readonly Literal[] values;
    private readonly Literal[] thresholds = [];

    /// <summary>Makes the literals of a variable of this many values, at least two.</summary>
    public ValueLiterals(Solver solver, int size, int preferred)
    {
        this.solver = solver;
        values = new Literal[size];
        if (size == 2)
        {
            values[1] = Literal.Of(solver.NewVariable(preferred == 1));
            values[0] = !values[1];
            return;
        }

        for (var value = 0; value < size; value++)
            values[value] = Literal.Of(solver.NewVariable(value == preferred));
        solver.AddClause(values);
        if (size <= MostPairwise)
            ExcludePairs();
        else
            thresholds = Ladder(preferred);
    }

    /// <summary>The number of values.</summary>
    public int Count => values.Length;

    /// <summary>The literal that holds when the variable has this value.</summary>
    public Literal this[int value] => values[value];

    /// <summary>Makes a value the one that is tried first.</summary>
    public void Prefer(int preferred)
    {
        for (var value = 0; value < values.Length; value++)
            solver.Prefer(value == preferred ? values[value] : !values[value]);
        for (var below = 0; below < thresholds.Length; below++)
            solver.Prefer(below < preferred ? thresholds[below] : !thresholds[below]);
    }

    /// <summary>The value of the last model, or -1 if the model gives none.</summary>
    public int InModel()
    {
        var value = values.Length - 1;
        while (value >= 0 && !solver.ValueOf(values[value]))
            value--;
        return value;
    }

    private void ExcludePairs()
    {
        for (var left = 0; left < values.Length; left++)
            for (var right = left + 1; right < values.Length; right++)
                solver.AddClause(!values[left], !values[right]);
    }

    /// <summary>Threshold k says that the value is above k; a value holds between its two thresholds only.</summary>
    private Literal[] Ladder(int preferred)
    {
        var ladder = new Literal[values.Length - 1];
        for (var below = 0; below < ladder.Length; below++)
        {
            ladder[below] = Literal.Of(solver.NewVariable(below < preferred));
            solver.AddClause(!values[below], !ladder[below]);
            solver.AddClause(!values[below + 1], ladder[below]);
            if (below > 0)
                solver.AddClause(!ladder[below], ladder[below - 1]);
        }

        return ladder;
    }
}
