using System.Collections.Immutable;
using System.Text;
using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>A statement of a mapping: a line and the indented lines under it, with comments blanked out.</summary>
internal sealed record Statement(string File, string Text, int Line)
{
    /// <summary>The place of a character of the statement.</summary>
    public Place PlaceOf(int offset)
    {
        var before = Text.AsSpan(0, Math.Min(offset, Text.Length));
        var lines = before.Count('\n');
        return new(File, Line + lines, before.Length - before.LastIndexOf('\n'));
    }
}

/// <summary>Finds the statements in the blocks of a document that are fenced with <c>```mapping</c>.</summary>
internal static class MappingText
{
    private const string Fence = "```";

    /// <summary>The statements of all blocks, in order.</summary>
    public static ImmutableArray<Statement> Statements(SourceFile file)
    {
        var found = ImmutableArray.CreateBuilder<Statement>();
        var text = new StringBuilder();
        var (first, inside) = (0, false);
        var number = 0;
        foreach (var line in file.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                Close();
                inside = !inside && line.Trim()[Fence.Length..].Trim() == "mapping";
                continue;
            }

            if (!inside)
                continue;
            var code = WithoutComment(line);
            if (code.Length > 0 && !char.IsWhiteSpace(code[0]))
            {
                Close();
                first = number;
            }

            if (first > 0)
                text.Append(text.Length > 0 ? "\n" : "").Append(code);
        }

        Close();
        return found.ToImmutable();

        void Close()
        {
            if (text.ToString().TrimEnd() is { Length: > 0 } statement)
                found.Add(new(file.Name, statement, first));
            text.Clear();
            first = 0;
        }
    }

    /// <summary>Whether a document holds a mapping.</summary>
    public static bool HasMapping(string text) => text.Contains(Fence + "mapping", StringComparison.Ordinal);

    private static string WithoutComment(string line)
    {
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"')
                quoted = !quoted;
            else if (line[at] == '#' && !quoted && (at == 0 || char.IsWhiteSpace(line[at - 1])))
                return line[..at].TrimEnd();
        }

        return line;
    }
}
