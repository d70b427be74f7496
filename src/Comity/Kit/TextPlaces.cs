using System.Text;
using System.Text.RegularExpressions;

namespace Comity.Kit;

/// <summary>The places of a sentence into which values go: `{0}`, or `{meeting}` in sentences about acts.</summary>
internal static partial class TextPlaces
{
    /// <summary>Whether a translation can stand for its original: it is not empty, has no place that the original does not have, and no brace that is
    /// none.</summary>
    public static bool Agree(string original, string translation)
    {
        var places = Of(original);
        return translation.Trim().Length > 0 && Of(translation).IsSubsetOf(places) && (places.Count == 0 || !places.All(IsNumber) || IsFormat(translation));
    }

    private static HashSet<string> Of(string sentence) => [.. Place().Matches(sentence).Select(match => match.Groups[1].Value)];

    private static bool IsNumber(string place) => char.IsAsciiDigit(place[0]);

    private static bool IsFormat(string sentence)
    {
        try
        {
            return CompositeFormat.Parse(sentence).MinimumArgumentCount >= 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
