using Comity.Norms.Figures;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Files;

namespace Comity.Norms.Texts;

/// <summary>The table of the acts about texts, models and positions: who may do each, under which rules, who is notified, and a sample.</summary>
public static class TextTable
{
    /// <summary>The table.</summary>
    public static ActTable<NormsPicture> Acts { get; } = new ActTable<NormsPicture>("texts")
        .Act<AdoptText>(
            Role.Secretariat | Role.Chair | Role.Body,
            () => new("norms-2015", "Norms of responsible State behaviour", "A/70/174", [new("en", Sample.File)], new DateOnly(2015, 12, 23), "A/RES/70/237"),
            act => act
                .In(norms => norms.Texts, TextRules.TextIdIsFree, TextRules.TextHasWords)
                .Told(Audience.Everyone))
        .Act<EndText>(Role.Secretariat | Role.Chair | Role.Body, () => new("norms-2015", new DateOnly(2030, 1, 1), "Decision 2029/4"), act => act
            .In(norms => norms.Texts, TextRules.TextExists, TextRules.TextEndsOnce))
        .Act<EnterModel>(Role.Secretariat | Role.Chair | Role.Body, () => new("norms-2015", Sample.File, "The UN framework", ModelStatus.Working), act => act
            .In(norms => norms.Texts, TextRules.TextExists, TextRules.ModelIsNew, TextRules.EndorsementHasBasis))
        .Act<ChangeModelStatus>(Role.Secretariat | Role.Chair | Role.Body, () => new(Sample.File, ModelStatus.ChairsAid, "Decision 2026/5"), act => act
            .In(norms => norms.Texts, TextRules.ModelExists))
        .Act<TakePosition>(
            Role.AnyParticipant,
            () => new("norms-2015", "13f", Stance.Interprets, "We understand services to the public to include elections."),
            act => act
                .In(norms => norms.Texts, TextRules.TextExists, TextRules.InterpretationHasWords))
        .Also<PublishFigure>(act => act.Files((figure, field) => IsOfBooks(figure) && field == "inputs" ? new(FileUse.Listing) : null));

    /// <summary>A figure that is computed again from books is made of their listings.</summary>
    private static bool IsOfBooks(PublishFigure figure) =>
        figure.Basis == FigureBasis.Recomputable && figure.Figure is BookFigure.Kind or ComparisonFigure.Kind;
}
