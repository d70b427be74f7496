using System.Collections.Immutable;
using Comity.Forum.Decisions;
using Comity.Forum.Meetings;
using Comity.Forum.Silence;

namespace Comity.Host.Demo;

/// <summary>Four meetings that were held: with a decision by consensus and a State that dissociates itself from a paragraph, and with a ruling of the chair
/// that was contested.</summary>
internal static class DemoMeetings
{
    private const string First = "session-1";
    private const string Group = "contact-group";
    private const string Decision = "points-of-contact";

    private static readonly ImmutableArray<string> Present = [.. DemoCast.Members.Take(20).Select(one => one.Code), "XCI", "MERIDIAN", "OCF"];

    /// <summary>Enters them, days 5 to 45.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        yield return DemoStep.Say(5, 5, () => Convene(pen, cast,
            new("organizational", "Organizational meeting", MeetingKind.Formal, MeetingForm.Hybrid, pen.When(7, 3), pen.When(7, 6),
            [Item(1, "Opening and adoption of the agenda"), Item(2, "Programme of work", DemoPapers.Programme), Item(3, "Dates of the sessions")],
            "Conference room 1")));
        yield return DemoStep.Say(7, 3, () => Hold(pen, cast, "organizational",
            [(2, "The programme of work was noted.", ["XGD", "XVS"]), (3, "Dates as in DEMO/2026/1.", [])]));
        yield return DemoStep.Say(17, 1, () => Convene(pen, cast,
            new(First, "First session", MeetingKind.Formal, MeetingForm.Hybrid, pen.When(21, 3), pen.When(21, 9),
            [Item(1, "Adoption of the agenda"), Item(2, "General exchange of views"), Item(3, "Points of contact", DemoPapers.Contacts),
                Item(4, "Other matters")], "Conference room 1")));
        yield return DemoStep.Say(20, 1, () => pen.InSession(cast.Chair,
            new PutDecision(Decision, "Points of contact", DecisionMatter.Substantive, Document: DemoPapers.Contacts, Meeting: First, Item: 3)));
        yield return DemoStep.Say(21, 3, () => FirstSession(pen, cast));
        yield return DemoStep.Say(22, 2, () => pen.Say(cast.Heads["XQS"], new ExplainPosition(
            ExplanationKind.Dissociation,
            "Quessant joined the consensus and dissociates itself from paragraph 3: a day cannot be promised by a small administration.", Decision, null,
            ["3"])));
        yield return DemoStep.Say(29, 4, () => Convene(pen, cast,
            new("informal-1", "Informal consultations on times to answer", MeetingKind.Informal, MeetingForm.Online, pen.When(33, 4), pen.When(33, 6),
            [Item(1, "Exchange of views")])));
        yield return DemoStep.Say(33, 4, () => Hold(pen, cast, "informal-1", [(1, "The Chair will circulate a text.", ["XTQ", "XES"])], isFormal: false));
        yield return DemoStep.Say(35, 2, () => pen.InSession(cast.Chair, new EstablishGroup(
            Group, GroupKind.WorkingGroup, "Contact group on times to answer", "To find a text on times to answer that small teams can keep.",
            ["XTQ", "XES", "XCR", "XHS", "XMW", "XWD", "XPL", "XGD", "XBV", "XIV", "XNV", "XKE", "XRV"])));
        yield return DemoStep.Say(42, 1, () => Convene(pen, cast,
            new("group-1", "Contact group, first meeting", MeetingKind.WorkingGroup, MeetingForm.Hybrid, pen.When(45, 3), pen.When(45, 6),
            [Item(1, "What was adopted by silence"), Item(2, "Times to answer", DemoPapers.Response)], "Conference room 3", Group)));
        yield return DemoStep.Say(45, 3, () => GroupMeeting(pen, cast));
    }

    /// <summary>An item of an agenda.</summary>
    public static AgendaItem Item(int number, string title, params ReadOnlySpan<string> documents) => new(number, title, [.. documents], number == 1 ? 10 : 45);

    /// <summary>A meeting is convened by the secretariat.</summary>
    public static void Convene(DemoPen pen, DemoCast cast, ConveneMeeting act) => _ = pen.InSession(cast.Secretary, act);

    /// <summary>A meeting is opened, and its agenda adopted where it is formal.</summary>
    public static void Open(DemoPen pen, DemoCast cast, string meeting, bool isFormal = true)
    {
        _ = pen.InSession(cast.Chair, new OpenMeeting(meeting, [.. Present]));
        if (!isFormal)
            return;
        _ = pen.InSession(cast.Chair, new OpenItem(meeting, 1));
        _ = pen.InSession(cast.Chair, new AdoptAgenda(meeting));
        _ = pen.InSession(cast.Chair, new CloseItem(meeting, 1, "The agenda was adopted."));
    }

    /// <summary>Delegations speak on an open item, one after the other.</summary>
    public static void Speak(DemoPen pen, DemoCast cast, string meeting, int item, IEnumerable<string> speakers)
    {
        foreach (var code in speakers)
        {
            _ = pen.InSession(cast.Heads[code], new AskForFloor(meeting, item, FloorKind.Statement));
            _ = pen.InSession(cast.Chair, new GiveFloor(meeting, code, FloorKind.Statement, 5));
            _ = pen.InSession(cast.Chair, new EndFloor(meeting));
        }
    }

    private static void Hold(DemoPen pen, DemoCast cast, string meeting, ImmutableArray<(int Number, string Outcome, string[] Speakers)> items,
        bool isFormal = true)
    {
        Open(pen, cast, meeting, isFormal);
        foreach (var (number, outcome, speakers) in items)
        {
            _ = pen.InSession(cast.Chair, new OpenItem(meeting, number));
            Speak(pen, cast, meeting, number, speakers);
            _ = pen.InSession(cast.Chair, new CloseItem(meeting, number, outcome));
        }

        _ = pen.InSession(cast.Chair, new CloseMeeting(meeting));
    }

    private static void FirstSession(DemoPen pen, DemoCast cast)
    {
        Open(pen, cast, First);
        _ = pen.InSession(cast.Chair, new OpenItem(First, 2));
        _ = pen.InSession(cast.Heads["XLM"], new AskForFloor(First, 2, FloorKind.GroupStatement, "African States"));
        _ = pen.InSession(cast.Chair, new GiveFloor(First, "XLM", FloorKind.GroupStatement, 7));
        _ = pen.InSession(cast.Chair, new EndFloor(First));
        Speak(pen, cast, First, 2, ["XMW", "XHS", "XTQ", "OCF"]);
        Contest(pen, cast);
        _ = pen.InSession(cast.Chair, new CloseItem(First, 2));
        _ = pen.InSession(cast.Chair, new OpenItem(First, 3));
        Speak(pen, cast, First, 3, ["XQS", "XES"]);
        _ = pen.InSession(cast.Chair, new RuleConsensus(Decision, First));
        _ = pen.InSession(cast.Chair, new CloseItem(First, 3, "The decision was adopted by consensus."));
        _ = pen.InSession(cast.Chair, new OpenItem(First, 4));
        _ = pen.InSession(cast.Chair, new CloseItem(First, 4));
        _ = pen.InSession(cast.Chair, new CloseMeeting(First));
    }

    /// <summary>A ruling of the chair is contested, and stands.</summary>
    private static void Contest(DemoPen pen, DemoCast cast)
    {
        _ = pen.InSession(cast.Heads["XIV"], new RaisePointOfOrder(First, "Observers may not speak before all members have spoken."));
        _ = pen.InSession(cast.Chair, new RulePointOfOrder(First, "The list is by order of request, for observers too. The point is not well taken."));
        _ = pen.InSession(cast.Heads["XIV"], new AppealRuling(First, "Practice elsewhere is different."));
        _ = pen.InSession(cast.Chair, new DecideAppeal(First, IsOverruled: false, new(5, 12, 3)));
    }

    private static void GroupMeeting(DemoPen pen, DemoCast cast)
    {
        const string Meeting = "group-1";
        Open(pen, cast, Meeting, isFormal: false);
        _ = pen.InSession(cast.Chair, new OpenItem(Meeting, 1));
        _ = pen.InSession(cast.Chair, new TakeNoteOfSilence(DemoSilences.Adopted, Meeting, 1));
        _ = pen.InSession(cast.Chair, new CloseItem(Meeting, 1, "The adoption of the directory was noted."));
        _ = pen.InSession(cast.Chair, new OpenItem(Meeting, 2));
        Speak(pen, cast, Meeting, 2, ["XTQ", "XCR"]);
        _ = pen.InSession(cast.Chair, new CloseItem(Meeting, 2, "The secretariat will issue a revision."));
        _ = pen.InSession(cast.Chair, new CloseMeeting(Meeting));
    }
}
