using Comity.Accounts.Access;
using Comity.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Comity.Accounts.SignIn;

/// <summary>The hash with which a password is compared when there is no account, or one without a password: made once for a server, at the same cost
/// as those that are kept.</summary>
public sealed class NobodysPassword(IOptions<PasswordHasherOptions> options)
{
    private readonly Lazy<string> hash = new(() => new PasswordHasher<Account>(options).HashPassword(null!, Secret.Draw()));

    /// <summary>The hash, in the form of those that are kept.</summary>
    public string Hash => hash.Value;
}
