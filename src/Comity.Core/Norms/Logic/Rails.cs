namespace Comity.Norms.Logic;

/// <summary>What a formula can be where facts are missing. One of the two always holds; both hold where it is open.</summary>
/// <param name="CanBeTrue">Some completion of the facts makes it true.</param>
/// <param name="CanBeFalse">Some completion of the facts makes it false.</param>
public readonly record struct Rails(bool CanBeTrue, bool CanBeFalse)
{
    /// <summary>Every completion makes it true.</summary>
    public bool IsCertain => CanBeTrue && !CanBeFalse;

    /// <summary>Every completion makes it false.</summary>
    public bool IsExcluded => CanBeFalse && !CanBeTrue;

    /// <summary>It turns on what is missing.</summary>
    public bool IsOpen => CanBeTrue && CanBeFalse;

    /// <summary>The rails of the negation.</summary>
    public static Rails operator !(Rails rails) => new(rails.CanBeFalse, rails.CanBeTrue);
}
