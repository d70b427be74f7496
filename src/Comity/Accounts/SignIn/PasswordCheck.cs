using Comity.Storage;

namespace Comity.Accounts.SignIn;

/// <summary>What a form with sign-in name, password and first code must hold.</summary>
internal static class PasswordCheck
{
    /// <summary>Says what is wrong; answers with the time step of the code.</summary>
    /// <param name="typed">A field without the space around it.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="secret">The secret that was shown.</param>
    /// <param name="now">The time.</param>
    /// <param name="wrong">Takes a field, the key of a sentence and its values.</param>
    public static long Run(Func<string, string> typed, string password, string secret, DateTimeOffset now, Action<string, string, object[]> wrong)
    {
        var name = typed("signInName");
        if (name.Length is 0 or > Account.LongestName || name.Any(char.IsControl))
            wrong("signInName", "accounts.signInNameMissing", [Account.LongestName]);
        if (PasswordRule.Refusal(password, [name, .. typed("displayName").Split(' '), .. typed("email").Split('@', '.')]) is { } refusal)
            wrong("password", refusal, [PasswordRule.Shortest, PasswordRule.Longest]);
        if (Totp.Step(secret, Codes.Plain(typed("code")), now) is { } step)
            return step;
        wrong("code", "accounts.totp.wrong", []);
        return 0;
    }
}
