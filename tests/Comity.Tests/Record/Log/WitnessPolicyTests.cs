using System.Text;
using System.Text.RegularExpressions;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed partial class WitnessPolicyTests
{
    private static readonly SignerKey[] X = [Given.Witness("x1.example"), Given.Witness("x2.example"), Given.Witness("x3.example")];

    private static readonly SignerKey[] Y = [Given.Witness("y1.example"), Given.Witness("y2.example"), Given.Witness("y3.example")];

    /// <summary>The example of tlog-policy, with keys in it.</summary>
    private static readonly string Example = $"""
        # Two operators.
        log {Given.Log.Verifier} https://log.example/

        witness X1 {X[0].Verifier}
        witness X2 {X[1].Verifier} https://x2.example/
        witness X3 {X[2].Verifier}
        group X-witnesses 2 X1 X2 X3

          witness Y1 {Y[0].Verifier}
        {"\t"}witness{"\t"}Y2 {Y[1].Verifier}
        witness Y3 {Y[2].Verifier}
        group Y-witnesses any Y1 Y2 Y3

        group X-and-Y all X-witnesses Y-witnesses
        quorum X-and-Y

        """;

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(3, 3, true)]
    [InlineData(3, 0, false)]
    [InlineData(1, 3, false)]
    [InlineData(0, 0, false)]
    public void Groups_of_groups_are_counted(int ofX, int ofY, bool isEnough) =>
        Assert.Equal(isEnough, WitnessPolicy.Parse(Example).HasQuorum([.. X.Take(ofX).Concat(Y.Take(ofY)).Select(signer => signer.Verifier)]));

    [Fact]
    public void Strangers_count_for_nothing() => Assert.False(WitnessPolicy.Parse(Example).HasQuorum([X[0].Verifier, Y[0].Verifier, Given.Log.Verifier]));

    [Fact]
    public void The_urls_of_logs_and_witnesses_are_kept()
    {
        var policy = WitnessPolicy.Parse(Example);
        Assert.Equal(["https://log.example/", "", "https://x2.example/"],
            policy.Logs.Select(log => log.Url).Concat(policy.Witnesses.Take(2).Select(witness => witness.Url)));
    }

    [Fact]
    public void No_quorum_is_always_reached() => Assert.True(WitnessPolicy.Parse("quorum none\n").HasQuorum([]));

    [Fact]
    public void One_witness_may_be_the_quorum() => Assert.True(WitnessPolicy.Parse($"witness a {X[0].Verifier}\nquorum a").HasQuorum([X[0].Verifier]));

    [Fact]
    public void Names_are_octets_and_not_letters()
    {
        byte[] policy = [.. Encoding.UTF8.GetBytes($"witness \u212a {X[0].Verifier}\nwitness K {X[1].Verifier}\nwitness "), 0xff,
            .. Encoding.UTF8.GetBytes($" {X[2].Verifier}\ngroup g all \u212a K "), 0xff, .. "\nquorum g\n"u8];
        Assert.Equal(3, WitnessPolicy.Parse(policy).Witnesses.Count());
    }

    [Fact]
    public void Thousands_of_nested_groups_are_decided()
    {
        var text = new StringBuilder($"witness g0 {X[0].Verifier}\n");
        for (var i = 1; i <= 20_000; i++)
            text.Append($"group g{i} all g{i - 1}\n");
        Assert.True(WitnessPolicy.Parse(text.Append("quorum g20000\n").ToString()).HasQuorum([X[0].Verifier]));
    }

    [Theory]
    [InlineData("", 0, "quorum")]
    [InlineData("W\n", 0, "quorum")]
    [InlineData("W\nquorum b\n", 2, "`b`")]
    [InlineData("quorum a\nW\n", 1, "`a`")]
    [InlineData("W\nquorum a\nquorum a\n", 3, "already")]
    [InlineData("W\nquorum\n", 2, "quorum NAME")]
    [InlineData("W\nquorum a a\n", 2, "quorum NAME")]
    [InlineData("W\ngroup g 2 a\n", 2, "from 1 to 1")]
    [InlineData("W\ngroup g 0 a\n", 2, "from 1 to 1")]
    [InlineData("W\ngroup g +1 a\n", 2, "from 1 to 1")]
    [InlineData("W\ngroup g most a\n", 2, "from 1 to 1")]
    [InlineData("W\ngroup g any\n", 2, "group NAME")]
    [InlineData("W\ngroup g any a a\n", 2, "already")]
    [InlineData("W\ngroup g any a\ngroup h any a\n", 3, "`g` already")]
    [InlineData("W\ngroup g any none\n", 2, "`none`")]
    [InlineData("W\ngroup g any g\n", 2, "`g`")]
    [InlineData("W\ngroup a any a\n", 2, "taken")]
    [InlineData("W\ngroup none any a\n", 2, "another name")]
    [InlineData("W\nW\n", 2, "earlier line")]
    [InlineData("witness a\n", 1, "witness NAME VKEY")]
    [InlineData("witness a b\n", 1, "verifier key")]
    [InlineData("log\n", 1, "log VKEY")]
    [InlineData("L\nL\n", 2, "earlier line")]
    [InlineData("witness a KEY\n", 1, "type 4 or 6")]
    [InlineData("\n\nnonsense\n", 3, "`nonsense`")]
    [InlineData("W\r\nquorum a\n", 1, "control character 0d")]
    [InlineData("quorum none\u007f\n", 1, "control character 7f")]
    public void A_wrong_line_is_named_with_what_to_do(string policy, int line, string word)
    {
        var text = Shorthand().Replace(policy, found => found.Value switch
        {
            "W" => $"witness a {X[0].Verifier}",
            "L" => $"log {Given.Log.Verifier}",
            _ => $"{Given.Log.Verifier}",
        });
        var problem = Assert.Throws<LogProblem>(() => WitnessPolicy.Parse(text));
        Assert.Equal(line, problem.Line);
        Assert.Contains(word, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_public_key_under_another_name_is_a_duplicate()
    {
        var other = new VerifierKey("other.example", SignatureType.Cosignature, X[0].Verifier.PublicKey.AsSpan());
        Assert.Throws<LogProblem>(() => WitnessPolicy.Parse($"witness a {X[0].Verifier}\nwitness b {other}\nquorum none\n"));
    }

    [Theory]
    [InlineData(3, 1, PolicyFlaw.None)]
    [InlineData(1, 1, PolicyFlaw.NoQuorum)]
    public void A_checkpoint_needs_the_quorum(int ofX, int ofY, PolicyFlaw flaw) =>
        Assert.Equal(flaw, WitnessPolicy.Parse(Example).Check(Cosigned([.. X.Take(ofX), .. Y.Take(ofY)])));

    [Fact]
    public void A_checkpoint_of_an_unlisted_log_is_refused() =>
        Assert.Equal(PolicyFlaw.UnknownLog, WitnessPolicy.Parse("quorum none\n").Check(Cosigned(X)));

    [Fact]
    public void A_checkpoint_that_the_log_did_not_sign_is_refused()
    {
        var note = Cosigned([.. X, .. Y]);
        Assert.Equal(PolicyFlaw.NotSigned, WitnessPolicy.Parse(Example).Check(new(note.Text, note.Signatures[1..])));
    }

    [Fact]
    public void A_log_of_another_origin_does_not_sign_for_this_one()
    {
        using var other = Given.Key("other.example");
        var note = Given.Checkpoint(Given.Tree(3), 3).Sign(other);
        Assert.Equal(PolicyFlaw.NotSigned, WitnessPolicy.Parse($"log {Given.Log.Verifier}\nlog {other.Verifier}\nquorum none\n").Check(note));
    }

    [Fact]
    public void A_wrong_cosignature_of_a_listed_witness_spoils_the_checkpoint()
    {
        var note = Cosigned([.. X, .. Y]).With(new NoteSignature(X[0].Name, X[0].Verifier.Id, [.. new byte[72]]));
        Assert.Equal(PolicyFlaw.WrongSignature, WitnessPolicy.Parse(Example).Check(note));
    }

    [GeneratedRegex(@"\b(W|L|KEY)\b")]
    private static partial Regex Shorthand();

    private static Note Cosigned(IReadOnlyList<SignerKey> witnesses)
    {
        var checkpoint = Given.Checkpoint(Given.Tree(3), 3);
        return checkpoint.Sign(Given.Log).With([.. witnesses.Select(witness => Cosignature.Sign(checkpoint, witness, Given.Now))]);
    }
}
