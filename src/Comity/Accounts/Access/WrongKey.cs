using Microsoft.AspNetCore.Authentication;

namespace Comity.Accounts.Access;

/// <summary>A request with a key that opens nothing is refused wherever it goes: a program must notice that its key has ended.</summary>
internal static class WrongKey
{
    public static async Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Authorization.Count > 0 && context.User.Identity?.IsAuthenticated != true
            && (await context.AuthenticateAsync(Schemes.Key)).Failure is not null)
            await context.ChallengeAsync(Schemes.Key);
        else
            await next(context);
    }
}
