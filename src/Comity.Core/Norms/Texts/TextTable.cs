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
        .Act<AdoptTextInParagraphs>(
            Role.Secretariat | Role.Chair | Role.Body,
            () => new(
                "norms-2026", "Norms of responsible State behaviour", "A/81/10", [new("en"), new("fr")], new DateOnly(2026, 12, 23),
                [new("p-qwertzui", null, new DateOnly(2028, 12, 23), new DateOnly(2030, 12, 23))], null, "draft-report-rev-1", Sample.File),
            act => act
                .In(norms => norms.Texts, TextRules.TextIdIsFree, TextRules.TextHasWords)
                .In(norms => norms.Texts, TextRules.StructureIsWhole, TextRules.DatesAreInOrder)
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
        .Act<TakePositionOnWords>(
            Role.AnyParticipant,
            () => new(
                "norms-2026", "p-qwertzui", new(Sample.File), Stance.Interprets, "We understand services to the public to include elections."),
            act => act
                .In(norms => norms.Texts, TextRules.TextExists, TextRules.InterpretationHasWords))
        .Act<BindParagraph>(Role.Secretariat | Role.Chair, () => new("norms-2026", "p-qwertzui", Sample.File, ["UN-f"]), act => act
            .In(norms => norms.Texts, TextRules.TextExists, TextRules.BindingIsOfItsModel)
            .Files((_, _) => new(null)))
        .Also<PublishFigure>(act => act.Files((figure, field) => IsOfBooks(figure) && field == "inputs" ? new(FileUse.Listing) : null));

    /// <summary>A figure that is computed again from books is made of their listings.</summary>
    private static bool IsOfBooks(PublishFigure figure) =>
        figure.Basis == FigureBasis.Recomputable && figure.Figure is BookFigure.Kind or ComparisonFigure.Kind;
}
