using System.Collections.Immutable;
using Comity.Forum.Commitments;
using Comity.Forum.Documents;
using Comity.Forum.Paragraphs;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Tests.Record;

namespace Comity.Tests.Forum;

/// <summary>Each act about paragraphs, once: a document of two paragraphs in two languages becomes a text.</summary>
internal static class ParagraphsHappen
{
    public const string First = "p-aaaaaaaa";

    public const string Second = "p-bbbbbbbb";

    public const string English = "States should name a point of contact.";

    public static IssueDocument Draft { get; } = new(
        "contacts", "A/AC.300/2026/L.9", DocumentKind.Official, "Draft decision on points of contact", Distribution.General,
        [new("en", Given.File("contacts en"))]);

    public static EnterParagraphs Paragraphs { get; } =
        new("contacts", [One(First, "PP1", "Recalling its resolutions,", ParagraphKind.Preambular), One(Second, "OP1", English)]);

    public static TranslateParagraphs French { get; } = new(
        "contacts", "fr", [new(First, "Rappelant ses résolutions,"), new(Second, "Les États devraient désigner un point de contact.")]);

    public static TakePositionOnWords Supports { get; } = new("contacts-2026", Second, HashOf(English), Stance.Supports);

    public static EnteredParagraph One(string id, string label, string words, ParagraphKind kind = ParagraphKind.Operative) =>
        new(id, label, kind, [new("en", words)]);

    public static WordsHash HashOf(string words) => Hash.Of(System.Text.Encoding.UTF8.GetBytes(words));

    /// <summary>The act that adopts the paragraphs of a document as they stand now.</summary>
    public static AdoptTextInParagraphs Adopts(Given given, string document = "contacts", string text = "contacts-2026", params string[] languages) => new(
        text, "Points of contact", "A/81/9", [.. (languages.Length == 0 ? ["en"] : languages).Select(one => new AdoptedLanguage(one))],
        new(2026, 4, 1), [], "Decision 9", document,
        given.Picture.Forum.Paragraphs.Documents[document].HashIn(languages.Length == 0 ? ["en"] : languages));

    public static Given Entered(Given given) => given.Does("secretariat", Draft).Does("secretariat", Paragraphs);

    public static Given Adopted(Given given) => Entered(given) is var entered ? entered.Does("secretariat", Adopts(entered)) : given;

    public static Given Happens(Given given)
    {
        given = Entered(given).Does("secretariat", French);
        given = given
            .Does("chair", Adopts(given, languages: ["en", "fr"]) with { Dates = [new(Second, null, new(2028, 4, 1), new(2030, 4, 1))] },
                level: SignatureLevel.Passkey)
            .Does("KEN", Supports)
            .Does("secretariat", new EnterModel("contacts-2026", Given.File("model of contacts"), "Points of contact", ModelStatus.Working))
            .Does("secretariat", new BindParagraph("contacts-2026", Second, Given.File("model of contacts"), ["POC-1"]));
        return given.Does("KEN", new EnterCommitmentOnWords(
            "contact-2026", "A contact point", CommitmentKind.ContactPoint, LegalCharacter.Political, "All requests", "An answer within a day",
            given.Now, null, null, [], [new("contacts-2026", Second, HashOf(English))]));
    }
}
