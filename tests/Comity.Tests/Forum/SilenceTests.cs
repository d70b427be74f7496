using System.Collections.Immutable;
using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Record.Entries;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>A text is adopted when nobody speaks against it in time: who may begin, how long it lasts, what ends it.</summary>
public sealed class SilenceTests
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void A_text_is_adopted_at_the_deadline_when_nobody_objects()
    {
        var given = Silent.Begun().After(TimeSpan.FromHours(72));
        Assert.Equal((SilenceStatus.Adopted, Given.Start.AddHours(72)), (given.Draft().Status, given.Draft().Ended));
        Assert.Equal(new SettleSilence("draft"), Assert.Single(given.Entries, entry => entry.Statement.As == "clock").Statement.Act);
        Assert.Null(given.Picture.Forum.Silence.Due);
    }

    [Fact]
    public void Silence_is_broken_by_one_objection_for_the_whole_text()
    {
        var given = Silent.Begun().After(TimeSpan.FromHours(72) - Instant).Does("FRA", Silent.Objection).After(10);
        Assert.Equal((SilenceStatus.Broken, "FRA", SilenceBreakKind.Objection), (given.Draft().Status, given.Draft().Broken!.By, given.Draft().Broken!.Kind));
        Assert.DoesNotContain(given.Entries, entry => entry.Statement.Act is SettleSilence);
    }

    [Fact]
    public void Silence_is_broken_by_an_amendment() => Assert.Equal(Given.File("amendment"), Silent.Begun().Does("KEN", Silent.Amendment).Draft().Broken!.File);

    [Fact]
    public void Silence_runs_until_the_deadline_and_not_at_it()
    {
        var late = Silent.Begun().After(TimeSpan.FromHours(72));
        Assert.Equal(("SilenceRuns", "silence"), late.Refusal("FRA", Silent.Objection));
        Assert.Equal(("SilenceRuns", "silence"), late.Refusal("chair", new ExtendSilence("draft", late.Now.AddHours(80), "More time.")));
        Assert.Equal(("SilenceRuns", "silence"), late.Refusal("chair", new WithdrawFromSilence("draft", "No more.")));
        Assert.Equal(("SilenceRuns", "silence"), late.Refusal("FRA", Silent.Objection with { Silence = "other" }));
        var broken = Silent.Begun().Does("FRA", Silent.Objection);
        Assert.Equal(("SilenceRuns", "silence"), broken.Refusal("KEN", Silent.Objection));
        Assert.Equal("Broken", Assert.Single(broken.Asked("FRA", Silent.Objection)).Facts["status"]);
    }

    [Fact]
    public void While_the_clock_sleeps_nothing_comes_before_what_is_due()
    {
        var given = Silent.Begun().Overslept(TimeSpan.FromHours(72));
        Assert.Equal("ClockEntersWhatIsDue", given.Refusal("FRA", Silent.Objection).Rule);
        given.Does("clock", given.Picture.Due!.Act);
        Assert.Equal("SilenceRuns", given.Refusal("FRA", Silent.Objection).Rule);
    }

    [Fact]
    public void Silence_is_new()
    {
        Assert.Contains(Silent.Begun().Asked("chair", Silent.Begin), refusal => refusal is { Rule: "SilenceIsNew", Where: "silence" });
        Assert.Equal(("SilenceIsNew", "silence"), Silent.A_forum().Refusal("chair", Silent.Begin with { Silence = "The draft" }));
    }

    [Fact]
    public void Silence_is_proposed_by_who_may()
    {
        Assert.Equal(("SilenceIsProposedByWhoMay", null), Silent.A_forum().Refusal("secretariat", Silent.Begin));
        Assert.Equal(("SilenceIsProposedByWhoMay", null), Silent.A_forum().Refusal("KEN", Silent.Begin));
        var all = Silent.With(one => one with { Proposers = [SilenceProposer.Member, SilenceProposer.Secretariat] });
        Assert.Equal(("SilenceIsProposedByWhoMay", null), Silent.A_forum(all).Refusal("LIL", Silent.Begin));
        Assert.Equal(("SilenceIsProposedByWhoMay", null), Silent.A_forum(all).Refusal("chair", Silent.Begin));
        Silent.A_forum(all).Does("secretariat", Silent.Begin);
        Assert.Equal("KEN", Silent.A_forum(all).Does("KEN", Silent.Begin).Draft().Proposer);
    }

    [Fact]
    public void Silence_leaves_time()
    {
        Assert.Equal(("SilenceLeavesTime", "deadline"), Silent.A_forum().Refusal("chair", Silent.Begin with { Deadline = Given.Start.AddHours(72) - Instant }));
        var begun = Silent.Begun().After(1);
        Assert.Equal(("SilenceLeavesTime", "deadline"), begun.Refusal("chair", new ExtendSilence("draft", begun.Now.AddHours(72) - Instant, "More time.")));
        begun.Does("chair", new ExtendSilence("draft", begun.Now.AddHours(72), "More time."));
        Assert.Equal(("SilenceLeavesTime", "deadline"), begun.Refusal("chair", new ExtendSilence("draft", begun.Now.AddHours(72), "The same time.")));
    }

    [Fact]
    public void A_deadline_lies_at_most_days_ahead()
    {
        var latest = Given.Start.AddDays(SilenceRules.MostDays);
        Assert.Equal(("SilenceLeavesTime", "deadline"), Silent.A_forum().Refusal("chair", Silent.Begin with { Deadline = latest + Instant }));
        Silent.A_forum().Does("chair", Silent.Begin with { Deadline = latest });
    }

    [Fact]
    public void Silence_leaves_time_without_closed_days_where_the_terms_say_so()
    {
        var skips = Silent.With(one => one with { SkipsClosedDays = true });
        var closed = new DeclareClosedDays(
            [new("A holiday", Given.Start.AddHours(10), Given.Start.AddHours(34)), new("Another", Given.Start.AddHours(100), Given.Start.AddHours(124))],
            "Calendar");
        var given = Silent.A_forum(skips).Does("secretariat", closed);
        Assert.Equal("SilenceLeavesTime", given.Refusal("chair", Silent.Begin with { Deadline = Given.Start.AddHours(96) - Instant }).Rule);
        Assert.Equal("SilenceLeavesTime", given.Refusal("chair", Silent.Begin with { Deadline = Given.Start.AddHours(110) }).Rule);
        given.Does("chair", Silent.Begin with { Deadline = Given.Start.AddHours(96) });
        Silent.A_forum().Does("secretariat", closed).Does("chair", Silent.Begin);
    }

    [Fact]
    public void Silence_has_its_languages()
    {
        var forum = Silent.A_forum().Does("secretariat", Silent.Document("late", "en", "fr", "ru", "es", "zh"));
        var late = Silent.Begin with { Document = "late" };
        Assert.Equal(("SilenceHasItsLanguages", "exceptionGround"), forum.Refusal("chair", late));
        Assert.Equal("ar", Assert.Single(forum.Asked("chair", late)).Facts["languages"]);
        forum.Does("secretariat", new AddLanguage("late", "ar", Given.File("late ar"), Distribution.General)).Does("chair", late);
        Assert.Equal(6, forum.Draft().Files.Count);
    }

    [Fact]
    public void Silence_has_its_languages_or_a_ground_where_terms_allow_an_exception()
    {
        var late = Silent.Begin with { Document = "late", ExceptionGround = "The Arabic version is delayed by a failure of the service." };
        Silent.A_forum().Does("secretariat", Silent.Document("late", "en")).Does("chair", late);
        Assert.Equal(
            ("SilenceHasItsLanguages", "document"),
            Silent.A_forum(Silent.With(one => one with { AllowsException = false })).Does("secretariat", Silent.Document("late", "en")).Refusal("chair", late));
        Assert.Equal(
            ("SilenceHasItsLanguages", "document"),
            Silent.A_forum().Does("secretariat", Silent.Document("late") with { Languages = [new("en", null, new(2026, 4, 1))] }).Refusal("chair", late));
    }

    [Fact]
    public void Silence_follows_consultation()
    {
        Assert.Equal(("SilenceFollowsConsultation", "consulted"), Silent.A_forum().Refusal("chair", Silent.Begin with { Consulted = null }));
        Silent.A_forum(Silent.With(one => one with { NeedsConsultation = false })).Does("chair", Silent.Begin with { Consulted = null });
    }

    [Fact]
    public void Silence_text_stands()
    {
        var other = Silent.Begin with { Silence = "other" };
        Assert.Equal(("SilenceTextStands", "document"), Silent.A_forum().Refusal("chair", Silent.Begin with { Document = "missing" }));
        Assert.Equal(("SilenceTextStands", "document"),
            Silent.A_forum().Does("secretariat", new WithdrawDocument("draft-report", "Wrong.")).Refusal("chair", Silent.Begin));
        Assert.Equal(("SilenceTextStands", "document"), Silent.Begun().Refusal("chair", other));
        var adopted = Silent.Begun().After(3);
        Assert.Equal(("SilenceTextStands", "document"), adopted.Refusal("chair", other with { Deadline = adopted.Now.AddDays(4) }));
        var revised = Silent.A_forum().Does("secretariat",
            Silent.Document("draft-2", "en")
            with { Symbol = Silent.Symbol("draft-report") + "/Rev.1", Relation = DocumentRelation.Revises, To = "draft-report" });
        Assert.Equal(("SilenceTextStands", "document"), revised.Refusal("chair", Silent.Begin));
        Silent.Begun().Does("FRA", Silent.Objection).Does("chair", other);
    }

    [Fact]
    public void Text_under_silence_stays()
    {
        Assert.Equal(("TextUnderSilenceStays", "document"), Silent.Begun().Refusal("secretariat", new WithdrawDocument("draft-report", "Wrong.")));
        Silent.Begun().Does("chair", new WithdrawFromSilence("draft", "Wrong.")).Does("secretariat", new WithdrawDocument("draft-report", "Wrong."));
    }

    [Fact]
    public void The_words_under_silence_are_those_of_its_beginning()
    {
        var given = Silent.Begun();
        var before = given.Draft().Files;
        given.Does("secretariat", new AddLanguage("draft-report", "de", Given.File("draft-report de"), Distribution.General));
        Assert.Contains("de", given.Picture.Forum.Documents.Find("draft-report")!.Files.Keys);
        Assert.Equal(before, given.Draft().Files);
        Assert.Equal(Silent.Terms.Languages.Select(language => language.Value).Order(StringComparer.Ordinal), before.Keys);
    }

    [Fact]
    public void Silence_is_broken_by_who_may()
    {
        Assert.Equal(("SilenceIsBrokenByWhoMay", null), Silent.Begun().Refusal("LIL", Silent.Objection));
        Assert.Equal(("SilenceIsBrokenByWhoMay", null), Silent.Begun().Refusal("ICRC", Silent.Objection));
    }

    [Fact]
    public void Amendment_has_words() => Assert.Equal(("AmendmentHasWords", "file"), Silent.Begun().Refusal("KEN", Silent.Amendment with { File = null }));

    [Fact]
    public void Objector_is_named_as_terms_say()
    {
        var note = new NoteBrokenSilence("draft", Given.File("commitment"), "An objection was received.");
        Assert.Equal(("ObjectorIsNamedAsTermsSay", "silence"), Silent.Begun().Refusal("chair", note));
        var given = Silent.Begun(Silent.With(one => one with { ObjectorSeenBy = ObjectorSight.Chair }));
        Assert.Equal(("ObjectorIsNamedAsTermsSay", "silence"), given.Refusal("KEN", Silent.Objection));
        given.Does("chair", note);
        Assert.Equal((null, Given.File("commitment")), (given.Draft().Broken!.By, given.Draft().Broken!.Commitment));
    }

    [Fact]
    public void A_sealed_objection_of_the_last_moment_is_noted_before_the_clock_settles()
    {
        var terms = Silent.With(one => one with { ObjectorSeenBy = ObjectorSight.Chair });
        var note = new NoteBrokenSilence("draft", Given.File("commitment"), "An objection was received in time.");
        var given = Silent.Begun(terms).After(TimeSpan.FromHours(72 + SilenceTerms.HoursToNote) - Instant);
        Assert.Equal("SilenceRuns", given.Refusal("chair", new WithdrawFromSilence("draft", "No more.")).Rule);
        Assert.Equal(SilenceStatus.Broken, given.Does("chair", note).Draft().Status);
        var late = Silent.Begun(terms).After(4);
        Assert.Equal((SilenceStatus.Adopted, "SilenceRuns"), (late.Draft().Status, late.Refusal("chair", note).Rule));
    }

    [Fact]
    public void Silence_is_its_proposers()
    {
        var all = Silent.With(one => one with { Proposers = [SilenceProposer.Member, SilenceProposer.Chair] });
        var given = Silent.A_forum(all).Does("KEN", Silent.Begin);
        var (withdraw, extend) = (new WithdrawFromSilence("draft", "To be revised."), new ExtendSilence("draft", Given.Start.AddHours(100), "More time."));
        foreach (var (capacity, act) in (ImmutableArray<(string, Act)>)[("FRA", withdraw), ("FRA", extend), ("chair", withdraw), ("secretariat", extend)])
            Assert.Equal(("SilenceIsItsProposers", null), given.Refusal(capacity, act));
        Assert.Equal(SilenceStatus.Withdrawn, given.Does("chair", extend).Does("KEN", withdraw).Draft().Status);
    }

    [Fact]
    public void An_extension_starts_the_clock_again()
    {
        var given = Silent.Begun().After(1).Does("chair", new ExtendSilence("draft", Given.Start.AddHours(100), "More time.")).After(TimeSpan.FromHours(60));
        Assert.Equal((SilenceStatus.Running, Given.Start.AddHours(100)), (given.Draft().Status, given.Draft().Deadline));
        Assert.Equal(Given.Start.AddHours(100), given.After(1).Draft().Ended);
    }

    [Fact]
    public void Other_terms_do_not_touch_a_clock_that_runs()
    {
        var other = Silent.With(one => one with { MinimumHours = 1, ObjectorSeenBy = ObjectorSight.Chair });
        var given = Silent.Begun().Does("chair", new AdoptProcedure(other, "Decision 2"));
        Assert.Equal("SilenceLeavesTime", given.Refusal("chair",
            new ExtendSilence("draft", Given.Start.AddHours(73) - TimeSpan.FromHours(2), "More time.")).Rule);
        Assert.Equal(SilenceStatus.Broken, given.Does("KEN", Silent.Objection).Draft().Status);
    }

    [Fact]
    public void Adoption_is_noted_once()
    {
        var note = new TakeNoteOfSilence("draft", Sessions.Id, 2);
        Assert.Equal(("AdoptionIsNotedOnce", "silence"), Silent.Begun().Refusal("secretariat", note));
        var noted = Silent.Begun().After(3).Does("secretariat", Sessions.Convenes() with { From = Given.Start.AddDays(6), Until = Given.Start.AddDays(7) })
            .Does("secretariat", note);
        Assert.Equal((note, "AdoptionIsNotedOnce"), (noted.Draft().Noted, noted.Refusal("chair", note).Rule));
    }

    [Fact]
    public void An_objection_received_by_letter_breaks_silence_when_it_is_entered()
    {
        var given = Silent.Begun().Does("secretariat", Given.Letter("FRA", Silent.Objection));
        Assert.Equal((SilenceStatus.Broken, "FRA"), (given.Draft().Status, given.Draft().Broken!.By));
        Assert.Equal("SilenceRuns", Silent.Begun().After(3).Refusal("secretariat", Given.Letter("FRA", Silent.Objection)).Rule);
    }

    [Fact]
    public void What_is_due_is_settled_in_the_order_of_its_time_and_once()
    {
        var given = Silent.Begun().Does("secretariat", Silent.Document("second", [.. Silent.Terms.Languages]))
            .Does("chair", Silent.Begin with { Silence = "second", Document = "second", Deadline = Given.Start.AddHours(73) }).After(10);
        Assert.Equal(
            [("draft", Given.Start.AddHours(72)), ("second", Given.Start.AddHours(73))],
            given.Entries.Where(entry => entry.Statement.Act is SettleSilence).Select(entry => (((SettleSilence)entry.Statement.Act).Silence, entry.At)));
    }
}
