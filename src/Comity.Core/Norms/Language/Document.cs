using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>A part of a document: prose, or a block of items.</summary>
public abstract record Segment;

/// <summary>Prose, with its line ends, including fences that are not ours.</summary>
public sealed record Prose(string Text) : Segment;

/// <summary>A block fenced with <c>```norm</c>.</summary>
/// <param name="Items">Its items in the order of the text.</param>
/// <param name="TrailingComments">Comments after the last item.</param>
public sealed record Block(ImmutableArray<Item> Items, ImmutableArray<string> TrailingComments) : Segment
{
    /// <summary>The marks that open it.</summary>
    public string Opening { get; init; } = "```";

    /// <summary>The marks that close it.</summary>
    public string Closing { get; init; } = "```";
}

/// <summary>A document of a book.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Segments">Its parts in order.</param>
public sealed record Document(string Name, ImmutableArray<Segment> Segments);

/// <summary>Finds the fenced blocks of a document.</summary>
internal static class Fences
{
    /// <summary>
    /// A stretch of a file: prose, or the inside of a norm block with the marks around it; a block that nothing closes has no closing marks. What is
    /// written behind the opening marks is <c>norm</c>, or its like in other letters or with more words, which the reader tells.
    /// </summary>
    internal readonly record struct Stretch(bool IsBlock, int Start, int End, int Line, string Opening, string Closing, string Info);

    /// <summary>The stretches of a text in order; the fence lines of norm blocks belong to none.</summary>
    public static IEnumerable<Stretch> Of(string text)
    {
        int start = 0, startLine = 1, line = 1;
        string opening = "", info = "";
        var inBlock = false;
        for (var at = 0; at < text.Length; line++)
        {
            var next = text.IndexOf('\n', at) + 1;
            next = next == 0 ? text.Length : next;
            var content = text.AsSpan(at, next - at).Trim().TrimStart('\uFEFF');
            if (opening.Length == 0)
            {
                opening = Marks(content, out var rest);
                if (IsNorm(rest))
                {
                    info = new(rest);
                    yield return new(false, start, at, startLine, "", "", "");
                    (start, startLine, inBlock) = (next, line + 1, true);
                }
            }
            else if (Marks(content, out var rest) is var closing && rest.IsEmpty && closing.StartsWith(opening, StringComparison.Ordinal))
            {
                if (inBlock)
                {
                    yield return new(true, start, at, startLine, opening, closing, info);
                    (start, startLine, inBlock) = (next, line + 1, false);
                }

                opening = "";
            }

            at = next;
        }

        yield return new(inBlock, start, text.Length, startLine, opening, "", info);
    }

    // The language of a fence is the first word behind its marks (CommonMark 0.31.2, 4.5).
    private static bool IsNorm(ReadOnlySpan<char> info)
    {
        var end = info.IndexOfAny(" \t\u00A0");
        return (end < 0 ? info : info[..end]).Equals("norm", StringComparison.OrdinalIgnoreCase);
    }

    // Backticks behind the marks make it a piece of code within a line.
    private static string Marks(ReadOnlySpan<char> line, out ReadOnlySpan<char> rest)
    {
        rest = [];
        if (line.Length < 3 || line[0] is not ('`' or '~'))
            return "";
        var length = line.IndexOfAnyExcept(line[0]);
        length = length < 0 ? line.Length : length;
        if (length < 3 || (line[0] == '`' && line[length..].Contains('`')))
            return "";
        rest = line[length..].Trim();
        return new(line[0], length);
    }
}
