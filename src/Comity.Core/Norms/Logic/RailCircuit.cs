using System.Collections.Immutable;

namespace Comity.Norms.Logic;

/// <summary>What a gate of a <see cref="RailCircuit"/> is.</summary>
internal enum GateKind
{
    /// <summary>Never holds; gate 0.</summary>
    False,

    /// <summary>Always holds; gate 1.</summary>
    True,

    /// <summary>The case allows a value of a set.</summary>
    Hit,

    /// <summary>All operands hold.</summary>
    All,

    /// <summary>At least one operand holds.</summary>
    Any,
}

/// <summary>A gate; compares by value, operand by operand.</summary>
internal readonly record struct Gate(GateKind Kind, int Variable, ulong Values, ImmutableArray<int> Operands)
{
    public bool Equals(Gate other) =>
        (Kind, Variable, Values) == (other.Kind, other.Variable, other.Values) && Operands.AsSpan().SequenceEqual(other.Operands.AsSpan());

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Kind);
        hash.Add(Variable);
        hash.Add(Values);
        foreach (var operand in Operands)
            hash.Add(operand);
        return hash.ToHashCode();
    }
}

/// <summary>
/// Statements about what a case allows, each stored once. There is no negation: that a formula can be false is a statement of its
/// own. Operands always precede their gate.
/// </summary>
internal sealed class RailCircuit(ImmutableArray<Variable> variables)
{
    public const int False = 0;
    public const int True = 1;

    private readonly List<Gate> gates = [new(GateKind.False, -1, 0, []), new(GateKind.True, -1, 0, [])];
    private readonly Dictionary<Gate, int> known = [];

    public Gate this[int gate] => gates[gate];

    /// <summary>The case allows one of these values.</summary>
    public int Hit(int variable, ulong values)
    {
        if (values == 0)
            return False;
        return values == variables[variable].All ? True : Store(new(GateKind.Hit, variable, values, []));
    }

    /// <summary>All hold; true when there is none.</summary>
    public int All(IEnumerable<int> operands)
    {
        var sorted = new SortedSet<int>(operands);
        sorted.Remove(True);
        if (sorted.Contains(False))
            return False;
        return sorted.Count switch
        {
            0 => True,
            1 => sorted.Min,
            _ => Store(new(GateKind.All, -1, 0, [.. sorted])),
        };
    }

    /// <summary>At least one holds; false when there is none. Hits on one variable become one hit.</summary>
    public int Any(IEnumerable<int> operands)
    {
        var sorted = new SortedSet<int>();
        var hits = new SortedDictionary<int, ulong>();
        foreach (var operand in operands)
        {
            var gate = gates[operand];
            if (gate.Kind == GateKind.Hit)
                hits[gate.Variable] = hits.GetValueOrDefault(gate.Variable) | gate.Values;
            else
                sorted.Add(operand);
        }

        foreach (var (variable, values) in hits)
            sorted.Add(Hit(variable, values));
        sorted.Remove(False);
        if (sorted.Contains(True))
            return True;
        return sorted.Count switch
        {
            0 => False,
            1 => sorted.Min,
            _ => Store(new(GateKind.Any, -1, 0, [.. sorted])),
        };
    }

    /// <summary>Each of these gates and all that they rest on, operands first; constants are left out.</summary>
    public IEnumerable<int> Needed(IEnumerable<int> roots)
    {
        var needed = new SortedSet<int>();
        var open = new Stack<int>(roots);
        while (open.TryPop(out var gate))
            if (gate > True && needed.Add(gate))
                foreach (var operand in gates[gate].Operands)
                    open.Push(operand);
        return needed;
    }

    private int Store(Gate gate)
    {
        if (known.TryGetValue(gate, out var index))
            return index;
        index = gates.Count;
        gates.Add(gate);
        known.Add(gate, index);
        return index;
    }
}
