using System.Collections.Immutable;
using System.Globalization;

namespace Comity.Norms.Language;

/// <summary>
/// A place among the tokens of one item. After a failure everything looks like the end until <see cref="Recover"/>, so that a parser needs no
/// care of its own to stop, and each statement reports its first error only.
/// </summary>
internal sealed class Cursor(string file, string text, ImmutableArray<Token> tokens, int start, int end, ProblemList problems)
{
    private const int DepthLimit = 50;
    private int at = start;
    private bool failed;
    private int depth;

    public Token Current => Ahead(0);

    public bool AtEnd => at >= end;

    public int Position => at;

    public bool Failed => failed;

    public Place Place => PlaceOf(tokens[Math.Min(at, end - 1)]);

    public Place PlaceOf(Token token) => new(file, token.Line, token.Column);

    public Token Ahead(int count)
    {
        if (failed || at + count >= end)
        {
            var last = tokens[end - 1];
            return new(TokenKind.End, last.End, last.End, last.Line, last.Column + last.End - last.Start);
        }

        return tokens[at + count];
    }

    public ReadOnlySpan<char> Span(Token token) => text.AsSpan(token.Start, token.End - token.Start);

    public bool IsWord(string word, int ahead = 0)
    {
        var token = Ahead(ahead);
        return token.Kind == TokenKind.Word && Span(token).Equals(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether these words follow, and if so goes behind them. Words of the language have one spelling; another is noted.</summary>
    public bool Try(params ReadOnlySpan<string> words)
    {
        if (!Follows(words))
            return false;
        for (var i = 0; i < words.Length; i++)
            if (!Span(Ahead(i)).SequenceEqual(words[i]))
                Note(PlaceOf(Ahead(i)), $"{Describe(i)} is a word of the language and is written `{words[i]}`.");
        at += words.Length;
        return true;
    }

    public bool Follows(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
            if (!IsWord(words[i], i))
                return false;
        return true;
    }

    public bool Try(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        at++;
        return true;
    }

    public void Skip(int count) => at += count;

    public void Expect(TokenKind kind, string what, string help = "")
    {
        if (!Try(kind))
            Fail($"Expected {what} here, not {Describe()}.", help);
    }

    public void Expect(string word, string help = "")
    {
        if (!Try(word))
            Fail($"Expected `{word}` here, not {Describe()}.", help);
    }

    /// <summary>The next word as written.</summary>
    public string Word(string what)
    {
        if (Current.Kind == TokenKind.Word)
        {
            at++;
            return Span(tokens[at - 1]).ToString();
        }

        Fail($"Expected {what} here, not {Describe()}.");
        return "";
    }

    /// <summary>The next quoted text without its quotes.</summary>
    public string Quoted(string what)
    {
        if (Current.Kind == TokenKind.Quoted)
        {
            at++;
            return text[(tokens[at - 1].Start + 1)..(tokens[at - 1].End - 1)];
        }

        Fail(
            $"Expected {what} in double quotes here, not {Describe()}.",
            Current.Kind == TokenKind.Word && Span(Current)[0] is '“' or '”' or '„' or '«' or '\'' ? "Write straight double quotes: `\"`." : "");
        return "";
    }

    public int Number(string what)
    {
        var place = Place;
        var word = Word(what);
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (word[0] != '0' || word.Length == 1))
            return number;
        Fail($"`{word}` is not {what} in plain digits.", "Write a number such as `14`.", place);
        return 0;
    }

    public DateOnly Date()
    {
        var place = Place;
        var word = Word("a date");
        if (DateOnly.TryParseExact(word, "yyyy-MM-dd", out var date))
            return date;
        Fail($"`{word}` is not a date.", "Write a date as `2015-12-31`.", place);
        return default;
    }

    /// <summary>The next words, as written, as long as <paramref name="go"/> allows.</summary>
    public string Words(string what, Func<Cursor, bool> go)
    {
        var first = at;
        while (Current.Kind == TokenKind.Word && go(this))
            at++;
        if (at == first)
            Fail($"Expected {what} here, not {Describe()}.");
        return Written(first, at);
    }

    /// <summary>The next <paramref name="count"/> words as written, with single spaces.</summary>
    public string Take(int count)
    {
        at += count;
        return Written(at - count, at);
    }

    /// <summary>Free text to the end of the line or to two spaces in a row.</summary>
    public string Source()
    {
        if (AtEnd || failed || Current.Line != tokens[at - 1].Line)
        {
            Fail("`source` says nothing.", "Name the source on the same line.", PlaceOf(tokens[at - 1]));
            return "";
        }

        var from = Current.Start;
        do
        {
            if (IsOpenQuotation)
                FailQuotation();
            at++;
        }
        while (!AtEnd && IsBesideLast());
        return text[from..tokens[at - 1].End];
    }

    public string Describe(int ahead = 0)
    {
        var token = Ahead(ahead);
        return token.Kind == TokenKind.End ? "the end of the item" : $"`{Span(token)}`";
    }

    /// <summary>Records a problem and gives up the statement.</summary>
    public void Fail(string message, string help = "", Place? place = null)
    {
        if (failed)
            return;
        if (IsOpenQuotation)
        {
            FailQuotation();
            return;
        }

        problems.Add(new(place ?? PlaceOf(Current), message, help));
        failed = true;
    }

    /// <summary>The full stop at the end of a statement. After a failure, goes behind the next one.</summary>
    public void Stop()
    {
        Expect(TokenKind.Stop, "a full stop", IsWord("and") || IsWord("or") ? "Where another condition follows, write a comma before the word." : "");
        Recover();
    }

    /// <summary>Records a problem without giving up the statement.</summary>
    public void Note(Place place, string message, string help = "")
    {
        if (!failed)
            problems.Add(new(place, message, help));
    }

    /// <summary>A suggestion for a name that is not declared.</summary>
    public string DidYouMean(string name, IReadOnlyCollection<string> known) => problems.DidYouMean(name, known);

    /// <summary>What to do where a value is unknown: the nearest one, or all of them where they are few.</summary>
    public string Values(string value, ImmutableArray<string> known)
    {
        var help = DidYouMean(value, known);
        return help.Length > 0 ? help : known.Length is > 0 and <= 12 ? $"Its values are {string.Join(", ", known.Select(one => $"`{one}`"))}." : "";
    }

    /// <summary>After a failure, goes behind the next full stop.</summary>
    public void Recover()
    {
        if (!failed)
            return;
        failed = false;
        if (problems.IsFull)
            at = end;
        while (!AtEnd && tokens[at].Kind != TokenKind.Stop)
            at++;
        at = Math.Min(at + 1, end);
    }

    public bool Enter()
    {
        if (depth < DepthLimit)
        {
            depth++;
            return true;
        }

        Fail("This is nested too deep to be read.", "Give a part of it a name with `define`.");
        return false;
    }

    public void Leave() => depth--;

    private bool IsOpenQuotation => Current.Kind == TokenKind.Other && Span(Current)[0] == '"';

    private void FailQuotation()
    {
        problems.Add(new(Place, $"The quotation {Describe()} is not closed.", "Write a double quote at its end, on the same line."));
        failed = true;
    }

    private bool IsBesideLast() =>
        tokens[at].Line == tokens[at - 1].Line && !text.AsSpan(tokens[at - 1].End, tokens[at].Start - tokens[at - 1].End).Contains("  ",
            StringComparison.Ordinal);

    private string Written(int first, int behind)
    {
        if (first == behind)
            return "";
        for (var i = first + 1; i < behind; i++)
            if (tokens[i].Start != tokens[i - 1].End + 1 || text[tokens[i - 1].End] != ' ')
                return string.Join(' ', Enumerable.Range(first, behind - first).Select(index => Span(tokens[index]).ToString()));
        return text[tokens[first].Start..tokens[behind - 1].End];
    }
}
