using Comity.Kit.Api;
using Microsoft.AspNetCore.Authentication;

namespace Comity.Accounts.Access;

/// <summary>What holds of every request with the key of a program, wherever it goes and whatever it asks: a key that opens nothing is refused, since a program
/// must notice that its key has ended; a key counts where programs read and send; one that was made for reading sends nothing at all.</summary>
internal static class KeyGuard
{
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Authorization.Count == 0)
            await next(context);
        else if (context.User.Identity is not { IsAuthenticated: true, AuthenticationType: Schemes.Key })
            await RefuseUnknownAsync(context, next);
        else if (!context.Request.IsForPrograms())
            await Problem.OfProof(403, "key", "scope", "A key counts under `/api` and `/log` only; leave it out here.").ExecuteAsync(context);
        else if (OnlyReads(context) && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            await Problem.OfProof(403, "scope", "scope", "This key only reads; make one that acts at /account/keys.").ExecuteAsync(context);
        else
            await next(context);
    }

    private static bool OnlyReads(HttpContext context) => context.User.FindFirst(AccountClaims.Scope)?.Value != nameof(KeyScope.Act);

    private static async Task RefuseUnknownAsync(HttpContext context, RequestDelegate next)
    {
        if ((await context.AuthenticateAsync(Schemes.Key)).Failure is not null)
            await context.ChallengeAsync(Schemes.Key);
        else
            await next(context);
    }
}
