using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Members.Readers;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Members;

/// <summary>Who reads what, and what somebody who does not read everything is shown.</summary>
public sealed class ReaderTests
{
    private static readonly SetReaders Participants = ReaderSets.Participants with { Basis = "Decision 21" };

    private static Given Body() => Given.A_process().With_members("KEN", "FRA").With("OSC", ParticipantKind.Stakeholder)
        .With_office("reviewer", Office.Reviewer);

    [Fact]
    public void Everyone_reads_everything_until_an_act_says_otherwise()
    {
        var given = Body();
        Assert.True(given.Picture.Members.Readers.IsOpen);
        Assert.Same(given.Picture, given.Picture.SeenBy(given.Picture.SightOf(Reader.Stranger, given.Now)));
        Assert.Equal("everyone", ReaderSets.NameOf(given.Picture.Members.Readers));
        Assert.Equal("participants", ReaderSets.NameOf(Body().Does("secretariat", Participants).Picture.Members.Readers));
    }

    [Theory]
    [InlineData(null, Reads.Documents | Reads.Texts)]
    [InlineData("nobody", Reads.Documents | Reads.Texts)]
    [InlineData("KEN", Reads.Everything)]
    [InlineData("secretariat", Reads.Everything)]
    [InlineData("reviewer", Reads.Everything)]
    [InlineData("OSC", Reads.Members | Reads.Meetings | Reads.Statements | Reads.Documents | Reads.Decisions | Reads.Texts)]
    public void Each_reads_what_its_kind_does(string? who, Reads expected)
    {
        var given = Body().Does("secretariat", Participants);
        Assert.Equal(expected, given.Picture.SightOf(new Reader(who is null ? null : Given.Person(who)), given.Now).Reads);
        Assert.Equal(expected.Has(ThingClass.Record),
            given.Picture.Members.Sees(new(who is null ? null : Given.Person(who)), ThingClass.Record, given.Now));
    }

    [Fact]
    public void A_named_participant_reads_what_is_said_of_it()
    {
        var given = Body().Does("secretariat", Participants with { Exceptions = [new("OSC", ReadsList.Classes)] });
        Assert.Equal(Reads.Everything, given.Picture.SightOf(new Reader(Given.Person("OSC")), given.Now).Reads);
        given = given.Does("OSC", new WithdrawCredentials(Given.Person("OSC"), "NV/9"));
        Assert.Equal(Reads.Documents | Reads.Texts, given.Picture.SightOf(new Reader(Given.Person("OSC")), given.Now).Reads);
    }

    [Fact]
    public void The_secretariat_may_see_as_a_kind_and_nobody_else()
    {
        var given = Body().Does("secretariat", Participants);
        Assert.Equal(Reads.Documents | Reads.Texts,
            given.Picture.SightOf(new Reader(Given.Person("secretariat")) { SeesAs = "Stranger" }, given.Now).Reads);
        Assert.Equal(Reads.Everything, given.Picture.SightOf(new Reader(Given.Person("KEN")) { SeesAs = "Stranger" }, given.Now).Reads);
        Assert.Equal(Reads.Documents | Reads.Texts, given.Picture.SightOf(new Reader(null) { SeesAs = "State" }, given.Now).Reads);
    }

    [Fact]
    public void Rights_and_readers_belong_to_the_fourth_edition() => Assert.Equal(
        nameof(Comity.Members.Entitlements.RightsRules.RightsAndReadersBelongToTheFourthEdition),
        Given.A_process(Given.Rules with { Edition = 3 }).Refusal("secretariat", Participants).Rule);

    [Fact]
    public void Readers_are_named_once()
    {
        var given = Body();
        Assert.Equal("none", given.Case("secretariat", Participants with { Kinds = [] }));
        Assert.Equal("kind", given.Case("secretariat", Participants with { Kinds = [.. Participants.Kinds, Participants.Kinds[0]] }));
        Assert.Equal("class", given.Case("secretariat",
            Participants with { Kinds = [new(ReaderKind.Stranger, [ThingClass.Texts, ThingClass.Texts])] }));
        var twice = new ParticipantReads("OSC", [ThingClass.Texts]);
        Assert.Equal("participant", given.Case("secretariat", Participants with { Exceptions = [twice, twice] }));
        Assert.Contains("stranger", given.Asked("secretariat", Participants with { Exceptions = [new("XXX", [])] }).Select(refusal => refusal.Case));
    }

