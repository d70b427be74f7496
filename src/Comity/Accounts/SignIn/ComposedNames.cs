using Comity.Kit.Unicode;
using Comity.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Comity.Accounts.SignIn;

/// <summary>Names and addresses are compared in Unicode's composed form, whichever way a keyboard types their letters.</summary>
public sealed class ComposedNames : ILookupNormalizer
{
    /// <inheritdoc/>
    public string? NormalizeName(string? name) => name is null ? null : ComposedForm.Of(name).ToUpperInvariant();

    /// <inheritdoc/>
    public string? NormalizeEmail(string? email) => NormalizeName(email);
}

/// <summary>Passwords are hashed in Unicode's composed form (RFC 8265 section 4.2): set on one machine, they match on every other. What was hashed as it was
/// typed still matches, and is hashed again.</summary>
public sealed class ComposedPasswords(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    /// <inheritdoc/>
    public override string HashPassword(Account user, string password) => base.HashPassword(user, ComposedForm.Of(password));

    /// <inheritdoc/>
    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        var composed = ComposedForm.Of(providedPassword);
        var judged = base.VerifyHashedPassword(user, hashedPassword, composed);
        return judged == PasswordVerificationResult.Failed && composed != providedPassword
            && base.VerifyHashedPassword(user, hashedPassword, providedPassword) != PasswordVerificationResult.Failed
            ? PasswordVerificationResult.SuccessRehashNeeded : judged;
    }
}
