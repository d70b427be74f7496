using System.Text;
using Comity.Record.Log;
using CsCheck;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed class LogProofTests
{
    private static readonly MerkleTree Tree = Given.Tree(20);

    private static readonly SignerKey Witness = Given.Witness("witness.example");

    private static readonly string Policy = $"log {Given.Log.Verifier}\nwitness w {Witness.Verifier}\nquorum w\n";

    [Fact]
    public void It_is_written_as_the_specification_says()
    {
        var proof = new LogProof(1, Tree.Inclusion(1, 2), Given.Signed(Tree, 2), [1, 2, 3]);
        Assert.Equal($"c2sp.org/tlog-proof@v1\nextra AQID\nindex 1\n{Given.LeafAt(0)}\n\n{Given.Signed(Tree, 2)}", proof.ToString());
    }

    [Fact]
    public void What_is_written_is_read_again() => Gen.Select(Gen.Int[0, 19], Gen.Byte.Array[0, 5]).Sample((index, extra) =>
    {
        var proof = new LogProof(index, Tree.Inclusion(index, 20), Given.Signed(Tree, 20), extra.Length == 5 ? null : extra).ToString();
        return LogProof.Parse(proof).ToString() == proof && LogProof.Parse(Encoding.UTF8.GetBytes(proof)).ToString() == proof;
    });

    [Fact]
    public void It_holds_with_the_key_of_the_log_alone()
    {
        for (var index = 0; index < 20; index++)
            Assert.Equal(ProofFlaw.None, Proof(index).Check(Given.LeafAt(index), Given.Log.Verifier));
    }

    [Fact]
    public void It_holds_under_a_policy() => Assert.Equal(ProofFlaw.None, Cosigned(5).Check(Given.LeafAt(5), WitnessPolicy.Parse(Policy)));

    [Fact]
    public void It_holds_with_a_key_and_a_policy_that_names_witnesses_only() =>
        Assert.Equal(ProofFlaw.None, Cosigned(5).Check(Given.LeafAt(5), Given.Log.Verifier, WitnessPolicy.Parse($"witness w {Witness.Verifier}\nquorum w\n")));

    [Fact]
    public void Without_a_cosignature_the_quorum_is_missed() => Assert.Equal(ProofFlaw.NoQuorum, Proof(5).Check(Given.LeafAt(5), WitnessPolicy.Parse(Policy)));

    [Fact]
    public void Without_a_cosignature_the_quorum_is_missed_beside_a_key_too() =>
        Assert.Equal(ProofFlaw.NoQuorum, Proof(5).Check(Given.LeafAt(5), Given.Log.Verifier, WitnessPolicy.Parse(Policy)));

    [Fact]
    public void Another_entry_is_not_included() => Assert.Equal(ProofFlaw.NotIncluded, Proof(5).Check(Given.LeafAt(6), Given.Log.Verifier));

    [Fact]
    public void A_log_that_is_not_known_proves_nothing()
    {
        using var other = Given.Key("other.example");
        Assert.Equal(ProofFlaw.UnknownLog, Proof(5).Check(Given.LeafAt(5), other.Verifier));
    }

    [Fact]
    public void Another_key_of_the_origin_did_not_sign()
    {
        using var other = new SignerKey(Given.Origin, SignatureType.Ed25519, Given.Seed("other"));
        Assert.Equal(ProofFlaw.NotSigned, Proof(5).Check(Given.LeafAt(5), other.Verifier));
    }

    [Fact]
    public void A_checkpoint_that_was_changed_does_not_hold()
    {
        var changed = Proof(5).ToString().Replace("\n20\n", "\n21\n", StringComparison.Ordinal);
        Assert.Equal(ProofFlaw.WrongSignature, LogProof.Parse(changed).Check(Given.LeafAt(5), Given.Log.Verifier));
    }

    [Fact]
    public void The_example_of_the_specification_is_read()
    {
        var proof = LogProof.Parse("""
            c2sp.org/tlog-proof@v1
            extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6
            index 73894
            gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
            B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

            example.com/fancylog
            109482
            sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

            — example.com/fancylog hI2DJwAA

            """);
        Assert.Equal((73894, 2, 109482, "age-v1.2.1-darwin-arm64.tar.gz"),
            (proof.Index, proof.Path.Length, proof.Checkpoint.Size, Encoding.UTF8.GetString(proof.Extra!.Value.AsSpan())));
    }

    [Theory]
    [InlineData("c2sp.org/tlog-proof@v1\n", "")]
    [InlineData("c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v2\n")]
    [InlineData("index 5\n", "")]
    [InlineData("index 5\n", "index 05\n")]
    [InlineData("index 5\n", "index -5\n")]
    [InlineData("index 5\n", "index 20\n")]
    [InlineData("index 5\n", "index  5\n")]
    [InlineData("index 5\n", "index 5\nextra AQID\n")]
    [InlineData("index 5\n", "extra AQID\nextra AQID\nindex 5\n")]
    [InlineData("index 5\n", "extra !\nindex 5\n")]
    [InlineData("index 5\n", "index 5\n\n")]
    [InlineData("index 5\n", "index 5\nAAAA\n")]
    [InlineData("\n20\n", "\n020\n")]
    [InlineData("\n— ", "\n- ")]
    public void Anything_else_is_a_problem(string part, string other) =>
        Assert.Throws<LogProblem>(() => LogProof.Parse(Proof(5).ToString().Replace(part, other, StringComparison.Ordinal)));

    [Fact]
    public void Too_many_hashes_are_a_problem() =>
        Assert.Throws<LogProblem>(() => LogProof.Parse(Proof(5).ToString()
            .Replace("index 5\n", "index 5\n" + string.Concat(Enumerable.Repeat(Merkle.EmptyRoot + "\n", 60)), StringComparison.Ordinal)));

    [Fact]
    public void Bytes_that_are_not_utf8_are_a_problem() => Assert.Throws<LogProblem>(() => LogProof.Parse([0xff]));

    [Fact]
    public void A_checkpoint_without_signatures_is_no_receipt() =>
        Assert.Throws<LogProblem>(() => new LogProof(0, [], new Note(Given.Checkpoint(Tree, 1).Text)));

    private static LogProof Proof(long index) => new(index, Tree.Inclusion(index, 20), Given.Signed(Tree, 20));

    private static LogProof Cosigned(long index) =>
        new(index, Tree.Inclusion(index, 20), Given.Signed(Tree, 20).With(Cosignature.Sign(Given.Checkpoint(Tree, 20), Witness, Given.Now)));
}
