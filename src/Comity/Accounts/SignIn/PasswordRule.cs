using System.Collections.Immutable;

namespace Comity.Accounts.SignIn;

/// <summary>
/// Which passwords are accepted (NIST SP 800-63B, 5.1.1.2): length and no well-known ones; no rules on what letters it must have, and no expiry.
/// </summary>
public static class PasswordRule
{
    /// <summary>The shortest, in characters.</summary>
    public const int Shortest = 12;

    /// <summary>The longest, in characters: enough for any phrase, and no way to keep the server busy.</summary>
    public const int Longest = 256;

    /// <summary>What must be left when well-known parts and digits are taken away, in signs that differ.</summary>
    private const int Own = 4;

    /// <summary>Words that are well known here, and parts of the passwords that head every list of stolen ones, the longest first: of them a longer
    /// password must not consist either.</summary>
    private static readonly ImmutableArray<string> Known =
    [
        .. """
        administrator trustno1 passwort password passw0rd motdepasse contrasena qwertyuiop asdfghjkl zxcvbnm qwertz azerty qwerty iloveyou sunshine princess
        football baseball superman starwars pokemon dragon monkey master shadow michael jennifer welcome letmein changeme default secret login admin root user
        guest test hello abcdefghij abcdefgh abcdef abcd 1q2w3e4r5t 1q2w3e4r 1qaz2wsx qazwsx zaq12wsx q1w2e3r4 comity united nations cyber summer winter spring autumn
        january february april august september october november december correct horse battery staple freedom whatever computer internet samsung google
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).OrderByDescending(word => word.Length),
    ];

    /// <summary>The key of the sentence that says why a password is refused, or null. Names of the person count as well-known.</summary>
    public static string? Refusal(string password, params ReadOnlySpan<string> names)
    {
        if (password.Length < Shortest)
            return "accounts.password.short";
        if (password.Length > Longest)
            return "accounts.password.long";
        if (CommonPasswords.Consists(password))
            return "accounts.password.common";
        var rest = password.ToLowerInvariant();
        foreach (var name in names)
            if (name.Length >= 3)
                rest = rest.Replace(name.ToLowerInvariant(), "", StringComparison.Ordinal);
        rest = Known.Aggregate(rest, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return rest.Where(letter => !char.IsDigit(letter)).Distinct().Count() < Own ? "accounts.password.common" : null;
    }
}
