using System.Text;

namespace Comity.Kit;

/// <summary>Invented languages that show, in tests, which texts do not come from resources and which pages break when texts grow or turn round.</summary>
public static class Pseudo
{
    private const string Plain = "aceinouyACEINOUY";
    private const string Accented = "àçéîñöüýÀÇÉÎÑÖÜÝ";

    /// <summary>The text with accents and a third longer; places such as `{0}` stay.</summary>
    public static string Lengthen(string text)
    {
        var lengthened = new StringBuilder("[");
        var inside = 0;
        foreach (var letter in text)
        {
            inside += letter switch { '{' => 1, '}' => -1, _ => 0 };
            var place = inside == 0 ? Plain.IndexOf(letter, StringComparison.Ordinal) : -1;
            lengthened.Append(place < 0 ? letter : Accented[place]);
        }
        return lengthened.Append('·', text.Length / 3).Append(']').ToString();
    }

    /// <summary>The text between right-to-left marks, so that a browser sets it as it would set Arabic.</summary>
    public static string Mirror(string text) => $"\u202e{text}\u202c";
}
