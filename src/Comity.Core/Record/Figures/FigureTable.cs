using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Record.Figures;

/// <summary>The table of the acts about figures: who may do each, under which rules, who is notified, and a sample.</summary>
public static class FigureTable
{
    /// <summary>The table.</summary>
    public static ActTable<RecordPicture> Acts { get; } = new ActTable<RecordPicture>("figures")
        .Act<PublishFigure>(
            Role.Secretariat | Role.Chair | Role.Server,
            () => new("norms.book", "norms/1", [Sample.File], [new("loopholes", 3)], FigureBasis.Recomputable),
            act => act
                .In(record => record.Figures, FigureRules.FigureSaysItsBasis, FigureRules.FigureIsOrdered)
                .Files((figure, field) => new(
                    figure.Basis == FigureBasis.Attested ? null : field == "certificate" ? FileUse.Certificate : FileUse.Input)));
}
