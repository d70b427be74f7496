using Comity.Accounts.Access;
using Comity.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.SignIn;

/// <summary>Sign-in with name, password and code, asked together. There is one answer for everything that can be wrong, and the same work is done for a name that nobody has.</summary>
public sealed class PasswordSignIn(SideDb side, IPasswordHasher<Account> hasher, ILookupNormalizer names, Codes codes, Tries tries)
{
    /// <summary>What is compared with when there is no account or no password; made once, with the same cost.</summary>
    private static string? nobody;

    /// <summary>The account, when all three are right.</summary>
    internal async Task<Account?> TryAsync(string name, string password, string code, CancellationToken cancel)
    {
        var normalized = names.NormalizeName(name.Trim())!;
        var passes = await tries.CountAsync("name:" + normalized, cancel);
        var account = await side.Users.AsNoTracking().SingleOrDefaultAsync(account => account.NormalizedUserName == normalized, cancel);
        var isRight = IsPassword(account, password) && passes;
        var isProven = isRight && await codes.UseAsync(account!, code, cancel);
        if (!isProven)
            isProven = await codes.UseRecoveryAsync(isRight ? account!.Id : null, code, cancel);
        if (!isProven)
            return null;
        await tries.ForgetAsync("name:" + normalized, cancel);
        return account;
    }

    /// <summary>Whether a code proves that the person who is signed in sits at the keyboard.</summary>
    internal async Task<bool> ConfirmAsync(Account account, string code, CancellationToken cancel)
    {
        var what = "confirm:" + account.Id;
        if (!await tries.CountAsync(what, cancel) || !await codes.UseAsync(account, code, cancel))
            return false;
        await tries.ForgetAsync(what, cancel);
        return true;
    }

    private bool IsPassword(Account? account, string password)
    {
        nobody ??= hasher.HashPassword(null!, Secret.Draw());
        return hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobody, password.Length > PasswordRule.Longest ? "" : password) != PasswordVerificationResult.Failed
            && account?.PasswordHash is not null;
    }
}
