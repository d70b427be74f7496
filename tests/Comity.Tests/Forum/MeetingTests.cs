using Comity.Forum.Meetings;
using Comity.Record.Entries;
using Comity.Tests.Record;
using Xunit;
using static Comity.Tests.Forum.Sessions;

namespace Comity.Tests.Forum;

/// <summary>Meetings and their agendas.</summary>
public sealed class MeetingTests
{
    private static readonly EstablishGroup Friends = new("friends", GroupKind.FriendsOfTheChair, "Friends", "To propose words.", ["KEN"]);

    [Fact]
    public void Meeting_is_new()
    {
        var given = Convened();
        Assert.Equal(("MeetingIsNew", "meeting"), given.Refusal("chair", Convenes()));
        Assert.Equal(("MeetingIsNew", "meeting"), given.Refusal("chair", Convenes("Meeting 2")));
        given.Does("chair", Convenes("m-2"));
    }

    [Fact]
    public void Meeting_exists() =>
        Assert.Equal(("MeetingExists", "meeting"), Body().Refusal("secretariat", new CancelMeeting("none", "It was never convened.")));

    [Fact]
    public void Meeting_ends_after_it_begins_within_a_day_and_not_in_the_past()
    {
        var given = Convened();
        Assert.Equal(("MeetingEndsAfterItBegins", "until"), given.Refusal("secretariat", Convenes("m-2") with { Until = Begins }));
        Assert.Equal(("MeetingEndsAfterItBegins", "until"), given.Refusal("secretariat", Convenes("m-2") with { Until = Begins.AddHours(25) }));
        Assert.Equal(("MeetingEndsAfterItBegins", "until"),
            given.Refusal("secretariat", Revises with { From = Given.Start.AddHours(-2), Until = Given.Start }));
    }

    [Fact]
    public void Agenda_is_numbered()
    {
        var given = Body();
        Assert.Equal(("AgendaIsNumbered", "agenda"), given.Refusal("secretariat", Convenes() with { Agenda = [] }));
        Assert.Equal(("AgendaIsNumbered", "agenda[1].number"),
            given.Refusal("secretariat", Convenes() with { Agenda = [new(1, "One", [], 0), new(1, "Another", [], 0)] }));
        Assert.Equal(("AgendaIsNumbered", "agenda[0].minutes"), given.Refusal("secretariat", Convenes() with { Agenda = [new(1, "One", [], 601)] }));
    }

    [Fact]
    public void Agenda_names_documents_that_are_there()
    {
        var given = Body();
        var act = Convenes() with { Agenda = [new(1, "One", [], 0), new(2, "Two", ["draft"], 0)] };
        Assert.Equal(("AgendaNamesDocuments", "agenda[1].documents[0]"), given.Refusal("secretariat", act));
        given.Does("secretariat", Document()).Does("secretariat", act);
    }

    [Fact]
    public void Group_is_new_with_an_id_of_its_own()
    {
        var given = Body();
        Assert.Equal(("GroupIsNew", "group"), given.Refusal("chair", Friends with { Group = "Friends of the Chair" }));
        Assert.Equal("malformed", given.Case("chair", Friends with { Group = "Friends of the Chair" }));
        Assert.Equal("taken", given.Does("chair", Friends).Case("chair", Friends));
    }

    [Fact]
    public void Group_members_take_part_in_the_process_and_are_named_once()
    {
        var given = Body();
        Assert.Equal(("GroupMembersTakePart", "participants[1]"), given.Refusal("chair", Friends with { Participants = ["KEN", "XXX"] }));
        Assert.Equal("stranger", given.Case("chair", Friends with { Participants = ["KEN", "XXX"] }));
        Assert.Equal("twice", given.Case("chair", Friends with { Participants = ["KEN", "KEN"] }));
    }

    [Fact]
    public void Group_works_until_it_is_ended()
    {
        var friends = Friends;
        var given = Body();
        Assert.Equal(("GroupWorks", "group"), given.Refusal("chair", Convenes() with { Group = "friends" }));
        given.Does("chair", friends).Does("chair", Convenes() with { Group = "friends" });
        given.Does("chair", new EndGroup("friends", "Done."));
        Assert.Equal(("GroupWorks", "group"), given.Refusal("chair", new EndGroup("friends", "Done.")));
        Assert.Equal(("GroupWorks", "group"), given.Refusal("chair", Convenes("m-2") with { Group = "friends" }));
    }

