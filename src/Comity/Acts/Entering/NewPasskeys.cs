using System.Collections.Concurrent;
using Comity.Accounts.People;
using Comity.Kit;
using Comity.Kit.Home;
using Comity.Record.Keys;
using Comity.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace Comity.Acts.Entering;

/// <summary>Passkeys that were added since the server started and that the record does not know yet: the next page of their person offers to register them.
/// Nothing is entered for a person; `/act` offers it also after a restart.</summary>
public sealed class NewPasskeys(OpenRecord record)
{
    private readonly ConcurrentDictionary<string, RegisterKey> added = new(StringComparer.Ordinal);

    /// <summary>Hears of accounts.</summary>
    public Task HearAsync(AccountEvent news)
    {
        if (news is PasskeyAdded { Key.Algorithm: "ES256" } passkey)
            added[passkey.Person] = new(PublicKey.IdOf(KeyAlgorithm.Es256, passkey.Key.Raw.Span), KeyAlgorithm.Es256, Base64Url.Write(passkey.Key.Raw.Span),
                KeyUse.Passkey);
        else if (news is PasskeyRemoved or AccountErased)
            added.TryRemove(news.Person, out _);
        return Task.CompletedTask;
    }

    /// <summary>What waits for a visitor.</summary>
    public IEnumerable<ToDo> Of(Visitor visitor) =>
        visitor.Person is { } person && added.GetValueOrDefault(person) is { } act && !record.Whole.Picture.Record.Keys.Keys.ContainsKey(act.Key)
            ? [new(Texts.In(visitor.Language)["record.wait-passkey"], null, Address(act))]
            : [];

    /// <summary>The form that registers a key, filled in.</summary>
    public static string Address(RegisterKey act) => QueryHelpers.AddQueryString("/act/RegisterKey", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["as"] = Comity.Record.Entries.Capacity.Oneself, ["key"] = act.Key, ["algorithm"] = "es256", ["publicKey"] = act.PublicKey, ["use"] = "passkey",
    });
}
