namespace Comity.Tests.House;

/// <summary>A block of commands in a document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Line">The line at which its commands begin.</param>
/// <param name="Language">What its fence says: `sh`, `powershell`, or `console`, where lines that begin with `$ ` are commands, and others what they
/// show.</param>
/// <param name="Commands">The commands, each in one piece.</param>
/// <param name="Why">Why no test runs it, as its first line says; null where one does.</param>
internal sealed record GuideBlock(string Document, int Line, string Language, IReadOnlyList<string> Commands, string? Why)
{
    private const string Mark = "# Not run by the tests: ";

    /// <summary>The blocks of commands of a document, in their order.</summary>
    public static IReadOnlyList<GuideBlock> In(string document, string text)
    {
        var (blocks, inside, begun) = (new List<GuideBlock>(), new List<string>(), 0);
        string? language = null;
        foreach (var (number, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
            if (!line.StartsWith("```", StringComparison.Ordinal))
                inside.Add(line);
            else if (language is null)
            {
                (language, begun) = (line.TrimStart('`').Trim(), number + 2);
                inside.Clear();
            }
            else
            {
                if (language is "sh" or "powershell" or "console")
                    blocks.Add(Of(document, begun, language, inside));
                language = null;
            }

        return blocks;
    }

    private static GuideBlock Of(string document, int line, string language, List<string> lines)
    {
        var why = lines[0].StartsWith(Mark, StringComparison.Ordinal) ? lines[0][Mark.Length..].TrimEnd('.') : null;
        var commands = new List<string>();
        var goesOn = false;
        foreach (var written in lines.Where(written => !written.StartsWith('#')))
        {
            var isCommand = language != "console" || written.StartsWith("$ ", StringComparison.Ordinal);
            var command = language == "console" && isCommand ? written[2..] : written;
            if (goesOn)
                commands[^1] = $"{commands[^1]}\n{written}";
            else if (isCommand && command.Trim().Length > 0)
                commands.Add(command);
            else
                continue;
            goesOn = written.EndsWith('\\');
        }

        return new(document, line, language, commands, why);
    }
}
