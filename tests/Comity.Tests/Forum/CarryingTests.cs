using Comity.Forum.Carrying;
using Comity.Forum.Chair;
using Comity.Forum.Decisions;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Founding;
using Comity.Record.Log;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>What a decision carries takes effect with its adoption, in order, done by the body; nothing else joins a decision to its effect.</summary>
public sealed class CarryingTests
{
    [Fact]
    public void What_is_carried_takes_effect_with_the_ruling_and_not_before()
    {
        var put = Carrying.In_session().Does("chair", Carrying.Put(Carrying.Text(), Given.Admit("CHE")));
        Assert.Empty(put.Picture.Texts.Texts);
        var adopted = put.Does("chair", Carrying.Ruling).Settled();
        Assert.Equal("norms-2026", Assert.Single(adopted.Picture.Texts.Texts).Key);
        Assert.NotNull(adopted.Picture.Members.Participants.Find("CHE"));
        Assert.Equal(
            [
                new CarryOut("hours", null, null, 0, Process.Json.HashOf(Carrying.Text())),
                new CarryOut("hours", null, null, 1, Process.Json.HashOf(Given.Admit("CHE"))),
            ],
            adopted.Entries.TakeLast(2).Select(entry => entry.Statement.Act));
        Assert.All(adopted.Entries.TakeLast(2), entry => Assert.Equal((Capacity.Clock, put.Now), (entry.Statement.As, entry.At)));
        Assert.Null(adopted.Picture.Due is { } due && due.At <= adopted.Now ? due.Act : null);
    }

    [Fact]
    public void What_a_vote_adopts_is_carried_out_and_what_it_rejects_is_not()
    {
        foreach (var (value, is_adopted) in ((BallotValue, bool)[])[(BallotValue.Yes, true), (BallotValue.No, false)])
        {
            var given = Carrying.In_session().Does("KEN", Carrying.Put(Carrying.Text())).Does("chair", Deciding.Call)
                .Does("FRA", Deciding.Vote(value)).After(3);
            Assert.Equal(is_adopted, given.Picture.Texts.Texts.ContainsKey("norms-2026"));
        }
    }

    [Fact]
    public void Silence_that_nobody_breaks_carries_out_what_it_carries()
    {
        var begun = Silent.A_forum().Does("chair", Carrying.Begin(Carrying.Text()));
        Assert.True(begun.After(4).Picture.Texts.Texts.ContainsKey("norms-2026"));
        var broken = Silent.A_forum().Does("chair", Carrying.Begin(Carrying.Text())).Does("FRA", Silent.Objection).After(4);
        Assert.Empty(broken.Picture.Texts.Texts);
    }

    [Fact]
    public void What_became_impossible_is_noted_with_its_rule_and_the_rest_is_carried_out()
    {
        var given = Silent.A_forum().Does("chair", Carrying.Begin(Given.Admit("CHE"), Carrying.Text()))
            .Does("secretariat", Given.Admit("CHE")).Overslept(TimeSpan.FromDays(9)).Settled();
        var carried = given.Picture.Forum.Carrying.Of(new SilenceId("draft"))!;
        Assert.Equal([nameof(ParticipantRules.ParticipantCodeIsFree), null], carried.Acts.Select(one => one.RefusedBy));
        Assert.Equal(SilenceStatus.Adopted, given.Draft().Status);
        Assert.True(given.Picture.Texts.Texts.ContainsKey("norms-2026"));
        Assert.Contains(new NoteUncarried(null, "draft", null, 0, nameof(ParticipantRules.ParticipantCodeIsFree)),
            given.Entries.Select(entry => entry.Statement.Act));
    }

    [Fact]
    public void Carried_act_passes_when_it_is_put_after_those_before_it()
    {
        var given = Carrying.In_session();
        var model = new EnterModel("norms-2026", Given.File("book"), "Norms of 2026", ModelStatus.Endorsed, "With the decision.");
        Assert.Empty(given.Asked("chair", Carrying.Put(Carrying.Text(), model)));
        Assert.Equal(("CarriedActPasses", "carries[0].text"), given.Refusal("chair", Carrying.Put(model, Carrying.Text())));
        Assert.Equal(("CarriedActPasses", "carries[1].participant"), given.Refusal("chair", Carrying.Put(Carrying.Text(), Given.Admit("KEN"))));
        Assert.Equal(("CarriedActPasses", "carries[0]"), given.Refusal("chair", Carrying.Put(new TakePosition("norms-2015", null, Stance.Supports))));
        Assert.Equal(("CarriedActPasses", "carries[0].participant"), given.Refusal("chair", Carrying.Begin(Given.Admit("KEN"))));
    }

