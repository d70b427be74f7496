namespace Comity.Norms.Logic;

/// <summary>One clause in the list of a literal that it watches.</summary>
/// <param name="Code">The clause; its complement when it has two literals only.</param>
/// <param name="Blocker">Another literal of the clause: while it holds, the clause need not be looked at.</param>
internal readonly record struct Watch(int Code, Literal Blocker)
{
    /// <summary>Whether the blocker is all the rest of the clause.</summary>
    public bool IsBinary => Code < 0;

    /// <summary>The clause.</summary>
    public int Clause => Code < 0 ? ~Code : Code;
}

/// <summary>For each literal, the clauses to look at when it becomes false (Moskewicz et al., "Chaff", DAC 2001).</summary>
internal sealed class Watches
{
    private Watch[][] lists = [];
    private int[] counts = [];

    /// <summary>The list of a literal.</summary>
    public Span<Watch> this[Literal literal] => lists[literal.Code].AsSpan(0, counts[literal.Code]);

    /// <summary>Makes room for the literals of a new variable.</summary>
    public void AddVariable(int variable)
    {
        if (variable * 2 >= lists.Length)
        {
            var old = lists.Length;
            Array.Resize(ref lists, Math.Max(32, old * 2));
            Array.Resize(ref counts, lists.Length);
            Array.Fill(lists, [], old, lists.Length - old);
        }
    }

    /// <summary>Watches the first two literals of a clause.</summary>
    public void Attach(int clause, ReadOnlySpan<Literal> literals)
    {
        var code = literals.Length == 2 ? ~clause : clause;
        Add(literals[0], new(code, literals[1]));
        Add(literals[1], new(code, literals[0]));
    }

    /// <summary>Adds a clause to the list of a literal.</summary>
    public void Add(Literal literal, Watch watch)
    {
        ref var list = ref lists[literal.Code];
        ref var count = ref counts[literal.Code];
        if (count == list.Length)
            Array.Resize(ref list, Math.Max(4, count * 2));
        list[count++] = watch;
    }

    /// <summary>Keeps the first entries of a literal's list.</summary>
    public void Truncate(Literal literal, int count) => counts[literal.Code] = count;

    /// <summary>Empties all lists.</summary>
    public void Clear() => Array.Clear(counts);
}
