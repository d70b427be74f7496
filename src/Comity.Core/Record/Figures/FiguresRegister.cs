using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Record.Figures;

/// <summary>A published figure.</summary>
/// <param name="Position">The position of its entry.</param>
/// <param name="At">When it was published.</param>
/// <param name="By">In which capacity.</param>
/// <param name="Act">The figure.</param>
public sealed record PublishedFigure(long Position, DateTimeOffset At, string By, PublishFigure Act);

/// <summary>The published figures, the last first found from the end.</summary>
/// <param name="Figures">All figures in the order of their entries.</param>
public sealed record FiguresRegister(ImmutableList<PublishedFigure> Figures)
{
    /// <summary>Before the first entry.</summary>
    public static FiguresRegister Empty { get; } = new([]);

    /// <summary>The register after an act took effect.</summary>
    public FiguresRegister Apply(Effect effect) =>
        effect.Act is PublishFigure act ? new(Figures.Add(new(effect.Position, effect.At, effect.As, act))) : this;
}
