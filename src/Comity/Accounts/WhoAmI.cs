using System.Security.Claims;
using Comity.Accounts.Access;

namespace Comity.Accounts;

/// <summary>`GET /account/me`: whom a session belongs to. A program tries its key at `/api/v1/me`.</summary>
/// <param name="Person">The pseudonym.</param>
/// <param name="Name">The display name.</param>
/// <param name="Method">How the session began: passkey, password or openId.</param>
public sealed record WhoAmI(string Person, string Name, string Method)
{
    internal static WhoAmI Answer(ClaimsPrincipal visitor) => new(
        visitor.FindFirstValue(AccountClaims.Person)!, visitor.FindFirstValue(AccountClaims.Name)!, visitor.FindFirstValue(AccountClaims.Method)!);
}
