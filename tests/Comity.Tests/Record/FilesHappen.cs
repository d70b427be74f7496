using Comity.Forum.Documents;
using Comity.Record.Files;

namespace Comity.Tests.Record;

/// <summary>A file is recalled by its author, another is withheld, and a limited one becomes public by its issuer.</summary>
internal static class FilesHappen
{
    private static readonly CirculateStatement Speech = new("files-first", "A statement", "en", Given.File("the wrong speech"), CheckAgainstDelivery: false);

    private static readonly IssueDocument Elements =
        new("files-elements", null, DocumentKind.NonPaper, "Elements", Distribution.Limited, [new("en", Given.File("elements"))]);

    public static Given Happens(Given given) => given
        .Does("KEN", Speech)
        .Does("KEN", new RecallFile(Speech.File.Value, "The wrong file was attached."))
        .Does("KEN", Speech with { Document = "files-second", File = Given.File("a speech with an address") })
        .Does("secretariat", new WithholdFile(Given.File("a speech with an address"), WithholdingGround.PersonalData, "It holds the address of a person."))
        .Does("chair", Elements)
        .Does("chair", Elements with { Document = "files-elements-public", Distribution = Distribution.General });
}
