using System.Security.Cryptography;
using Comity.Accounts.Access;
using Comity.Kit;
using Comity.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Comity.Accounts.SignIn;

/// <summary>A device on which somebody has signed in has an allowance of its own: strangers who type wrong passwords elsewhere do not use it up. The cookie
/// opens nothing; it says only which account was there.</summary>
public sealed class KnownDevices(IDataProtectionProvider protection, Settings settings)
{
    internal const string Cookie = "comity-device";

    private static readonly TimeSpan Life = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("comity-device").ToTimeLimitedDataProtector();

    /// <summary>Remembers that an account was here.</summary>
    internal void Remember(HttpContext context, Account account) => context.Response.Cookies.Append(Name(context), protector.Protect(account.Id, Life), new()
    {
        HttpOnly = true, IsEssential = true, MaxAge = Life, Path = "/", SameSite = SameSiteMode.Strict, Secure = IsHttps(context),
    });

    private bool IsHttps(HttpContext context) => settings.PublicUrl?.Scheme == "https" || context.Request.IsHttps;

    private string Name(HttpContext context) => Cookies.Name(IsHttps(context), Cookie);

    /// <summary>Whether an account was here before.</summary>
    internal bool Knows(HttpContext context, Account? account)
    {
        try
        {
            return account is not null && context.Request.Cookies[Name(context)] is { Length: > 0 } cookie && protector.Unprotect(cookie) == account.Id;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
