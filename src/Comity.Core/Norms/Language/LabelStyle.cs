namespace Comity.Norms.Language;

/// <summary>How the clauses of one list are labelled: (a) (b), (A) (B), (1) (2), or (i) (ii).</summary>
internal sealed record LabelStyle(char Kind)
{
    private static readonly string[] Romans =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"];

    /// <summary>Whether a word in brackets is a label.</summary>
    public static bool IsLabel(string word) =>
        (word.Length == 1 && char.IsAsciiLetter(word[0])) || Romans.Contains(word) || (word.Length <= 2 && word.All(char.IsAsciiDigit));

    /// <summary>The style that a first label begins.</summary>
    public static LabelStyle Of(string first) =>
        new(char.IsAsciiDigit(first[0]) ? '1' : Romans.Contains(first) ? 'i' : char.IsAsciiLetterUpper(first[0]) ? 'A' : 'a');

    /// <summary>Whether a label is of this style.</summary>
    public bool CouldBe(string label) => Kind switch
    {
        '1' => char.IsAsciiDigit(label[0]),
        'i' => Romans.Contains(label),
        'A' => label.Length == 1 && char.IsAsciiLetterUpper(label[0]),
        _ => label.Length == 1 && char.IsAsciiLetterLower(label[0]),
    };

    /// <summary>The label after <paramref name="count"/> clauses.</summary>
    public string Label(int count) => Kind switch
    {
        '1' => (count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
        'i' => count < Romans.Length ? Romans[count] : "?",
        _ => count < 26 ? ((char)(Kind + count)).ToString() : "?",
    };
}
