using Comity.Record.Entries;

namespace Comity.Record.Keys;

/// <summary>The table of the acts about keys: who may do each, under which rules, who is notified, and a sample.</summary>
public static class KeyTable
{
    /// <summary>The table.</summary>
    public static ActTable<RecordPicture> Acts { get; } = new ActTable<RecordPicture>("keys")
        .Act<RegisterKey>(
            Role.AnyPerson | Role.Public,
            () => new("k-abcdefghijklmnopqrstuv", KeyAlgorithm.Ed25519, Sample.Key, KeyUse.Own, "MEQCIA"),
            act => act
                .In(record => record.Keys, KeyRules.KeyIsWellFormed, KeyRules.KeyIsNew, KeyRules.KeyIsHeld, KeyRules.KeysAreFew))
        .Act<RevokeKey>(Role.AnyPerson | Role.Public, () => new("k-abcdefghijklmnopqrstuv", "lost"), act => act
            .In(record => record.Keys, KeyRules.KeyIsOnesOwn));
}
