using Comity.Accounts.Access;
using Comity.Accounts.People;
using Comity.Accounts.SignIn;
using Comity.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Comity.Accounts.Enrolment;

/// <summary>Takes ways to sign in away, and whole accounts.</summary>
public sealed partial class AccountErasure(SideDb side, UserManager<Account> accounts, Sessions sessions, ApiKeys keys, FeedAddresses feeds,
    AccountEvents events, ILogger<AccountErasure> log)
{
    /// <summary>Ends every way to sign in, every session and every key of an account.</summary>
    internal async Task ForgetSignInAsync(Account account, CancellationToken cancel)
    {
        foreach (var passkey in await accounts.GetPasskeysAsync(account))
            await RemovePasskeyAsync(account, passkey.CredentialId, cancel);
        foreach (var login in await accounts.GetLoginsAsync(account))
            await accounts.RemoveLoginAsync(account, login.LoginProvider, login.ProviderKey);
        (account.PasswordHash, account.TotpSecret) = (null, null);
        await side.Set<RecoveryCode>().Where(code => code.AccountId == account.Id).ExecuteDeleteAsync(cancel);
        await EndAccessAsync(account, cancel);
    }

    /// <summary>In the transaction that is open, where the sessions' own connection would wait for this one.</summary>
    private async Task EndAccessAsync(Account account, CancellationToken cancel)
    {
        var open = side.Set<Session>().Where(session => session.AccountId == account.Id);
        sessions.Forget(await open.Select(session => session.Id).ToListAsync(cancel));
        await open.ExecuteDeleteAsync(cancel);
        var held = side.Set<ApiKey>().Where(key => key.AccountId == account.Id);
        keys.Forget(await held.Select(key => key.Digest).ToListAsync(cancel));
        await held.ExecuteDeleteAsync(cancel);
        await feeds.EndAsync(side, account.Id, cancel);
    }

    /// <summary>Removes a passkey; the record hears of it first.</summary>
    internal async Task RemovePasskeyAsync(Account account, byte[] credential, CancellationToken cancel)
    {
        await events.TellAsync(new PasskeyRemoved(account.Person, credential), cancel);
        await accounts.RemovePasskeyAsync(account, credential);
    }

    /// <summary>Erases an account with everything that belongs to it. What the person did stays in the record under a pseudonym that nobody holds.</summary>
    internal async Task EraseAsync(Account account, CancellationToken cancel)
    {
        await events.TellAsync(new AccountErased(account.Person), cancel);
        await sessions.EndAsync(account.Id, _ => true, cancel);
        await keys.EndAsync(account.Id, _ => true, cancel);
        await feeds.EndAsync(account.Id, cancel);
        await side.Set<EnrolmentLink>().Where(link => link.Person == account.Person).ExecuteDeleteAsync(cancel);
        if (!await side.Set<FormerPerson>().AnyAsync(former => former.Person == account.Person, cancel))
            side.Add(new FormerPerson { Person = account.Person });
        await accounts.DeleteAsync(account);
        await side.ForgetDeletedAsync(cancel);
        Erased();
    }

    [LoggerMessage(1, LogLevel.Information, "An account was erased")]
    private partial void Erased();
}
