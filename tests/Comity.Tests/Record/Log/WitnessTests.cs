using System.Collections.Immutable;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed class WitnessTests
{
    private static readonly MerkleTree Tree = Given.Tree(20);

    private static readonly SignerKey Signer = Given.Witness("witness.example");

    private static readonly Witness One = new([new(Given.Origin, [Given.Log.Verifier])], Signer);

    [Fact]
    public void The_first_checkpoint_is_cosigned()
    {
        var answer = Ask(0, 7, null);
        var cosignatures = WitnessRequest.ReadAnswer(Given.Signed(Tree, 7), answer.Body, Signer.Verifier);
        Assert.Equal((200, 1), (answer.Status, cosignatures.Length));
    }

    [Fact]
    public void The_new_state_is_the_checkpoint_with_both_signatures()
    {
        var state = Ask(0, 7, null).State!;
        Assert.Equal((Given.Origin, 7, Tree.Root(7)), (state.Origin, state.Size, state.Root));
        Assert.Equal([Given.Log.Verifier, Signer.Verifier], state.Note.Check(Signer.Verifier, Given.Log.Verifier).Valid.Select(valid => valid.Key));
    }

    [Fact]
    public void Signatures_of_strangers_are_not_kept()
    {
        var note = Given.Signed(Tree, 7).With(new NoteSignature("stranger", 1, [1]));
        Assert.Equal(2, One.Answer(WitnessRequest.Write(0, [], note), _ => null, Given.Now).State!.Note.Signatures.Length);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(7, 8)]
    [InlineData(7, 20)]
    [InlineData(16, 20)]
    public void A_later_checkpoint_is_cosigned_with_its_proof(int old, int size) => Assert.Equal(200, Ask(old, size, State(old)).Status);

    [Fact]
    public void The_empty_log_is_cosigned_again_and_again()
    {
        var state = Ask(0, 0, null).State;
        Assert.Equal((200, 200), (Ask(0, 0, state).Status, Ask(0, 5, state).Status));
    }

    [Fact]
    public void A_cosigned_empty_log_with_another_root_is_unprocessable() =>
        Assert.Equal(422, One.Answer(WitnessRequest.Write(0, [], new Checkpoint(Given.Origin, 0, Tree.Root(1)).Sign(Given.Log)), _ => null, Given.Now).Status);

    [Theory]
    [InlineData("")]
    [InlineData("old 0")]
    [InlineData("old 0\n\n")]
    [InlineData("old 00\n\nCHECKPOINT")]
    [InlineData("old -1\n\nCHECKPOINT")]
    [InlineData("old\n\nCHECKPOINT")]
    [InlineData("new 0\n\nCHECKPOINT")]
    [InlineData("old 0\nCHECKPOINT")]
    [InlineData("old 0\nAAAA\n\nCHECKPOINT")]
    [InlineData("old 0\r\n\r\nCHECKPOINT")]
    [InlineData("old 0\n\na\n1\nAAAA\n\n— a AAAAAAA=\n")]
    public void What_is_no_request_is_a_bad_request(string body) =>
        Assert.Equal(400, One.Answer(body.Replace("CHECKPOINT", Given.Signed(Tree, 7).ToString(), StringComparison.Ordinal), _ => null, Given.Now).Status);

    [Fact]
    public void Sixty_three_hashes_are_read() =>
        Assert.Equal(63, WitnessRequest.Parse(WitnessRequest.Write(1, new Hash[63], Given.Signed(Tree, 7))).Proof.Length);

    [Fact]
    public void Sixty_four_hashes_are_a_bad_request() =>
        Assert.Equal(400, One.Answer(WitnessRequest.Write(1, new Hash[63], Given.Signed(Tree, 7))
        .Replace("old 1\n", $"old 1\n{Merkle.EmptyRoot}\n", StringComparison.Ordinal), _ => null, Given.Now).Status);

    [Fact]
    public void Sixty_four_hashes_are_not_written() => Assert.Throws<LogProblem>(() => WitnessRequest.Write(1, new Hash[64], Given.Signed(Tree, 7)));

    [Fact]
    public void An_unknown_log_is_not_found()
    {
        using var other = Given.Key("other.example");
        var note = new Checkpoint("other.example", 0, Merkle.EmptyRoot).Sign(other);
        Assert.Equal(404, One.Answer(WitnessRequest.Write(0, [], note), _ => null, Given.Now).Status);
    }

    [Fact]
    public void A_checkpoint_of_strangers_is_forbidden()
    {
        using var other = Given.Key("other.example");
        Assert.Equal(403, One.Answer(WitnessRequest.Write(0, [], Given.Checkpoint(Tree, 7).Sign(other)), _ => null, Given.Now).Status);
    }

    [Fact]
    public void A_wrong_signature_of_the_log_is_forbidden_beside_a_right_one()
    {
        var note = Given.Signed(Tree, 7).With(new NoteSignature(Given.Origin, Given.Log.Verifier.Id, [.. new byte[64]]));
        Assert.Equal(403, One.Answer(WitnessRequest.Write(0, [], note), _ => null, Given.Now).Status);
    }

    [Fact]
    public void An_old_size_above_the_checkpoint_is_a_bad_request_whatever_is_known() =>
        Assert.Equal((400, 400), (Ask(8, 7, State(8), []).Status, Ask(8, 7, null, []).Status));

    [Theory]
    [InlineData(0, 7, "7\n")]
    [InlineData(6, 7, "7\n")]
    [InlineData(8, 7, "7\n")]
    [InlineData(3, 0, "0\n")]
    public void Another_old_size_conflicts_and_the_answer_tells_the_right_one(int old, int known, string body)
    {
        var answer = Ask(old, 20, known == 0 ? null : State(known), []);
        Assert.Equal((409, "text/x.tlog.size", body, null), (answer.Status, answer.ContentType, answer.Body, answer.State));
    }

    [Fact]
    public void A_conflict_comes_before_a_wrong_proof() => Assert.Equal(409, Ask(3, 20, State(7), [default]).Status);

    [Fact]
    public void A_proof_from_zero_on_is_unprocessable() => Assert.Equal(422, Ask(0, 7, null, [default]).Status);

    [Fact]
    public void A_wrong_proof_is_unprocessable() => Assert.Equal(422, Ask(7, 20, State(7), [.. Tree.Consistency(6, 20)]).Status);

    [Fact]
    public void Another_root_at_the_same_size_is_unprocessable()
    {
        var other = new Checkpoint(Given.Origin, 7, Tree.Root(8)).Sign(Given.Log);
        Assert.Equal(422, One.Answer(WitnessRequest.Write(7, [], other), _ => State(7), Given.Now).Status);
    }

    [Fact]
    public void A_proof_between_equal_sizes_is_unprocessable() => Assert.Equal(422, Ask(7, 7, State(7), [default]).Status);

    [Fact]
    public void A_refusal_changes_nothing() => Assert.Null(Ask(7, 20, State(7), []).State);

    [Fact]
    public void A_witness_with_two_keys_cosigns_twice()
    {
        using var other = Given.Key("witness.example", SignatureType.MlDsaCosignature);
        var witness = new Witness([new(Given.Origin, [Given.Log.Verifier])], Signer, other);
        var answer = witness.Answer(WitnessRequest.Write(0, [], Given.Signed(Tree, 7)), _ => null, Given.Now);
        Assert.Equal(2, WitnessRequest.ReadAnswer(Given.Signed(Tree, 7), answer.Body, Signer.Verifier, other.Verifier).Length);
    }

    [Fact]
    public void A_key_that_signs_notes_is_no_witnesss_key() => Assert.Throws<ArgumentException>(() => new Witness([], Given.Log));

    [Fact]
    public void An_answer_with_a_wrong_cosignature_is_a_problem() =>
        Assert.Throws<LogProblem>(() => WitnessRequest.ReadAnswer(Given.Signed(Tree, 8), Ask(0, 7, null).Body, Signer.Verifier));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("text\n\n— a AAAAAAA=\n")]
    public void An_answer_that_is_no_lines_of_signatures_is_a_problem(string answer) =>
        Assert.Throws<LogProblem>(() => WitnessRequest.ReadAnswer(Given.Signed(Tree, 8), answer, Signer.Verifier));

    [Fact]
    public void An_answer_of_strangers_is_ignored() => Assert.Empty(WitnessRequest.ReadAnswer(Given.Signed(Tree, 7), Ask(0, 7, null).Body, Given.Log.Verifier));

    private static WitnessState State(long size) => new(Given.Origin, size, Tree.Root(size), Given.Signed(Tree, size));

    private static WitnessAnswer Ask(long old, long size, WitnessState? state) => Ask(old, size, state, [.. Tree.Consistency(old, size)]);

    private static WitnessAnswer Ask(long old, long size, WitnessState? state, ImmutableArray<Hash> proof) =>
        One.Answer(WitnessRequest.Write(old, proof.AsSpan(), Given.Signed(Tree, size)), _ => state, Given.Now);
}
