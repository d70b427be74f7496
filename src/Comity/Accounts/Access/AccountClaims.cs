using System.Globalization;
using System.Security.Claims;
using Comity.Kit;
using Comity.Storage;

namespace Comity.Accounts.Access;

/// <summary>What the cookie holds: as little as lets a page greet a person without asking the database.</summary>
internal static class AccountClaims
{
    public const string Account = "sub";
    public const string Person = "person";
    public const string Name = "name";
    public const string Session = "sid";
    public const string Method = "amr";
    public const string Founder = "founder";
    public const string Scope = "scope";
    private const string Confirmed = "confirmed";

    /// <summary>The visitor of a session, with what they confirmed last.</summary>
    public static ClaimsPrincipal Of(Account account, Session session, Confirmation? confirmation)
    {
        var identity = Identity(account, session.Method, Schemes.Cookie);
        identity.AddClaim(new(Session, session.Id));
        if (confirmation is { } proof)
            identity.AddClaim(new(Confirmed, string.Create(CultureInfo.InvariantCulture, $"{proof.Method}@{proof.At.ToUnixTimeSeconds()}")));
        return new(identity);
    }

    /// <summary>The program that holds a key.</summary>
    public static ClaimsPrincipal Of(Account account, ApiKey key)
    {
        var identity = Identity(account, SignInMethod.Key, Schemes.Key);
        identity.AddClaim(new(Scope, key.Scope.ToString()));
        return new(identity);
    }

    /// <summary>The owner of a personal address of feeds, who does nothing but read there.</summary>
    public static ClaimsPrincipal OfFeed(Account account) => new(Identity(account, SignInMethod.Key, Schemes.Feed));

    /// <summary>What a visitor confirmed last, whenever that was.</summary>
    public static Confirmation? ConfirmedBy(ClaimsPrincipal visitor) =>
        visitor.FindFirstValue(Confirmed)?.Split('@') is [var method, var second]
        && Enum.TryParse<ConfirmationMethod>(method, out var by) && long.TryParse(second, CultureInfo.InvariantCulture, out var at)
            ? new(by, DateTimeOffset.FromUnixTimeSeconds(at)) : null;

    private static ClaimsIdentity Identity(Account account, SignInMethod method, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, Name, roleType: null);
        identity.AddClaims([new(Account, account.Id), new(Person, account.Person), new(Name, account.DisplayName), new(Method, method.ToString())]);
        if (account.IsFounder)
            identity.AddClaim(new(Founder, "1"));
        return identity;
    }
}
