namespace Comity.Norms.Logic;

/// <summary>
/// The literals of a finite variable: one for each value, of which exactly one holds. Two values share one solver variable; more exclude
/// each other pairwise, which up to 64 values, the most there can be, was measured to take half the time of a ladder.
/// </summary>
internal sealed class ValueLiterals
{
    private readonly Solver solver;
    private readonly Literal[] values;

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
        for (var left = 0; left < size; left++)
            for (var right = left + 1; right < size; right++)
                solver.AddClause(!values[left], !values[right]);
    }

    /// <summary>The number of values.</summary>
    public int Count => values.Length;

    /// <summary>The literal that holds when the variable has this value.</summary>
    public Literal this[int value] => values[value];

    /// <summary>The value of the last model; the preferred one if that model left the variable open.</summary>
    public int InModel() => Array.FindIndex(values, solver.ValueOf);

    /// <summary>Makes a value the one that is tried first.</summary>
    public void Prefer(int preferred)
    {
        for (var value = 0; value < values.Length; value++)
            solver.Prefer(value == preferred ? values[value] : !values[value]);
    }
}