    [Fact]
    public void Meeting_is_awaited_until_it_begins()
    {
        var given = Opened();
        Assert.Equal(("MeetingIsAwaited", "meeting"), given.Refusal("secretariat", new CancelMeeting(Id, "Too late.")));
        Assert.Equal(("MeetingIsAwaited", "meeting"), given.Refusal("secretariat", new OpenMeeting(Id, [.. States])));
        given.Does("secretariat", Revises).Does("chair", new AdoptAgenda(Id));
        Assert.Equal(("MeetingIsAwaited", "meeting"), given.Refusal("secretariat", Revises));
        Assert.Equal(MeetingStatus.Cancelled, Convened().Does("secretariat", new CancelMeeting(Id, "The room is closed.")).Meeting().Status);
    }

    [Fact]
    public void Meeting_is_under_way_when_something_is_done_in_it()
    {
        Act[] acts = [new OpenItem(Id, 1), new CloseItem(Id, 1), Gives("KEN"), new EndFloor(Id), new SuspendMeeting(Id),
            new ShowMarkUp(Id, "draft", "1", "Words")];
        var suspended = Debating().Does("chair", new SuspendMeeting(Id));
        var closed = Debating().Does("chair", new CloseMeeting(Id));
        foreach (var given in (Given[])[Convened(), suspended, closed])
        {
            Assert.All(acts, act => Assert.Contains(given.Asked("chair", act), refusal => refusal.Rule == "MeetingIsUnderWay"));
            Assert.Contains(given.Asked("KEN", new RaisePointOfOrder(Id, "Order")), refusal => refusal.Rule == "MeetingIsUnderWay");
        }
    }

    [Fact]
    public void Meeting_is_suspended_before_it_is_resumed()
    {
        var given = Opened();
        Assert.Equal(("MeetingIsSuspended", "meeting"), given.Refusal("chair", new ResumeMeeting(Id)));
        Assert.Equal(MeetingStatus.Open, given.Does("chair", new SuspendMeeting(Id, Begins.AddHours(1))).Does("chair", new ResumeMeeting(Id)).Meeting().Status);
    }

    [Fact]
    public void Meeting_is_begun_before_it_is_closed()
    {
        Assert.Equal(("MeetingIsBegun", "meeting"), Convened().Refusal("chair", new CloseMeeting(Id)));
        Assert.Equal(("MeetingIsBegun", "meeting"), Opened().Does("chair", new CloseMeeting(Id)).Refusal("chair", new NotePresence(Id, [])));
    }

    [Fact]
    public void Meeting_is_not_over_when_the_floor_is_asked_for()
    {
        Convened().Does("KEN", Asks());
        Assert.Contains(Opened().Does("chair", new CloseMeeting(Id)).Asked("KEN", Asks()), refusal => refusal.Rule == "MeetingIsNotOver");
    }

    [Fact]
    public void Meeting_opens_in_its_time()
    {
        var given = Convened();
        Assert.Equal(("MeetingOpensInItsTime", "meeting"), given.Refusal("chair", new OpenMeeting(Id, [.. States])));
        Assert.Empty(given.After(TimeSpan.FromHours(23)).Asked("chair", new OpenMeeting(Id, [.. States])));
        Assert.Equal(("MeetingOpensInItsTime", "meeting"), given.After(1).Refusal("chair", new OpenMeeting(Id, [.. States])));
    }

    [Fact]
    public void Present_take_part()
    {
        var given = Convened().After(1);
        Assert.Equal(("PresentTakePart", "present[1]"), given.Refusal("chair", new OpenMeeting(Id, ["KEN", "XXX", "FRA"])));
        Assert.Equal(("PresentTakePart", "present[1]"), given.Refusal("chair", new OpenMeeting(Id, ["KEN", "KEN"])));
    }

    [Fact]
    public void Quorum_opens_meeting_and_only_members_count()
    {
        var given = Convened(changed: terms => terms with { Quorum = new("Rule 108", new(1, 2), new(1, 2), true) }).After(1);
        Assert.Equal(("QuorumOpensMeeting", "present"), given.Refusal("chair", new OpenMeeting(Id, ["KEN", "OBS", "ICRC"])));
        given.Does("chair", new OpenMeeting(Id, ["KEN", "FRA"]));
        Assert.Equal(new Quorum(2, 4, 2, 3), Quorum.Of(given.Picture.Forum, given.Meeting().Present));
        Convened(MeetingKind.Informal).After(1).Does("chair", new OpenMeeting(Id, []));
    }

