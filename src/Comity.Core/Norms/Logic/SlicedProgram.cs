using System.Runtime.Intrinsics;

namespace Comity.Norms.Logic;

/// <summary>What a step of a <see cref="SlicedProgram"/> does.</summary>
internal enum StepKind
{
    /// <summary>Packs sets of values of one column, each into a register.</summary>
    Pack,

    /// <summary>Writes what all operands have in common.</summary>
    All,

    /// <summary>Writes what any operand has.</summary>
    Any,

    /// <summary>Goes on at another step when no case has both operands.</summary>
    SkipUnlessOpen,
}

/// <summary>One step: <paramref name="Count"/> operands or sets, from <paramref name="Start"/> on.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Target">The column that is packed, the register that is written, or the step to go on at.</param>
/// <param name="Start">The place of the first operand; for packing, of the first set and its register.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct Step(StepKind Kind, int Target, int Start, int Count);

/// <summary>The registers that hold a formula's rails when a program has run.</summary>
internal readonly record struct RailRegisters(int CanBeTrue, int CanBeFalse);

/// <summary>A linear program over registers of one bit a case; register 0 is false and register 1 true for every case.</summary>
internal sealed class SlicedProgram
{
    public required Step[] Steps { get; init; }

    /// <summary>Registers that steps read; for packing, registers that they write.</summary>
    public required int[] Operands { get; init; }

    /// <summary>Sets of values, each at the place of its register in <see cref="Operands"/>.</summary>
    public required ulong[] Sets { get; init; }

    public required int RegisterCount { get; init; }

    /// <summary>Where the rails of each formula end up.</summary>
    public required RailRegisters[] Outputs { get; init; }

    /// <summary>Runs the program on one block of cases.</summary>
    public void Run(ReadOnlySpan<CaseColumn> columns, int block, Span<Vector512<ulong>> registers, VectorWidth width)
    {
        for (var next = 0; next < Steps.Length; next++)
        {
            var step = Steps[next];
            var operands = Operands.AsSpan(step.Start, step.Count);
            switch (step.Kind)
            {
                case StepKind.Pack:
                    columns[step.Target].Pack(block, Sets.AsSpan(step.Start, step.Count), operands, registers, width);
                    break;
                case StepKind.All:
                    registers[step.Target] = All(operands, registers);
                    break;
                case StepKind.Any:
                    registers[step.Target] = Any(operands, registers);
                    break;
                default:
                    if ((registers[operands[0]] & registers[operands[1]]) == Vector512<ulong>.Zero)
                        next = step.Target - 1;
                    break;
            }
        }
    }

    private static Vector512<ulong> All(ReadOnlySpan<int> operands, ReadOnlySpan<Vector512<ulong>> registers)
    {
        var all = registers[operands[0]];
        for (var i = 1; i < operands.Length; i++)
            all &= registers[operands[i]];
        return all;
    }

    private static Vector512<ulong> Any(ReadOnlySpan<int> operands, ReadOnlySpan<Vector512<ulong>> registers)
    {
        var any = registers[operands[0]];
        for (var i = 1; i < operands.Length; i++)
            any |= registers[operands[i]];
        return any;
    }
}
