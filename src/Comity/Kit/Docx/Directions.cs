
namespace Comity.Kit.Docx;

/// <summary>In which direction languages are written.</summary>
public static class Directions
{
    private static readonly HashSet<string> RightToLeft = new(StringComparer.OrdinalIgnoreCase) { "ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi" };

    /// <summary>Whether a language is written from right to left.</summary>
    /// <param name="language">BCP 47.</param>
    public static bool IsRightToLeft(string language) => RightToLeft.Contains(language.Split('-')[0]);

    /// <summary>What `dir` says of a text in a language.</summary>
    public static string Of(string language) => IsRightToLeft(language) ? "rtl" : "ltr";
}
