using System.Text.Json;
using Comity.Kit;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Trial;

/// <summary>The command as a user meets it: in one process, with its output, its errors and its exit code.</summary>
public sealed class TryCommandTests
{
    private const string Norms = """
        book small "A small book"   version 0.1   status working
        scale severity: none < minor < grave   asks "How grave was it?"
        fact harm   asks "Was anybody harmed?"
        fact wanted
        choice link: organ, hired, none   of each State   asks "What links the author to this State?"
        date received   of each State
        fact asked   of each State
        define linked: link is not none.
        action act: linked.
        action respond   asks "Did the State respond?"
        never wanted while severity is none.
        norm N "No harm"   voluntary
          A State should not act when (a) harm, and (b) severity is grave.
          reading "any harm": (b) or severity is minor.
          reading "by law": is binding.
        norm D "Answers"   voluntary
          A State that asked should respond within 14 days of received.
        relief compliance   within the power of the State concerned
        benefit data sharing
        tier letters: letter
        measure M "Ask for an explanation"   in letters   basis retorsion   limits data sharing
          available when a norm is not followed, and not rests on own disclosure.
          after notice of 7 days.
          undone by compliance, or after 60 days.
        protect P "Nobody is harmed"
          from an activity that is linked
          when harm.
        case "A plain case"   on 2024-02-01   as of 2024-03-01   source hypothetical
          State B: link organ, asked, received 2024-02-02, not respond.
          harm: yes. severity: grave.
        case "A disputed case"   on 2024-02-01
          State B: link organ (claimed by A; denied by B), not asked.
          harm: yes. severity: grave.
        case "An open case"   on 2024-02-01
          State B: link organ, not asked.
        """;

