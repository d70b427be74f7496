using Comity.Record.Entries;

namespace Comity.Record.Figures;

/// <summary>What must hold of published figures.</summary>
public static class FigureRules
{
    /// <summary>An attested figure says on what it rests; a recomputable one rests on its inputs and nothing else.</summary>
    [Rule("Comity", Cases = ["needed", "none"])]
    public static Refusal? FigureSaysItsBasis(FiguresRegister register, Attempt attempt, PublishFigure act) =>
        act.Basis == FigureBasis.Attested == act.On is not null ? null : Refusal.Of("on", "figure", act.Figure).In(act.On is null ? "needed" : "none");

    /// <summary>The values are named, each once, in ordinal order: there is one way to write a figure.</summary>
    [Rule("Comity", Cases = ["none", "twice", "order"])]
    public static Refusal? FigureIsOrdered(FiguresRegister register, Attempt attempt, PublishFigure act) =>
        act.Values.Zip(act.Values.Skip(1)).All(pair => string.CompareOrdinal(pair.First.Name, pair.Second.Name) < 0) && act.Values.Length > 0
            ? null
            : Refusal.Of("values", "figure", act.Figure)
                .In(act.Values.IsEmpty ? "none" : act.Values.DistinctBy(value => value.Name).Count() != act.Values.Length ? "twice" : "order");
}
