using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Comity.Norms.Logic;

/// <summary>The sets of allowed values of one variable, case by case, filled with empty cells up to a whole block.</summary>
internal abstract class CaseColumn
{
    /// <summary>A column of cases that allow every value, in the narrowest cells that hold one bit a value.</summary>
    public static CaseColumn Unknown(Variable variable, int count) => variable.Size switch
    {
        <= 8 => new CaseColumn<byte>(variable.All, count),
        <= 16 => new CaseColumn<ushort>(variable.All, count),
        <= 32 => new CaseColumn<uint>(variable.All, count),
        _ => new CaseColumn<ulong>(variable.All, count),
    };

    /// <summary>The values that a case allows.</summary>
    public abstract ulong Read(int caseIndex);

    /// <summary>Replaces the values that a case allows.</summary>
    public abstract void Write(int caseIndex, ulong values);

    /// <summary>For each set of values, one bit a case of the block: whether the case allows a value of the set.</summary>
    public abstract void Pack(int block, ReadOnlySpan<ulong> sets, ReadOnlySpan<int> targets, Span<Vector512<ulong>> registers, VectorWidth width);
}

/// <summary>A column with cells of one width.</summary>
internal sealed class CaseColumn<T> : CaseColumn
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly T[] cells;

    public CaseColumn(ulong unknown, int count)
    {
        cells = new T[SlicedEvaluation.BlocksFor(count) * SlicedEvaluation.BlockSize];
        cells.AsSpan(0, count).Fill(T.CreateTruncating(unknown));
    }

    public override ulong Read(int caseIndex) => ulong.CreateTruncating(cells[caseIndex]);

    public override void Write(int caseIndex, ulong values) => cells[caseIndex] = T.CreateTruncating(values);

    public override void Pack(int block, ReadOnlySpan<ulong> sets, ReadOnlySpan<int> targets, Span<Vector512<ulong>> registers, VectorWidth width)
    {
        var slice = cells.AsSpan(block * SlicedEvaluation.BlockSize, SlicedEvaluation.BlockSize);
        for (var i = 0; i < sets.Length; i++)
        {
            ref var words = ref Unsafe.As<Vector512<ulong>, ulong>(ref registers[targets[i]]);
            Packing.Pack(ref slice[0], T.CreateTruncating(sets[i]), ref words, width);
        }
    }
}
