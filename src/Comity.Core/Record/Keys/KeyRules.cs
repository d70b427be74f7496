using System.Text;
using Comity.Record.Entries;

namespace Comity.Record.Keys;

/// <summary>What must hold of keys.</summary>
public static class KeyRules
{
    /// <summary>The most keys a person may have that hold.</summary>
    public const int MostKeys = 20;

    /// <summary>A key's bytes are a public key of its algorithm, and its id is their hash: nobody takes another's id.</summary>
    [Rule("Comity", Cases = ["bytes", "id"])]
    public static Refusal? KeyIsWellFormed(KeysRegister register, Attempt attempt, RegisterKey act) =>
        PublicKey.Of(act.Algorithm, act.PublicKey) is not { } key ? Refusal.Of("publicKey", "key", act.Key).In("bytes")
        : key.Id != act.Key ? Refusal.Of("key", [("key", act.Key), ("expected", key.Id)]).In("id")
        : null;

    /// <summary>A key is registered once, by one person.</summary>
    [Rule("Comity")]
    public static Refusal? KeyIsNew(KeysRegister register, Attempt attempt, RegisterKey act) =>
        register.Keys.ContainsKey(act.Key) ? Refusal.Of("key", "key", act.Key) : null;

    /// <summary>Who registers a key of their own shows that they hold it.</summary>
    [Rule("Comity; the proof of possession of RFC 4211 section 4")]
    public static Refusal? KeyIsHeld(KeysRegister register, Attempt attempt, RegisterKey act) =>
        act.Use == KeyUse.Passkey || (PublicKey.Of(act.Algorithm, act.PublicKey) is { } key && Base64Url.Read(act.Proof) is { } proof
            && key.Holds(Possession(attempt.Statement.Log, attempt.Person ?? ""), proof))
            ? null
            : Refusal.Of("proof", "key", act.Key);

    /// <summary>A person has at most twenty keys that hold.</summary>
    [Rule("Comity")]
    public static Refusal? KeysAreFew(KeysRegister register, Attempt attempt, RegisterKey act) =>
        register.Of(attempt.Person ?? "").Count(key => key.Revoked is null) < MostKeys ? null : Refusal.Of(null, "person", attempt.Person ?? "");

    /// <summary>One revokes one's own keys, and each once.</summary>
    [Rule("Comity", Cases = ["foreign", "revoked"])]
    public static Refusal? KeyIsOnesOwn(KeysRegister register, Attempt attempt, RevokeKey act) =>
        register.Held(act.Key, attempt.Person) is not null ? null
        : Refusal.Of("key", "key", act.Key).In(register.Keys.GetValueOrDefault(act.Key) is { } key && key.Person == attempt.Person ? "revoked" : "foreign");

    /// <summary>What a key signs to show that its holder registers it.</summary>
    public static byte[] Possession(string log, string person) => Encoding.UTF8.GetBytes($"comity/key/v1\n{log}\n{person}");
}
