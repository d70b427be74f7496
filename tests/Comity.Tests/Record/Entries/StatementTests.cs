using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Founding;
using Comity.Record.Lots;
using Comity.Tests.Forum;
using Xunit;

namespace Comity.Tests.Record.Entries;

/// <summary>What holds of every statement.</summary>
public sealed class StatementTests
{
    private static Given Kenya => Given.A_process().With_member("KEN").With_text();

    private static TakePosition Position(string? statement = null) => new("norms-2015", null, Stance.Supports, statement);

    [Fact]
    public void Statement_is_for_this_log()
    {
        var given = Kenya;
        var elsewhere = given.Says("KEN", Position()) with { Log = "other.example.org/log" };
        Assert.Equal("StatementIsForThisLog", Assert.Single(given.Ask(elsewhere, Signers.Session(elsewhere, given.Now))).Rule);
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(1000L)]
    [InlineData(long.MaxValue)]
    public void Statement_saw_what_is(long seen)
    {
        var given = Kenya;
        var early = given.Says("KEN", Position()) with { Seen = seen };
        Assert.Equal("StatementSawWhatIs", Assert.Single(given.Ask(early, Signers.Session(early, given.Now))).Rule);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("with a space")]
    [InlineData("nonce-\u202e000")]
    public void Statement_is_new_by_its_nonce(string? nonce)
    {
        var given = Kenya;
        var statement = given.Says("KEN", Position()) with { Nonce = nonce };
        Assert.Equal("StatementIsNew", Assert.Single(given.Ask(statement, Signers.Session(statement, given.Now))).Rule);
    }

