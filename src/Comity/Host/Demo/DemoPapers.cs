using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Storage;

namespace Comity.Host.Demo;

/// <summary>The documents of the invented process, and other words that delegations propose.</summary>
internal static class DemoPapers
{
    /// <summary>The programme of work.</summary>
    public const string Programme = "programme";

    /// <summary>The draft that the first session adopted.</summary>
    public const string Contacts = "contacts-draft";

    /// <summary>The text that was adopted by silence.</summary>
    public const string Directory = "directory-text";

    /// <summary>The text whose silence was broken.</summary>
    public const string Response = "response-times";

    /// <summary>Its revision, which is under silence.</summary>
    public const string Revised = "response-times-rev1";

    /// <summary>Enters them.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        yield return DemoStep.Say(5, 4, () => Issue(pen, cast, Programme, "DEMO/2026/1", DocumentKind.Official, "Programme of work", "Programme de travail",
            "Two sessions, a contact group between them, and silence procedures where a text is ready."));
        yield return DemoStep.Say(16, 1, () => Issue(pen, cast, Contacts, "DEMO/2026/L.1", DocumentKind.Official, "Draft decision on points of contact",
            "Projet de décision sur les points de contact",
            "1. Each State names a technical and a diplomatic point of contact. 2. It confirms them once a year. 3. Points of contact answer within a day "
                + "when critical infrastructure is concerned."));
        yield return DemoStep.Say(17, 3, () => Issue(pen, cast, "chairs-elements", null, DocumentKind.NonPaper, "Elements for a text on notification",
            "Éléments pour un texte sur la notification", "Nothing here commits anyone."));
        yield return DemoStep.Say(18, 2, () => pen.InSession(cast.Secretary, Document(
            pen, "paper-hestoria", "DEMO/2026/WP.1", DocumentKind.WorkingPaper, "What a notification should hold", "Ce qu’une notification devrait contenir",
            "Who noticed, when, what is affected, what is asked.") with { Author = "XHS" }));
        yield return DemoStep.Say(19, 5, () => Propose(pen, cast));
        yield return DemoStep.Say(29, 1, () => Issue(pen, cast, Directory, "DEMO/2026/L.2", DocumentKind.Official, "Directory of points of contact",
            "Annuaire des points de contact",
            "The secretariat keeps the directory. It is tested twice a year. It is open to members and to regional organisations that they name."));
        yield return DemoStep.Say(39, 1, () => Issue(pen, cast, Response, "DEMO/2026/L.3", DocumentKind.Official, "Times to answer a request for help",
            "Délais de réponse à une demande d’assistance",
            "A request is acknowledged within twelve hours and answered within seventy-two."));
        yield return DemoStep.Say(55, 1, () => pen.InSession(cast.Secretary, Document(
            pen, Revised, "DEMO/2026/L.3/Rev.1", DocumentKind.Official, "Times to answer a request for help", "Délais de réponse à une demande d’assistance",
            "A request is acknowledged within twenty-four hours and answered within seventy-two, or as soon as capacity allows.")
                with { Relation = DocumentRelation.Revises, To = Response }));
        yield return DemoStep.Say(57, 5, () => pen.InSession(cast.Heads["XCR"], new CirculateStatement(
            "statement-corrosay", "Statement on capacity", "en",
            pen.File("Corrosay thanks the Chair. Times to answer mean little without people who answer.\n"), CheckAgainstDelivery: true)));
    }

    /// <summary>An invented document in both languages.</summary>
    public static IssueDocument Document(DemoPen pen, string id, string? symbol, DocumentKind kind, string english, string french, string words)
    {
        ImmutableArray<DocumentLanguage> languages =
        [
            new("en", pen.File($"{symbol}\n{english}\n\n{words}\n\n(Invented for the demonstration.)\n")),
            new("fr", pen.File($"{symbol}\n{french}\n\n(Inventé pour la démonstration ; le texte est en anglais.)\n\n{words}\n")),
        ];
        return new(id, symbol, kind, english, Distribution.General, languages);
    }

    private static Task<Outcome> Issue(DemoPen pen, DemoCast cast, string id, string? symbol, DocumentKind kind, string english, string french, string words) =>
        pen.InSession(cast.Secretary, Document(pen, id, symbol, kind, english, french, words));

    private static void Propose(DemoPen pen, DemoCast cast)
    {
        foreach (var (code, paragraph, kind, words, ground) in ((string, string, WordingKind, string?, string)[])
        [
            ("XQS", "2", WordingKind.Replace, "2. It confirms them twice a year.", "Posts change more often than once a year."),
            ("XTQ", "3", WordingKind.InsertAfter, "3 bis. What is exchanged is not made public without consent.", "Trust needs discretion."),
            ("XES", "3", WordingKind.Delete, null, "A day is too short for small teams."),
        ])
            _ = pen.InSession(cast.Heads[code], new ProposeWording(Contacts, paragraph, kind, words, ground));
    }
}
