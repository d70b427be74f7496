using System.Numerics;

namespace Comity.Norms.Logic;

/// <summary>What each formula can be in each case: two bits a formula and case, 64 cases a word, zero beyond the last case.</summary>
public sealed class SlicedRails
{
    private readonly int words;
    private readonly ulong[] canBeTrue;
    private readonly ulong[] canBeFalse;

    internal SlicedRails(int formulaCount, int caseCount)
    {
        FormulaCount = formulaCount;
        CaseCount = caseCount;
        words = SlicedEvaluation.BlocksFor(caseCount) * SlicedEvaluation.BlockSize / 64;
        canBeTrue = new ulong[formulaCount * words];
        canBeFalse = new ulong[formulaCount * words];
    }

    /// <summary>The number of formulas.</summary>
    public int FormulaCount { get; }

    /// <summary>The number of cases.</summary>
    public int CaseCount { get; }

    /// <summary>The cases in which the formula can be true, one bit a case.</summary>
    public ReadOnlySpan<ulong> CanBeTrue(int formula) => canBeTrue.AsSpan(formula * words, words);

    /// <summary>The cases in which the formula can be false, one bit a case.</summary>
    public ReadOnlySpan<ulong> CanBeFalse(int formula) => canBeFalse.AsSpan(formula * words, words);

    /// <summary>What a formula can be in one case.</summary>
    public Rails Of(int formula, int caseIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(caseIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(caseIndex, CaseCount);
        return new(Bit(CanBeTrue(formula), caseIndex), Bit(CanBeFalse(formula), caseIndex));
    }

    /// <summary>The number of cases in which the formula is true in every completion.</summary>
    public int CountCertain(int formula) => CaseCount - Count(CanBeFalse(formula));

    /// <summary>The number of cases in which the formula is false in every completion.</summary>
    public int CountExcluded(int formula) => CaseCount - Count(CanBeTrue(formula));

    /// <summary>The number of cases in which the formula turns on what is missing.</summary>
    public int CountOpen(int formula) => Count(CanBeTrue(formula)) + Count(CanBeFalse(formula)) - CaseCount;

    internal Span<ulong> TrueWords(int formula, int block) => Words(canBeTrue, formula, block);

    internal Span<ulong> FalseWords(int formula, int block) => Words(canBeFalse, formula, block);

    private static bool Bit(ReadOnlySpan<ulong> bits, int caseIndex) => (bits[caseIndex / 64] >> (caseIndex % 64) & 1) != 0;

    private static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits)
            count += BitOperations.PopCount(word);
        return count;
    }

    private Span<ulong> Words(ulong[] bits, int formula, int block) =>
        bits.AsSpan(formula * words + block * (SlicedEvaluation.BlockSize / 64), SlicedEvaluation.BlockSize / 64);
}
