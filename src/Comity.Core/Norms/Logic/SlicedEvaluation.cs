using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Comity.Norms.Logic;

/// <summary>How formulas are read where facts are missing.</summary>
public enum SlicedMode
{
    /// <summary>Each atom independently: sound, but may call open what a repeated variable decides.</summary>
    Rails,

    /// <summary>Over all completions of a case, also where a variable stands more than once.</summary>
    Exact,
}

/// <summary>
/// Formulas compiled once and evaluated over many cases, 512 at a time: which cases can make each of them true, and which false.
/// Constraints between facts are not considered: a case that is open here may be decided by them, one that is decided here stays so.
/// Safe for concurrent use.
/// </summary>
public sealed class SlicedEvaluation
{
    /// <summary>How many combinations of values a formula may take in exact mode, for each of its two rails.</summary>
    public const int CombinationLimit = 4096;

    internal const int BlockSize = 512;

    private const int FormulasInProgram = 32;

    private readonly ImmutableArray<Variable> variables;
    private readonly ImmutableArray<SlicedProgram> programs;

    /// <summary>Compiles the formulas.</summary>
    public SlicedEvaluation(FormulaStore store, ImmutableArray<Formula> formulas, SlicedMode mode)
        : this(store, formulas, mode, CombinationLimit)
    {
    }

    internal SlicedEvaluation(FormulaStore store, ImmutableArray<Formula> formulas, SlicedMode mode, int combinationLimit)
    {
        variables = store.Variables;
        Formulas = formulas;
        var circuit = new RailCircuit(variables);
        var rails = new RailTranslation(store, formulas.AsSpan(), circuit);
        var exact = mode == SlicedMode.Exact ? new ExactTranslation(store, formulas.AsSpan(), circuit, combinationLimit) : null;
        var inexact = ImmutableArray.CreateBuilder<int>();
        var gates = new RailGates[formulas.Length];
        for (var i = 0; i < formulas.Length; i++)
        {
            var (canBeTrue, canBeFalse) = (rails.CanHold(formulas[i]), rails.CanHold(!formulas[i]));
            var exactly = (exact?.CanHold(formulas[i]), exact?.CanHold(!formulas[i]));
            gates[i] = new(canBeTrue, canBeFalse, exactly.Item1 ?? canBeTrue, exactly.Item2 ?? canBeFalse);
            if (exact is not null && (exactly.Item1 is null || exactly.Item2 is null))
                inexact.Add(i);
        }

        Inexact = inexact.ToImmutable();
        programs = [.. gates.Chunk(FormulasInProgram).Select(chunk => SlicedCompiler.Compile(circuit, chunk))];
    }

    /// <summary>The formulas, in the order of the results.</summary>
    public ImmutableArray<Formula> Formulas { get; }

    /// <summary>The places of the formulas that took too many combinations in exact mode: they may be called open in too many cases.</summary>
    public ImmutableArray<int> Inexact { get; }

    /// <summary>Evaluates all formulas over all cases.</summary>
    public SlicedRails Evaluate(CaseColumns cases)
    {
        var result = new SlicedRails(Formulas.Length, cases.Count);
        Evaluate(cases, result);
        return result;
    }

    /// <summary>Evaluates all formulas over all cases, into the result of an earlier evaluation of as many cases.</summary>
    public void Evaluate(CaseColumns cases, SlicedRails result) => Evaluate(cases, result, Packing.Widest);

    internal static int BlocksFor(int count) => (int)(((long)count + BlockSize - 1) / BlockSize);

    internal void Evaluate(CaseColumns cases, SlicedRails result, VectorWidth width)
    {
        if (!cases.Variables.AsSpan().SequenceEqual(variables.AsSpan()))
            throw new ArgumentException("The cases are about other variables than the formulas.", nameof(cases));
        if (result.CaseCount != cases.Count || result.FormulaCount != Formulas.Length)
            throw new ArgumentException("The result was made for another number of cases or formulas.", nameof(result));

        var registers = new Vector512<ulong>[programs.Select(program => program.RegisterCount).Append(2).Max()];
        registers[1] = Vector512<ulong>.AllBitsSet;
        for (var block = 0; block < BlocksFor(cases.Count); block++)
            for (var i = 0; i < programs.Length; i++)
            {
                programs[i].Run(cases.Columns, block, registers, width);
                Store(programs[i].Outputs, i * FormulasInProgram, block, registers, result);
            }
    }

    private static void Store(RailRegisters[] outputs, int first, int block, ReadOnlySpan<Vector512<ulong>> registers, SlicedRails result)
    {
        var present = Present(result.CaseCount - block * BlockSize);
        for (var i = 0; i < outputs.Length; i++)
        {
            (registers[outputs[i].CanBeTrue] & present).CopyTo(result.TrueWords(first + i, block));
            (registers[outputs[i].CanBeFalse] & present).CopyTo(result.FalseWords(first + i, block));
        }
    }

    /// <summary>The cases of a block that the table holds, when so many are left.</summary>
    private static Vector512<ulong> Present(int left)
    {
        if (left >= BlockSize)
            return Vector512<ulong>.AllBitsSet;
        var present = Vector512<ulong>.Zero;
        for (var word = 0; word * 64 < left; word++)
            present = present.WithElement(word, left - word * 64 >= 64 ? ulong.MaxValue : (1UL << (left - word * 64)) - 1);
        return present;
    }
}
