using System.Text;

namespace Comity.Norms.Language;

/// <summary>Sets words and marks into lines of a width, or all into one line.</summary>
internal sealed class PrinterLayout
{
    private const int Width = 120;
    private readonly StringBuilder text = new();
    private readonly bool isOneLine;
    private int lineStart;
    private bool isTight = true;
    private bool isBehindSource;
    private string joint = "";

    private PrinterLayout(bool isOneLine) => this.isOneLine = isOneLine;

    /// <summary>Where lines begin that the width breaks.</summary>
    public int Indent { get; set; } = 2;

    /// <summary>The column, from 0, at which the next word will stand if it fits.</summary>
    public int Next => text.Length - lineStart + (isTight ? 0 : 1);

    public static string InLines(Action<PrinterLayout> write) => Write(new(isOneLine: false), write);

    public static string InOneLine(Action<PrinterLayout> write) => Write(new(isOneLine: true), write);

    /// <summary>Words that stay together, behind at least <paramref name="gap"/> spaces or on a new line; nothing when empty.</summary>
    public PrinterLayout Word(string words, int gap = 1)
    {
        if (words.Length == 0)
            return this;
        words = joint + words;
        joint = "";
        var spaces = isTight ? 0 : isBehindSource ? Math.Max(gap, 3) : gap;
        if (!isOneLine && !isTight && Next - 1 + spaces + words.Length > Width && Next - 1 > Indent)
            Line(Indent);
        else
            text.Append(' ', spaces);
        text.Append(words);
        isTight = isBehindSource = false;
        return this;
    }

    /// <summary>A source: only two spaces or the end of the line end it.</summary>
    public PrinterLayout Source(string words, int gap = 1)
    {
        Word(words, gap);
        isBehindSource = true;
        return this;
    }

    /// <summary>A mark that belongs to the word before it.</summary>
    public PrinterLayout Mark(string mark)
    {
        if (isBehindSource)
            text.Append("  ");
        text.Append(mark);
        isTight = isBehindSource = false;
        return this;
    }

    /// <summary>A word that stays with the one behind it: <c>and</c>.</summary>
    public PrinterLayout Joint(string word)
    {
        joint = word.Length == 0 ? "" : word + " ";
        return this;
    }

    /// <summary>A mark that belongs to the word behind it.</summary>
    public PrinterLayout Open(string mark, int gap = 1)
    {
        Word(mark, gap);
        isTight = true;
        return this;
    }

    /// <summary>Spaces that line the words of several lines up.</summary>
    public void Pad(int spaces)
    {
        if (!isOneLine && spaces > 0)
            text.Append(' ', spaces);
    }

    /// <summary>A new line.</summary>
    public PrinterLayout Line(int indent)
    {
        if (isOneLine)
            return this;
        text.Append('\n');
        lineStart = text.Length;
        text.Append(' ', indent);
        isTight = true;
        isBehindSource = false;
        return this;
    }

    /// <summary>Whether a text of this length fits into the line.</summary>
    public bool Fits(int length) => isOneLine || Next + length <= Width;

    private static string Write(PrinterLayout layout, Action<PrinterLayout> write)
    {
        write(layout);
        return layout.text.ToString();
    }
}
