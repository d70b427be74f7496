using System.Text;

namespace Comity.Kit.Docx;

/// <summary>Gathers the words of a cell.</summary>
internal sealed class DocxWords
{
    private readonly StringBuilder text = new();
    private string between = "";
    private string? pending;
    private bool isBehindGap;

    /// <summary>Begins a paragraph, on a line of its own unless <see cref="Separate"/> said otherwise. A paragraph that was left out whole leaves no
    /// line.</summary>
    public void Begin()
    {
        if (pending is not null && (!isBehindGap || between != "\n"))
            text.Append(pending);
        pending = pending is not null && isBehindGap && between == "\n" ? pending : between;
        (between, isBehindGap) = ("\n", false);
    }

    /// <summary>Says what stands before the next paragraph.</summary>
    public void Separate(string separator) => between = separator;

    /// <summary>Adds words. Of the two spaces around words that were left out, one remains.</summary>
    public void Add(string words)
    {
        if (words.Length == 0 || text.Length >= DocxCell.MostCharacters)
            return;
        var isDouble = isBehindGap && words[0] == ' ' && text.Length > 0 && text[^1] == ' ';
        text.Append(pending).Append(isDouble ? words[1..] : words);
        (pending, isBehindGap) = (null, false);
    }

    /// <summary>Notes that words are left out here.</summary>
    public void Leave() => isBehindGap = true;

    /// <summary>The words, without spaces around their lines.</summary>
    public override string ToString() => text.Length == 0 ? ""
        : DirectionMarks.Trim(string.Join('\n', text.ToString().Split('\n').Select(line => line.Trim())));
}
