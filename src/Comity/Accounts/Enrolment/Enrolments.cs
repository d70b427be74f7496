using Comity.Accounts.People;
using Comity.Accounts.SignIn;
using Comity.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.Enrolment;

/// <summary>How a person will sign in, checked already: exactly one of the three.</summary>
internal sealed record NewSignIn
{
    /// <summary>A passkey and the account id that it was made for.</summary>
    public (string Account, UserPasskeyInfo Passkey)? Passkey { get; init; }

    /// <summary>Name, password, secret of codes, and the time step of the code that was typed.</summary>
    public (string Name, string Password, string Secret, long Step)? Password { get; init; }

    /// <summary>A provider and the name that it gives the person.</summary>
    public (string Provider, string Subject)? OpenId { get; init; }
}

/// <summary>Uses enrolment links: makes the account, or gives an account that exists its first way to sign in again.</summary>
public sealed partial class Enrolments(
    SideDb side, UserManager<Account> accounts, Links links, Codes codes, AccountErasure erasure, AccountEvents events, TimeProvider time,
    ILogger<Enrolments> log)
{
    /// <summary>The account and its recovery codes, or null when the link was used in the meantime or the sign-in name is taken.</summary>
    internal async Task<(Account Account, IReadOnlyList<string> Recovery)?> CompleteAsync(
        EnrolmentLink link, string name, string? email, NewSignIn signIn, CancellationToken cancel)
    {
        await events.TellAsync(new PersonEnrolled(link.Person, link.Purpose == LinkPurpose.Founder, link.Member), cancel);
        await using var work = await side.Database.BeginTransactionAsync(cancel);
        if (!await links.TakeAsync(link, cancel))
            return null;
        var account = await AccountAsync(link, name, signIn, cancel);
        account.DisplayName = name;
        account.Email = email;
        account.NormalizedEmail = accounts.NormalizeEmail(email);
        if (!(await accounts.UpdateAsync(account)).Succeeded)
            return null;
        if (await AddAsync(account, signIn, cancel) is not { } recovery)
            return null;
        await work.CommitAsync(cancel);
        Enrolled(link.Purpose);
        return (account, recovery);
    }

    private async Task<Account> AccountAsync(EnrolmentLink link, string name, NewSignIn signIn, CancellationToken cancel)
    {
        if (await side.Users.SingleOrDefaultAsync(account => account.Person == link.Person, cancel) is { } old)
        {
            await erasure.ForgetSignInAsync(old, cancel);
            return old;
        }

        var account = new Account
        {
            Id = signIn.Passkey?.Account ?? Guid.NewGuid().ToString(),
            UserName = link.Person,
            Person = link.Person,
            DisplayName = name,
            IsFounder = link.Purpose == LinkPurpose.Founder,
            CreatedAt = time.GetUtcNow(),
        };
        await accounts.CreateAsync(account);
        return account;
    }

    /// <summary>Adds a way to sign in; the recovery codes, if there are new ones, or null when it cannot be added.</summary>
    private async Task<IReadOnlyList<string>?> AddAsync(Account account, NewSignIn signIn, CancellationToken cancel)
    {
        if (signIn.Passkey is { } made)
            return await AddPasskeyAsync(account, made.Passkey, cancel) ? [] : null;
        if (signIn.OpenId is { } open)
            return (await accounts.AddLoginAsync(account, new(open.Provider, open.Subject, null))).Succeeded ? [] : null;
        var (name, password, secret, step) = signIn.Password!.Value;
        return await SetPasswordAsync(account, name, password) ? await SaveAsync(account, await codes.SetAsync(account, secret, step, cancel)) : null;
    }

    /// <summary>Gives an account another sign-in name, password and secret; the new recovery codes, or null when another account has the name.</summary>
    internal async Task<IReadOnlyList<string>?> ChangePasswordAsync(Account account, string name, string password, string secret, long step,
        CancellationToken cancel)
    {
        await using var work = await side.Database.BeginTransactionAsync(cancel);
        if (await AddAsync(account, new() { Password = (name, password, secret, step) }, cancel) is not { } recovery)
            return null;
        await work.CommitAsync(cancel);
        return recovery;
    }

    private async Task<bool> SetPasswordAsync(Account account, string name, string password)
    {
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        return (await accounts.SetUserNameAsync(account, name)).Succeeded;
    }

    /// <summary>Adds a passkey; the record hears of it first.</summary>
    internal async Task<bool> AddPasskeyAsync(Account account, UserPasskeyInfo passkey, CancellationToken cancel)
    {
        await events.TellAsync(new PasskeyAdded(account.Person, passkey.CredentialId, PasskeyKey.Of(passkey.PublicKey)), cancel);
        return (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded;
    }

    private async Task<IReadOnlyList<string>?> SaveAsync(Account account, IReadOnlyList<string> recovery) =>
        (await accounts.UpdateAsync(account)).Succeeded ? recovery : null;

    [LoggerMessage(1, LogLevel.Information, "An enrolment link was used ({Purpose})")]
    private partial void Enrolled(LinkPurpose purpose);
}
