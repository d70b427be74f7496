using Comity.Record.Log;
using CsCheck;
using Xunit;
using Hash = Comity.Record.Log.Hash;

namespace Comity.Tests.Record.Log;

public sealed class CheckpointTests
{
    private const string Example = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    [Fact]
    public void The_example_is_read()
    {
        var checkpoint = Checkpoint.Parse(Example);
        Assert.Equal(
            ("example.com/behind-the-sofa", 20852163, "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", 0),
            (checkpoint.Origin, checkpoint.Size, checkpoint.Root.ToBase64(), checkpoint.Extensions.Length));
    }

    [Fact]
    public void A_checkpoint_is_written_as_it_was_read() => Assert.Equal(Example, Checkpoint.Parse(Example).Text);

    [Fact]
    public void Extension_lines_are_kept() => Assert.Equal(Example + "one\ntwo +\n", Checkpoint.Parse(Example + "one\ntwo +\n").Text);

    [Fact]
    public void The_empty_log_has_a_checkpoint() =>
        Assert.Equal("a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", new Checkpoint("a", 0, Merkle.EmptyRoot).Text);

    [Fact]
    public void An_origin_may_be_any_words() =>
        Assert.Equal("Go sum + é", Checkpoint.Parse(Example.Replace("example.com/behind-the-sofa", "Go sum + é", StringComparison.Ordinal)).Origin);

    [Theory]
    [InlineData("")]
    [InlineData("a\n1\n")]
    [InlineData("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")]
    [InlineData("\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("a\n\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("a\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("a\n1\0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("a\n 1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("a\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    [InlineData("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n")]
    [InlineData("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n")]
    [InlineData("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n")]
    [InlineData("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nb\n")]
    [InlineData("a\r\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")]
    public void Anything_else_is_a_problem(string text) => Assert.Throws<LogProblem>(() => Checkpoint.Parse(text));

    [Fact]
    public void A_checkpoint_of_fewer_than_no_leaves_is_a_problem() => Assert.Throws<LogProblem>(() => new Checkpoint("a", -1, default));

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.String["abc./é +"], Gen.Long[0, long.MaxValue], Gen.Byte.Array[32], Gen.String["ab c"].Array[0, 3]).Sample((origin, size, root, lines) =>
    {
        var checkpoint = new Checkpoint("o" + origin, size, new Hash(root), [.. lines.Select(line => "x" + line)]);
        return Checkpoint.Parse(checkpoint.Text).Equals(checkpoint);
    });
}
