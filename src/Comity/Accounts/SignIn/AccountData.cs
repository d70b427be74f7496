using System.Security.Claims;
using System.Text.Json;
using Comity.Accounts.Access;
using Comity.Storage;
using Microsoft.AspNetCore.Identity;

namespace Comity.Accounts.SignIn;

/// <summary>Everything that is kept about a person here, for the person.</summary>
public sealed class AccountData(SideDb side, UserManager<Account> accounts, Sessions sessions, ApiKeys keys, FeedAddresses feeds, Codes codes)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The account that a request belongs to. It was deleted when a session ends in this moment.</summary>
    internal async Task<Account?> OfAsync(ClaimsPrincipal visitor, CancellationToken cancel) =>
        visitor.FindFirstValue(AccountClaims.Account) is { } id ? await side.Users.FindAsync([id], cancel) : null;

    /// <summary>`GET /account/export`: a JSON file.</summary>
    internal static async Task<IResult> Download(HttpContext context, AccountData data)
    {
        if (await data.OfAsync(context.User, context.RequestAborted) is not { } account)
            return Results.NotFound();
        var all = JsonSerializer.SerializeToUtf8Bytes(await data.AllAsync(account, context.RequestAborted), Form);
        return Results.File(all, "application/json", "account.json");
    }

    private async Task<object> AllAsync(Account account, CancellationToken cancel) => new
    {
        account.Person,
        Name = account.DisplayName,
        account.Email,
        account.CreatedAt,
        SignInName = account.PasswordHash is null ? null : account.UserName,
        HasPassword = account.PasswordHash is not null,
        HasOneTimeCodes = account.TotpSecret is not null,
        RecoveryCodesLeft = await codes.LeftAsync(account.Id, cancel),
        Passkeys = (await accounts.GetPasskeysAsync(account))
            .Select(passkey => new { passkey.Name, passkey.CreatedAt, Id = Convert.ToHexStringLower(passkey.CredentialId) }),
        OpenId = (await accounts.GetLoginsAsync(account)).Select(login => new { login.LoginProvider, login.ProviderKey }),
        Sessions = (await sessions.OfAsync(account.Id, cancel))
            .Select(session => new { Method = session.Method.ToString(), session.Device, session.CreatedAt, session.SeenAt }),
        Keys = (await keys.OfAsync(account.Id, cancel)).Select(key => new { key.Name, Scope = key.Scope.ToString(), key.CreatedAt, key.ExpiresAt, key.UsedAt }),
        FeedAddressSince = (await feeds.OfAsync(account.Id, cancel))?.CreatedAt,
    };
}
