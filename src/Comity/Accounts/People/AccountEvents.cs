using Comity.Kit;

namespace Comity.Accounts.People;

/// <summary>Something about sign-in that the record may have to know. Only pseudonyms, never who stands behind them.</summary>
/// <param name="Person">Whom it is about.</param>
public abstract record AccountEvent(string Person);

/// <summary>A person used an enrolment link and can sign in now.</summary>
/// <param name="Person">The person.</param>
/// <param name="IsFounder">Whether it was the link that the first start prints: the secretariat's first account.</param>
/// <param name="Member">The delegation for which the link was made, or null.</param>
public sealed record PersonEnrolled(string Person, bool IsFounder, string? Member) : AccountEvent(Person);

/// <summary>A new link was made with which a person's old ways to sign in end; its delegation must be able to see that.</summary>
/// <param name="Person">The person.</param>
/// <param name="Member">The person's delegation, or null.</param>
/// <param name="By">Who made the link.</param>
public sealed record SignInReset(string Person, string? Member, string By) : AccountEvent(Person);

/// <summary>A person added a passkey; an act `RegisterKey` may name it.</summary>
/// <param name="Person">The person.</param>
/// <param name="CredentialId">The passkey's id.</param>
/// <param name="Key">Its public key.</param>
public sealed record PasskeyAdded(string Person, ReadOnlyMemory<byte> CredentialId, PasskeyKey Key) : AccountEvent(Person);

/// <summary>A person removed a passkey, or it ended with a reset.</summary>
/// <param name="Person">The person.</param>
/// <param name="CredentialId">The passkey's id.</param>
public sealed record PasskeyRemoved(string Person, ReadOnlyMemory<byte> CredentialId) : AccountEvent(Person);

/// <summary>A person erased the account: the pseudonym has no holder any more.</summary>
/// <param name="Person">The person.</param>
public sealed record AccountErased(string Person) : AccountEvent(Person);

/// <summary>
/// Who wants to hear of <see cref="AccountEvent"/>s. A listener is told before the accounts change, so that nothing happens that the record does not know; it
/// may be told twice of the same thing and must not write into the database of accounts. A <see cref="UserError"/> of a listener stops the change and is
/// shown.
/// </summary>
public sealed class AccountEvents
{
    private readonly List<Func<AccountEvent, CancellationToken, Task>> listeners = [];

    /// <summary>Adds a listener; only while the server is put together.</summary>
    public void Hear(Func<AccountEvent, CancellationToken, Task> listener) => listeners.Add(listener);

    internal async Task TellAsync(AccountEvent news, CancellationToken cancel)
    {
        foreach (var listener in listeners)
            await listener(news, cancel);
    }
}
