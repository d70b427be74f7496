using System.Collections.Immutable;
using Comity.Forum.Carrying;
using Comity.Forum.Grounds;
using Comity.Members;
using Comity.Members.Credentials;
using Comity.Members.Delegations;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Received;
using Comity.Tests.Forum;
using Comity.Tests.Record;
using CsCheck;
using Xunit;

namespace Comity.Tests.Members;

/// <summary>Heads of delegation from lists and by documents, objections to their credentials, and the body's decision.</summary>
public sealed class DelegationTests
{
    private static readonly TakePosition Position = new("norms-2015", null, Stance.Supports);

    private static readonly ObjectToCredentials Objection = DelegationsHappen.Objection;

    private static Given Listed => Given.A_process().With_members("KEN", "FRA", "BRA").With_text().Under_a_superior_organ()
        .Does("secretariat", Given.Admit("UTO")).Does("secretariat", DelegationsHappen.Seat("UTO", "Ana"));

    /// <summary>A second head by a document of its own.</summary>
    private static Given Rivals => Listed.Does("secretariat", DelegationsHappen.Note("UTO", "Ana")).Does("secretariat", DelegationsHappen.Note("UTO", "Ben"));

    [Fact]
    public void A_head_from_a_list_acts_and_is_provisional_until_the_note_is_attached()
    {
        var given = Listed.Does("UTO", Position, "Ana");
        Assert.Equal([ProvisionalReason.NoNote], Why(given, "UTO", "Ana"));
        given = given.Does("secretariat", DelegationsHappen.Note("UTO", "Ana"));
        Assert.Empty(Why(given, "UTO", "Ana"));
        Assert.Equal([ProvisionalReason.NoNote], Why(given.Does("UTO", new ContestReceived(given.Picture.Size - 1, "Not ours."), "Ana"), "UTO", "Ana"));
    }

    [Fact]
    public void A_head_whom_another_head_named_is_provisional_as_long_as_that_one_is()
    {
        var given = Listed.Does("UTO", Given.Credentials("Cem", DelegationStanding.Head), "Ana");
        Assert.Equal([ProvisionalReason.NoNote], Why(given, "UTO", "Cem"));
        Assert.Empty(Why(given.Does("secretariat", DelegationsHappen.Note("UTO", "Ana")), "UTO", "Cem"));
    }

    [Fact]
    public void List_seats_the_first_head()
    {
        Assert.Equal("headed", Listed.Case("secretariat", DelegationsHappen.Seat("UTO", "Ben")));
        Assert.Equal("headed", Listed.Case("secretariat", DelegationsHappen.Seat("KEN", "Ben")));
        Assert.Equal("edition", Given.A_process(Given.RulesBefore(2)).With("KEN").Case("secretariat", DelegationsHappen.Seat("KEN", "Ben")));
        var refused = Listed.Decided("refuses", new RefuseCredentials("UTO", null, "Decision 1"));
        Assert.Equal("refused", refused.Case("secretariat", DelegationsHappen.Seat("UTO", "Ben")));
        refused.Does("secretariat", DelegationsHappen.Note("UTO", "Ben")).Does("UTO", Position, "Ben");
    }

    [Fact]
    public void Refused_stay_refused_until_the_body_accepts_them()
    {
        var given = Listed.Decided("refuses", new RefuseCredentials("UTO", Given.Person("Ana"), "Decision 1"));
        Assert.Equal("PersonMayActSo", given.Refusal("UTO", Position, "Ana").Rule);
        Assert.Equal(("RefusedStayRefused", "act.person"), given.Refusal("secretariat", DelegationsHappen.Note("UTO", "Ana")));
        given = given.Decided("accepts", new AcceptCredentials("UTO", Given.Person("Ana"), "Decision 2"));
        given.Does("secretariat", DelegationsHappen.Note("UTO", "Ana")).Does("UTO", Position, "Ana");
    }

    [Fact]
    public void Two_heads_by_different_documents_are_both_provisional_and_both_act()
    {
        var given = Rivals;
        Assert.All((string[])["Ana", "Ben"], head => Assert.Equal([ProvisionalReason.Rival], Why(given, "UTO", head)));
        given.Does("UTO", Position, "Ana").Does("UTO", Position with { Stance = Stance.Dissociates }, "Ben");
    }

