using System.Runtime.InteropServices;

namespace Comity.Norms.Logic;

/// <summary>
/// Turns gates into a linear program: first all rails, then for each formula that needs it the exact gates, which a block skips when
/// it has no open case. Values are numbered as they are written; registers are handed out at the end.
/// </summary>
internal sealed class SlicedCompiler
{
    private readonly RailCircuit circuit;
    private readonly List<Step> steps = [];
    private readonly List<int> operands = [0, 1];
    private readonly List<ulong> sets = [0, 0];
    private readonly Dictionary<int, int> written = new() { [RailCircuit.False] = 0, [RailCircuit.True] = 1 };
    private int values = 2;

    private SlicedCompiler(RailCircuit circuit) => this.circuit = circuit;

    /// <summary>The program for some formulas of the circuit.</summary>
    public static SlicedProgram Compile(RailCircuit circuit, ReadOnlySpan<RailGates> formulas) =>
        new SlicedCompiler(circuit).Compile(formulas);

    private SlicedProgram Compile(ReadOnlySpan<RailGates> formulas)
    {
        var roots = new List<int>();
        foreach (var formula in formulas)
            roots.AddRange([formula.CanBeTrue, formula.CanBeFalse]);
        Write(roots, written);
        var outputs = new RailRegisters[formulas.Length];
        for (var i = 0; i < formulas.Length; i++)
        {
            var rails = new RailRegisters(written[formulas[i].CanBeTrue], written[formulas[i].CanBeFalse]);
            outputs[i] = formulas[i].NeedsExactness ? WriteExactly(formulas[i], rails) : rails;
        }

        return Finish(outputs);
    }

    private RailRegisters WriteExactly(RailGates formula, RailRegisters rails)
    {
        var output = new RailRegisters(Copy(rails.CanBeTrue, values++), Copy(rails.CanBeFalse, values++));
        var skip = steps.Count;
        steps.Add(new(StepKind.SkipUnlessOpen, 0, Append([rails.CanBeTrue, rails.CanBeFalse]), 2));

        // What is written behind a skip may be missing afterwards, so nothing else may rely on it.
        var local = new Dictionary<int, int>(written);
        Write([formula.ExactlyCanBeTrue, formula.ExactlyCanBeFalse], local);
        Copy(local[formula.ExactlyCanBeTrue], output.CanBeTrue);
        Copy(local[formula.ExactlyCanBeFalse], output.CanBeFalse);
        steps[skip] = steps[skip] with { Target = steps.Count };
        return output;
    }

    private void Write(List<int> roots, Dictionary<int, int> known)
    {
        var missing = circuit.Needed(roots).Where(gate => !known.ContainsKey(gate)).ToList();
        foreach (var column in missing.Where(gate => circuit[gate].Kind == GateKind.Hit).GroupBy(gate => circuit[gate].Variable))
            WritePacking(column.Key, [.. column], known);
        foreach (var gate in missing.Where(gate => circuit[gate].Kind != GateKind.Hit))
        {
            var kind = circuit[gate].Kind == GateKind.All ? StepKind.All : StepKind.Any;
            var start = Append([.. circuit[gate].Operands.Select(operand => known[operand])]);
            steps.Add(new(kind, known[gate] = values++, start, circuit[gate].Operands.Length));
        }
    }

    private void WritePacking(int variable, List<int> hits, Dictionary<int, int> known)
    {
        var start = operands.Count;
        foreach (var hit in hits)
        {
            operands.Add(known[hit] = values++);
            sets.Add(circuit[hit].Values);
        }

        steps.Add(new(StepKind.Pack, variable, start, hits.Count));
    }

    private int Copy(int source, int target)
    {
        if (source != target)
            steps.Add(new(StepKind.All, target, Append([source]), 1));
        return target;
    }

    private int Append(ReadOnlySpan<int> read)
    {
        var start = operands.Count;
        foreach (var value in read)
        {
            operands.Add(value);
            sets.Add(0);
        }

        return start;
    }

    private SlicedProgram Finish(RailRegisters[] outputs)
    {
        var allocation = new RegisterAllocation(values, [.. outputs.SelectMany(output => new[] { output.CanBeTrue, output.CanBeFalse })]);
        allocation.Allocate(CollectionsMarshal.AsSpan(steps), CollectionsMarshal.AsSpan(operands));
        return new()
        {
            Steps = [.. steps],
            Operands = [.. operands],
            Sets = [.. sets],
            RegisterCount = allocation.Count,
            Outputs = [.. outputs.Select(output => new RailRegisters(allocation[output.CanBeTrue], allocation[output.CanBeFalse]))],
        };
    }
}
