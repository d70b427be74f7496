using System.Collections.Immutable;
using Comity.Norms.Language;
using Xunit;

namespace Comity.Tests.Norms.Language;

/// <summary>What is wrong is said where it stands, with what to do.</summary>
public sealed class ProblemTests
{
    private const string Words = """
        fact intentional
        fact damages the target
        scale severity: none < minor < serious
        choice link: organ, less than an organ, none   of each State
        number people from 0 to 1,000
        date received   of each State
        kinds sector:
          health: hospitals
          water
        define serious matter: intentional.
        action conduct

        """;

    [Theory]
    [InlineData("define x: it is intentonal.", "2:17: `intentonal` is not declared. Did you mean `intentional`?")]
    [InlineData("define x: inten\u00ADtional.",
        "2:11: `inten\u00ADtional` is not declared. Did you mean `intentional`? U+00AD stands in it, which cannot be seen: take it out.")]
    [InlineData("define x: int\u0435ntional.", "2:11: `int\u0435ntional` is not declared. Did you mean `intentional`? "
        + "Here it has U+0435, where it is declared U+0065, which look alike: write both the same.")]
    [InlineData("define x: inte\u0301ntional.", "2:11: `inte\u0301ntional` is not declared. Did you mean `intentional`? "
        + "Here it has U+0065 U+0301, where it is declared U+0065, which look alike: write both the same.")]
    [InlineData("define x: serious mater.", "2:11: `serious mater` is not declared. Did you mean `serious matter`?")]
    [InlineData("define x: severity is grave.", "2:23: `grave` is no value of `severity`. Its values are `none`, `minor`, `serious`.")]
    [InlineData("define x: severity is at least serios.", "2:32: `serios` is no value of `severity`. Did you mean `serious`?")]
    [InlineData("define x: severity is minor or damages the target.",
        "2:32: `damages` is no value of `severity`. Write a comma before `or` where another condition follows.")]
    [InlineData("define x: people is more than many.", "2:31: `many` is neither a number nor a threshold.")]
    [InlineData("define x: received is before Monday.",
        "2:30: `Monday` is neither a date fact nor a date. Declare it with `date`, or write a date as `2015-12-31`.")]
    [InlineData("define x: received is yesterday.", "2:23: Expected `before`, `after`, `within N days of` or the like here, not `yesterday`.")]
    [InlineData("define x: it received is before 2020-01-01.", "2:11: `it` does not go before the date `received`. Leave it out.")]
    [InlineData("define x: not severity is minor.", "2:11: `severity` is not a yes/no fact. Write `severity is not ...`.")]
    [InlineData("define x: intentional is yes.",
        "2:11: `intentional` is a yes/no fact and is not compared with anything. Write `intentional` or `not intentional`.")]
    [InlineData("define x: sector is water.", "2:21: `sector` is a tree of kinds. Write `is within`.")]
    [InlineData("define x: severity is within minor.", "2:23: `severity` is not a tree of kinds. Write `is`.")]
    [InlineData("define x: intentional, and severity is minor, or damages the target.",
        "2:47: `and` and `or` stand on one level, so that nobody can say which belongs together.")]
    [InlineData("define x: all of: intentional, or damages the target.", "2:32: A list after `all of:` cannot go on with `or`.")]
    [InlineData("define x: at least 3 of: intentional, damages the target.", "2:11: At least 3 of 2 conditions can never hold. Lower the number.")]
    [InlineData("define x: (intentional.", "2:23: Expected `)` here, not `.`. A bracket that was opened before is not closed.")]
    [InlineData("define x: intentional).", "2:22: Expected a full stop here, not `)`.")]
    [InlineData("define x: (b) intentional.", "2:11: The label `(b)` is out of order. The next label here is `(a)`.")]
    [InlineData("define x: (a) intentional, and (c) damages the target.", "2:32: The label `(c)` is out of order. The next label here is `(b)`.")]
    [InlineData("define x: (a) any of (i) intentional, or (iii) damages the target, or (b) serious matter.",
        "2:42: The label `(iii)` is out of order. The next label here is `(ii)`.")]
    [InlineData("define x: (a) any of (i) intentional, or (ii) damages the target, or (c) serious matter.",
        "2:70: The label `(c)` is out of order. The next label here is `(b)`.")]
    [InlineData("define x: (a) intentional, and (b) damages the target, or (c) serious matter.", "2:56: `and` and `or` join clauses of one list.")]
    [InlineData("define x: any of (a) intentional, and (b) damages the target.", "2:35: `and` and `or` join clauses of one list.")]
    [InlineData("define x: intentional", "2:22: Expected a full stop here, not the end of the item.")]
    [InlineData("define x: intentional and damages the target.",
        "2:23: Expected a full stop here, not `and`. Where another condition follows, write a comma before the word.")]
    [InlineData("define x: intentional. reding \"y\": intentional.",
        "2:24: Expected `reading` or `proposal` here, not `reding`. A definition is one sentence and its readings.")]
    [InlineData("define : intentional.", "2:8: Expected a name here, not `:`.")]
    [InlineData("define x intentional.", "2:21: Expected `:` and a condition here, not `.`.")]
    [InlineData("Define x: intentional.", "2:1: `Define` is a word of the language and is written `define`.")]
    [InlineData("defin x: intentional.", "2:1: `defin` begins no item. Did you mean `define`?")]
    [InlineData("\"x\"", "2:1: `\"x\"` begins no item. Lines that continue an item are indented")]
    [InlineData("  fact x", "2:3: This line belongs to no item. An item begins at the beginning of a line.")]
    [InlineData("fact intentional", "2:1: `intentional` is declared twice. The other stands at a.md:2:1.")]
    [InlineData("fact a norm is not followed", "2:1: `a norm is not followed` is declared twice. It is a phrase of the language.")]
    [InlineData("fact x   also \"serious, matter\"", "2:15: `serious, matter` is no phrase. Another form of a name is made of words alone.")]
    [InlineData("fact x   ordinarily maybe", "2:10: `maybe` is no value of `x`. Its values are `no`, `yes`.")]
    [InlineData("fact x   of each house", "2:18: Expected `subject` here, not `house`. Write `of each State` or `of each subject`.")]
    [InlineData("fact x   source\n  y", "2:10: `source` says nothing. Name the source on the same line.")]
    [InlineData("fact x.", "2:7: `.` does not belong to this `fact`.")]
    [InlineData("scale x: a < b, c", "2:15: The values of a scale are separated by `<`.")]
    [InlineData("choice x: a", "2:12: `x` has 1 values; it needs 2 to 64.")]
    [InlineData("choice x: a, b, a", "2:1: `x` has the value `a` twice. Leave one out.")]
    [InlineData("kinds x:\n  a: b\n  b", "2:1: `x` has the value `b` twice. Leave one out.")]
    [InlineData("kinds x:\n    a\n   b", "4:4: This kind stands under nothing. Indent kinds of one level alike.")]
    [InlineData("kinds x:\n  a:\n    b", "4:5: Behind a colon or comma stands a kind on the same line.")]
    [InlineData("number x from 9 to 0", "2:1: `9` to `0` is no range of whole numbers.")]
    [InlineData("threshold x: 1 since 2020-01-01; 2 since 2010-01-01.", "2:1: The dates of `x` do not rise. Write the oldest value first.")]
    [InlineData("norm N Title", "2:8: Expected a title in double quotes here, not `Title`.")]
    [InlineData("norm N “Title”", "2:8: Expected a title in double quotes here, not `“Title”`. Write straight double quotes: `\"`.")]
    [InlineData("norm N \"Title", "2:8: The quotation `\"Title` is not closed. Write a double quote at its end, on the same line.")]
    [InlineData("norm N \"T\"   should not\n  A house should not conduct.",
        "3:5: `house` is no subject. A norm speaks to a `State`, `organisation`, `operator` or `developer`.")]
    [InlineData("norm N \"T\"   should not\n  A state should not conduct.", "3:5: `state` is a word of the language and is written `State`.")]
    [InlineData("norm N \"T\"\n  A State shall conduct.", "3:11: Expected `should`, `should not`, `must`, `must not` or `may` here, not `shall`.")]
    [InlineData("norm N \"T\"\n  A State should intentional.",
        "3:18: `intentional` is not an action. A norm tells a subject to do an `action`; declare it as one.")]
    [InlineData("norm N \"T\"\n  A State should conduct.\n  unless intentional.", "4:3: `unless` begins no clause of a norm. Clauses are `except`")]
    [InlineData("norm N \"T\"\n  A State should conduct.\n  within 1,000 days of received.",
        "4:10: `1,000` is not a number of days in plain digits. Write a number such as `14`.")]
    [InlineData("accept gap x because \"y\".", "2:8: `gap` is no kind of finding.")]
    [InlineData("accept loophole x.", "2:18: Expected `because` here, not `.`. Say why it is accepted")]
    [InlineData("case \"x\"\n  severity: grave.", "3:13: `grave` is no value of `severity`.")]
    [InlineData("case \"x\"\n  severity.", "3:3: `severity` is set to nothing. Write `severity: ` and a value, or `unknown`.")]
    [InlineData("case \"x\"\n  not severity: minor.", "3:3: `not` goes before a yes/no fact that stands alone. Write `severity: not ...`.")]
    [InlineData("case \"x\"\n  State B: link at least organ.",
        "3:17: `link` has no order, so `at` says nothing of it. Name its values, with `or` between them.")]
    [InlineData("case \"x\"\n  people: 2,000.", "3:11: `2,000` lies outside of `people`. It goes from `0` to `1,000`.")]
    [InlineData("case \"x\"\n  serious matter: yes.", "3:3: `serious matter` is a definition; a case sets facts.")]
    [InlineData("case \"x\"\n  intentional: yes (said by A).", "3:21: Expected `claimed by`, `denied by` or `disclosed by` here, not `said`.")]
    [InlineData("case \"x\"\n  expect N guilty.", "3:12: `guilty` is no verdict.")]
    public void A_mistake_is_told_with_its_place(string item, string problem)
    {
        var problems = Read(item);
        Assert.StartsWith("book.md:" + problem, Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_goes_on_and_tells_every_mistake_in_order_of_place()
    {
        const string Text = """
            fact twice
            fact twice
            fcat x
            fact y   ordinarily perhaps
            define a: intentionl.
            define b: severity is grave.
              reading "one": sector is water.
              reading "two": people is more than many.
            norm N "A title"   should not
              A State should not condut.
              gravity is sector.
              within some days of received.
              reading "three": also requires intentional
            case "c"
              severity: enormous. intentional: yes. sector: fire.
            """;
        var problems = Read(Text).Select(problem => (problem.Place.Line, problem.Message));
        Assert.Equal(
            [
                (3, "`twice` is declared twice."),
                (4, "`fcat` begins no item."),
                (5, "`perhaps` is no value of `y`."),
                (6, "`intentionl` is not declared."),
                (7, "`grave` is no value of `severity`."),
                (8, "`sector` is a tree of kinds."),
                (9, "`many` is neither a number nor a threshold."),
                (11, "`condut` is not an action."),
                (12, "`sector` is no scale."),
                (13, "`some` is not a number of days in plain digits."),
                (14, "Expected a full stop here, not the end of the item."),
                (16, "`enormous` is no value of `severity`."),
                (16, "`fire` is no value of `sector`."),
            ],
            problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("#")]
    [InlineData("# A title\n\nProse.")]
    [InlineData("```norm\n```\n")]
    [InlineData("```norm\n#\n```\n")]
    [InlineData("```norm\n# a comment\n```")]
    [InlineData("\uFEFF```norm\nfact x\n```\n")]
    [InlineData("```norm\r\nfact x\r\n  asks \"y\"   source z\r\n```\r\nProse\r\n")]
    [InlineData("~~~~norm\nfact x\n~~~~~\n")]
    [InlineData("```norm\nfact x\t\tordinarily\tno\n\tasks \"a\tb\"\n```\n")]
    [InlineData("```norm\nfact der Größe nach\u00A0erheblich   also \"重大\"\nnever der größe NACH erheblich.\nnever 重大.\n```\n")]
    [InlineData("```norm\n```\nfact outside\n````norm\nfact x\n````\n")]
    [InlineData("``` norm` is not a fence\n```csharp\n```norm\n```\n")]
    public void A_text_of_this_kind_is_no_problem(string text) => Given.RoundTrip(new SourceFile("book.md", text));

    [Fact]
    public void Marks_that_no_terminal_shows_are_replaced()
    {
        Assert.Equal("Expected a name here, not `\uFFFD`.", Assert.Single(Read("fact \0")).Message);
        Assert.Equal("Expected a title in double quotes here, not `\uFFFD\uFFFD`.", Assert.Single(Read("norm N \udc00\udc00\u001b[31m")).Message);
        Assert.Equal("The quotation `\"\uFFFDx` is not closed.", Assert.Single(Read("norm N \"\u0007x")).Message);
    }

    [Fact]
    public void A_block_that_is_not_closed_is_told_where_it_begins() =>
        Assert.Equal("book.md:3:1: This block is not closed. Write ``` on a line of its own behind it.",
            Assert.Single(BookText.Read([new("book.md", "a\n\n```norm\nfact x\n")]).Problems).ToString());

    [Theory]
    [InlineData("```Norm", "`Norm` opens no block. Write ```norm, in small letters and with nothing behind it.")]
    [InlineData("~~~ norm title=\"x\"", "`norm title=\"x\"` opens no block. Write ~~~norm, in small letters and with nothing behind it.")]
    public void A_fence_that_looks_like_a_block_is_told_and_read(string fence, string told) =>
        Assert.Equal(["book.md:3:1: " + told, "book.md:4:1: `fcat` begins no item. Did you mean `fact`?"],
            BookText.Read([new("book.md", $"a\n\n{fence}\nfcat x\n{fence[..3]}\n")]).Problems.Select(problem => problem.ToString()));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("not (", ")")]
    [InlineData("any of: ", "")]
    [InlineData("another State ", "")]
    public void Nesting_ends_with_a_problem(string open, string close)
    {
        var deep = $"define x: {string.Concat(Enumerable.Repeat(open, 10_000))}intentional{string.Concat(Enumerable.Repeat(close, 10_000))}.";
        Assert.Equal("This is nested too deep to be read.", Assert.Single(Read(deep)).Message);
        var bearable = $"define x: {string.Concat(Enumerable.Repeat(open, 40))}intentional{string.Concat(Enumerable.Repeat(close, 40))}.";
        Assert.Empty(Read(bearable));
    }

    [Fact]
    public void Depth_is_counted_anew_in_every_statement()
    {
        var deep = $"define x{{0}}: {new string('(', 100)}intentional.\n";
        var problems = Read(string.Concat(Enumerable.Range(0, 100).Select(number => deep.Replace("{0}", $"{number}", StringComparison.Ordinal)))
            + "define y: (((intentional))).");
        Assert.Equal(100, problems.Length);
    }

    [Fact]
    public void Suggestions_end_after_fifty_and_problems_after_ten_thousand()
    {
        var problems = Read(string.Concat(Enumerable.Repeat("never intentionl.\n", 12_000)));
        Assert.Equal(50, problems.Count(problem => problem.Help.StartsWith("Did you mean", StringComparison.Ordinal)));
        Assert.Equal(10_001, problems.Length);
        Assert.Equal("There are more problems than can be listed.", problems[^1].Message);
    }

    [Fact]
    public void What_was_written_is_shortened()
    {
        var problem = Assert.Single(Read($"define x: {string.Concat(Enumerable.Repeat("many ", 1_000))}words."));
        Assert.EndsWith(" …` is not declared.", problem.Message, StringComparison.Ordinal);
        Assert.InRange(problem.Message.Length, 50, 150);
    }

    [Fact]
    public void A_name_that_is_declared_wrongly_is_not_undeclared_besides() =>
        Assert.Equal("`perhaps` is no value of `z`.", Assert.Single(Read("fact z   ordinarily perhaps\ndefine y: z.")).Message);

    [Fact]
    public void A_list_inside_a_clause_ends_where_the_outer_list_goes_on() =>
        Assert.Empty(Read(
            "define x: (a) any of (i) intentional, or (ii) damages the target, and (b) (i) serious matter, or (ii) intentional; and (c) any of: intentional, "
            + "serious matter."));

    [Fact]
    public void A_value_may_begin_with_a_word_of_comparison() => Assert.Empty(Read("define x: link is less than an organ."));

    private static ImmutableArray<Problem> Read(string items) =>
        BookText.Read([new("a.md", $"```norm\n{Words}```\n"), new("book.md", $"```norm\n{items}\n```\n")]).Problems;
}
