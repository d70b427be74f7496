using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Forum.Notices;
using Comity.Forum.Silence;
using Comity.Record.Founding;
using Comity.Record.Received;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>What was posted to whom, when, and who said that it was read.</summary>
public sealed class NoticeTests
{
    private static readonly EstablishGroup Friends = new("friends", GroupKind.FriendsOfTheChair, "Friends of the chair", "To help each other.", ["KEN", "FRA"]);

    [Fact]
    public void An_act_is_told_to_all_members_of_its_moment()
    {
        var given = Silent.Begun().After(1).With_member("BRA").Does("FRA", Silent.Objection);
        var notices = given.Picture.Forum.Notices.All.Values.ToList();
        Assert.Equal(["FRA", "KEN"], Of<BeginSilence>(given).To);
        Assert.Equal(["BRA", "FRA", "KEN"], Of<BreakSilence>(given).To);
        Assert.Equal(given.Now, notices[^1].At);
    }

    [Fact]
    public void What_is_adopted_is_told_to_all_participants() =>
        Assert.Equal(["BRA", "FRA", "ICRC", "JPN", "KEN", "LIL"],
            Of<RuleConsensus>(Deciding.Begun().Does("chair", new RuleConsensus("hours", "third-session"))).To);

    [Fact]
    public void What_the_clock_enters_is_told_too() => Assert.Equal(Given.Start.AddHours(72), Of<SettleSilence>(Silent.Begun().After(5)).At);

    [Fact]
    public void What_a_letter_did_is_told_as_its_senders() =>
        Assert.Equal("FRA", Of<BreakSilence>(Silent.Begun().Does("secretariat", Given.Letter("FRA", Silent.Objection))).As);

    [Fact]
    public void What_a_letter_did_is_told_beside_the_letter_and_not_in_its_place()
    {
        var notice = Of<BreakSilence>(Silent.Begun().Does("secretariat", Given.Letter("FRA", Silent.Objection)));
        Assert.IsType<EnterReceived>(notice.CarriedBy);
        Assert.Equal(["FRA", "KEN"], notice.To);
    }

    [Fact]
    public void Under_the_first_edition_what_a_letter_did_is_told_in_its_place() => Assert.Null(
        Of<BreakSilence>(Silent.Begun().Does("secretariat", new AdoptRules(Given.RulesBefore(1), "Decision 9"))
            .Does("secretariat", Given.Letter("FRA", Silent.Objection))).CarriedBy);

    [Fact]
    public void What_is_entered_for_a_participant_is_told_to_it()
    {
        var waiting = Silent.A_forum().Does("secretariat", Given.Letter("FRA", new ProposeWording("draft-report", "3", WordingKind.Delete)));
        Assert.Equal(["FRA"], Of<EnterReceived>(waiting).To);
    }

    [Fact]
    public void A_meeting_is_told_to_all_who_take_part() =>
        Assert.Equal(["BRA", "FRA", "ICRC", "JPN", "KEN", "LIL"], Of<ConveneMeeting>(Deciding.Begun()).To);

    [Fact]
    public void Notice_is_acknowledged_once()
    {
        var given = Silent.Begun();
        var act = new AcknowledgeNotice(Of<BeginSilence>(given).Position);
        Assert.Equal(("NoticeIsAcknowledgedOnce", "notice"), given.Refusal("LIL", act));
        Assert.Equal(("NoticeIsAcknowledgedOnce", "notice"), given.Refusal("KEN", new AcknowledgeNotice(0)));
        given.After(TimeSpan.FromHours(1)).Does("KEN", act);
        Assert.Equal(("NoticeIsAcknowledgedOnce", "notice"), given.Refusal("KEN", act));
        Assert.Equal((Given.Start.AddHours(1), false, true),
            (Of<BeginSilence>(given).Acknowledged["KEN"], Of<BeginSilence>(given).WaitsFor("KEN"), Of<BeginSilence>(given).WaitsFor("FRA")));
    }

    [Fact]
    public void Duty_is_handed_to_ones_group()
    {
        var given = Silent.Begun().Does("secretariat", Friends);
        var notice = Of<BeginSilence>(given).Position;
        Assert.Equal(("DutyIsHandedToOnesGroup", "notice"), given.Refusal("LIL", new HandDuty(notice, "friends")));
        Assert.Equal(("DutyIsHandedToOnesGroup", "group"), given.Refusal("KEN", new HandDuty(notice, "enemies")));
        given.Does("KEN", new HandDuty(notice, "friends"));
        Assert.Equal(("DutyIsHandedToOnesGroup", "notice"), given.Refusal("KEN", new HandDuty(notice, "friends")));
        Assert.Equal(new HandedDuty("friends"), Of<BeginSilence>(given).Handed["KEN"]);
    }

    [Fact]
    public void Duty_is_taken_in_the_group()
    {
        var given = Silent.Begun().With_member("BRA").Does("secretariat", Friends);
        var duty = new TakeDuty(Of<BeginSilence>(given).Position, "KEN");
        Assert.Equal(("DutyIsTakenInTheGroup", "from"), given.Refusal("FRA", duty));
        given.Does("KEN", new HandDuty(duty.Notice, "friends"));
        Assert.Equal(("DutyIsTakenInTheGroup", "from"), given.Refusal("KEN", duty));
        Assert.Equal(("DutyIsTakenInTheGroup", "from"), given.Refusal("BRA", duty));
        Assert.Equal("FRA", Of<BeginSilence>(given.Does("FRA", duty)).Handed["KEN"].TakenBy);
        Assert.Equal(("DutyIsTakenInTheGroup", "from"), given.Refusal("FRA", duty));
    }

    [Fact]
    public void Mailing_is_of_notice()
    {
        var given = Silent.Begun();
        var act = new NoteMailing(Of<BeginSilence>(given).Position, ["FRA"]);
        Assert.Equal(("MailingIsOfNotice", "notice"), given.Refusal("server", act with { Notice = 0 }));
        Assert.Equal(("MailingIsOfNotice", "notice"), given.Refusal("server", act with { Participants = ["LIL"] }));
        Assert.Equal(("MailingIsOfNotice", "notice"), given.Refusal("server", act with { Participants = [] }));
        Assert.Equal(("MailingIsOfNotice", "notice"), given.Refusal("server", act with { Participants = ["FRA", "FRA"] }));
        given.Does("server", act);
        Assert.Equal(given.Now, Of<BeginSilence>(given).Mailed["FRA"]);
        Assert.Equal(("MailingIsOfNotice", "notice"), given.Refusal("server", act));
    }

    private static Notice Of<TAct>(Given given) => given.Picture.Forum.Notices.All.Values.Last(notice => notice.Act is TAct);
}