    [Fact]
    public void Two_heads_by_one_document_are_no_rivals()
    {
        var given = Listed.Does("secretariat", DelegationsHappen.Letter("UTO", "one note", Given.Credentials("Ana", DelegationStanding.Head)))
            .Does("UTO", Given.Credentials("Cem", DelegationStanding.Head), "Ana");
        Assert.Empty(Why(given, "UTO", "Ana"));
        Assert.Empty(Why(given, "UTO", "Cem"));
        given = Given.A_process().Does("secretariat", Given.Admit("UTO"))
            .Does("secretariat", DelegationsHappen.Letter("UTO", "one note", Given.Credentials("Ana", DelegationStanding.Head)))
            .Does("secretariat", DelegationsHappen.Letter("UTO", "one note", Given.Credentials("Ben", DelegationStanding.Head)));
        Assert.Empty(given.Picture.Members.RivalsOf("UTO", given.Now));
    }

    [Fact]
    public void Rivals_unseat_nobody()
    {
        var given = Rivals.Does("UTO", Given.Credentials("Aide", DelegationStanding.Member), "Ana");
        foreach (var act in (Act[])[new WithdrawCredentials(Given.Person("Ana"), "NV/9"), new WithdrawCredentials(Given.Person("Aide"), "NV/9"),
            Given.Credentials("Ana", DelegationStanding.Member), Given.Credentials("Ana", DelegationStanding.Head, nameof(TakePosition))])
        {
            Assert.Equal(("RivalsUnseatNobody", "person"), given.Refusal("UTO", act, "Ben"));
            Assert.Equal(("RivalsUnseatNobody", "act.person"), given.Refusal("secretariat", DelegationsHappen.Letter("UTO", "a third note", act)));
        }
        Assert.Equal("RivalsUnseatNobody", given.Refusal("UTO", new WithdrawCredentials(Given.Person("Ben"), "NV/9"), "Ana").Rule);
        Assert.Empty(Why(given.Does("UTO", new WithdrawCredentials(Given.Person("Ben"), "Recalled."), "Ben"), "UTO", "Ana"));
    }

    [Fact]
    public void Rivals_unseat_nobody_by_confirming_a_letter_that_waits()
    {
        var waiting = Listed.Does("secretariat", DelegationsHappen.Letter("UTO", "recall", new WithdrawCredentials(Given.Person("Ana"), "NV/9")));
        var recall = waiting.Picture.Size - 1;
        var given = waiting.Does("secretariat", DelegationsHappen.Note("UTO", "Ben"));
        Assert.Equal(("RivalsUnseatNobody", "position"), given.Refusal("UTO", new ConfirmReceived(recall), "Ben"));
        Assert.Empty(Why(given.Does("UTO", new ConfirmReceived(recall), "Ana"), "UTO", "Ben"));
    }

    [Fact]
    public void Contesting_the_letter_that_seated_a_rival_unseats_nobody()
    {
        var given = Rivals;
        var letter = given.Picture.Size - 1;
        given = given.Does("UTO", new ContestReceived(letter, "Not of our government."), "Ana").Does("UTO", Position, "Ben");
        Assert.Equal([ProvisionalReason.NoNote, ProvisionalReason.Rival], Why(given, "UTO", "Ben"));
        given = given.Decided("decides", new AcceptCredentials("UTO", Given.Person("Ana"), "Decision 1"));
        Assert.Equal("PersonMayActSo", given.Refusal("UTO", Position, "Ben").Rule);
    }

    [Fact]
    public void A_head_who_confirms_the_letter_that_seats_another_says_that_they_are_of_one_delegation()
    {
        var given = Rivals.Does("UTO", new ConfirmReceived(Rivals.Picture.Size - 1), "Ana");
        Assert.Empty(given.Picture.Members.RivalsOf("UTO", given.Now));
        given = Rivals.Does("UTO", new ConfirmReceived(Rivals.Picture.Size - 1), "Ben");
        Assert.NotEmpty(given.Picture.Members.RivalsOf("UTO", given.Now));
    }

    [Fact]
    public void A_head_whose_instrument_names_another_follows_by_letter_when_the_first_is_recalled_before()
    {
        var given = Listed.Does("secretariat", DelegationsHappen.Letter("UTO", "new note", new WithdrawCredentials(Given.Person("Ana"), "NV/9"))).After(31)
            .Does("secretariat", DelegationsHappen.Letter("UTO", "new note", Given.Credentials("Ben", DelegationStanding.Head)));
        Assert.Empty(Why(given, "UTO", "Ben"));
        Assert.Equal("PersonMayActSo", given.Refusal("UTO", Position, "Ana").Rule);
    }

