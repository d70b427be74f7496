using System.Text;
using System.Security.Cryptography;
using Comity.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.SignIn;

/// <summary>One-time and recovery codes of accounts. The secrets are encrypted with a key that lies outside the database and its backup.</summary>
public sealed class Codes(SideDb side, IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector protector = protection.CreateProtector("Comity.Totp");

    /// <summary>Gives an account a new secret whose first code was just used, and new recovery codes, which are shown once.</summary>
    internal async Task<IReadOnlyList<string>> SetAsync(Account account, string secret, long step, CancellationToken cancel)
    {
        (account.TotpSecret, account.TotpStep) = (protector.Protect(secret), step);
        await side.Set<RecoveryCode>().Where(code => code.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        var codes = RecoveryCode.Draw();
        side.AddRange(codes.Select(code => new RecoveryCode { AccountId = account.Id, Digest = RecoveryCode.DigestOf(code)! }));
        return codes;
    }

    /// <summary>Uses a one-time code. It works once: not again, and none from before it.</summary>
    internal async Task<bool> UseAsync(Account account, string code, CancellationToken cancel)
    {
        if (Step(account, code) is not { } step)
            return false;
        return await side.Users.Where(mine => mine.Id == account.Id && mine.TotpStep < step)
            .ExecuteUpdateAsync(update => update.SetProperty(mine => mine.TotpStep, step), cancel) == 1;
    }

    /// <summary>Uses a recovery code. It asks the database in the same way whether or not there is such an account.</summary>
    internal async Task<bool> UseRecoveryAsync(string? account, string typed, CancellationToken cancel)
    {
        var (id, digest) = (account ?? "", RecoveryCode.DigestOf(typed));
        return digest is not null && await side.Set<RecoveryCode>().Where(code => code.AccountId == id && code.Digest == digest)
            .ExecuteDeleteAsync(cancel) == 1;
    }

    /// <summary>How many recovery codes are left.</summary>
    internal Task<int> LeftAsync(string account, CancellationToken cancel) => side.Set<RecoveryCode>().CountAsync(code => code.AccountId == account, cancel);

    private long? Step(Account account, string code)
    {
        if (account.TotpSecret is null)
            return null;
        try
        {
            return Totp.Step(protector.Unprotect(account.TotpSecret), Plain(code), time.GetUtcNow());
        }
        catch (CryptographicException)
        {
            // The key folder was lost: no code can be checked any more, and a new enrolment link is the way back.
            return null;
        }
    }

    /// <summary>People type codes as programs show them, with a space in the middle, and with the digits of their own script.</summary>
    internal static string Plain(string code) =>
        string.Concat(code.EnumerateRunes().Where(Rune.IsDigit).Select(digit => (int)Rune.GetNumericValue(digit)));
}
