using System.Collections.Immutable;
using System.Text;

namespace Comity.Norms.Language;

/// <summary>Puts comments back among the words of a printed item.</summary>
internal static class PrinterComments
{
    private const int Indent = 4;

    /// <summary>The text with its comments, each behind the number of words and marks that it names.</summary>
    public static string PutBack(string item, ImmutableArray<Comment> comments)
    {
        if (comments.IsEmpty)
            return item;
        var (tokens, _) = Lexer.Read(item, 0, item.Length, 1);
        var text = new StringBuilder();
        var written = 0;
        for (var i = 0; i < comments.Length; i++)
        {
            var behind = Math.Min(comments[i].WordsBefore, tokens.Length);
            var end = behind == 0 ? 0 : tokens[behind - 1].End;
            if (end > written)
                Continue(text, item, written, end, isBehindComment: i > 0);
            var hasOwnLine = comments[i].HasOwnLine || (i > 0 && end <= written);
            if (end > 0)
                text.Append(hasOwnLine ? "\n" + new string(' ', NextIndent(item, end)) : "  ");
            else if (i > 0)
                text.Append('\n');
            text.Append(comments[i].Text);
            written = Math.Max(written, end);
        }

        if (written < item.Length)
            Continue(text, item, written, item.Length, isBehindComment: true);
        return text.ToString();
    }

    // A comment ends its line: what follows it begins a new one.
    private static void Continue(StringBuilder text, string item, int start, int end, bool isBehindComment)
    {
        var words = item.AsSpan(start, end - start);
        if (isBehindComment && words[0] != '\n')
            text.Append('\n').Append(' ', start == 0 ? 0 : Indent).Append(words.TrimStart(' '));
        else
            text.Append(words);
    }

    private static int NextIndent(string item, int at)
    {
        if (at >= item.Length || item[at] != '\n')
            return Indent;
        var word = at + 1;
        while (word < item.Length && item[word] == ' ')
            word++;
        return word - at - 1;
    }
}
