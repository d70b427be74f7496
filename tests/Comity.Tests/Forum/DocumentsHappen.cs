using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Tests.Record;

namespace Comity.Tests.Forum;

/// <summary>Each act about terms of procedure and documents, once.</summary>
internal static class DocumentsHappen
{
    public static readonly ClosedDay Holiday = new("A holiday", Given.Start.AddDays(3), Given.Start.AddDays(4));

    public static IssueDocument Draft { get; } = new(
        "draft", "A/AC.300/2026/L.1", DocumentKind.Official, "Draft report", Distribution.General,
        [new("en", Given.File("draft en")), new("fr", null, new DateOnly(2026, 6, 1))]);

    public static CirculateStatement Speech { get; } =
        new("ken-general", "Statement of Kenya", "en", Given.File("statement"), CheckAgainstDelivery: true);

    public static ProposeWording Wording { get; } = new("draft", "12", WordingKind.Replace, "States should name a point of contact.", "Clarity.");

    public static CirculateStatementTo Narrower { get; } = new(
        "ken-participants", "Statement of Kenya to participants", "en", Given.File("statement to participants"), CheckAgainstDelivery: false,
        Distribution.Limited);

    /// <summary>Where the terms let authors choose, a statement is circulated to those who take part.</summary>
    public static Given NarrowerHappens(Given given) => given.Does("KEN", Narrower);

    public static Given Happens(Given given)
    {
        given = given
            .Does("secretariat", new AdoptProcedure(ProcedureSets.UnitedNations, "Decision 7"))
            .Does("secretariat", new DeclareClosedDays([Holiday], "Calendar 2026"))
            .Does("secretariat", Draft)
            .Does("secretariat", new AddLanguage("draft", "fr", Given.File("draft fr"), Distribution.General))
            .Does("KEN", Speech)
            .Does("KEN", Wording);
        return given.Does("KEN", new WithdrawWording(given.Picture.Size - 1)).Does("secretariat", new WithdrawDocument("draft", "Replaced."));
    }
}
