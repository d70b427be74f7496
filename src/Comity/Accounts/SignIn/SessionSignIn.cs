using Comity.Accounts.Access;
using Comity.Kit;
using Comity.Storage;
using Microsoft.AspNetCore.Authentication;

namespace Comity.Accounts.SignIn;

/// <summary>Begins a session in a browser and ends it. Every sign-in gets a session of its own, so that one that somebody else prepared is worth
/// nothing.</summary>
public sealed partial class SessionSignIn(Sessions sessions, TimeProvider time, ILogger<SessionSignIn> log)
{
    /// <summary>Signs a person in.</summary>
    internal async Task SignInAsync(HttpContext context, Account account, SignInMethod method, ConfirmationMethod? proof)
    {
        await LeaveAsync(context);
        var session = await sessions.BeginAsync(account, method, Device.Of(context.Request.Headers.UserAgent.ToString()), context.RequestAborted);
        await WriteAsync(context, account, session, Confirmed(proof));
        SignedIn(method);
    }

    /// <summary>Writes the cookie of the same session anew, after a confirmation or with another name.</summary>
    internal async Task RenewAsync(HttpContext context, Account account, ConfirmationMethod? proof)
    {
        var id = context.User.FindFirst(AccountClaims.Session)!.Value;
        var session = (await sessions.OfAsync(account.Id, context.RequestAborted)).Single(session => session.Id == id);
        await WriteAsync(context, account, session, Confirmed(proof) ?? AccountClaims.ConfirmedBy(context.User));
    }

    /// <summary>Ends the session of this browser.</summary>
    internal async Task SignOutAsync(HttpContext context)
    {
        await LeaveAsync(context);
        await context.SignOutAsync(Schemes.Cookie);
    }

    private async Task LeaveAsync(HttpContext context)
    {
        if (context.User.FindFirst(AccountClaims.Session)?.Value is { } old)
            await sessions.EndAsync(context.User.FindFirst(AccountClaims.Account)!.Value, id => id == old, context.RequestAborted);
    }

    private Confirmation? Confirmed(ConfirmationMethod? proof) => proof is { } method ? new(method, time.GetUtcNow()) : null;

    /// <summary>What answers this request knows the visitor as the next one will.</summary>
    private static Task WriteAsync(HttpContext context, Account account, Session session, Confirmation? confirmation)
    {
        context.User = AccountClaims.Of(account, session, confirmation);
        return context.SignInAsync(Schemes.Cookie, context.User);
    }

    [LoggerMessage(1, LogLevel.Information, "Signed in with {Method}")]
    private partial void SignedIn(SignInMethod method);
}
