using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Comity.Tests.House;

/// <summary>
/// What documents show is what the program does: every block marked `console` is run. A line that begins with `$ ` is a command, the lines up to
/// the next command are what it shows; a line `...` stands for any lines, and at a line's end for its rest. The blocks of one document share a folder with a
/// copy of `books/`.
/// Only commands that begin with `./comity` and those that prepare files for it (`cp`, `sed`, `cat`, `mkdir`) belong in such a block.
/// </summary>
public sealed partial class DocumentsTests
{
    [Fact, Trait("Category", "slow")]
    public void Every_command_in_a_document_shows_what_the_document_says()
    {
        var wrong = new StringBuilder();
        foreach (var document in Repository.Files("docs/guide").Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Prepend("README.md"))
            Check(document, wrong);
        Assert.True(wrong.Length == 0, wrong.ToString());
    }

    [Theory]
    [InlineData("one\ntwo", "one\ntwo", true)]
    [InlineData("one\n...\nfour", "one\ntwo\nthree\nfour", true)]
    [InlineData("...\nfour", "one\nfour\n", true)]
    [InlineData("one\n...", "one", true)]
    [InlineData("one...\ntwo", "one and\ntwo", true)]
    [InlineData("one...\ntwo", "on\ntwo", false)]
    [InlineData("one\n...\nfour", "one\ntwo", false)]
    [InlineData("one.two", "one,two", false)]
    [InlineData("one", "one\ntwo", false)]
    public void An_ellipsis_stands_for_any_lines(string expected, string shown, bool same) => Assert.Equal(same, Matches(expected, shown));

    [Fact]
    public void The_commands_of_a_document_are_found_with_their_line_and_output()
    {
        var commands = Commands("text\n```console\n$ ./comity a \\\n    b\nout\n\nmore\n$ ./comity c\n```\n$ not one\n```sh\n$ nor this\n```\n");
        Assert.Equal([new Shown(3, "./comity a \\\n    b", "out\n\nmore"), new Shown(8, "./comity c", "")], commands);
    }

    private static void Check(string document, StringBuilder wrong)
    {
        if (!File.Exists(Path.Combine(Repository.Root, document)) || Commands(Repository.Read(document)) is not { Count: > 0 } commands)
            return;
        using var folder = new TemporaryFolder();
        folder.Copy(Repository.Files("books"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "comity"), Repository.BuiltProgram);
        foreach (var command in commands)
        {
            var (_, shown) = Repository.Run(folder.Path, "bash", "-c", command.Line + " 2>&1");
            if (!Matches(command.Output, shown))
                wrong.Append($"{document}:{command.Number}: {command.Line}\n--- the document says\n{command.Output}\n--- the program shows\n{shown}\n");
        }
    }

    private static List<Shown> Commands(string document)
    {
        var found = new List<Shown>();
        var (inside, number) = (false, 0);
        foreach (var line in document.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line.Trim() == "```console";
            else if (inside && line.StartsWith("$ ", StringComparison.Ordinal))
                found.Add(new(number, line[2..], ""));
            else if (inside && found.Count > 0)
                found[^1] = found[^1].With(line);
        }

        return [.. found.Select(command => command with { Output = command.Output.TrimEnd() })];
    }

    private static bool Matches(string expected, string shown)
    {
        var pattern = new StringBuilder(@"\A");
        foreach (var line in Lines(expected))
            pattern.Append(line == "..." ? @"(.*\n)*"
                : line.EndsWith("...", StringComparison.Ordinal) ? Regex.Escape(line[..^3]) + @".*\n" : Regex.Escape(line) + @"\n");
        return Regex.IsMatch(string.Concat(Lines(shown).Select(line => line + "\n")), pattern.Append(@"\z").ToString(), RegexOptions.NonBacktracking);
    }

    /// <summary>Spaces at a line's end and empty lines at the end are not seen by a reader and do not count.</summary>
    private static IEnumerable<string> Lines(string text) =>
        text.ReplaceLineEndings("\n").TrimEnd() is { Length: > 0 } kept ? kept.Split('\n').Select(line => line.TrimEnd()) : [];

    private sealed record Shown(int Number, string Line, string Output)
    {
        public Shown With(string line) =>
            Output.Length == 0 && Line.EndsWith('\\') ? this with { Line = $"{Line}\n{line}" } : this with { Output = $"{Output}{line}\n" };
    }
}
