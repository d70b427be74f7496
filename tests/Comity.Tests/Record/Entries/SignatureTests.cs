using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Keys;
using CsCheck;
using Xunit;

namespace Comity.Tests.Record.Entries;

/// <summary>What stands behind a statement: it holds, or what is wrong has a name.</summary>
public sealed class SignatureTests
{
    private static readonly Given Process1 = Given.A_process().With_members("KEN", "FRA").With_text()
        .Does("oneself", Signers.Registers("KEN"), "KEN").Does("oneself", Signers.Registers("FRA"), "FRA")
        .Does("oneself", new Authenticator("KEN").Registers(), "KEN").Does("oneself", new Authenticator("FRA").Registers(), "FRA");

    private static readonly Statement Said = Process1.Says("KEN", new TakePosition("norms-2015", null, Stance.Supports));

    private static readonly Signature Own = Signers.Own("KEN", Said);

    private static readonly Signature Pass = new Authenticator("KEN").Sign(Said);

    private static readonly Signature Session = Signers.Session(Said, Given.Start);

    [Fact]
    public void All_three_hold() => Assert.All([Own, Pass, Session], by => Assert.Null(Fault(by)));

    [Fact]
    public void A_statement_that_was_changed_is_not_what_was_signed()
    {
        Statement[] changed =
        [
            Said with { Log = "other.example.org/log" }, Said with { As = "FRA" }, Said with { Seen = 1 }, Said with { Nonce = "nonce-other" },
            Said with { Act = new TakePosition("norms-2015", null, Stance.Reserves) },
        ];
        Assert.All(changed, statement =>
        {
            Assert.Equal("signature", Process1.Check.Fault(statement, Own));
            Assert.Equal("challenge", Process1.Check.Fault(statement, Pass));
            Assert.Equal("attestation", Process1.Check.Fault(statement, Session));
        });
    }

    [Fact]
    public void A_person_signs_with_their_own_key_only()
    {
        Assert.Equal("key", Fault(Signers.Own("FRA", Said)));
        Assert.Equal("key", Fault(new Authenticator("FRA").Sign(Said)));
        Assert.Equal("signature", Fault(Own with { Value = Signers.Own("FRA", Said).Value }));
        Assert.Equal("signature", Fault(Pass with { Value = new Authenticator("FRA").Sign(Said).Value }));
        Assert.Equal("key", Process1.Check.Fault(Said with { Person = Given.Person("FRA") }, Own));
        Assert.Equal("key", Process1.Check.Fault(Said with { Person = null, Nonce = null }, Own));
    }

    [Fact]
    public void A_key_is_used_as_it_was_registered()
    {
        Assert.Equal("key", Fault(Own with { Key = Pass.Key }));
        Assert.Equal("key", Fault(Pass with { Key = Own.Key }));
        Assert.Equal("key", Fault(Own with { Key = null }));
    }

    [Fact]
    public void A_revoked_key_signs_no_more()
    {
        var given = Given.A_process().With_member("KEN").With_text().Does("oneself", Signers.Registers("KEN"), "KEN")
            .Does("oneself", new RevokeKey(Signers.IdOf("KEN"), "lost"), "KEN");
        Assert.Equal("key", given.Check.Fault(Said, Own));
    }

    public static TheoryData<string, string> Wrong() => new()
    {
        { "challenge", "challenge" }, { "origin", "origin" }, { "host", "relyingParty" }, { "type", "assertion" }, { "present", "userVerification" },
        { "verified", "userVerification" }, { "backup", "assertion" }, { "framed", "origin" }, { "twice", "assertion" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_assertion_that_is_wrong_in_one_place_does_not_hold(string what, string fault) => Assert.Equal(fault, Fault((what switch
    {
        "challenge" => new Authenticator("KEN") { Challenge = PasskeyAssertion.Challenge("another"u8) },
        "origin" => new Authenticator("KEN") { Origin = "https://norms.example.org.evil.example" },
        "host" => new Authenticator("KEN") { Host = "example.org" },
        "type" => new Authenticator("KEN") { Type = "webauthn.create" },
        "present" => new Authenticator("KEN") { Flags = 4 },
        "verified" => new Authenticator("KEN") { Flags = 1 },
        "backup" => new Authenticator("KEN") { Flags = 5 | 16 },
        "framed" => new Authenticator("KEN") { Extra = ",\"crossOrigin\":true" },
        _ => new Authenticator("KEN") { Extra = $",\"origin\":\"{Given.Site}\"" },
    }).Sign(Said)));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":1,"challenge":2,"origin":3}""")]
    [InlineData("""{"type":"webauthn.get","challenge":"\ud800","origin":"x"}""")]
    [InlineData("{")]
    public void Client_data_that_is_none_is_refused(string client) =>
        Assert.Equal("assertion", Fault(Pass with { Client = Base64Url.Write(System.Text.Encoding.UTF8.GetBytes(client)) }));

    [Fact]
    public void Client_data_that_was_touched_is_not_what_was_signed()
    {
        var client = Base64Url.Read(Pass.Client)!;
        Assert.Equal("signature", Fault(Pass with { Client = Base64Url.Write([.. client, (byte)' ']) }));
        var data = Base64Url.Read(Pass.Authenticator)!;
        data[^1]++;
        Assert.Equal("signature", Fault(Pass with { Authenticator = Base64Url.Write(data) }));
        Assert.Equal("relyingParty", Fault(Pass with { Authenticator = Base64Url.Write(data.AsSpan(0, 36)) }));
    }

