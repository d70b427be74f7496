using System.Security.Claims;
using Comity.Accounts.Access;
using Comity.Storage;
using Microsoft.AspNetCore.Identity;

namespace Comity.Accounts.SignIn;

/// <summary>Whether who sends a request has just shown who they are, for what is no act: changes of the account, votes, what is sealed, what is
/// deleted.</summary>
public sealed class Confirmations(SessionProof proofs, AccountData data, UserManager<Account> accounts, Sessions sessions, TimeProvider time)
{
    /// <summary>Whether a confirmation counts now. Whoever made a key that acts confirmed then; who can confirm neither by code nor by passkey has just signed
    /// in.</summary>
    public async Task<bool> HoldAsync(HttpContext context)
    {
        if (context.User.Identity?.AuthenticationType == Schemes.Key)
            return context.User.FindFirstValue(AccountClaims.Scope) == nameof(KeyScope.Act);
        return proofs.Ask(context) is not null
            || (await data.OfAsync(context.User, context.RequestAborted) is { } mine && !await CanConfirmAsync(mine) && await HasJustBegunAsync(context, mine));
    }

    /// <summary>Whether a person can confirm at all.</summary>
    internal async Task<bool> CanConfirmAsync(Account account) => account.TotpSecret is not null || (await accounts.GetPasskeysAsync(account)).Count > 0;

    private async Task<bool> HasJustBegunAsync(HttpContext context, Account account)
    {
        var id = context.User.FindFirstValue(AccountClaims.Session);
        return (await sessions.OfAsync(account.Id, context.RequestAborted))
            .Any(session => session.Id == id && session.CreatedAt > time.GetUtcNow() - SessionProof.Counts);
    }
}
