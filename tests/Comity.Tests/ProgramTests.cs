using System.CommandLine;
using Comity.Kit;
using Xunit;

namespace Comity.Tests;

/// <summary>What all commands share: streams, exit codes, errors.</summary>
public sealed class ProgramTests
{
    [Fact]
    public void Version_is_shown()
    {
        var (code, output, error) = Run(["--version"]);
        Assert.Equal((ExitCode.Yes, ""), (code, error));
        Assert.Matches(@"\A0\.1\.0\+\S+\n\z", output);
    }

    [Fact]
    public void Without_arguments_help_is_shown()
    {
        var (code, output, error) = Run([]);
        Assert.Equal((ExitCode.Yes, ""), (code, error));
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_argument_is_a_usage_error()
    {
        var (code, _, error) = Run(["--nonsense"]);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("--nonsense", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_that_begins_with_an_at_sign_is_not_a_file_of_arguments()
    {
        var (code, _, error) = Run(["@none"]);
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("@none", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_of_a_command_is_the_exit_code() =>
        Assert.Equal((ExitCode.No, "no\n", ""), Run(["try"], terminal =>
        {
            terminal.Output.Write("no\n");
            return ExitCode.No;
        }));

    [Fact]
    public void Bad_input_is_shown_with_its_place() =>
        Assert.Equal((ExitCode.Usage, "", "book.md:3:5: There is no norm `n`.\n"),
            Run(["try"], _ => throw new UserError("There is no norm `n`.", "book.md:3:5")));

    [Fact]
    public void A_missing_file_is_bad_input() =>
        Assert.Equal(ExitCode.Usage, Run(["try"], _ => File.ReadAllText("/no/such/file").Length).Code);

    [Fact]
    public void A_bug_is_one_plain_sentence()
    {
        var (code, output, error) = Run(["try"], _ => throw new InvalidOperationException("inner"));
        Assert.Equal((ExitCode.Bug, ""), (code, output));
        Assert.DoesNotContain("inner", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_bug_shows_its_details_on_request()
    {
        var (code, _, error) = Run(["try"], _ => throw new InvalidOperationException("inner"), debugs: true);
        Assert.Equal(ExitCode.Bug, code);
        Assert.Contains("inner", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_command_says_nothing() =>
        Assert.Equal((ExitCode.Interrupted, "", ""), Run(["try"], _ => throw new OperationCanceledException()));

    private static (int Code, string Output, string Error) Run(string[] arguments, Func<Terminal, int>? action = null, bool debugs = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, TextReader.Null) { Debugs = debugs };
        var code = Program.Run(arguments, terminal, [Try]);
        return (code, output.ToString(), error.ToString());

        Command Try(Terminal given)
        {
            var command = new Command("try");
            command.SetAction(_ => action!(given));
            return command;
        }
    }
}
