using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Record.Entries;
using Comity.Tests.Record;
using Xunit;
using static Comity.Tests.Forum.Sessions;

namespace Comity.Tests.Forum;

/// <summary>Points of order, appeals and motions.</summary>
public sealed class MotionTests
{
    private static Given Appealed =>
        Debating().Does("KEN", new RaisePointOfOrder(Id, "The Arabic text is missing.")).Does("chair", new RulePointOfOrder(Id, "We go on."))
        .Does("FRA", new AppealRuling(Id));

    [Fact]
    public void Participant_may_move_when_it_takes_part_in_decisions()
    {
        var attempt = new Attempt(Debating().Says("OBS", new Move(Id, MotionKind.SuspendMeeting)), Begins, SignatureLevel.Session);
        Assert.Equal("ParticipantMayMove", MotionRules.ParticipantMayMove(Debating().Picture.Forum, attempt, attempt.Act)?.Rule);
        Assert.Equal("RoleMayDoThis", Debating().Refusal("OBS", new Move(Id, MotionKind.SuspendMeeting)).Rule);
        Debating().Does("KEN", new Move(Id, MotionKind.SuspendMeeting));
    }

    [Fact]
    public void Point_of_order_comes_first()
    {
        var given = Debating().Does("BRA", Asks()).Does("KEN", new Move(Id, MotionKind.SuspendMeeting)).Does("FRA", new RaisePointOfOrder(Id, "Order"));
        Act[] acts = [Gives("BRA"), new CloseItem(Id, 2), new DecideMotion(Id, MotionKind.SuspendMeeting, true), new SuspendMeeting(Id), new CloseMeeting(Id)];
        Assert.All(acts, act => Assert.Contains(given.Asked("chair", act), refusal => refusal.Rule == "PointOfOrderComesFirst"));
        Assert.Contains(given.Asked("BRA", new Move(Id, MotionKind.AdjournMeeting)), refusal => refusal.Rule == "PointOfOrderComesFirst");
        Assert.Contains(given.Asked("BRA", new RaisePointOfOrder(Id, "Another")), refusal => refusal.Rule == "PointOfOrderComesFirst");
    }

    [Fact]
    public void Appeal_comes_first_but_for_a_meeting_without_a_quorum()
    {
        var given = Appealed.Does("BRA", Asks());
        Assert.Equal(("AppealComesFirst", "meeting"), given.Refusal("chair", Gives("BRA")));
        Assert.Equal(("AppealComesFirst", "meeting"), given.Refusal("BRA", new RaisePointOfOrder(Id, "Order")));
        Assert.Equal(("AppealComesFirst", "meeting"), given.Refusal("chair", new CloseMeeting(Id)));
        Assert.Equal(MeetingStatus.Suspended, given.Does("chair", new NotePresence(Id, ["KEN"])).Does("chair", new SuspendMeeting(Id)).Meeting().Status);
        Assert.True(given.Does("chair", new ResumeMeeting(Id)).Meeting().IsAppealed is false);
    }

    [Fact]
    public void Motions_come_first()
    {
        var given = Debating().Does("BRA", Asks()).Does("KEN", new Move(Id, MotionKind.CloseDebate));
        Assert.Equal(("MotionsComeFirst", "meeting"), given.Refusal("chair", Gives("BRA")));
        Assert.Equal(("MotionsComeFirst", "meeting"), given.Refusal("chair", new CloseItem(Id, 2)));
        Assert.Equal(("MotionsComeFirst", "meeting"), given.Refusal("chair", new CloseMeeting(Id)));
        given.Does("chair", new DecideMotion(Id, MotionKind.CloseDebate, false)).Does("chair", Gives("BRA"));
    }

    [Fact]
    public void Point_of_order_is_raised_before_it_is_ruled_on() =>
        Assert.Equal(("PointOfOrderIsRaised", "meeting"), Debating().Refusal("chair", new RulePointOfOrder(Id, "No.")));

    [Fact]
    public void Ruling_is_fresh_when_one_appeals()
    {
        Assert.Equal(("RulingIsFresh", "meeting"), Debating().Refusal("KEN", new AppealRuling(Id)));
        Assert.Equal(("RulingIsFresh", "meeting"), Appealed.Refusal("KEN", new AppealRuling(Id)));
        var given = Debating().Does("BRA", Asks()).Does("KEN", new RaisePointOfOrder(Id, "Order")).Does("chair", new RulePointOfOrder(Id, "We go on."))
            .Does("chair", Gives("BRA"));
        Assert.Equal(("RulingIsFresh", "meeting"), given.Refusal("KEN", new AppealRuling(Id)));
    }

    [Fact]
    public void Appeal_is_made_before_it_is_decided()
    {
        Assert.Equal(("AppealIsMade", "meeting"), Debating().Refusal("chair", new DecideAppeal(Id, false, new(1, 2, 0))));
        Assert.False(Appealed.Does("chair", new DecideAppeal(Id, false, new(1, 2, 0))).Meeting().IsAppealed);
    }