    [Fact]
    public void A_site_that_the_process_left_signs_no_more()
    {
        var moved = Given.A_process().With_member("KEN").With_text().Does("oneself", new Authenticator("KEN").Registers(), "KEN")
            .Does("oneself", Signers.Registers("secretariat"), "secretariat")
            .Does("secretariat", Given.Server("https://new.example.org"), level: SignatureLevel.Key);
        Assert.Equal("origin", moved.Check.Fault(Said, Pass));
    }

    [Fact]
    public void A_session_is_attested_as_it_was_confirmed()
    {
        Assert.Equal("attestation", Fault(Session with { Method = "passkey" }));
        Assert.Equal("attestation", Fault(Session with { Confirmed = Given.Start.AddMilliseconds(1) }));
        Assert.Equal("attestation", Fault(Session with { Confirmed = null }));
        Assert.Equal("form", Fault(Session with { Method = null }));
        Assert.Equal("form", Fault(Session with { Method = "totp\n2026" }));
        Assert.Equal("attestation", Fault(Session with { Value = Signers.Own("KEN", Said).Value }));
    }

    [Fact]
    public void An_own_signature_is_no_attestation_and_the_other_way_round()
    {
        Assert.Equal("attestation", Fault(new(SignatureLevel.Session, Value: Own.Value, Method: "totp", Confirmed: Given.Start)));
        Assert.Equal("signature", Fault(Own with { Value = Session.Value }));
    }

    [Fact]
    public void Only_the_server_and_the_clock_stand_alone()
    {
        Assert.Equal("person", Fault(Signature.None));
        Assert.Equal("person", Process1.Check.Fault(Said with { Person = null }, Signature.None));
        Assert.Equal("person", Process1.Check.Fault(Said with { As = Capacity.Server }, Signature.None));
        Assert.Null(Process1.Check.Fault(Said with { As = Capacity.Server, Person = null }, Signature.None));
        Assert.Equal("level", Fault(new(SignatureLevel.Received)));
        Assert.Equal("level", Fault(new((SignatureLevel)42)));
    }

    [Fact]
    public void Nobody_hides_a_load_beside_what_is_signed()
    {
        Assert.Equal("form", Fault(Own with { Client = "load" }));
        Assert.Equal("form", Fault(Pass with { Method = "load" }));
        Assert.Equal("form", Fault(Session with { Key = "load" }));
        Assert.Equal("form", Process1.Check.Fault(Said with { As = Capacity.Server, Person = null }, Signature.None with { Value = "load" }));
        Assert.Equal("form", Fault(Own with { Value = new('A', SignatureCheck.MostCharacters) }));
    }

    [Fact]
    public void Signatures_are_base64url_in_the_one_form()
    {
        Assert.Equal("signature", Fault(Own with { Value = Own.Value + "=" }));
        Assert.Equal("signature", Fault(Own with { Value = Own.Value + "==" }));
        Assert.Equal("signature", Fault(Own with { Value = null }));
        Assert.Equal("signature", Fault(Own with { Value = Own.Value![..^1] + (Own.Value[^1] == 'A' ? 'B' : (char)(Own.Value[^1] + 1)) }));
    }

    /// <summary>What the Wycheproof project calls invalid: a length that lies, an integer that is padded, negative, zero or too large, bytes after the
    /// end.</summary>
    [Fact]
    public void Damaged_signatures_never_hold_and_never_throw()
    {
        var value = Base64Url.Read(Pass.Value)!;
        Gen.Select(Gen.Int[0, value.Length - 1], Gen.Byte).Where((place, written) => value[place] != written).Sample((place, written) =>
        {
            byte[] damaged = [.. value];
            damaged[place] = written;
            return Fault(Pass with { Value = Base64Url.Write(damaged) }) == "signature";
        }, iter: 2000);
        byte[][] bad = [[], [0x30], [0x30, 0], [0x30, 6, 2, 1, 0, 2, 1, 0], [0x30, 6, 2, 1, 1, 2, 1, 1], [.. value, 0], value[..^1],
            [0x30, 0x80, .. value[2..], 0, 0]];
        Assert.All(bad, bytes => Assert.Equal("signature", Fault(Pass with { Value = Base64Url.Write(bytes) })));
    }

    [Fact]
    public void Damaged_own_signatures_never_hold() => Gen.Select(Gen.Int[0, 63], Gen.Int[0, 7]).Sample((place, bit) =>
    {
        var value = Base64Url.Read(Own.Value)!;
        value[place] ^= (byte)(1 << bit);
        return Fault(Own with { Value = Base64Url.Write(value) }) == "signature";
    }, iter: 512);

    /// <summary>The points of small order of RFC 7748's curve, as Ed25519 keys: with one of them a signature of zeros would hold for many messages.</summary>
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")]
    public void Keys_of_small_order_sign_nothing(string key)
    {
        var bytes = Convert.FromHexString(key);
        var weak = PublicKey.Of(KeyAlgorithm.Ed25519, Base64Url.Write(bytes));
        Assert.True(weak is null || !weak.Holds("message"u8, [.. bytes, .. new byte[32]]));
    }

    private static string? Fault(Signature by) => Process1.Check.Fault(Said, by);
}
