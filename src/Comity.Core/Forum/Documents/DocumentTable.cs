using Comity.Forum.Silence;
using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Forum.Documents;

/// <summary>The table of the acts about documents: who may do each, under which rules, who is notified, and a sample.</summary>
public static class DocumentTable
{
    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("documents")
        .Act<IssueDocument>(
            Role.Secretariat | Role.Chair,
            () => new(
                "draft-report-rev-1", "A/AC.300/2026/L.1/Rev.1", DocumentKind.Official, "Draft report", Distribution.General,
                [new("en", Sample.File), new("ar", null, new DateOnly(2026, 3, 2))], null, DocumentRelation.Revises, "draft-report"),
            act => act
                .In(forum => forum.Documents, DocumentRules.DocumentIsNew, DocumentRules.DocumentBearsItsSymbol, DocumentRules.RelationIsWhole)
                .In(forum => forum.Documents, DocumentRules.RevisionFollowsItsSymbol, DocumentRules.LanguageIsThereOrDue)
                .In(forum => forum.Members.Participants, DocumentRules.AuthorIsWhereOneBelongs, DocumentRules.CirculatingIsARight)
                .Files((issue, _) => new(UseOf(issue.Distribution), issue.Author))
                .Told(Audience.Everyone))
        .Act<AddLanguage>(Role.Secretariat, () => new("draft-report-rev-1", "ar", Sample.File, Distribution.General), act => act
            .In(forum => forum.Documents, DocumentRules.DocumentStands, DocumentRules.LanguageIsMissing, DocumentRules.DistributionIsThatOfTheDocument)
            .Files((add, _) => new(UseOf(add.Distribution))))
        .Act<WithdrawDocument>(Role.Secretariat | Role.Chair | Role.AnyParticipant, () => new("draft-report", "Replaced by its revision"), act => act
            .In(forum => forum.Documents, DocumentRules.DocumentStands, DocumentRules.DocumentIsOnesOwn)
            .In(forum => forum, SilenceRules.TextUnderSilenceStays))
        .Act<CirculateStatement>(
            Role.AnyParticipant,
            () => new("uto-general-exchange", "Statement in the general exchange of views", "en", Sample.File, CheckAgainstDelivery: true, "second-session", 3),
            act => act
                .In(forum => forum.Documents, DocumentRules.DocumentIsNew, DocumentRules.LanguageIsThereOrDue)
                .In(forum => forum.Members.Participants, DocumentRules.CirculatingIsARight)
                .Files((_, _) => new(FileUse.Paper)))
        .Act<CirculateStatementTo>(
            Role.AnyParticipant,
            () => new(
                "uto-general-exchange", "Statement in the general exchange of views", "en", Sample.File, CheckAgainstDelivery: true, Distribution.General,
                "second-session", 3),
            act => act
                .In(forum => forum.Documents, DocumentRules.DocumentIsNew, DocumentRules.LanguageIsThereOrDue)
                .In(forum => forum.Members.Participants, DocumentRules.CirculatingIsARight)
                .In(forum => forum.Members.Readers, DocumentRules.AuthorNarrowsWhereTermsAllow)
                .Files((circulate, _) => new(UseOf(circulate.Readers))))
        .Act<ProposeWording>(
            Role.AnyParticipant,
            () => new("draft-report-rev-1", "12", WordingKind.Replace, "States should name a point of contact within a year."),
            act => act
                .In(forum => forum.Documents, DocumentRules.DocumentStands, DocumentRules.WordingHasItsWords)
                .In(forum => forum.Members.Participants, DocumentRules.ProposingIsARight)
                .In(forum => forum, SilenceRules.TextUnderSilenceTakesNoProposals))
        .Act<WithdrawWording>(Role.AnyParticipant, () => new(512), act => act.In(forum => forum.Documents, DocumentRules.WordingIsOnesOwn));

    private static FileUse UseOf(Distribution distribution) => distribution == Distribution.General ? FileUse.Paper : FileUse.LimitedPaper;
}