    [Fact]
    public void Motion_is_new()
    {
        var given = Debating().Does("KEN", new Move(Id, MotionKind.CloseDebate));
        Assert.Equal(("MotionIsNew", "motion"), given.Refusal("FRA", new Move(Id, MotionKind.CloseDebate)));
        given.Does("chair", new DecideMotion(Id, MotionKind.CloseDebate, true, new(3, 1, 0)));
        Assert.Equal(("MotionIsNew", "motion"), given.Refusal("FRA", new Move(Id, MotionKind.CloseDebate)));
        Assert.Contains(given.Asked("FRA", Asks()), refusal => refusal.Rule == "ListIsOpen");
    }

    [Fact]
    public void Motion_is_made_before_it_is_decided() =>
        Assert.Equal(("MotionIsMade", "motion"), Debating().Refusal("chair", new DecideMotion(Id, MotionKind.AdjournDebate, true)));

    [Fact]
    public void Motions_follow_precedence()
    {
        var given = Debating();
        foreach (var (who, kind) in (ReadOnlySpan<(string, MotionKind)>)[("KEN", MotionKind.CloseDebate), ("FRA", MotionKind.AdjournDebate),
            ("BRA", MotionKind.SuspendMeeting), ("JPN", MotionKind.AdjournMeeting)])
            given.Does(who, new Move(Id, kind));
        foreach (var kind in Enum.GetValues<MotionKind>())
        {
            foreach (var later in Enum.GetValues<MotionKind>().Where(other => other > kind))
                Assert.Equal(("MotionsFollowPrecedence", "motion"), given.Refusal("chair", new DecideMotion(Id, later, false)));
            given.Does("chair", new DecideMotion(Id, kind, false));
        }
    }

    [Fact]
    public void Motion_is_put_to_vote_where_the_terms_allow_votes()
    {
        Assert.Equal(("MotionIsPutToVote", "votes"), Appealed.Refusal("chair", new DecideAppeal(Id, false)));
        var given = Debating(terms => terms with { Voting = terms.Voting with { Allowed = false } }).Does("KEN", new Move(Id, MotionKind.CloseDebate));
        Assert.Equal(("MotionIsPutToVote", "votes"), given.Refusal("chair", new DecideMotion(Id, MotionKind.CloseDebate, true, new(3, 1, 0))));
        given.Does("chair", new DecideMotion(Id, MotionKind.CloseDebate, true));
    }

    [Fact]
    public void Motion_voters_are_present()
    {
        Assert.Equal(("MotionVotersArePresent", "votes"), Appealed.Refusal("chair", new DecideAppeal(Id, false, new(2, 2, 1))));
        Assert.Equal(("MotionVotersArePresent", "votes"), Appealed.Refusal("chair", new DecideAppeal(Id, false, new(-1, 2, 0))));
    }

    [Fact]
    public void Motion_follows_its_votes()
    {
        Assert.Equal(("MotionFollowsItsVotes", "isOverruled"), Appealed.Refusal("chair", new DecideAppeal(Id, true, new(2, 2, 0))));
        Appealed.Does("chair", new DecideAppeal(Id, true, new(3, 1, 0)));
        var given = Debating().Does("KEN", new Move(Id, MotionKind.SuspendMeeting));
        Assert.Equal(("MotionFollowsItsVotes", "isCarried"), given.Refusal("chair", new DecideMotion(Id, MotionKind.SuspendMeeting, true, new(2, 2, 0))));
        Assert.Equal((true, true, false), (MotionRules.Carries(new(2, 1, 0), Majority.TwoThirds), MotionRules.Carries(new(1, 0, 3), Majority.Consensus),
            MotionRules.Carries(new(3, 1, 0), Majority.Consensus)));
    }

    [Fact]
    public void An_adjourned_debate_leaves_its_item_and_a_carried_suspension_ends_the_turn()
    {
        var given = Debating().Does("BRA", Asks()).Does("chair", Gives("BRA")).Does("KEN", new Move(Id, MotionKind.AdjournDebate))
            .Does("KEN", new Move(Id, MotionKind.CloseDebate))
            .Does("chair", new DecideMotion(Id, MotionKind.AdjournDebate, true));
        Assert.Equal((ItemStatus.Adjourned, true, true, true),
            (given.Meeting().Item(2)!.Status, given.Meeting().Open is null, given.Meeting().Floor is null, given.Meeting().Motions.IsEmpty));
        var suspended = Debating().Does("BRA", Asks()).Does("chair", Gives("BRA")).Does("KEN", new Move(Id, MotionKind.SuspendMeeting))
            .Does("chair", new DecideMotion(Id, MotionKind.SuspendMeeting, true));
        Assert.Equal((MeetingStatus.Suspended, true, 1),
            (suspended.Meeting().Status, suspended.Meeting().Floor is null, suspended.Meeting().Open!.Turns.Count));
    }
}
