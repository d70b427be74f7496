using Comity.Kit;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Norms.Trial;

/// <summary><c>try --ask</c>: the most decisive unknown first, until nothing is undetermined or the user stops.</summary>
public sealed class InterviewTests
{
    private const string Book = """
        scale severity: none < minor < grave   asks "How grave was it?"
        fact harm   asks "Was anybody harmed?"
        fact excuse   of each State   asks "Was there an excuse?"
        kinds sector:
          health: hospitals
          water
        number people from 0 to 1,000   asks "How many people?"
        never harm while severity is none.
        action act
        norm N "No harm"   voluntary
          A State should not act when (a) harm, and (b) severity is grave, and (c) sector is within health, and (d) people is at least 100.
          except (x) when excuse.
        """;

    private const string Case = """
        case "one"
          State B: act.
          severity: at least minor.
        """;

    [Fact]
    public void Answers_in_numbers_and_words_lead_to_a_verdict()
    {
        var output = Ask("grave\n2\nno\n1, 2\nat least 200\n");
        Assert.Contains("N  No harm (voluntary): inconsistent", output, StringComparison.Ordinal);
        Assert.Contains("There is nothing left to ask.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_completed_case_can_be_saved()
    {
        var output = Ask("grave\n2\nno\n1, 2\nat least 200\n");
        Assert.Contains("```norm\ncase \"one\"", output, StringComparison.Ordinal);
        Assert.Contains("State B: act, excuse no.", output, StringComparison.Ordinal);
        Assert.Contains("severity: grave.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("severity: at least minor.", output, StringComparison.Ordinal);
        Assert.Contains("sector: health and hospitals.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_answer_may_end_it()
    {
        var output = Ask("1\n");
        Assert.Contains("Not caught: N.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("2. ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_answer_leaves_the_fact_unknown_and_asks_the_next()
    {
        var output = Ask("\n\n\n\n\n");
        Assert.Contains("5. ", output, StringComparison.Ordinal);
        Assert.Contains("N  No harm (voluntary): undetermined", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stop\nno\n")]
    [InlineData("")]
    public void Stop_and_the_end_of_input_end_it(string input)
    {
        var output = Ask(input);
        Assert.Contains("Stopped.", output, StringComparison.Ordinal);
        Assert.Contains("undetermined", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_value_is_asked_again() => Assert.Contains("`maybe` is no value of", Ask("maybe\nno\n"), StringComparison.Ordinal);

    [Fact]
    public void Only_values_that_are_still_possible_are_offered()
    {
        var output = Ask("\n\n\n\n\n");
        Assert.Contains("1  minor\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("1  none", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_book_rules_out_is_refused() =>
        Assert.Contains("cannot be so together. Answer otherwise",
            Ask("none\nstop\n", "case \"one\"\n  State B: act.\n  sector: hospitals. people: 200. harm: yes."), StringComparison.Ordinal);

    [Fact]
    public void With_JSON_the_questions_go_elsewhere()
    {
        var output = Ask("no\n", Case, "--json");
        Assert.StartsWith("[", output, StringComparison.Ordinal);
        Assert.EndsWith("]\n", output, StringComparison.Ordinal);
    }

    private static string Ask(string input, string told = Case, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "book.md"), $"```norm\n{Book}\n```\n");
        File.WriteAllText(Path.Combine(folder.Path, "case.md"), $"```norm\n{told}\n```\n");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var typed = new StringReader(input);
        var code = Program.Run(["try", Path.Combine(folder.Path, "book.md"), Path.Combine(folder.Path, "case.md"), "--ask", .. arguments], output, error,
            typed);
        Assert.True(code == ExitCode.Yes, error.ToString());
        return output.ToString();
    }
}