    [Fact]
    public void A_statement_sent_twice_is_refused()
    {
        var given = Kenya;
        var statement = given.Says("KEN", Position());
        given.Take(statement, Signers.Session(statement, given.Now));
        Assert.Equal("StatementIsNew", Assert.Single(given.Ask(statement, Signers.Session(statement, given.Now))).Rule);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" begins")]
    [InlineData("ends ")]
    [InlineData("a\ttab")]
    [InlineData("a\r\nline")]
    [InlineData("\u202ereversed")]
    [InlineData("isolated \u2066 here")]
    [InlineData("a\u2028line")]
    [InlineData("\ufeffmark")]
    [InlineData("\u200b")]
    [InlineData("c1 \u0085 control")]
    public void Texts_say_something(string text) => Assert.Equal(("TextsSaySomething", "statement"), Kenya.Refusal("KEN", Position(text)));

    [Fact]
    public void A_half_character_is_no_text() => Assert.DoesNotContain((string[])["\ud83d", "\ude00\ud83d", "a\ud83db"], new TextCheck().Passes);

    [Theory]
    [InlineData("Two\nlines")]
    [InlineData("مرحبا \u200fא")]
    [InlineData("می\u200cخواهم")]
    [InlineData("\U0001F54A")]
    [InlineData("é")]
    [InlineData("e\u0301")]
    public void Texts_of_all_languages_pass(string text) => Kenya.Does("KEN", Position(text));

    [Fact]
    public void Texts_say_something_in_at_most_most_characters()
    {
        Kenya.Does("KEN", Position(new('x', StatementRules.MostCharacters)));
        Assert.Equal(("TextsSaySomething", "statement"), Kenya.Refusal("KEN", Position(new('x', StatementRules.MostCharacters + 1))));
    }

    [Fact]
    public void The_place_of_a_text_is_shown_in_lists_and_records()
    {
        var process = Given.A_process();
        Assert.Equal(("TextsSaySomething", "languages[0].language"),
            process.Refusal("secretariat", Given.Text() with { Languages = [new("", Given.File("words"))] }));
        Assert.Equal(("TextsSaySomething", "options[1]"), process.Refusal("secretariat", Everything.Lot with { Options = ["KEN", ""] }));
        Assert.Equal(("TextsSaySomething", "rules.levels[0].act"),
            process.Refusal("secretariat", new AdoptRules(Given.Rules with { Levels = [new(" ", SignatureLevel.Key)] }, "Decision")));
        Assert.Equal(("TextsSaySomething", "act.statement"), Kenya.Refusal("secretariat", Given.Letter("KEN", Position(" x"))));
    }

    [Fact]
    public void What_is_missing_is_refused_where_it_is_missing()
    {
        var given = Kenya;
        Assert.Equal("options", Where(given, Everything.Lot with { Options = default }));
        Assert.Equal("purpose", Where(given, Everything.Lot with { Purpose = null! }));
        Assert.Equal("languages[0]", Where(given, Given.Text() with { Languages = [null!] }));
        Assert.Equal("rules", Where(given, new AdoptRules(null!, "Decision")));

        static string? Where(Given given, Act act) =>
            Process.Ask(given.Picture, new(given.Says("secretariat", act), given.Now, SignatureLevel.Session), false, null)
            .Single(refusal => refusal.Rule == "TextsSaySomething").Where;
    }

    [Fact]
    public void Values_are_exact()
    {
        const long TooLarge = 1L << 53;
        var figure = new PublishFigure("f", "e", [], [new("n", TooLarge)], FigureBasis.Recomputable);
        Assert.Equal(("ValuesAreExact", "values[0].value"), Kenya.Refusal("secretariat", figure));
        Kenya.Does("secretariat", figure with { Values = [new("n", TooLarge - 1)] });
        Assert.Equal(("ValuesAreExact", "closes"), Kenya.Refusal("secretariat", Everything.Consultation with { Closes = Given.Start.AddDays(1).AddTicks(1) }));
        var unknown = Kenya.Says("KEN", Position() with { Stance = (Stance)99 });
        Assert.Contains(Process.Ask(Kenya.Picture, new(unknown, Given.Start, SignatureLevel.Session), false, null),
            refusal => refusal is { Rule: "ValuesAreExact", Where: "stance" });
    }

    [Fact]
    public void Values_are_exact_in_lists_and_where_they_may_be_absent()
    {
        var document = new IssueDocument("draft", null, DocumentKind.Letter, "A letter", Distribution.General, [new("en", Given.File("letter"))]);
        foreach (var (act, place) in (List<(Act, string)>)
        [
            (new AdoptProcedure(Silent.With(one => one with { Proposers = [SilenceProposer.Chair, (SilenceProposer)99] }), "Decision"),
                "terms.silence.proposers[1]"),
            (document with { Relation = (DocumentRelation)99, To = "other" }, "relation"),
        ])
            Assert.Contains(
                Process.Ask(Kenya.Picture, new(Kenya.Says("secretariat", act), Given.Start, SignatureLevel.Session), false, null),
                refusal => refusal.Rule == "ValuesAreExact" && refusal.Where == place);
        Assert.Empty(Kenya.Asked("secretariat", document));
    }

    [Fact]
    public void Signature_holds_or_its_fault_is_named()
    {
        var given = Kenya;
        var statement = given.Says("KEN", Position());
        var refusal = Assert.Single(given.Ask(statement, Signers.Session(statement with { Seen = 1 }, given.Now)));
        Assert.Equal(("SignatureHolds", "attestation"), (refusal.Rule, refusal.Facts["part"]));
    }

    [Fact]
    public void Signature_is_enough_for_the_act()
    {
        var rules = Given.Rules with { Levels = [new(nameof(TakePosition), SignatureLevel.Key)] };
        var given = Given.A_process(rules).With_member("KEN").With_text().Does("oneself", Signers.Registers("KEN"), "KEN");
        Assert.Equal(("SignatureIsEnough", null), given.Refusal("KEN", Position()));
        given.Does("KEN", Position(), level: SignatureLevel.Key);
    }

    [Theory]
    [InlineData("KEN", SignatureLevel.Server)]
    [InlineData("KEN", SignatureLevel.Received)]
    [InlineData("server", SignatureLevel.Session)]
    [InlineData("clock", SignatureLevel.Key)]
    public void A_persons_act_is_never_unsigned_and_the_servers_never_signed(string capacity, SignatureLevel level)
    {
        var given = Kenya;
        var attempt = new Attempt(given.Says(capacity, Position()), given.Now, level);
        Assert.Contains(Process.Ask(given.Picture, attempt, false, null), refusal => refusal.Rule == "SignatureIsEnough");
    }

    [Fact]
    public void Levels_below_a_session_in_the_rules_let_nobody_act_unsigned()
    {
        var given = Given.A_process(Given.Rules with { Levels = [new(nameof(TakePosition), SignatureLevel.Server)] }).With_member("KEN").With_text();
        var attempt = new Attempt(given.Says("KEN", Position()), given.Now, SignatureLevel.Server);
        Assert.Contains(Process.Ask(given.Picture, attempt, false, null), refusal => refusal.Rule == "SignatureIsEnough");
    }

    [Fact]
    public void A_part_of_an_act_is_looked_at_quickly()
    {
        var check = new TextCheck();
        Act act = Position("We support it.");
        for (var warm = 0; warm < 100_000; warm++)
            check.Find(act);
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var time = 0; time < 100_000; time++)
            check.Find(act);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalMicroseconds / 100_000, 0, 20);
    }

    [Fact]
    public void A_lot_with_a_part_in_bad_base64_is_refused() =>
        Assert.Equal("LotIsRevealedAsCommitted", Kenya.Refusal("KEN", new RevealForLot("chair-3", "not base64")).Rule);
}