    [Fact]
    public void Carried_acts_agree()
    {
        var given = Carrying.In_session();
        Assert.Equal(
            ("CarriedActsAgree", "carries[1]"), given.Refusal("chair", Carrying.Put(Given.Admit("CHE"), new EndParticipation("CHE", "At its own wish."))));
        Assert.Equal(("CarriedActsAgree", "carries[1]"), given.Refusal(
            "chair", Carrying.Put(new AdoptProcedure(ProcedureSets.Osce, "Decision 2"), new AdoptProcedure(ProcedureSets.UnitedNations, "Decision 2"))));
        Assert.Equal(("CarriedActsAgree", "carries[2]"), given.Refusal(
            "chair", Carrying.Put(Carrying.Text(), Given.Admit("CHE"), new EndText("norms-2026", new(2030, 1, 1), "It ends."))));
        Assert.Empty(given.Asked("chair", Carrying.Put(Given.Office("reviewer", Office.Reviewer), Given.Office("reviewer", Office.Expert))));
    }

    [Fact]
    public void Carried_acts_are_few_and_most_carried_is_twenty()
    {
        var given = Carrying.In_session();
        var many = Carrying.Put([.. Enumerable.Range(0, 21).Select(number => (Act)Given.Admit($"X{(char)('A' + number)}A"))]);
        Assert.Equal("many", given.Case("chair", many));
        Assert.Empty(given.Asked("chair", many with { Carries = many.Carries[..20] }));
        Assert.Equal("carries", given.Case("chair", Carrying.Put(Carrying.Text(), Carrying.Put())));
        Assert.Equal("edition", Given.A_process(Given.RulesBefore(2)).With("KEN").With_chair().Case("chair", Carrying.Put(Carrying.Text())));
        Assert.Empty(given.Asked("chair", Carrying.Put()));
    }

    [Fact]
    public void Terms_that_are_carried_hold_for_what_comes_after_them()
    {
        var rules = Given.Rules with { Edition = FoundingRules.LastEdition, ContestDays = 7 };
        var given = Carrying.In_session().Does("chair", Carrying.Put(new AdoptRules(rules, "Decision 3"), Carrying.Text())).Does("chair", Carrying.Ruling)
            .Settled();
        Assert.Equal(7, given.Picture.Record.Founding.Rules.ContestDays);
        Assert.Single(given.Picture.Texts.Texts);
    }

    [Fact]
    public void Carried_out_act_is_the_one_named_by_its_hash_where_one_is()
    {
        var ruled = Carrying.In_session().Does("chair", Carrying.Put(Carrying.Text(), Given.Admit("CHE"))).Does("chair", Carrying.Ruling);
        var entry = new CarryOut("hours", null, null, 0);
        Assert.Equal(("CarriedOutActIsTheOneNamed", "act"), ruled.Refusal("clock", entry with { Act = Process.Json.HashOf(Given.Admit("CHE")) }));
        Assert.Empty(ruled.Asked("clock", entry with { Act = Process.Json.HashOf(Carrying.Text()) }));
        Assert.Empty(ruled.Asked("clock", entry));
        Assert.NotEqual(Process.Json.HashOf(Carrying.Text()), Hash.Of(Process.Json.Write(Carrying.Text())));
    }

    [Fact]
    public void Nobody_acts_as_the_body_and_only_the_clock_carries_out()
    {
        var given = Carrying.In_session().Does("chair", Carrying.Put(Carrying.Text()));
        var spoken = given.Says("chair", Carrying.Text()) with { As = Capacity.Body };
        Assert.Equal("PersonMayActSo", Assert.Single(given.Ask(spoken, Signers.Sign(spoken, "chair", null, given.Now))).Rule);
        Assert.Equal("early", given.Case("clock", new CarryOut("hours", null, null, 0)));
        Assert.Equal("overdue", given.Does("chair", Carrying.Ruling).Case("KEN", new ObjectToDecision("hours", "Late.")));
    }

    [Fact]
    public void Files_of_what_is_carried_are_public_from_the_putting_and_a_withheld_one_is_not_adopted()
    {
        var given = Carrying.In_session().Does("chair", Carrying.Put(Carrying.Text()));
        Assert.True(given.Picture.Files.IsPublic(Given.File("words")));
        Assert.Equal("AdoptText.languages.file", ActFiles.Of(Carrying.Put(Carrying.Text())).Single().Field);
        given = given.Does("chair", new RecallFile(Given.File("words"), "The wrong file.")).Does("chair", Carrying.Ruling).Settled();
        Assert.Equal(nameof(FileRules.FileIsNotTakenBack), given.Picture.Forum.Carrying.Of(new DecisionId("hours"))!.Acts[0].RefusedBy);
        Assert.Empty(given.Picture.Texts.Texts);
    }

    [Fact]
    public void A_carried_act_whose_file_was_withheld_is_noted_and_what_comes_with_it_is_carried_out()
    {
        var given = Silent.A_forum().Does("chair", Carrying.Begin(Carrying.Text(), Given.Admit("CHE")))
            .Does("secretariat", new WithholdFile(Given.File("words"), WithholdingGround.Law, "A court")).After(4);
        Assert.Equal([nameof(FileRules.FileIsNotTakenBack), null],
            given.Picture.Forum.Carrying.Of(new Comity.Forum.Silence.SilenceId("draft"))!.Acts.Select(act => act.RefusedBy));
        Assert.Empty(given.Picture.Texts.Texts);
        Assert.NotNull(given.Picture.Members.Participants.Find("CHE"));
    }
}
