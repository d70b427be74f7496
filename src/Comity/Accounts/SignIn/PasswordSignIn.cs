using Comity.Accounts.Access;
using Comity.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.SignIn;

/// <summary>Sign-in with name, password and code, asked together. There is one answer for everything that can be wrong, and the same work is done for a name
/// that nobody has. Wrong tries are counted for a name and a network, so that a stranger elsewhere locks nobody out.</summary>
public sealed class PasswordSignIn(
    SideDb side, IPasswordHasher<Account> hasher, NobodysPassword nobody, ILookupNormalizer names, Codes codes, Tries tries, KnownDevices devices)
{
    /// <summary>The account, when all three are right.</summary>
    internal async Task<Account?> TryAsync(HttpContext context, string name, string password, string code, CancellationToken cancel)
    {
        var normalized = names.NormalizeName(name.Trim())!;
        var account = await side.Users.AsNoTracking().SingleOrDefaultAsync(account => account.NormalizedUserName == normalized, cancel);
        var what = devices.Knows(context, account)
            ? $"device:{account!.Id}" : $"name:{normalized} from {NetworkAddress.Of(context.Connection.RemoteIpAddress)}";
        var passes = await tries.CountAsync(what, cancel);
        var judged = Judge(account, password);
        var isRight = judged != PasswordVerificationResult.Failed && passes;
        var isProven = isRight && await codes.UseAsync(account!, code, cancel);
        if (!isProven)
            isProven = await codes.UseRecoveryAsync(isRight ? account!.Id : null, code, cancel);
        if (!isProven)
            return null;
        await tries.ForgetAsync(what, cancel);
        devices.Remember(context, account!);
        if (judged == PasswordVerificationResult.SuccessRehashNeeded)
            await RenewAsync(account!, password, cancel);
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

    private PasswordVerificationResult Judge(Account? account, string password)
    {
        var judged = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobody.Hash, password.Length > PasswordRule.Longest ? "" : password);
        return account?.PasswordHash is null ? PasswordVerificationResult.Failed : judged;
    }

    /// <summary>Keeps the password under the rounds that are set now; not when another password was set meanwhile.</summary>
    private async Task RenewAsync(Account account, string password, CancellationToken cancel)
    {
        var renewed = hasher.HashPassword(account, password);
        await side.Users.Where(one => one.Id == account.Id && one.PasswordHash == account.PasswordHash)
            .ExecuteUpdateAsync(change => change.SetProperty(one => one.PasswordHash, renewed), cancel);
    }
}
