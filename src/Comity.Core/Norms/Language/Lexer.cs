using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    Word,
    Quoted,
    Colon,
    Comma,
    Stop,
    Semicolon,
    Open,
    Close,
    OpenSquare,
    CloseSquare,
    Less,
    Other,
    End,
}

/// <summary>One token of a block.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its offset in the file.</param>
/// <param name="End">The offset behind it.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, int Line, int Column);

/// <summary>A comment with its place in the file.</summary>
internal readonly record struct CommentToken(int Start, int Line, string Text);

/// <summary>Cuts the text of a block into tokens: one pass, no input is refused.</summary>
internal sealed class Lexer
{
    private readonly string text;
    private readonly int end;
    private readonly ImmutableArray<Token>.Builder tokens = ImmutableArray.CreateBuilder<Token>();
    private readonly ImmutableArray<CommentToken>.Builder comments = ImmutableArray.CreateBuilder<CommentToken>();
    private int at;
    private int line;
    private int lineStart;
    private int lineEnd = -1;

    private Lexer(string text, int start, int end, int line)
    {
        this.text = text;
        this.end = end;
        this.line = line;
        at = lineStart = start;
    }

    /// <summary>The tokens and comments of a part of a text that begins at the beginning of a line.</summary>
    public static (ImmutableArray<Token> Tokens, ImmutableArray<CommentToken> Comments) Read(string text, int start, int end, int line)
    {
        var lexer = new Lexer(text, start, end, line);
        lexer.Run();
        return (lexer.tokens.DrainToImmutable(), lexer.comments.DrainToImmutable());
    }

    private char Current => text[at];

    private void Run()
    {
        while (at < end)
        {
            if (Current == '\n')
            {
                at++;
                line++;
                lineStart = at;
            }
            else if (char.IsWhiteSpace(Current))
                at++;
            else if (Current == '#' && (at == lineStart || char.IsWhiteSpace(text[at - 1])))
                Comment();
            else if (Current == '"')
                Quoted();
            else if (IsPath())
                Add(TokenKind.Word, EndOfWord());
            else if (Single(Current) is { } kind)
                Add(kind, at + 1);
            else
                Add(TokenKind.Word, EndOfWord());
        }
    }

    private static TokenKind? Single(char character) => character switch
    {
        ':' => TokenKind.Colon,
        ',' => TokenKind.Comma,
        '.' => TokenKind.Stop,
        ';' => TokenKind.Semicolon,
        '(' => TokenKind.Open,
        ')' => TokenKind.Close,
        '[' => TokenKind.OpenSquare,
        ']' => TokenKind.CloseSquare,
        '<' => TokenKind.Less,
        '>' or '{' or '}' or '=' or '`' or '~' or '#' => TokenKind.Other,
        _ => char.IsControl(character) ? TokenKind.Other : null,
    };

    private void Comment()
    {
        var stop = EndOfLine();
        comments.Add(new(at, line, text[at..stop].TrimEnd()));
        at = stop;
    }

    private void Quoted()
    {
        var close = text.IndexOf('"', at + 1, EndOfLine() - at - 1);
        Add(close < 0 ? TokenKind.Other : TokenKind.Quoted, close < 0 ? EndOfLine() : close + 1);
    }

    private void Add(TokenKind kind, int stop)
    {
        tokens.Add(new(kind, at, stop, line, at - lineStart + 1));
        at = stop;
    }

    // Found once a line: a line may hold millions of quotes.
    private int EndOfLine()
    {
        if (lineEnd >= at)
            return lineEnd;
        var stop = text.IndexOf('\n', at, end - at);
        return lineEnd = stop < 0 ? end : stop;
    }

    // `./` and `../` begin a path.
    private bool IsPath() => Current == '.' && (Follows(1, '/') || (Follows(1, '.') && Follows(2, '/')));

    private bool Follows(int ahead, char character) => at + ahead < end && text[at + ahead] == character;

    private int EndOfWord()
    {
        var stop = at + 1;
        while (stop < end && !char.IsWhiteSpace(text[stop]) && text[stop] != '"' && (Single(text[stop]) is null || Joins(stop)))
            stop++;
        return stop;
    }

    // A full stop or colon inside a word belongs to it where a letter, a digit or another step of a path follows; a comma between digits.
    private bool Joins(int mark)
    {
        var before = text[mark - 1];
        var behind = mark + 1 < end ? text[mark + 1] : ' ';
        return text[mark] switch
        {
            '.' => char.IsLetterOrDigit(behind) || behind == '/' || (behind == '.' && before is '/' or '.'),
            ':' => char.IsLetterOrDigit(behind) || behind == '/',
            ',' => char.IsDigit(before) && char.IsDigit(behind),
            '=' or '~' or '#' => true,
            _ => false,
        };
    }
}
