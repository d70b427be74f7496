using System.Text;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed class CosignatureTests
{
    private static readonly Checkpoint Checkpoint = new("example.com/log", 7, Merkle.EmptyRoot, "an extension");

    [Theory]
    [InlineData("000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706/checkpoint",
        "witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN")]
    [InlineData("mirror/000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706/checkpoint",
        "mirror.example.org+3fb148ef+BAAjjch9GyYz0sJsJx7ALhbdAtz2ov0unbzSl1vMp94O")]
    public void Those_that_sunlight_made_hold(string file, string key)
    {
        var note = Note.Parse(Vectors.Bytes("cosignature-v1-sunlight/" + file));
        Assert.True(note.IsSignedBy(VerifierKey.Parse(key)));
        Assert.Equal(300, Checkpoint.Of(note).Size);
    }

    // The first is the line of sunlight's test witness.
    [Fact]
    public void One_that_sunlight_made_holds_and_tells_its_time()
    {
        var key = VerifierKey.Parse("witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN");
        var note = new Note(
            "rome2026h1.example.org\n300\nlCkHUpkmVBEms2r2T1K6Og69+wUuuN3MIEW1/ezu2v0=\n",
            NoteSignature.Parse(
                "— witness.example.org uKLPIAAAAABpVGeAhm2bOvKc3LaB9PFN1ruG19Y5yqslmcAAbhftnn1Zznmo0LXFZq4LGvqKqLX8jWlwLKasxEGTLIqAVusneCBmBw=="));
        Assert.Equal(1767139200, Cosignature.TimeOf(key, note.Check(key).Valid.Single().Signature));
    }

    [Theory]
    [InlineData(SignatureType.Cosignature)]
    [InlineData(SignatureType.MlDsaCosignature)]
    public void What_a_witness_signs_holds(SignatureType type)
    {
        using var witness = Given.Key("witness.example", type);
        Assert.True(Signed(Checkpoint, witness).IsSignedBy(witness.Verifier));
    }

    [Theory]
    [InlineData(SignatureType.Cosignature)]
    [InlineData(SignatureType.MlDsaCosignature)]
    public void The_same_time_gives_the_same_line(SignatureType type)
    {
        using var witness = Given.Key("witness.example", type);
        Assert.Equal(Signed(Checkpoint, witness), Signed(Checkpoint, witness));
    }

    [Theory]
    [InlineData(SignatureType.Cosignature)]
    [InlineData(SignatureType.MlDsaCosignature)]
    public void Another_time_does_not_hold(SignatureType type)
    {
        using var witness = Given.Key("witness.example", type);
        var line = Cosignature.Sign(Checkpoint, witness, Given.Now);
        var later = line with { Bytes = line.Bytes.SetItem(7, (byte)(line.Bytes[7] ^ 1)) };
        Assert.False(new Note(Checkpoint.Text, later).IsSignedBy(witness.Verifier));
    }

    [Theory]
    [InlineData(SignatureType.Cosignature)]
    [InlineData(SignatureType.MlDsaCosignature)]
    public void A_time_of_two_to_the_sixty_third_does_not_hold(SignatureType type)
    {
        using var witness = Given.Key("witness.example", type);
        var line = Cosignature.Sign(Checkpoint, witness, Given.Now);
        Assert.False(Cosignature.TryRead(witness.Verifier, line.Bytes.SetItem(0, 0x80).AsSpan(), out _));
    }

    [Fact]
    public void An_ed25519_cosignature_covers_extension_lines()
    {
        using var witness = Given.Witness("witness.example");
        var other = new Checkpoint(Checkpoint.Origin, Checkpoint.Size, Checkpoint.Root);
        Assert.False(new Note(other.Text, Signed(Checkpoint, witness).Signatures).IsSignedBy(witness.Verifier));
    }

    [Fact]
    public void An_ml_dsa_cosignature_leaves_extension_lines_out()
    {
        using var witness = Given.Key("witness.example", SignatureType.MlDsaCosignature);
        var other = new Checkpoint(Checkpoint.Origin, Checkpoint.Size, Checkpoint.Root);
        Assert.True(new Note(other.Text, Signed(Checkpoint, witness).Signatures).IsSignedBy(witness.Verifier));
    }

    [Fact]
    public void What_an_ed25519_cosigner_signs_is_the_header_the_time_and_the_checkpoint()
    {
        using var witness = Given.Witness("witness.example");
        using var key = Ed25519.FromSeed(Given.Seed("witness.example"));
        var message = Encoding.UTF8.GetBytes($"cosignature/v1\ntime 1800000000\n{Checkpoint.Text}");
        Assert.Equal(key.Sign(message), Cosignature.Sign(Checkpoint, witness, Given.Now).Bytes.AsSpan()[8..].ToArray());
    }

    [Fact]
    public void What_an_ml_dsa_cosigner_signs_is_the_structure_of_the_specification()
    {
        using var witness = Given.Key("w.example", SignatureType.MlDsaCosignature);
        byte[] message =
        [
            .. "subtree/v1\n\0"u8, 9, .. "w.example"u8, 0, 0, 0, 0, 0x6b, 0x49, 0xd2, 0x00,
            15, .. "example.com/log"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, .. Merkle.EmptyRoot.Bytes,
        ];
        Assert.Equal(MlDsa.FromSeed(Given.Seed("w.example")).Sign(message), Cosignature.Sign(Checkpoint, witness, Given.Now).Bytes.AsSpan()[8..].ToArray());
    }

    [Fact]
    public void An_ml_dsa_line_is_as_long_as_the_specification_says()
    {
        using var witness = Given.Key("w.example", SignatureType.MlDsaCosignature);
        Assert.Equal(8 + 2420, Cosignature.Sign(Checkpoint, witness, Given.Now).Bytes.Length);
    }

    [Fact]
    public void Too_long_a_name_cannot_be_cosigned_by_ml_dsa()
    {
        using var witness = Given.Key(new string('w', 256), SignatureType.MlDsaCosignature);
        Assert.Throws<LogProblem>(() => Cosignature.Sign(Checkpoint, witness, Given.Now));
    }

    [Fact]
    public void A_cosignature_over_what_is_no_checkpoint_does_not_hold()
    {
        using var witness = Given.Witness("witness.example");
        Assert.False(new Note("no checkpoint\n", Cosignature.Sign(Checkpoint, witness, Given.Now)).IsSignedBy(witness.Verifier));
    }

    [Fact]
    public void A_log_does_not_cosign() => Assert.Throws<InvalidOperationException>(() => Cosignature.Sign(Checkpoint, Given.Log, Given.Now));

    [Fact]
    public void Nobody_cosigned_before_1970()
    {
        using var witness = Given.Witness("witness.example");
        Assert.Throws<LogProblem>(() => Cosignature.Sign(Checkpoint, witness, -1));
    }

    private static Note Signed(Checkpoint checkpoint, SignerKey witness) => new(checkpoint.Text, Cosignature.Sign(checkpoint, witness, Given.Now));
}
