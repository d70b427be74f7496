using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Participants;
using Comity.Record.Received;
using Comity.Tests.Record;

namespace Comity.Tests.Forum;

/// <summary>A process with terms of procedure, members, an observer, and documents; and what its silence procedure needs.</summary>
internal static class Silent
{
    /// <summary>Terms under which silence settles at its deadline; what grace and time to note are is tested beside them.</summary>
    public static ProcedureTerms Terms { get; } = ProcedureSets.UnitedNations with
    {
        Silence = ProcedureSets.UnitedNations.Silence with { GraceMinutes = null, ExtensionHours = null },
    };

    public static BeginSilence Begin { get; } = new("draft", "The draft report", "draft-report", Given.Start.AddHours(72), "The bureau, 1 March 2026");

    public static BreakSilence Objection { get; } = new("draft", SilenceBreakKind.Objection, "Paragraph 12 goes too far.");

    public static BreakSilence Amendment { get; } = new("draft", SilenceBreakKind.Amendment, "A word is missing in paragraph 3.", Given.File("amendment"));

    public static IssueDocument Document(string id, params string[] languages) =>
        new(id, Symbol(id), DocumentKind.Official, $"Document {id}", Distribution.General,
            [.. languages.Select(language => new DocumentLanguage(language, Given.File($"{id} {language}")))]);

    public static string Symbol(string id) => $"A/AC.300/{id}";

    public static ProcedureTerms With(Func<SilenceTerms, SilenceTerms> change) => Terms with { Silence = change(Terms.Silence) };

    /// <summary>Two members, an observer State, an organisation, a chair, terms, and a draft in six languages.</summary>
    public static Given A_forum(ProcedureTerms? terms = null) =>
        Given.A_process().With_members("KEN", "FRA").With("LIL", ParticipantKind.ObserverState).With("ICRC", ParticipantKind.InternationalOrganization)
        .With_chair().Does("chair", new AdoptProcedure(terms ?? Terms, "Decision 1")).Does("secretariat", Document("draft-report", [.. Terms.Languages]));

    public static Given Begun(ProcedureTerms? terms = null) => A_forum(terms).Does("chair", Begin);

    public static TextUnderSilence Draft(this Given given) => given.Picture.Forum.Silence.All["draft"];

    /// <summary>Two texts under silence as the OSCE does it, but that members see who objects: one is broken by a letter within the grace, the other adopted
    /// and then announced.</summary>
    public static Given GraceHappens(Given given)
    {
        var silence = ProcedureSets.Osce.Silence with { ObjectorSeenBy = ObjectorSight.Members, SkipsClosedDays = false };
        given = Deciding.InSession(given.Grounded(new AdoptProcedure(Terms with { Silence = silence }, "Decision 40")), "announcing-session");
        var deadline = given.Now.AddHours(30);
        foreach (var id in (string[])["graced", "announced"])
            given = given.Does("secretariat", Document($"{id}-report", "en"))
                .Does("chair", new BeginSilenceCarrying(id, "A report", $"{id}-report", deadline, [], null, null, "announcing-session"));
        return given.After(TimeSpan.FromHours(30.5))
            .Does("secretariat", new EnterArrived("FRA", Objection with { Silence = "graced" }, ReceivedKind.Email, "NV/9",
                DateOnly.FromDateTime(deadline.UtcDateTime), Given.File("letter"), deadline.AddMinutes(-1)))
            .After(TimeSpan.FromHours(1))
            .Does("chair", new TakeNoteOfSilence("announced", "announcing-session", 1));
    }

    /// <summary>Every act of the silence procedure, once.</summary>
    public static Given Happens(Given given)
    {
        var now = given.Now;
        given = given.Does("secretariat", new AdoptProcedure(With(one => one with { ObjectorSeenBy = ObjectorSight.Chair }), "Decision 20"))
            .Does("secretariat", Document("sealed-report", [.. Terms.Languages]))
            .Does("chair", Begin with { Silence = "sealed", Document = "sealed-report", Deadline = now.AddHours(80) })
            .Does("chair", new NoteBrokenSilence("sealed", Given.File("commitment"), "An objection was received."))
            .Does("secretariat", new AdoptProcedure(Terms, "Decision 21"));
        foreach (var id in (string[])["adopted", "broken", "taken"])
            given = given.Does("secretariat", Document($"{id}-report", [.. Terms.Languages]))
                .Does("chair", Begin with { Silence = id, Document = $"{id}-report", Deadline = now.AddHours(80) });
        return given.Does("KEN", Amendment with { Silence = "broken" })
            .Does("chair", new WithdrawFromSilence("taken", "To be revised."))
            .Does("chair", new ExtendSilence("adopted", now.AddHours(100), "A capital asked for time."))
            .After(TimeSpan.FromHours(101))
            .Does("secretariat", Sessions.Convenes("noting-session") with { From = now.AddDays(6), Until = now.AddDays(6).AddHours(3) })
            .Does("secretariat", new TakeNoteOfSilence("adopted", "noting-session", 2));
    }
}
