using System.Security.Claims;
using Comity.Accounts.Access;
using Microsoft.AspNetCore.Authorization;

namespace Comity.Accounts;

/// <summary>`GET /account/me`: whom a session or key belongs to, so that a program can try its key.</summary>
/// <param name="Person">The pseudonym.</param>
/// <param name="Name">The display name.</param>
/// <param name="Method">How the request proved it: passkey, password, openId or key.</param>
/// <param name="MayAct">Whether it may enter acts.</param>
public sealed record WhoAmI(string Person, string Name, string Method, bool MayAct)
{
    internal static async Task<WhoAmI> Answer(ClaimsPrincipal visitor, IAuthorizationService authorization) => new(
        visitor.FindFirstValue(AccountClaims.Person)!,
        visitor.FindFirstValue(AccountClaims.Name)!,
        visitor.FindFirstValue(AccountClaims.Method)!,
        (await authorization.AuthorizeAsync(visitor, Schemes.ActPolicy)).Succeeded);
}