    [Fact]
    public void Accepting_one_of_two_rivals_ends_the_credentials_of_the_other_and_of_whom_it_named()
    {
        var given = Rivals.Does("UTO", Given.Credentials("Aide", DelegationStanding.Member), "Ben")
            .Does("UTO", Given.Credentials("Cem", DelegationStanding.Member), "Ana")
            .Decided("decides", new AcceptCredentials("UTO", Given.Person("Ana"), "Decision 1"));
        Assert.Empty(Why(given, "UTO", "Ana"));
        Assert.Equal("PersonMayActSo", given.Refusal("UTO", Position, "Ben").Rule);
        Assert.Equal("PersonMayActSo", given.Refusal("UTO", Position, "Aide").Rule);
        Assert.Equal((nameof(AcceptCredentials), GroundKind.Instrument, "decides"),
            given.Picture.Forum.Grounds.All[^1] is var ground ? (ActName.KindOf(ground.Act), ground.Kind, ground.Id) : default);
        given.Does("UTO", Position, "Cem").Does("UTO", Position with { Stance = Stance.Dissociates }, "Ana");
    }

    [Fact]
    public void Credentials_are_objected_to_once()
    {
        var ben = Objection with { Participant = "UTO", Person = Given.Person("Ana") };
        var given = Listed.Does("KEN", Objection).Does("KEN", ben);
        Assert.Equal("twice", given.Case("KEN", Objection));
        Assert.Equal("twice", given.Case("KEN", ben));
        given.Does("FRA", Objection);
        Assert.Equal("own", given.Case("BRA", Objection));
        Assert.Equal("none", given.Case("FRA", ben with { Person = Given.Person("Ben") }));
        Assert.Equal("none", given.Does("secretariat", Given.Admit("CHE")).Case("FRA", Objection with { Participant = "CHE" }));
        Assert.Equal("edition", Given.A_process(Given.RulesBefore(2)).With_members("KEN", "BRA").Case("KEN", Objection));
        Assert.Equal("accepted", Listed.Decided("accepts", new AcceptCredentials("BRA", null, "Decision 1")).Case("KEN", Objection));
    }

    [Fact]
    public void Only_who_may_object_objects_to_credentials()
    {
        var given = Silent.A_forum();
        Assert.Equal("PersonMayActSo", given.Refusal("LIL", Objection with { Participant = "KEN" }, "nobody").Rule);
        Assert.Equal("RoleMayDoThis", given.Refusal("LIL", Objection with { Participant = "KEN" }).Rule);
        var member = given.Picture.Members;
        Assert.Equal("right", DelegationRules.CredentialsAreObjectedToOnce(
            member, new(given.Says("LIL", Objection), given.Now, SignatureLevel.Session), Objection with { Participant = "KEN" })!.Case);
    }

    [Fact]
    public void Credentials_objection_is_ones_own()
    {
        var given = Listed.Does("KEN", Objection);
        Assert.Equal([ProvisionalReason.Objection], Why(given, "BRA", "BRA"));
        Assert.Equal(("CredentialsObjectionIsOnesOwn", "participant"), given.Refusal("FRA", new WithdrawCredentialsObjection("BRA", null)));
        Assert.Empty(Why(given.Does("KEN", new WithdrawCredentialsObjection("BRA", null)), "BRA", "BRA"));
    }

    [Fact]
    public void An_objection_by_letter_counts_at_once_and_ends_when_it_is_contested()
    {
        var given = Listed.Does("secretariat", Given.Letter("KEN", Objection));
        Assert.Equal([ProvisionalReason.Objection], Why(given, "BRA", "BRA"));
        Assert.Empty(Why(given.Does("KEN", new ContestReceived(given.Picture.Size - 1, "Not ours.")), "BRA", "BRA"));
        Assert.Empty(Why(given.Decided("leaves", new EndParticipation("KEN", "Its wish")), "BRA", "BRA"));
    }

    [Fact]
    public void Body_decides_on_open_credentials()
    {
        Assert.Equal(("CarriedActPasses", "settled"), Because(Listed, new RefuseCredentials("BRA", null, "Decision 1")));
        Assert.Equal(("CarriedActPasses", "none"), Because(Listed, new AcceptCredentials("BRA", Given.Person("Ben"), "Decision 1")));
        Assert.Equal(("CarriedActPasses", "rivals"), Because(Rivals, new AcceptCredentials("UTO", null, "Decision 1")));
        var given = Listed.Does("KEN", Objection).Does("FRA", Objection with { Person = Given.Person("BRA") })
            .Decided("refuses", new RefuseCredentials("BRA", null, "Decision 1"));
        Assert.Equal("PersonMayActSo", given.Refusal("BRA", Position).Rule);
        Assert.NotNull(given.Picture.Members.Participants.Find("BRA"));
        Assert.Empty(given.Picture.Members.Delegations.Objections);
    }

