using System.Text;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Log;

/// <summary>No text breaks a reader: it is read, or a <see cref="LogProblem"/>; and what is read is written so that it is read alike.</summary>
public sealed class FormatFuzzTests
{
    private const int Turns = 4_000;

    private static readonly string[] Tokens =
    [
        "\n", "\n\n", " ", "— ", "-", "+", "=", "A", "/", "0", "00", "9223372036854775808", "-1", "old ", "index ", "extra ", "group ", "quorum ", "none",
        "all", "any",
        "witness ", "log ", "\t", "\r", "\0", "\u007f", "\ud800", "\udc00", "é", "\ufffd", "\ufeff", "#", "x", ".p/", "tile/", "entries", "999",
        "PRIVATE+KEY+", "\u2003", "😂",
    ];

    private static readonly MerkleTree Tree = Given.Tree(9);

    private static readonly SignerKey Witness = Given.Witness("witness.example");

    private static readonly Note Cosigned = Given.Signed(Tree, 9).With(Cosignature.Sign(Given.Checkpoint(Tree, 9), Witness, Given.Now));

    private static readonly string Request = WitnessRequest.Write(0, [], Cosigned);

    private static readonly string Policy = $"# one\nlog {Given.Log.Verifier} https://a/\nwitness w {Witness.Verifier}\ngroup g any w\nquorum g\n";

    [Fact]
    public void No_text_breaks_the_reader_of_notes() => Fuzz(Cosigned.ToString(), text =>
    {
        var note = Note.Parse(text);
        Assert.Equal(note, Note.Parse(note.ToString()));
        _ = note.Check(Given.Log.Verifier, Witness.Verifier);
    });

    [Fact]
    public void No_text_breaks_the_reader_of_checkpoints() => Fuzz(Cosigned.Text, text => Assert.Equal(text, Checkpoint.Parse(text).Text));

    [Fact]
    public void No_text_breaks_the_reader_of_verifier_keys() =>
        Fuzz(Witness.Verifier.ToString(), text => Assert.Equal(text, VerifierKey.Parse(text).ToString()));

    [Fact]
    public void No_text_breaks_the_reader_of_signer_keys() => Fuzz(Witness.Export(), text =>
    {
        using var key = SignerKey.Parse(text);
        Assert.Equal(text, key.Export());
    });

    [Fact]
    public void No_text_breaks_the_reader_of_policies() => Fuzz(Policy, text => _ = WitnessPolicy.Parse(text).Check(Cosigned));

    [Fact]
    public void No_text_breaks_the_reader_of_proofs() => Fuzz(new LogProof(4, Tree.Inclusion(4, 9), Cosigned, [1]).ToString(), text =>
    {
        var proof = LogProof.Parse(text);
        Assert.Equal(proof.ToString(), LogProof.Parse(proof.ToString()).ToString());
        _ = proof.Check(Given.LeafAt(4), WitnessPolicy.Parse(Policy));
    });

    [Fact]
    public void Every_request_gets_an_answer_of_the_specification()
    {
        var witness = new Witness([new(Given.Origin, [Given.Log.Verifier])], Witness);
        Fuzz(Request, text => Assert.Contains(witness.Answer(text, _ => null, Given.Now).Status, (int[])[200, 400, 403, 404, 409, 422]));
    }

    [Fact]
    public void No_text_breaks_the_reader_of_answers() =>
        Fuzz($"{Cosigned.Signatures[1]}\n", text => _ = WitnessRequest.ReadAnswer(Cosigned, text, Witness.Verifier));

    [Fact]
    public void No_text_breaks_the_reader_of_paths() => Fuzz("tile/entries/x001/x234/067.p/8", text => Assert.Equal(text, TilePath.Parse(text).ToString()));

    [Fact]
    public void No_text_breaks_the_reader_of_hashes() => Fuzz(Merkle.EmptyRoot.ToBase64(), text => Assert.Equal(text, Hash.ParseBase64(text).ToBase64()));

    [Fact]
    public void No_bytes_break_a_reader()
    {
        var random = new Random(7);
        for (var turn = 0; turn < Turns; turn++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            Read(() => Note.Parse(bytes));
            Read(() => WitnessPolicy.Parse(bytes));
            Read(() => LogProof.Parse(bytes));
            Read(() => EntryBundle.Read(bytes));
        }
    }

    private static void Fuzz(string right, Action<string> read)
    {
        read(right);
        for (var seed = 0; seed < Turns; seed++)
        {
            var random = new Random(seed);
            var text = right;
            for (var changes = 1 + random.Next(4); changes > 0; changes--)
                text = Mutated(text, random);
            try
            {
                read(text);
            }
            catch (LogProblem)
            {
                // The one exception that a reader may throw.
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"Seed {seed} broke the reader: {text}", broken);
            }
        }
    }

    private static void Read(Action read)
    {
        try
        {
            read();
        }
        catch (LogProblem)
        {
            // The one exception that a reader may throw.
        }
    }

    private static string Mutated(string text, Random random)
    {
        var from = random.Next(text.Length + 1);
        var length = random.Next(Math.Min(text.Length - from, 12) + 1);
        return random.Next(4) switch
        {
            0 => text.Remove(from, length),
            1 => text.Insert(from, Tokens[random.Next(Tokens.Length)]),
            2 => text.Insert(random.Next(text.Length + 1), text.Substring(from, length)),
            _ when from < text.Length => new StringBuilder(text) { [from] = (char)random.Next(1, 128) }.ToString(),
            _ => text[..from],
        };
    }
}
