using Comity.Norms.Language;

namespace Comity.Import;

/// <summary>A place in a statement. After a failure everything looks like the end, so that a statement reports its first error only.</summary>
internal sealed class MappingCursor(Statement statement, List<Problem> problems)
{
    private readonly string text = statement.Text;
    private int at;

    public bool Failed { get; private set; }

    public Place Place
    {
        get
        {
            SkipSpace();
            return statement.PlaceOf(at);
        }
    }

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return Failed || at >= text.Length;
        }
    }

    /// <summary>Whether these words and marks follow, and if so goes behind them.</summary>
    public bool Try(string phrase)
    {
        if (Failed)
            return false;
        var start = at;
        foreach (var part in phrase.Split(' '))
        {
            SkipSpace();
            var end = at + part.Length;
            var fits = end <= text.Length && text.AsSpan(at, part.Length).Equals(part, StringComparison.OrdinalIgnoreCase)
                && (!char.IsLetterOrDigit(part[^1]) || end == text.Length || !char.IsLetterOrDigit(text[end]) && text[end] is not ('-' or '_'));
            if (!fits)
            {
                at = start;
                return false;
            }

            at = end;
        }

        return true;
    }

    public void Expect(string phrase, string help = "")
    {
        if (!Try(phrase))
            Fail($"Expected `{phrase}` here, not {Describe()}.", help);
    }

    public bool IsQuoted
    {
        get
        {
            SkipSpace();
            return !Failed && at < text.Length && text[at] == '"';
        }
    }

    /// <summary>What stands between the next two double quotes; two of them inside stand for one.</summary>
    public string Quoted(string what)
    {
        if (!IsQuoted)
        {
            Fail($"Expected {what} in double quotes here, not {Describe()}.");
            return "";
        }

        var close = at + 1;
        while (close < text.Length && (text[close] != '"' || close + 1 < text.Length && text[close + 1] == '"'))
            close += text[close] == '"' ? 2 : 1;
        if (close >= text.Length)
        {
            Fail("This quotation has no end.", "Close it with `\"`.");
            return "";
        }

        var inside = text[(at + 1)..close].Replace("\"\"", "\"", StringComparison.Ordinal);
        at = close + 1;
        return inside;
    }

    /// <summary>The next word: letters, digits, hyphens, underscores.</summary>
    public string Word(string what)
    {
        SkipSpace();
        var end = at;
        while (!Failed && end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_'))
            end++;
        if (end == at)
            Fail($"Expected {what} here, not {Describe()}.");
        var word = Failed ? "" : text[at..end];
        at = Math.Max(at, end);
        return word;
    }

    /// <summary>Everything up to a mark that stands outside quotes and brackets, or up to the full stop at the end.</summary>
    public (string Text, Place Place) Until(params ReadOnlySpan<string> marks)
    {
        var place = Place;
        var start = at;
        var (quoted, depth) = (false, 0);
        for (; !Failed && at < text.Length; at++)
        {
            quoted ^= text[at] == '"';
            depth += quoted ? 0 : text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (!quoted && depth == 0 && (IsFinalStop() || StandsHere(marks)))
                break;
        }

        return (Failed ? "" : text[start..at].Replace('\n', ' ').Trim(), place);
    }

    public string Describe()
    {
        SkipSpace();
        if (Failed || at >= text.Length)
            return "the end of the statement";
        var end = at + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && end - at < 30)
            end++;
        return $"`{text[at..end]}`";
    }

    public void Fail(string message, string help = "", Place? place = null)
    {
        if (!Failed)
            problems.Add(new(place ?? Place, message, help));
        Failed = true;
    }

    private bool IsFinalStop() => text[at] == '.' && text.AsSpan(at + 1).Trim().IsEmpty;

    private bool StandsHere(ReadOnlySpan<string> marks)
    {
        foreach (var mark in marks)
            if (string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0)
                return true;
        return false;
    }

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
    }
}
