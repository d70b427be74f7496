using System.Collections.Immutable;
using Comity.Norms.Figures;
using Comity.Record.Figures;

namespace Comity;

/// <summary>A kind of figure that this version can compute again.</summary>
/// <param name="Kind">The kind, as acts name it.</param>
/// <param name="Engine">The engine and its version.</param>
/// <param name="Again">Computes a published figure again from its files.</param>
public sealed record FigureEngine(string Kind, string Engine, Func<PublishFigure, FileLookup, FigureAnswer> Again);

/// <summary>The one place that knows every kind of figure. A new kind, or a new version of an engine, is one line; old ones stay for ever.</summary>
public static class FigureEngines
{
    /// <summary>All engines.</summary>
    public static ImmutableArray<FigureEngine> All { get; } =
        [new(BookFigure.Kind, BookFigure.Engine, BookFigure.Again), new(ComparisonFigure.Kind, ComparisonFigure.Engine, ComparisonFigure.Again)];

    /// <summary>Computes a published figure again.</summary>
    public static FigureAnswer Again(PublishFigure act, FileLookup files)
    {
        if (act.Basis == FigureBasis.Attested)
            return FigureAnswer.Without(FigureOutcome.Attested, "");
        return All.FirstOrDefault(engine => engine.Kind == act.Figure && engine.Engine == act.Engine) is { } engine
            ? engine.Again(act, files)
            : FigureAnswer.Without(FigureOutcome.Unknown, $"This version does not know figures `{act.Figure}` of the engine `{act.Engine}`.");
    }
}