    [Fact]
    public void A_decision_on_credentials_that_nobody_objects_to_any_more_is_not_carried_out()
    {
        var given = Deciding.InSession(Silent.A_forum().With_members("BRA", "JPN")).Does("KEN", Objection)
            .Does("chair", Carrying.Put(new RefuseCredentials("BRA", null, "Decision 1"))).Does("KEN", new WithdrawCredentialsObjection("BRA", null))
            .Does("chair", Carrying.Ruling).Settled();
        Assert.Equal(nameof(DelegationRules.BodyDecidesOnOpenCredentials), Assert.IsType<NoteUncarried>(given.Entries[^1].Statement.Act).Rule);
        given.Does("BRA", new WithdrawCredentials(Given.Person("BRA"), "Recalled."));
    }

    [Fact]
    public void A_refused_head_goes_alone_where_its_instrument_names_another()
    {
        var given = Listed.Does("secretariat", DelegationsHappen.Letter("BRA", "letter", Given.Credentials("Bia", DelegationStanding.Head)))
            .Does("KEN", Objection with { Person = Given.Person("Bia") })
            .Decided("refuses", new RefuseCredentials("BRA", Given.Person("Bia"), "Decision 1"));
        Assert.Equal("PersonMayActSo", given.Refusal("BRA", Position, "Bia").Rule);
        given.Does("BRA", Position);
    }

    [Fact]
    public void No_sequence_of_objections_changes_what_anybody_may_do()
    {
        var members = (string[])["KEN", "FRA", "BRA"];
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Bool, Gen.Bool).Array[1, 12].Sample(
            steps =>
            {
                var given = Listed;
                var before = members.Append("UTO").Select(code => Roles(given, code)).ToList();
                foreach (var (member, against, isHead, withdraws) in steps)
                {
                    var person = isHead ? new PersonId(Given.Person(members[against])) : null;
                    Act act = withdraws ? new WithdrawCredentialsObjection(members[against], person)
                        : Objection with { Participant = members[against], Person = person };
                    if (given.Asked(members[member], act).IsEmpty)
                        given.Does(members[member], act);
                }
                Assert.Equal(before, members.Append("UTO").Select(code => Roles(given, code)));
                Assert.All(members, code => Assert.Empty(given.Asked(code, Position)));
                Assert.All(given.Picture.Members.Delegations.Objections, one => Assert.NotEqual(one.Member, one.Act.Participant.Value));
                Assert.Equal(given.Picture.Members.Delegations.Objections.Count,
                    given.Picture.Members.Delegations.Objections.DistinctBy(one => (one.Member, one.Act.Participant, one.Act.Person)).Count());
            },
            iter: 40);
    }

    [Fact]
    public void A_head_makes_links_for_nobody_of_a_rivals_persons()
    {
        var given = Rivals.Does("UTO", Given.Credentials("Aide", DelegationStanding.Member), "Ana");
        var mandate = MembersRoom.MandateOf(Given.Person("Ben"), given.Picture, given.Now);
        Assert.False(mandate.Covers("UTO", Given.Person("Ana")));
        Assert.False(mandate.Covers("UTO", Given.Person("Aide")));
        Assert.True(mandate.Covers("UTO", Given.Person("Ben")));
        Assert.True(mandate.Covers("UTO", Given.Person("somebody new")));
        Assert.True(MembersRoom.MandateOf(Given.Person("Ana"), Listed.Picture, given.Now).Covers("UTO", Given.Person("Aide")));
    }

    private static Role Roles(Given given, string code) =>
        given.Picture.Members.RoleOf(Given.Person(code == "UTO" ? "Ana" : code), code, SignatureLevel.Session, given.Now);

    private static ImmutableArray<ProvisionalReason> Why(Given given, string code, string person) =>
        given.Picture.Members.HeadsOf(code, given.Now).Single(one => one.Person == Given.Person(person)).Provisional;

    private static (string, string?) Because(Given given, Act carried) => given.Asked("secretariat", new EnterInstrument(
        "ga-1", "General Assembly", "A/1", new(2026, 3, 1), Given.File("ga-1"), [carried]))[0] is var refusal ? (refusal.Rule, refusal.Because?.Case) : default;
}
