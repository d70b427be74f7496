namespace Comity.Norms.Logic;

/// <summary>
/// The literals that hold now, in the order in which they came to hold, cut into levels: each level but the first, which holds
/// unconditionally, starts with a decision. Undoing a level remembers the phase of its variables until the question ends.
/// </summary>
internal sealed class Trail(VariableOrder order)
{
    private Literal[] literals = [];
    private int[] starts = new int[16];
    private int[] levels = [];
    private int[] reasons = [];
    private bool[] preferred = [];
    private long[] saved = [];
    private long question = 1;
    private int seen;

    /// <summary>For each literal 1 when it holds, -1 when its negation holds, otherwise 0.</summary>
    public sbyte[] Values { get; private set; } = [];

    /// <summary>The number of variables.</summary>
    public int VariableCount { get; private set; }

    /// <summary>The number of literals that hold.</summary>
    public int Count { get; private set; }

    /// <summary>The number of decisions in force.</summary>
    public int Level { get; private set; }

    /// <summary>The literal that came to hold at this place.</summary>
    public Literal this[int place] => literals[place];

    /// <summary>Makes a variable without a value.</summary>
    public int AddVariable()
    {
        if (VariableCount == literals.Length)
            Grow(Math.Max(16, VariableCount * 2));
        return VariableCount++;
    }

    /// <summary>Where a level starts.</summary>
    public int StartOf(int level) => starts[level];

    /// <summary>The level at which a variable got its value.</summary>
    public int LevelOf(int variable) => levels[variable];

    /// <summary>The clause that gave a variable its value; none for a decision.</summary>
    public int ReasonOf(int variable) => reasons[variable];

    /// <summary>The phase that a variable takes when it is decided for the first time in a question.</summary>
    public ref bool Preferred(int variable) => ref preferred[variable];

    /// <summary>The literal to decide for a variable: as it was earlier in this question, or else as preferred.</summary>
    public Literal PhaseOf(int variable) =>
        Literal.Of(variable, saved[variable] >> 1 == question ? (saved[variable] & 1) != 0 : preferred[variable]);

    /// <summary>Starts a question, with all phases as preferred.</summary>
    public void ForgetPhases() => question++;

    /// <summary>Starts a level.</summary>
    public void Open()
    {
        if (++Level == starts.Length)
            Array.Resize(ref starts, Level * 2);
        starts[Level] = Count;
    }

    /// <summary>Makes a literal hold.</summary>
    public void Assign(Literal literal, int reason)
    {
        Values[literal.Code] = 1;
        Values[literal.Code ^ 1] = -1;
        levels[literal.Variable] = Level;
        reasons[literal.Variable] = reason;
        literals[Count++] = literal;
    }

    /// <summary>The next literal whose consequences were not yet drawn.</summary>
    public bool TryTake(out Literal literal)
    {
        var found = seen < Count;
        literal = found ? literals[seen++] : default;
        return found;
    }

    /// <summary>Undoes all levels above this one.</summary>
    public void BackTo(int level)
    {
        if (level >= Level)
            return;
        var start = starts[level + 1];
        while (Count > start)
            Undo(literals[--Count]);
        seen = Math.Min(seen, start);
        Level = level;
    }

    private void Undo(Literal literal)
    {
        Values[literal.Code] = 0;
        Values[literal.Code ^ 1] = 0;
        saved[literal.Variable] = question * 2 + (literal.IsNegated ? 0 : 1);
        order.Insert(literal.Variable);
    }

    private void Grow(int capacity)
    {
        var values = Values;
        Array.Resize(ref values, capacity * 2);
        Values = values;
        Array.Resize(ref literals, capacity);
        Array.Resize(ref levels, capacity);
        Array.Resize(ref reasons, capacity);
        Array.Resize(ref preferred, capacity);
        Array.Resize(ref saved, capacity);
    }
}
