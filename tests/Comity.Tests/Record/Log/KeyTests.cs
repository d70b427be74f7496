using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed class KeyTests
{
    /// <summary>The example of signed-note.</summary>
    private const string Example = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    [Fact]
    public void The_example_key_is_read()
    {
        var key = VerifierKey.Parse(Example);
        Assert.Equal(("example.com/foo", 0x530d903au, SignatureType.Ed25519), (key.Name, key.Id, key.Type));
    }

    [Fact]
    public void A_key_is_written_as_it_was_read() => Assert.Equal(Example, VerifierKey.Parse(Example).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("example.com/foo")]
    [InlineData("example.com/foo+530d903a")]
    [InlineData("+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com\u00a0foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==")]
    [InlineData("example.com/foo+530d903a+")]
    [InlineData("example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    public void Anything_else_is_a_problem(string text) => Assert.Throws<LogProblem>(() => VerifierKey.Parse(text));

    [Fact]
    public void The_plus_signs_of_base64_do_not_split_a_key()
    {
        var name = Enumerable.Range(0, 1000).Select(number => $"log{number}").First(name => Given.Key(name).Verifier.ToString().Count(one => one == '+') > 2);
        using var key = Given.Key(name);
        Assert.Equal(key.Verifier, VerifierKey.Parse(key.Verifier.ToString()));
    }

    [Theory]
    [InlineData(SignatureType.Ed25519)]
    [InlineData(SignatureType.Cosignature)]
    [InlineData(SignatureType.MlDsaCosignature)]
    public void A_signer_key_is_written_and_read(SignatureType type)
    {
        using var key = Given.Key("key.example", type);
        using var again = SignerKey.Parse(key.Export());
        Assert.Equal((key.Verifier, key.Export()), (again.Verifier, again.Export()));
    }

    [Fact]
    public void The_same_key_has_another_id_for_each_kind_of_signature()
    {
        using var one = Given.Key("key.example");
        using var other = Given.Key("key.example", SignatureType.Cosignature);
        Assert.NotEqual(one.Verifier.Id, other.Verifier.Id);
    }

    [Fact]
    public void A_signer_key_does_not_show_itself() => Assert.Equal(Given.Log.Verifier.ToString(), Given.Log.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("PRIVATE+KEY+")]
    [InlineData("private+key+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg")]
    [InlineData("PRIVATE+KEY+example.com/log/testdata+33d7b497+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg")]
    [InlineData("PRIVATE+KEY+example.com/log/testdata+33d7b496+AOymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg")]
    [InlineData("PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSFw==")]
    public void A_wrong_signer_key_is_a_problem(string text) => Assert.Throws<LogProblem>(() => SignerKey.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("a+b")]
    [InlineData("a b")]
    [InlineData("a\u2003b")]
    [InlineData("a\nb")]
    [InlineData("a\u0001b")]
    public void A_name_that_cannot_stand_in_a_line_is_a_problem(string name) =>
        Assert.Throws<LogProblem>(() => new VerifierKey(name, SignatureType.Ed25519, new byte[32]));

    [Fact]
    public void A_name_with_half_of_a_character_is_a_problem() =>
        Assert.Throws<LogProblem>(() => new VerifierKey("a\ud800", SignatureType.Ed25519, new byte[32]));

    [Fact]
    public void A_key_that_was_not_read_is_no_key() => Assert.False(VerifierKey.TryParse("no", out _));

    [Fact]
    public void A_cosigner_does_not_sign_notes()
    {
        using var witness = Given.Witness("witness.example");
        Assert.Throws<InvalidOperationException>(() => witness.Sign("text\n"));
    }

    // RFC 8032, 7.1, test 2.
    [Fact]
    public void The_second_test_of_the_rfc_is_signed_to_the_byte()
    {
        using var key = Ed25519.FromSeed(Convert.FromHexString("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        Assert.Equal(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            Convert.ToHexStringLower(key.Sign([0x72])));
    }
}
