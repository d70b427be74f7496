namespace Comity.Tests.Kit.Unicode;

/// <summary>Letters as some machines write them. The program and its tests run without cultures, where the framework takes nothing apart.</summary>
internal static class Letters
{
    private static readonly Dictionary<char, string> Parts = new()
    {
        ['é'] = "e\u0301", ['è'] = "e\u0300", ['ê'] = "e\u0302", ['É'] = "E\u0301", ['à'] = "a\u0300", ['ô'] = "o\u0302", ['í'] = "i\u0301", ['Í'] = "I\u0301",
        ['ñ'] = "n\u0303", ['ó'] = "o\u0301", ['ú'] = "u\u0301", ['ü'] = "u\u0308", ['ё'] = "е\u0308", ['й'] = "и\u0306", ['Й'] = "И\u0306",
        ['أ'] = "ا\u0654", ['ệ'] = "e\u0323\u0302",
    };

    /// <summary>A text whose letters and marks stand apart.</summary>
    public static string Apart(string text) => string.Concat(text.Select(letter => Parts.GetValueOrDefault(letter) ?? letter.ToString()));
}
