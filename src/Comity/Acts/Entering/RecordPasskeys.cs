using Comity.Accounts.People;
using Comity.Record.Keys;
using Comity.Storage;
using Microsoft.AspNetCore.Identity;

namespace Comity.Acts.Entering;

/// <summary>A passkey of an account that can sign acts.</summary>
/// <param name="Id">Its credential id, as browsers write it.</param>
/// <param name="Key">The id of its key in the record.</param>
public sealed record SigningPasskey(string Id, string Key);

/// <summary>Which passkeys of an account the record knows, and which it does not know yet.</summary>
public sealed class RecordPasskeys(UserManager<Account> accounts)
{
    private const string Es256 = "ES256";

    /// <summary>The passkeys that can sign acts.</summary>
    public async Task<IReadOnlyList<SigningPasskey>> OfAsync(Account account, Picture picture) =>
    [
        .. (await ReadAsync(account)).Select(passkey => new SigningPasskey(Base64Url.Write(passkey.Id), IdOf(passkey.Key)))
            .Where(passkey => picture.Record.Keys.Held(passkey.Key, account.Person) is not null),
    ];

    /// <summary>The acts that would register those that the record does not know.</summary>
    public async Task<IReadOnlyList<RegisterKey>> MissingAsync(Account account, Picture picture) =>
    [
        .. (await ReadAsync(account)).Where(passkey => !picture.Record.Keys.Keys.ContainsKey(IdOf(passkey.Key)))
            .Select(passkey => new RegisterKey(IdOf(passkey.Key), KeyAlgorithm.Es256, Base64Url.Write(passkey.Key.Raw.Span), KeyUse.Passkey)),
    ];

    private async Task<IEnumerable<(byte[] Id, PasskeyKey Key)>> ReadAsync(Account account) =>
        (await accounts.GetPasskeysAsync(account)).Select(passkey => (passkey.CredentialId, PasskeyKey.Of(passkey.PublicKey)))
            .Where(passkey => passkey.Item2.Algorithm == Es256);

    private static string IdOf(PasskeyKey key) => PublicKey.IdOf(KeyAlgorithm.Es256, key.Raw.Span);
}
