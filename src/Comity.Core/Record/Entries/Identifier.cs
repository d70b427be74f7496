namespace Comity.Record.Entries;

/// <summary>The ids that acts give to texts, draws and consultations: they stand in addresses and must look different when they are different.</summary>
public static class Identifier
{
    /// <summary>The most characters of an id.</summary>
    public const int MostCharacters = 40;

    /// <summary>Whether a text is 1 to 40 small letters, digits and hyphens.</summary>
    public static bool Is(string text) =>
        text.Length is > 0 and <= MostCharacters && text.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Why a text cannot be a new id, as the case of a refusal: `malformed` or `taken`; null when it can.</summary>
    public static string? Fault(string text, bool isTaken) => !Is(text) ? "malformed" : isTaken ? "taken" : null;
}
