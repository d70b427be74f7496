using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Members.Participants;
using Comity.Members.Entitlements;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Members;

/// <summary>What a kind of participant may do is a term of the process.</summary>
public sealed class SetRightsTests
{
    private static KindMay Stakeholders(SpeakingRight speaking = SpeakingRight.OwnSession, bool documents = true) =>
        new(ParticipantKind.Stakeholder, speaking, documents, Proposals: false, Objection: false);

    private static Given Body() => Given.A_process().With_members("KEN", "FRA").With("OSC", ParticipantKind.Stakeholder)
        .With("NET", ParticipantKind.Stakeholder);

    private static SetRights Set(params KindMay[] kinds) => new([.. kinds], [], "Decision 22");

    [Fact]
    public void Rights_go_with_the_program_until_an_act_sets_them()
    {
        var given = Body();
        Assert.True(given.Picture.Members.Participants.Find("OSC")!.May(ParticipantRight.Speak));
        given = given.Does("secretariat", Set(Stakeholders()));
        var osc = given.Picture.Members.Participants.Find("OSC")!;
        Assert.Equal((false, true, true, false), (osc.May(ParticipantRight.Speak), osc.May(ParticipantRight.SpeakApart),
            osc.May(ParticipantRight.Circulate), osc.May(ParticipantRight.Propose)));
        Assert.True(given.Picture.Members.Participants.Find("KEN")!.May(ParticipantRight.Decide));
    }

    [Fact]
    public void Whoever_is_admitted_later_has_the_rights_that_were_set()
    {
        var given = Body().Does("secretariat", Set(Stakeholders(documents: false))).With("NEW", ParticipantKind.Stakeholder);
        Assert.False(given.Picture.Members.Participants.Find("NEW")!.May(ParticipantRight.Circulate));
        Assert.Equal(nameof(DocumentRules.CirculatingIsARight),
            given.Refusal("NEW", new CirculateStatement("statement-1", "Ours", "en", Given.File("ours"), CheckAgainstDelivery: false)).Rule);
    }

    [Fact]
    public void A_named_exception_has_other_rights_than_its_kind()
    {
        var given = Body().Does("secretariat", Set(Stakeholders()) with
        {
            Exceptions = [new("NET", SpeakingRight.AnyItem, Documents: true, Proposals: true, Objection: false)],
        });
        Assert.Equal((true, false), (given.Picture.Members.Participants.Find("NET")!.May(ParticipantRight.Propose),
            given.Picture.Members.Participants.Find("OSC")!.May(ParticipantRight.Propose)));
        given = given.Does("secretariat", Set(Stakeholders()));
        Assert.False(given.Picture.Members.Participants.Find("NET")!.May(ParticipantRight.Propose));
    }

    [Fact]
    public void Participant_may_speak_in_a_session_of_its_own_only()
    {
        var given = Convened(Convened(Body(), "plenary-meeting", MeetingKind.Formal), "hearing-meeting", MeetingKind.Informal)
            .Does("secretariat", Set(Stakeholders()));
        Assert.Contains("apart", given.Asked("OSC", new AskForFloor("plenary-meeting", 1, FloorKind.Statement)).Select(refusal => refusal.Case));
        Assert.DoesNotContain(nameof(SpeakerRules.ParticipantMaySpeak),
            given.Asked("OSC", new AskForFloor("hearing-meeting", 1, FloorKind.Statement)).Select(refusal => refusal.Rule));
        given = given.Does("secretariat", Set(Stakeholders(SpeakingRight.Nowhere)));
        Assert.Contains("speak", given.Asked("OSC", new AskForFloor("hearing-meeting", 1, FloorKind.Statement)).Select(refusal => refusal.Case));
    }

    [Fact]
    public void Rights_are_named_once()
    {
        var given = Body();
        Assert.Equal("none", given.Case("secretariat", Set()));
        Assert.Equal("kind", given.Case("secretariat", Set(Stakeholders(), Stakeholders())));
        var net = new ParticipantMay("NET", SpeakingRight.AnyItem, true, true, false);
        Assert.Equal("participant", given.Case("secretariat", Set() with { Exceptions = [net, net] }));
        Assert.Contains("stranger", given.Asked("secretariat", Set() with { Exceptions = [net with { Participant = "XXX" }] })
            .Select(refusal => refusal.Case));
    }

    [Fact]
    public void Members_keep_their_rights()
    {
        var given = Body();
        Assert.Equal("kind", given.Case("secretariat", Set(new KindMay(ParticipantKind.State, SpeakingRight.OwnSession, true, true, true))));
        Assert.Equal("participant", given.Case("secretariat",
            Set() with { Exceptions = [new("KEN", SpeakingRight.AnyItem, true, true, Objection: false)] }));
    }

    private static Given Convened(Given given, string id, MeetingKind kind) => given.Does("secretariat", new ConveneMeeting(
        id, $"Meeting {id}", kind, MeetingForm.InPerson, given.Now.AddDays(1), given.Now.AddDays(1).AddHours(3), [new(1, "Opening", [], 30)]));
}
