using Comity.Forum.Commitments;
using Comity.Forum.Documents;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Forum.Paragraphs;

/// <summary>The table of the acts about paragraphs, and what is asked of earlier acts that name them.</summary>
public static class ParagraphTable
{
    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("paragraphs")
        .Act<EnterParagraphs>(
            Role.Secretariat | Role.Chair | Role.AnyParticipant,
            () => new("draft-report-rev-1",
            [
                new("p-qwertzui", "OP1", ParagraphKind.Operative, [new("en", "States should name a point of contact within a year.")]),
            ]),
            act => act
                .In(forum => forum.Documents, DocumentRules.DocumentStands)
                .In(forum => forum, ParagraphRules.ParagraphsAreOfTheIssuer, ParagraphRules.ParagraphsComeBeforePutting, ParagraphRules.ParagraphIdIsFree)
                .In(forum => forum.Paragraphs, ParagraphRules.LabelStandsOnce, ParagraphRules.PartIsSmall, ParagraphRules.WordsAreInALanguage))
        .Act<TranslateParagraphs>(
            Role.Secretariat | Role.Chair | Role.AnyParticipant,
            () => new("draft-report-rev-1", "fr", [new("p-qwertzui", "Les États devraient désigner un point de contact dans un délai d’un an.")]),
            act => act
                .In(forum => forum.Documents, DocumentRules.DocumentStands)
                .In(forum => forum, ParagraphRules.ParagraphsAreOfTheIssuer)
                .In(forum => forum.Paragraphs, ParagraphRules.PartIsSmall, ParagraphRules.WordsAreInALanguage, ParagraphRules.TranslationIsMissing))
        .Also<AdoptTextInParagraphs>(act => act
            .In(forum => forum.Documents, DocumentRules.DocumentStands)
            .In(forum => forum, MeantWordsRules.AdoptedWordsAreThoseEntered, MeantWordsRules.ParagraphIsOfText))
        .Also<TakePositionOnWords>(act => act.In(forum => forum, MeantWordsRules.ParagraphIsOfText, MeantWordsRules.WordsAreThoseMeant))
        .Also<BindParagraph>(act => act.In(forum => forum, MeantWordsRules.ParagraphIsOfText))
        .Also<EnterCommitmentOnWords>(act => act.In(forum => forum, MeantWordsRules.ParagraphIsOfText, MeantWordsRules.WordsAreThoseMeant));
}
