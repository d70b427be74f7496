using Comity.Record.Entries;

namespace Comity.Record.Figures;

/// <summary>A published figure, by the position of its entry.</summary>
public sealed record FigurePosition(long Value) : NumberValue(Value), IReference
{
    /// <summary>What a number names.</summary>
    public static implicit operator FigurePosition(long number) => new(number);
}
