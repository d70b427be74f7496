using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Record.Entries;
using static Comity.Site.Api.Describing.ActExamples;

namespace Comity.Site.Api.Describing;

/// <summary>Examples of acts about terms of procedure and documents.</summary>
internal static class DocumentExamples
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Act> All { get; } =
    [
        new AdoptProcedure(ProcedureSets.UnitedNations, "Decision 2026/6"),
        new DeclareClosedDays([new("New Year's Day", new(2027, 1, 1, 5, 0, 0, TimeSpan.Zero), new(2027, 1, 2, 5, 0, 0, TimeSpan.Zero))], "Calendar of conferences 2027"),
        new IssueDocument("draft-report-rev-1", "A/AC.300/2026/L.1/Rev.1", DocumentKind.Official, "Draft report", Distribution.General, [new("en", Bytes), new("ar", null, new DateOnly(2026, 3, 2))], null, DocumentRelation.Revises, "draft-report"),
        new AddLanguage("draft-report-rev-1", "ar", Bytes, Distribution.General),
        new WithdrawDocument("draft-report", "Replaced by its revision"),
        new CirculateStatement("uto-general-exchange", "Statement in the general exchange of views", "en", Bytes, CheckAgainstDelivery: true, "second-session", 3),
        new ProposeWording("draft-report-rev-1", "12", WordingKind.Replace, "States should name a point of contact within a year."),
        new WithdrawWording(512),
    ];
}
