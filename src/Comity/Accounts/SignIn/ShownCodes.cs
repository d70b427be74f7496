using System.Collections.Frozen;
using Comity.Storage;

namespace Comity.Accounts.SignIn;

/// <summary>Codes that stand on the page that asks for them: those of the invented persons of a demonstration, and of nobody else.</summary>
public sealed class ShownCodes(TimeProvider time)
{
    private FrozenDictionary<string, string> secrets = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether this is a demonstration.</summary>
    public bool IsOn => secrets.Count > 0;

    /// <summary>Shows the codes of these accounts from now on.</summary>
    /// <param name="shown">The secrets by the accounts' ids.</param>
    public void Show(IEnumerable<KeyValuePair<string, string>> shown) => secrets = shown.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The next code of an account that was not used yet; null where it is not shown.</summary>
    public string? Of(Account? account)
    {
        if (account is null || !secrets.TryGetValue(account.Id, out var secret))
            return null;
        var now = Totp.StepAt(time.GetUtcNow());
        return Totp.Code(secret, Math.Clamp(account.TotpStep + 1, now - 1, now + 1));
    }
}
