namespace Comity.Norms.Trial;

/// <summary>Writes lines of at most a hundred characters; what goes on in a further line is indented.</summary>
internal sealed class Lines(TextWriter writer)
{
    private const int Width = 100;
    private const int LongestHang = 10;

    private bool isBehindEmpty = true;

    /// <summary>An empty line, unless there is one already.</summary>
    public void Empty()
    {
        if (!isBehindEmpty)
            writer.WriteLine();
        isBehindEmpty = true;
    }

    /// <summary>Words behind a mark; further lines begin where the words began, or under the mark when it is long.</summary>
    public void Write(int indent, string mark, string words)
    {
        var line = new string(' ', indent) + mark;
        var begin = mark.Length > LongestHang ? indent + 2 : line.Length;
        var isFresh = true;
        isBehindEmpty = false;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFresh && line.Length + 1 + word.Length > Width)
            {
                writer.WriteLine(line);
                (line, isFresh) = (new string(' ', begin), true);
            }

            line += (isFresh ? "" : " ") + word;
            isFresh = false;
        }

        writer.WriteLine(line.TrimEnd());
    }

    /// <summary>Words in lines.</summary>
    public void Write(int indent, string words) => Write(indent, "", words);
}
