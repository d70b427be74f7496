using Comity.Record.Entries;
using Comity.Record.Keys;
using Xunit;

namespace Comity.Tests.Record.Keys;

/// <summary>Whose keys are which.</summary>
public sealed class KeyTests
{
    private static readonly RegisterKey Key = Signers.Registers("Wanjiru");

    [Fact]
    public void Key_is_well_formed()
    {
        Assert.Equal(("KeyIsWellFormed", "key"), Asked(Key with { Key = Signers.IdOf("Camille") }));
        Assert.Contains(Given.A_process().Asked("oneself", Key with { PublicKey = "AAAA" }, "Wanjiru"),
            refusal => refusal is { Rule: "KeyIsWellFormed", Where: "publicKey" });
        var point = new Authenticator("Wanjiru").Point;
        point[40] ^= 1;
        Assert.Equal(("KeyIsWellFormed", "publicKey"),
            Asked(new Authenticator("Wanjiru").Registers() with { PublicKey = Base64Url.Write(point), Key = PublicKey.IdOf(KeyAlgorithm.Es256, point) }));
    }

    [Fact]
    public void Key_is_new()
    {
        var given = Given.A_process().Does("oneself", Key, "Wanjiru");
        Assert.Equal(("KeyIsNew", "key"), given.Refusal("oneself", Key, "Wanjiru"));
        Assert.Contains(given.Asked("oneself", Key, "Camille"), refusal => refusal.Rule == "KeyIsNew");
        given.Does("oneself", new RevokeKey(Key.Key, "lost"), "Wanjiru");
        Assert.Equal(("KeyIsNew", "key"), given.Refusal("oneself", Key, "Wanjiru"));
    }

    [Fact]
    public void Key_is_held_by_who_registers_it()
    {
        Assert.Equal(("KeyIsHeld", "proof"), Given.A_process().Refusal("oneself", Key, "Camille"));
        Assert.Equal(("KeyIsHeld", "proof"), Asked(Key with { Proof = null }));
        Assert.Equal(("KeyIsHeld", "proof"), Asked(Signers.Registers("Wanjiru", log: "other.example.org/log")));
    }

    [Fact]
    public void Possession_is_of_one_key_one_log_and_one_person() =>
        Assert.Equal("comity/key/v1\nlog\np-1"u8.ToArray(), KeyRules.Possession("log", "p-1"));

    [Fact]
    public void Keys_are_few_and_most_keys_is_twenty()
    {
        var given = Enumerable.Range(0, KeyRules.MostKeys)
            .Aggregate(Given.A_process(), (so, number) => so.Does("oneself", Signers.Registers($"key {number}", person: "Wanjiru"), "Wanjiru"));
        Assert.Equal(("KeysAreFew", null), given.Refusal("oneself", Key, "Wanjiru"));
        given.Does("oneself", new RevokeKey(Signers.IdOf("key 3"), "replaced"), "Wanjiru").Does("oneself", Key, "Wanjiru");
    }

    [Fact]
    public void Key_is_ones_own_when_it_is_revoked()
    {
        var given = Given.A_process().Does("oneself", Key, "Wanjiru");
        Assert.Equal(("KeyIsOnesOwn", "key"), given.Refusal("oneself", new RevokeKey(Key.Key, "lost"), "Camille"));
        Assert.Equal(("KeyIsOnesOwn", "key"), given.Refusal("oneself", new RevokeKey("k-none", "lost"), "Wanjiru"));
        given.Does("oneself", new RevokeKey(Key.Key, "lost"), "Wanjiru");
        Assert.Equal(("KeyIsOnesOwn", "key"), given.Refusal("oneself", new RevokeKey(Key.Key, "lost"), "Wanjiru"));
    }

    [Fact]
    public void Who_registers_a_key_has_a_pseudonym()
    {
        var given = Given.A_process();
        var statement = given.Says("oneself", new Authenticator("Ann").Registers(), "Ann") with { Person = "Ann" };
        Assert.Equal("PersonIsPseudonym", Assert.Single(given.Ask(statement, Signers.Session(statement, given.Now))).Rule);
    }

    [Fact]
    public void A_key_is_nothing_without_a_person() =>
        Assert.Null(Given.A_process().Picture.Record.Keys.Apply(new(1, Given.Start, Key, "oneself", null, SignatureLevel.Received)).Held(Key.Key, null));

    private static (string, string?) Asked(RegisterKey act) => Given.A_process().Refusal("oneself", act, "Wanjiru");
}
