namespace Comity.Norms.Logic;

/// <summary>The gates of a formula's rails, read atom by atom and exactly; the same gates twice where the former are exact.</summary>
internal readonly record struct RailGates(int CanBeTrue, int CanBeFalse, int ExactlyCanBeTrue, int ExactlyCanBeFalse)
{
    /// <summary>Whether reading the atoms independently may call too many cases open.</summary>
    public bool NeedsExactness => (CanBeTrue, CanBeFalse) != (ExactlyCanBeTrue, ExactlyCanBeFalse);
}
