using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Members.Participants;
using Comity.Tests.Record;

namespace Comity.Tests.Forum;

/// <summary>Meetings to test with: four members, an observer and an organisation, a chair, and terms under which there are votes.</summary>
internal static class Sessions
{
    public const string Id = "m-1";

    public static readonly DateTimeOffset Begins = Given.Start.AddDays(1);

    public static readonly ImmutableArray<string> States = ["KEN", "FRA", "BRA", "JPN"];

    public static ConveneMeeting Convenes(string id = Id, MeetingKind kind = MeetingKind.Formal) => new(
        id, "Second session, 1st meeting", kind, MeetingForm.Hybrid, Begins, Begins.AddHours(3),
        [new(1, "Adoption of the agenda", [], 10), new(2, "General exchange of views", [], 90), new(3, "Other matters", [], 0)], "Conference Room 4");

    public static ReviseMeeting Revises { get; } = new(Id, "Second session, 1st meeting", MeetingForm.Online, Begins, Begins.AddHours(2), Convenes().Agenda);

    public static IssueDocument Document(string id = "draft") =>
        new(id, $"A/1/{id}", DocumentKind.Official, "Draft", Distribution.General, [new("en", Given.File(id))]);

    public static AdoptProcedure Terms(Func<ProcedureTerms, ProcedureTerms>? changed = null) =>
        new(changed is null ? ProcedureSets.UnitedNations : changed(ProcedureSets.UnitedNations), "Decision 1");

    public static AskForFloor Asks(int item = 2, FloorKind kind = FloorKind.Statement, string? group = null) => new(Id, item, kind, group);

    public static GiveFloor Gives(string code, FloorKind kind = FloorKind.Statement, int minutes = 5) => new(Id, code, kind, minutes);

    /// <summary>A body before it meets.</summary>
    public static Given Body(Func<ProcedureTerms, ProcedureTerms>? changed = null) => Given.A_process().With_chair().With_members([.. States])
        .With("OBS", ParticipantKind.ObserverState).With("ICRC", ParticipantKind.InternationalOrganization)
        .Does("secretariat", Terms(changed));

    public static Given Convened(MeetingKind kind = MeetingKind.Formal, Func<ProcedureTerms, ProcedureTerms>? changed = null) =>
        Body(changed).Does("secretariat", Convenes(kind: kind));

    /// <summary>A meeting that was opened with all members present.</summary>
    public static Given Opened(MeetingKind kind = MeetingKind.Formal, Func<ProcedureTerms, ProcedureTerms>? changed = null) =>
        Convened(kind, changed).After(1).Does("secretariat", new OpenMeeting(Id, [.. States, "ICRC"]));

    /// <summary>A meeting whose agenda is adopted and whose second item is open.</summary>
    public static Given Debating(Func<ProcedureTerms, ProcedureTerms>? changed = null) =>
        Opened(changed: changed).Does("chair", new AdoptAgenda(Id)).Does("chair", new OpenItem(Id, 2));

    public static Meeting Meeting(this Given given) => given.Picture.Forum.Meetings.Find(Id)!;
}
