using System.Collections.Immutable;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Notices;
using Comity.Forum.Procedure;
using Comity.Record.Founding;
using Comity.Tests.Record;

namespace Comity.Tests.Forum;

/// <summary>What decisions and notices need.</summary>
internal static class Deciding
{
    public static PutDecision Put { get; } = new("hours", "Working hours", DecisionMatter.Substantive, "The meeting ends at six.");

    public static CallVote Call { get; } = new("hours", "third-session", Given.Start.AddDays(2));

    public static ExplainPosition Dissociation { get; } = new(ExplanationKind.Dissociation, "We dissociate ourselves from paragraph 3.", "hours", null, ["3"]);

    public static Given Begun(ProcedureTerms? terms = null) => InSession(Silent.A_forum(terms).With_members("BRA", "JPN")).Does("chair", Put);

    /// <summary>A meeting is under way in which these are there.</summary>
    public static Given InSession(Given given, string meeting = "third-session", params ImmutableArray<string> present) =>
        (given.Picture.Forum.Grounds.FoundedBy is null && given.Picture.Record.Founding.Rules.Edition >= RulesOfProcedure.EditionOfGrounds
            ? given.Under_a_superior_organ() : given)
        .Does("secretariat", new ConveneMeeting(meeting, "A meeting", MeetingKind.Formal, MeetingForm.InPerson, given.Now, given.Now.AddHours(3),
            [new(1, "Decisions", [], 60)]))
        .Does("secretariat", new OpenMeeting(meeting, present.IsDefaultOrEmpty ? ["KEN", "FRA", "BRA", "JPN"] : [.. present]));

    public static Given Called(ProcedureTerms? terms = null) => Begun(terms).Does("chair", Call);

    public static Decision Hours(this Given given) => given.Picture.Forum.Decisions.All["hours"];

    public static VoteOnDecision Vote(BallotValue value) => new("hours", value);

    /// <summary>A duty goes from hand to hand.</summary>
    public static Given DutiesHappen(Given given)
    {
        var notice = given.Picture.Forum.Notices.All.Values.Last(notice => notice.IsTo("KEN")).Position;
        return given.Grounded(new EstablishGroup("rooms", GroupKind.FriendsOfTheChair, "Friends of the chair on rooms", "To look for more rooms.",
            ["KEN", "FRA"]))
            .Does("KEN", new HandDuty(notice, "rooms"))
            .Does("FRA", new TakeDuty(notice, "KEN"));
    }

    /// <summary>Every act about decisions, and about notices, once.</summary>
    public static Given Happens(Given given)
    {
        given = InSession(given.Grounded(new AdoptProcedure(ProcedureSets.UnitedNations, "Decision 30")))
            .Does("KEN", Put)
            .Does("FRA", new ObjectToDecision("hours", "Too early."))
            .Does("FRA", new WithdrawDecisionObjection("hours"))
            .Does("chair", new RuleConsensus("hours", "third-session"))
            .Does("JPN", Dissociation)
            .Does("chair", Put with { Decision = "rooms" })
            .Does("chair", Call with { Decision = "rooms", Closes = given.Now.AddHours(2) })
            .Does("KEN", new VoteOnDecision("rooms", BallotValue.No))
            .After(TimeSpan.FromHours(3))
            .Does("secretariat", Silent.Document("summary", "en") with { Kind = DocumentKind.ChairsSummary })
            .Does("chair", new IssueChairsSummary("summary", "rooms"))
            .Does("secretariat", Put with { Decision = "tables" });
        var notice = given.Picture.Size - 1;
        return given.Does("KEN", new AcknowledgeNotice(notice))
            .Does("server", new NoteMailing(notice, ["FRA", "KEN"]))
            .Does("secretariat", new WithdrawDecision("tables", "There are enough."));
    }
}
