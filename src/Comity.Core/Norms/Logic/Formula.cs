namespace Comity.Norms.Logic;

/// <summary>A handle to a formula of one <see cref="FormulaStore"/>: equal handles are equal formulas.</summary>
/// <param name="Code">Twice the node's index, plus one when the node is negated.</param>
public readonly record struct Formula(int Code)
{
    /// <summary>Always holds.</summary>
    public static Formula True => new(0);

    /// <summary>Never holds.</summary>
    public static Formula False => new(1);

    /// <summary>The index of the node in its store.</summary>
    public int Index => Code >> 1;

    /// <summary>Whether the node is negated.</summary>
    public bool IsNegated => (Code & 1) != 0;

    /// <summary>The negation.</summary>
    public static Formula operator !(Formula formula) => new(formula.Code ^ 1);
}

/// <summary>What a node of a <see cref="FormulaStore"/> is.</summary>
public enum FormulaKind
{
    /// <summary>The constant true; node 0 of every store.</summary>
    True,

    /// <summary>A variable lies in a set of its values.</summary>
    Atom,

    /// <summary>All operands hold.</summary>
    And,
}

/// <summary>A variable of a finite space, with values 0 to <paramref name="Size"/> minus one.</summary>
/// <param name="Id">Its place in the space.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Size">The number of its values, 1 to 64. A yes/no variable has two: 0 is no, 1 is yes.</param>
public sealed record Variable(int Id, string Name, int Size)
{
    /// <summary>The set of all its values, one bit a value.</summary>
    public ulong All => Size == 64 ? ulong.MaxValue : (1UL << Size) - 1;
}