    [Fact]
    public void Record_is_for_who_reads_all()
    {
        var given = Body();
        Assert.Equal("kind", given.Case("secretariat",
            Participants with { Kinds = [new(ReaderKind.Stakeholder, [ThingClass.Record, ThingClass.Texts])] }));
        Assert.Equal("participant", given.Case("secretariat", Participants with { Exceptions = [new("OSC", [ThingClass.Record])] }));
    }

    [Fact]
    public void Members_read_all()
    {
        var given = Body();
        Assert.Equal("kind", given.Case("secretariat", Participants with { Kinds = [new(ReaderKind.State, [ThingClass.Texts])] }));
        Assert.Equal("participant", given.Case("secretariat", Participants with { Exceptions = [new("KEN", [ThingClass.Texts])] }));
    }

    [Fact]
    public void A_stranger_sees_texts_and_general_documents_and_nothing_else()
    {
        var given = Everything.Happens();
        var seen = given.Picture.SeenBy(given.Picture.SightOf(Reader.Stranger, given.Now));
        Assert.Same(given.Picture.Texts.Texts, seen.Texts.Texts);
        Assert.All(seen.Forum.Documents.All.Values, one => Assert.Equal(Distribution.General, one.Act.Distribution));
        Assert.NotEmpty(seen.Forum.Documents.All);
        Assert.DoesNotContain(seen.Forum.Documents.All.Values, one => one.Act.Kind == DocumentKind.Statement);
        var named = References.Namings.Where(naming => naming.All(seen, _ => null).Any()).Select(naming => naming.Kind);
        Assert.Empty(named.Except(["text", "text-paragraph", "document", "file", "measure", "act"]));
        Assert.Equal((0, DateTimeOffset.UnixEpoch), (seen.Size, seen.At));
    }

    [Fact]
    public void What_a_stranger_sees_is_the_same_object_while_nothing_of_it_changes()
    {
        var given = Body().With_text().Does("secretariat", Participants);
        var sight = given.Picture.SightOf(Reader.Stranger, given.Now);
        var before = given.Picture.SeenBy(sight);
        given = given.Does("KEN", new TakePosition("norms-2015", null, Stance.Supports)).Does("secretariat", Given.Admit("BRA"));
        Assert.Same(before, given.Picture.SeenBy(sight, before));
        given = given.With_text("norms-2021");
        Assert.NotEqual(before, given.Picture.SeenBy(sight, before));
    }

    [Fact]
    public void What_one_may_do_follows_from_the_whole_of_it_whatever_one_reads()
    {
        var given = Body().Does("secretariat", Participants with { Kinds = [.. Participants.Kinds.Where(one => one.Kind != ReaderKind.Stakeholder),
            new(ReaderKind.Stakeholder, [ThingClass.Texts])] });
        var seen = given.Picture.SeenBy(given.Picture.SightOf(new Reader(Given.Person("OSC")), given.Now));
        Assert.Empty(seen.Members.Participants.All);
        Assert.Contains("OSC", seen.Members.CapacitiesOf(Given.Person("OSC"), given.Now));
        Assert.Equal(given.Picture.Members.RolesOf(Given.Person("OSC"), given.Now), seen.Members.RolesOf(Given.Person("OSC"), given.Now));
    }

    /// <summary>A rule that would say more of a thing than that it is absent is not asked.</summary>
    [Fact]
    public void An_act_on_what_one_does_not_see_is_refused_as_an_act_on_what_is_absent()
    {
        var readers = Participants with { Kinds = [.. Participants.Kinds.Where(one => one.Kind != ReaderKind.Stakeholder),
            new(ReaderKind.Stakeholder, [ThingClass.Texts])] };
        var given = MeetingsHappen(Body()).Does("secretariat", readers);
        var (hidden, absent) = (given.Asked("OSC", new AskForFloor("first-meeting", 1, FloorKind.Statement)),
            given.Asked("OSC", new AskForFloor("no-meeting-00", 1, FloorKind.Statement)));
        Assert.Equal(absent.Select(refusal => (refusal.Rule, refusal.Case)), hidden.Select(refusal => (refusal.Rule, refusal.Case)));
    }

    private static Given MeetingsHappen(Given given) => given.Does("secretariat", new ConveneMeeting(
        "first-meeting", "First meeting", MeetingKind.Formal, MeetingForm.InPerson, given.Now.AddDays(1), given.Now.AddDays(1).AddHours(3),
        [new(1, "Opening", [], 30)]));
}
