using Comity.Forum.Decisions;
using Comity.Forum.Meetings;
using Comity.Record.Founding;

namespace Comity.Host.Demo;

/// <summary>What goes on as the visitor arrives: a session under way, with a speaker and a list of those who wait, and a next one that is convened.</summary>
internal static class DemoPresent
{
    private const string Session = "session-2";
    private static readonly TimeSpan SinceOpened = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan SinceGiven = TimeSpan.FromMinutes(2);

    /// <summary>Convenes both sessions, day 50.</summary>
    public static IEnumerable<DemoStep> Steps(DemoPen pen, DemoCast cast)
    {
        var now = Quarter(TimeProvider.System.GetUtcNow() - SinceOpened);
        yield return DemoStep.Say(50, 2, () =>
        {
            DemoMeetings.Convene(pen, cast, new(Session, "Second session", MeetingKind.Formal, MeetingForm.Hybrid, now, now.AddHours(6),
                [DemoMeetings.Item(1, "Adoption of the agenda"), DemoMeetings.Item(2, "Times to answer a request for help", DemoPapers.Response),
                    DemoMeetings.Item(3, "Pilot of a peer review"), DemoMeetings.Item(4, "Other matters")], "Conference room 1"));
            DemoMeetings.Convene(pen, cast, new("session-3", "Third session", MeetingKind.Formal, MeetingForm.Hybrid, now.AddDays(9), now.AddDays(9)
                .AddHours(6),
                [DemoMeetings.Item(1, "Adoption of the agenda"), DemoMeetings.Item(2, "Capacity building"), DemoMeetings.Item(3, "Report")],
                "Conference room 1"));
        });
        yield return DemoStep.Say(56, 1, () => pen.InSession(cast.Secretary, new AdoptRules(DemoFounding.Later, "Decision 1/9 of the first session")));
        yield return DemoStep.Say(57, 3, () => pen.InSession(cast.Chair, new PutDecisionCarrying(
            "pilot-review", "Pilot of a peer review", DecisionMatter.Substantive,
            [new EstablishGroup("peer-review", GroupKind.WorkingGroup, "Working group on the pilot review", "To propose the method by the third session.",
                ["XMW", "XGD", "XQS"])],
            "A voluntary peer review is tried once in the coming year, with three States that offer themselves.", Meeting: Session, Item: 3)));
        yield return DemoStep.Say(58, 4, () => pen.InSession(cast.Heads["XWD"], new ObjectToDecision("pilot-review", "The method has to be agreed before.")));
    }

    /// <summary>Holds the session up to now.</summary>
    public static async Task HoldAsync(DemoPen pen, DemoCast cast, CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow();
        await pen.GoAsync(now - SinceOpened, cancel);
        DemoMeetings.Open(pen, cast, Session);
        _ = pen.InSession(cast.Chair, new OpenItem(Session, 2));
        DemoMeetings.Speak(pen, cast, Session, 2, ["XCR", "XGD"]);
        _ = pen.InSession(cast.Secretary, new ShowMarkUp(Session, DemoPapers.Response, "1",
            "A request is acknowledged within twenty-four hours and answered within seventy-two, or as soon as capacity allows."));
        foreach (var code in (string[])["XES", "XPL", "XBV"])
            _ = pen.InSession(cast.Heads[code], new AskForFloor(Session, 2, FloorKind.Statement));
        await pen.GoAsync(now - SinceGiven, cancel);
        _ = pen.InSession(cast.Chair, new GiveFloor(Session, "XES", FloorKind.Statement, 5));
        await pen.DoneAsync();
    }

    private static DateTimeOffset Quarter(DateTimeOffset time)
    {
        var ticks = TimeSpan.FromMinutes(15).Ticks;
        return new(time.UtcTicks / ticks * ticks, TimeSpan.Zero);
    }
}
