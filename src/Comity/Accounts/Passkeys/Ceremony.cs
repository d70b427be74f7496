using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Comity.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Comity.Accounts.Passkeys;

/// <summary>What a page hands to the browser's passkey dialogue, and gets back with the answer.</summary>
/// <param name="Options">The options as JSON (WebAuthn Level 3, 5.4 and 5.5).</param>
/// <param name="State">The challenge, sealed; a hidden field of the form.</param>
public sealed record Ceremony(string Options, string State);

/// <summary>
/// Passkeys without a server's memory of open dialogues: the challenge travels sealed in the form, for ten minutes and for one use. Identity's handler makes
/// the options and checks the answers.
/// </summary>
public sealed class Ceremonies(IPasskeyHandler<Account> handler, UserManager<Account> accounts, IDataProtectionProvider protection, UsedStates used)
{
    private const string Create = "create", Get = "get";
    private readonly IDataProtector protector = protection.CreateProtector("Comity.Passkeys");

    /// <summary>Whether a browser can have passkeys for this address: names only (and `localhost`), no numbers.</summary>
    public static bool CanBeAt(HttpRequest request) => !IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out _);

    /// <summary>Asks for a new passkey for an account, which need not exist yet.</summary>
    internal async Task<Ceremony> NewAsync(HttpContext context, string account, string name)
    {
        var made = await handler.MakeCreationOptionsAsync(new() { Id = account, Name = name, DisplayName = name }, context);
        return new(made.CreationOptionsJson, Seal(Create, made.AttestationState));
    }

    /// <summary>Asks for a passkey of an account, or of any when it is null.</summary>
    internal async Task<Ceremony> AskAsync(HttpContext context, Account? account)
    {
        var made = await handler.MakeRequestOptionsAsync(account, context);
        return new(made.RequestOptionsJson, Seal(account is null ? Get : Get + account.Id, made.AssertionState));
    }

    /// <summary>The new passkey and the id of the account it is for, or null when the answer is not right.</summary>
    internal async Task<(string Account, UserPasskeyInfo Passkey)?> MadeAsync(HttpContext context, string state, string credential)
    {
        if (Open(Create, state) is not { } challenge)
            return null;
        var result = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = credential, AttestationState = challenge });
        return result.Succeeded ? (result.UserEntity.Id, result.Passkey) : null;
    }

    /// <summary>The account whose passkey answered, or null. <paramref name="expected"/> is whom <see cref="AskAsync"/> was told.</summary>
    internal async Task<Account?> ProvenAsync(HttpContext context, string state, string credential, Account? expected)
    {
        if (Open(expected is null ? Get : Get + expected.Id, state) is not { } challenge)
            return null;
        var result = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = credential, AssertionState = challenge });
        if (!result.Succeeded)
            return null;
        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return result.User;
    }

    private string Seal(string purpose, string? state) =>
        protector.CreateProtector(purpose).ToTimeLimitedDataProtector().Protect(state!, UsedStates.Life);

    private string? Open(string purpose, string sealedState)
    {
        try
        {
            var state = protector.CreateProtector(purpose).ToTimeLimitedDataProtector().Unprotect(sealedState);
            return used.IsFirst(state) ? state : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>The challenges that were answered in the last minutes on this server: none is taken twice.</summary>
public sealed class UsedStates(TimeProvider time)
{
    /// <summary>How long a challenge can be answered.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);

    /// <summary>Whether it comes for the first time.</summary>
    internal bool IsFirst(string state)
    {
        var now = time.GetUtcNow();
        foreach (var (old, until) in seen)
            if (until < now)
                seen.TryRemove(old, out _);
        return seen.TryAdd(Access.Secret.Digest(state), now + Life);
    }
}