    [Fact]
    public void A_case_is_told_caught_first_with_reasons_places_and_the_nearest_change()
    {
        var output = Try("--case", "plain").Output;
        Assert.Contains("    N  No harm (voluntary): inconsistent", output, StringComparison.Ordinal);
        Assert.Contains("(b) severity is grave  [book/norms.md:14]".Replace("  [", " [", StringComparison.Ordinal), output, StringComparison.Ordinal);
        Assert.Contains("Nearest change that turns it: severity: grave → minor", output, StringComparison.Ordinal);
        Assert.Contains("    D  Answers (voluntary): inconsistent, missed on 2024-03-01", output, StringComparison.Ordinal);
        Assert.Contains("deadline passed: within 14 days of received", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_output_says_what_it_rests_on()
    {
        var output = Try("--case", "plain").Output.ReplaceLineEndings(" ");
        Assert.Contains("Model: small 0.1 (working). Readings: none, the bare text. Facts: as the case tells them, from hypothetical. As of 2024-03-01.",
            output, StringComparison.Ordinal);
        Assert.Contains("Not a legal determination.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Measures_are_shown_with_basis_tier_and_way_back()
    {
        var output = string.Join(' ', Try("--case", "plain").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("In the tier \"letters\":", output, StringComparison.Ordinal);
        Assert.Contains(
            "M Ask for an explanation. Basis: retorsion. Because of D, N. Limits data sharing. After notice of 7 days. Undone by compliance, or the end of 60 "
            + "days.", output, StringComparison.Ordinal);
        Assert.Contains("Covered by: P \"Nobody is harmed\".", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contested_verdict_shows_each_position_and_what_it_turns_on()
    {
        var output = Try("--case", "disputed").Output;
        Assert.Contains("in the view of A: inconsistent", output, StringComparison.Ordinal);
        Assert.Contains("in the view of B: undetermined", output, StringComparison.Ordinal);
        Assert.Contains("- What links the author to this State? (link of B)", output, StringComparison.Ordinal);
        Assert.Contains("Not caught: D. Not caught acquits nobody.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_undetermined_verdict_shows_the_questions_that_decide() =>
        Assert.Contains("- Was anybody harmed? (harm)", Try("--case", "open").Output, StringComparison.Ordinal);

    [Fact]
    public void All_readings_are_tried_one_by_one()
    {
        using var folder = Folder();
        File.WriteAllText(Path.Combine(folder.Path, "case.md"), Block("case \"Minor\"\n  State B: link organ, not asked.\n  harm: yes. severity: minor."));
        var output = Run(folder, "try", "book", "case.md", "--reading", "all").Output;
        Assert.Contains("Readings and proposals, each alone: 2 of 2 turn a verdict.", output, StringComparison.Ordinal);
        Assert.Contains("N  not caught → inconsistent under: \"any harm\"", output, StringComparison.Ordinal);
        Assert.Contains("N  not caught → no breach under: \"by law\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Readings_are_named_in_the_output() =>
        Assert.Contains("Readings: by law.", Try("--case", "plain", "--reading", "BY LAW").Output, StringComparison.Ordinal);

    [Fact]
    public void One_norm_is_shown_alone()
    {
        var output = Try("--case", "disputed", "--norm", "d").Output;
        Assert.DoesNotContain("No harm", output, StringComparison.Ordinal);
        Assert.Contains("fails  that: asked", output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_says_that_a_voluntary_norm_was_violated()
    {
        foreach (var name in (string[])["plain", "disputed", "open"])
            Assert.DoesNotContain("violat", Try("--case", name, "--reading", "all").Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Json_is_an_array_whose_first_members_are_the_documented_ones()
    {
        using var json = JsonDocument.Parse(Try("--case", "plain", "--json").Output);
        var first = json.RootElement[0];
        Assert.Equal(["case", "subject", "norm", "status", "position", "reading", "verdict", "because", "decisive"],
            first.EnumerateObject().Take(9).Select(member => member.Name));
        Assert.Equal("missed", first.GetProperty("verdict").GetString());
        Assert.Equal("voluntary", first.GetProperty("status").GetString());
        Assert.DoesNotContain(first.EnumerateObject(), member => member.Name == "coverage");
        Assert.Contains("Not a legal determination", first.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_is_asked_for_goes_before_that_of_the_case() =>
        Assert.Contains("D  Answers (voluntary): due on 2024-02-10", Try("--case", "plain", "--as-of", "2024-02-10").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("There is no file `none.md`", "none.md")]
    [InlineData("Did you mean \"A plain case\"?", "--case", "A plane case")]
    [InlineData("It has \"A plain case\", \"A disputed case\", \"An open case\".", "--case", "something else")]
    [InlineData("2 cases of the book have \"A \" in their title", "--case", "A ")]
    [InlineData("Name a document with a case, or a case of the book with `--case`.")]
    [InlineData("not both", "case.md", "--case", "plain")]
    [InlineData("The book has no reading \"by lav\". Did you mean \"by law\"?", "--case", "plain", "--reading", "by lav")]
    [InlineData("The book has no norm `UN-f`. It has `D`, `N`.", "--case", "plain", "--norm", "UN-f")]
    [InlineData("`yesterday` is not a date", "--case", "plain", "--as-of", "yesterday")]
    public void What_cannot_be_understood_gets_one_clear_answer(string answer, params string[] arguments)
    {
        var (code, output, error) = Try(arguments);
        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains(answer, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("case \"one\"\n  State B: link organ.\n  wanted: yes. severity: none.",
        "case.md:2:1: The case \"one\" contradicts the book: `severity`, `wanted` cannot be so together.")]
    [InlineData("case \"one\"\n  State B: link orgn.", "case.md:3:17: `orgn` is no value of `link`. Did you mean `organ`?")]
    [InlineData("fact mine\n", "A file of cases holds cases only")]
    [InlineData("", "There is no case in this document.")]
    public void A_case_that_cannot_be_tried_says_why(string text, string answer)
    {
        using var folder = Folder();
        File.WriteAllText(Path.Combine(folder.Path, "case.md"), Block(text));
        var (code, output, error) = Run(folder, "try", "book", "case.md");
        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains(answer, error.Replace(folder.Path + "/", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_is_not_UTF_8_is_named()
    {
        using var folder = Folder();
        File.WriteAllBytes(Path.Combine(folder.Path, "case.md"), [0x63, 0xE9, 0x20]);
        var (code, _, error) = Run(folder, "try", "book", "case.md");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("not UTF-8", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_book_with_a_circle_decides_nothing()
    {
        using var folder = Folder();
        File.WriteAllText(Path.Combine(folder.Path, "book", "more.md"), Block("define one: another.\ndefine another: one."));
        var (code, output, error) = Run(folder, "try", "book", "--case", "plain");
        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains("Definitions go round in a circle", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_judges_nobody_says_what_is_missing()
    {
        using var folder = Folder();
        File.WriteAllText(Path.Combine(folder.Path, "case.md"), Block("case \"one\"\n  harm: yes."));
        var (code, output, _) = Run(folder, "try", "book", "case.md");
        Assert.Equal(ExitCode.Yes, code);
        Assert.Contains("Nobody is judged: the case names no State.", output, StringComparison.Ordinal);
        Assert.Contains("link", output, StringComparison.Ordinal);
        Assert.Equal("[]\n", Run(folder, "try", "book", "case.md", "--json").Output);
    }

    private static (int Code, string Output, string Error) Try(params string[] arguments)
    {
        using var folder = Folder();
        return Run(folder, ["try", "book", .. arguments]);
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "book"));
        File.WriteAllText(Path.Combine(folder.Path, "book", "norms.md"), Block(Norms));
        return folder;
    }

    private static string Block(string text) => $"```norm\n{text}\n```\n";

    private static (int Code, string Output, string Error) Run(TemporaryFolder folder, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = Program.Run([.. arguments.Select(argument => argument is "book" or "case.md" ? Path.Combine(folder.Path, argument) : argument)], output,
            error, TextReader.Null);
        return (code, output.ToString().Replace(folder.Path + "/", "", StringComparison.Ordinal), error.ToString());
    }
}
