namespace Comity.Norms.Logic;

/// <summary>A variable of a <see cref="Solver"/>, or its negation.</summary>
/// <param name="Code">Twice the variable, plus one when it is negated.</param>
public readonly record struct Literal(int Code)
{
    /// <summary>The variable, from 0.</summary>
    public int Variable => Code >> 1;

    /// <summary>Whether the variable is negated.</summary>
    public bool IsNegated => (Code & 1) != 0;

    /// <summary>The literal that holds when the variable has this value.</summary>
    public static Literal Of(int variable, bool value = true) => new(variable * 2 + (value ? 0 : 1));

    /// <summary>The negation.</summary>
    public static Literal operator !(Literal literal) => new(literal.Code ^ 1);
}
