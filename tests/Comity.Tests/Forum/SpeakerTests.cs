using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Members.Participants;
using Comity.Tests.Record;
using Xunit;
using static Comity.Tests.Forum.Sessions;

namespace Comity.Tests.Forum;

/// <summary>Who speaks, in which order, for how long.</summary>
public sealed class SpeakerTests
{
    [Fact]
    public void Participant_may_speak_by_its_kind()
    {
        var given = Debating();
        given.Does("ICRC", Asks()).Does("OBS", Asks(kind: FloorKind.Reply));
        Assert.Equal(("ParticipantMaySpeak", "kind"), given.Refusal("ICRC", Asks(kind: FloorKind.Reply)));
    }

    [Fact]
    public void Group_is_spoken_for_by_name()
    {
        var given = Debating();
        Assert.Equal(("GroupIsSpokenFor", "group"), given.Refusal("KEN", Asks(kind: FloorKind.GroupStatement)));
        Assert.Equal(("GroupIsSpokenFor", "group"), given.Refusal("KEN", Asks(group: "African States")));
        given.Does("KEN", Asks(kind: FloorKind.GroupStatement, group: "African States"));
    }

    [Fact]
    public void List_is_open_until_it_is_closed_and_replies_come_after()
    {
        var given = Debating().Does("chair", new CloseSpeakersList(Id, 2));
        Assert.Equal(("ListIsOpen", "item"), given.Refusal("KEN", Asks()));
        Assert.Equal(("ListIsOpen", "item"), given.Refusal("chair", new CloseSpeakersList(Id, 2)));
        given.Does("KEN", Asks(kind: FloorKind.Reply));
    }

    [Fact]
    public void Floor_is_asked_once()
    {
        var given = Debating().Does("KEN", Asks());
        Assert.Equal(("FloorIsAskedOnce", "kind"), given.Refusal("KEN", Asks()));
        given.Does("KEN", Asks(kind: FloorKind.GroupStatement, group: "African States"));
    }

    [Fact]
    public void Replies_are_limited_and_the_later_are_shorter()
    {
        var given = Convened();
        Assert.Equal(("RepliesAreLimited", "kind"), given.Refusal("KEN", Asks(kind: FloorKind.Reply)));
        given = Debating().Does("KEN", Asks(kind: FloorKind.Reply)).Does("chair", Gives("KEN", FloorKind.Reply, 10)).Does("chair", new EndFloor(Id))
            .Does("KEN", Asks(kind: FloorKind.Reply));
        Assert.Contains(given.Asked("KEN", Asks(kind: FloorKind.Reply)), refusal => refusal.Rule == "RepliesAreLimited");
        given.Does("chair", Gives("KEN", FloorKind.Reply, 5)).Does("chair", new EndFloor(Id));
        Assert.Equal(("RepliesAreLimited", "kind"), given.Refusal("KEN", Asks(kind: FloorKind.Reply)));
    }

    [Fact]
    public void Speaker_is_listed_before_it_leaves()
    {
        var given = Debating().Does("KEN", Asks());
        Assert.Equal(("SpeakerIsListed", "item"), given.Refusal("FRA", new LeaveSpeakersList(Id, 2)));
        Assert.True(given.Does("KEN", new LeaveSpeakersList(Id, 2)).Meeting().Open!.Waiting.IsEmpty);
    }

    [Fact]
    public void One_speaker_at_a_time()
    {
        var given = Debating().Does("KEN", Asks()).Does("FRA", Asks()).Does("chair", Gives("KEN"));
        Assert.Equal(("OneSpeakerAtATime", "participant"), given.Refusal("chair", Gives("FRA")));
        given.Does("chair", new EndFloor(Id)).Does("chair", Gives("FRA"));
        Assert.Equal(("FRA", given.Now.AddMinutes(5)), (given.Meeting().Floor!.Request.Participant, given.Meeting().Floor!.End));
    }

    [Fact]
    public void Speaker_is_next_on_the_list()
    {
        var given = Debating().Does("KEN", Asks()).Does("FRA", Asks()).Does("BRA", Asks(kind: FloorKind.Reply))
            .Does("JPN", Asks(kind: FloorKind.GroupStatement, group: "Asia-Pacific States"));
        Assert.Equal(("SpeakerIsNext", "participant"), given.Refusal("chair", Gives("KEN")));
        given.Does("chair", Gives("JPN", FloorKind.GroupStatement, 7)).Does("chair", new EndFloor(Id)).Does("chair", Gives("KEN"))
            .Does("chair", new EndFloor(Id));
        Assert.Equal(["FRA", "BRA"], SpeakersList.Of(given.Meeting().Open!, given.Picture.Forum.Procedure.Terms, given.Picture.Members.Participants)
            .Select(one => one.Participant));
    }

    [Fact]
    public void Groups_speak_in_turn_where_the_terms_say_so()
    {
        var given = Body(terms => terms with { Speaking = terms.Speaking with { Order = SpeakingOrder.Group } });
        foreach (var (code, group) in (ReadOnlySpan<(string, string)>)[("KEN", "African States"), ("FRA", "Western European and other States"),
            ("BRA", "African States"), ("JPN", "Asia-Pacific States")])
            given.Does("secretariat", new CorrectParticipant(code, [new("en", code)], group, "For the test"));
        given.Does("secretariat", Convenes()).Does("ICRC", Asks()).Does("FRA", Asks()).Does("BRA", Asks()).Does("KEN", Asks()).Does("JPN", Asks());
        Assert.Equal(["BRA", "JPN", "FRA", "ICRC", "KEN"], Order(given));
        given.After(1).Does("chair", new OpenMeeting(Id, [.. States])).Does("chair", new AdoptAgenda(Id)).Does("chair", new OpenItem(Id, 2))
            .Does("chair", Gives("BRA")).Does("chair", new EndFloor(Id));
        Assert.Equal(["JPN", "FRA", "ICRC", "KEN"], Order(given));
    }

    [Fact]
    public void Floor_has_its_minutes() =>
        Assert.Equal(("FloorHasItsMinutes", "minutes"), Debating().Does("KEN", Asks()).Refusal("chair", Gives("KEN", minutes: 6)));

    [Fact]
    public void Floor_is_held_before_it_is_ended() => Assert.Equal(("FloorIsHeld", "meeting"), Debating().Refusal("chair", new EndFloor(Id)));

    [Fact]
    public void Floor_is_free_before_item_or_meeting_is_closed()
    {
        var given = Debating().Does("KEN", Asks()).Does("chair", Gives("KEN"));
        Assert.Equal(("FloorIsFree", "meeting"), given.Refusal("chair", new CloseItem(Id, 2)));
        Assert.Equal(("FloorIsFree", "meeting"), given.Refusal("chair", new SuspendMeeting(Id)));
        Assert.Equal(("FloorIsFree", "meeting"), given.Refusal("chair", new CloseMeeting(Id)));
    }

    private static IEnumerable<string> Order(Given given) =>
        SpeakersList.Of(given.Meeting().Item(2)!, given.Picture.Forum.Procedure.Terms, given.Picture.Members.Participants).Select(one => one.Participant);
}
