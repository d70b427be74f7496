using System.Security.Cryptography;

namespace Comity.Accounts;

/// <summary>Pseudonyms of persons: `p-` and 16 letters and digits of base32 (RFC 4648, lower case), 80 bits, drawn once. Nothing about the person can be read from one.</summary>
public static class Person
{
    /// <summary>The length in characters.</summary>
    public const int Length = 18;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Draws a new pseudonym.</summary>
    public static string Draw() => "p-" + RandomNumberGenerator.GetString(Alphabet, Length - 2);

    /// <summary>Whether a text has the form of a pseudonym.</summary>
    public static bool Is(string? text) => text is { Length: Length } && text.StartsWith("p-", StringComparison.Ordinal) && text.Skip(2).All(Alphabet.Contains);
}