    [Fact]
    public void Quorum_decides_in_meeting()
    {
        var given = Opened().Does("chair", new NotePresence(Id, ["KEN", "FRA", "OBS"])).Does("KEN", new Move(Id, MotionKind.AdjournMeeting));
        Assert.Equal(("QuorumDecidesInMeeting", "meeting"), given.Refusal("chair", new DecideMotion(Id, MotionKind.AdjournMeeting, true)));
        Assert.Contains(given.Asked("chair", new AdoptAgenda(Id)), refusal => refusal.Rule == "QuorumDecidesInMeeting");
        given.Does("chair", new NotePresence(Id, ["KEN", "FRA", "BRA"])).Does("chair", new DecideMotion(Id, MotionKind.AdjournMeeting, true));
        Assert.Equal(MeetingStatus.Closed, given.Meeting().Status);
    }

    [Fact]
    public void Agenda_is_adopted_once() =>
        Assert.Equal(("AgendaIsAdoptedOnce", "meeting"), Opened().Does("chair", new AdoptAgenda(Id)).Refusal("chair", new AdoptAgenda(Id)));

    [Fact]
    public void Agenda_comes_first_in_a_formal_meeting()
    {
        var given = Opened();
        Assert.Equal(("AgendaComesFirst", "item"), given.Refusal("chair", new OpenItem(Id, 2)));
        given.Does("chair", new OpenItem(Id, 1));
        Opened(MeetingKind.Informal).Does("chair", new OpenItem(Id, 2));
    }

    [Fact]
    public void Item_is_on_agenda() => Assert.Equal(("ItemIsOnAgenda", "item"), Opened(MeetingKind.Informal).Refusal("chair", new OpenItem(Id, 9)));

    [Fact]
    public void Item_is_not_done_when_it_is_taken_up()
    {
        var given = Debating().Does("chair", new CloseItem(Id, 2, "Discussed."));
        Assert.Equal(("ItemIsNotDone", "item"), given.Refusal("chair", new OpenItem(Id, 2)));
        Assert.Contains(given.Asked("KEN", Asks()), refusal => refusal.Rule == "ItemIsNotDone");
        Assert.Equal((ItemStatus.Closed, "Discussed."), (given.Meeting().Item(2)!.Status, given.Meeting().Item(2)!.Outcome));
    }

    [Fact]
    public void One_item_at_a_time() => Assert.Equal(("OneItemAtATime", "item"), Debating().Refusal("chair", new OpenItem(Id, 3)));

    [Fact]
    public void Item_is_open_when_it_is_worked_on()
    {
        var given = Debating();
        Assert.Equal(("ItemIsOpen", "item"), given.Refusal("chair", new CloseItem(Id, 3)));
        given.Does("chair", new CloseItem(Id, 2));
        Assert.Equal(("ItemIsOpen", "motion"), given.Refusal("KEN", new Move(Id, MotionKind.CloseDebate)));
        Assert.Equal(("ItemIsOpen", "participant"), given.Refusal("chair", Gives("KEN")));
    }

    [Fact]
    public void Mark_up_is_of_document()
    {
        var given = Debating();
        Assert.Equal(("MarkUpIsOfDocument", "document"), given.Refusal("secretariat", new ShowMarkUp(Id, "draft", "12", "Words")));
        given.Does("secretariat", Document()).Does("secretariat", new ShowMarkUp(Id, "draft", "12", "Words"));
        Assert.Equal("Words", given.Meeting().MarkUp?.Words);
    }

    [Fact]
    public void A_revision_keeps_those_who_asked_for_the_floor_and_a_closed_meeting_leaves_its_open_item()
    {
        var given = Convened().Does("KEN", Asks()).Does("secretariat", Revises);
        Assert.Equal("KEN", Assert.Single(given.Meeting().Item(2)!.Waiting).Participant);
        var closed = Debating().Does("KEN", Asks()).Does("chair", new CloseMeeting(Id)).Meeting();
        Assert.Equal((ItemStatus.Left, ItemStatus.Awaited, true), (closed.Item(2)!.Status, closed.Item(3)!.Status, closed.Item(2)!.Waiting.IsEmpty));
    }

    [Fact]
    public void A_meeting_keeps_its_record() =>
        Assert.Equal(["ConveneMeeting", "OpenMeeting", "AdoptAgenda", "OpenItem"], Debating().Meeting().Events.Select(one => ActName.Of(one.Act)));

    [Fact]
    public void What_was_received_and_takes_effect_after_the_meeting_changes_nothing()
    {
        var given = Convened().Does("secretariat", Given.Letter("KEN", Asks())).After(1).Does("chair", new OpenMeeting(Id, [.. States]))
            .Does("chair", new CloseMeeting(Id));
        Assert.True(given.After(40).Meeting().Item(2)!.Waiting.IsEmpty);
    }
}
