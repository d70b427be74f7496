using Comity.Record.Log;
using CsCheck;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed class EntryBundleTests
{
    [Fact]
    public void Each_entry_follows_its_length() => Assert.Equal([0, 2, 7, 8, 0, 0, 0, 1, 9], EntryBundle.Write((byte[][])[[7, 8], [], [9]]));

    [Fact]
    public void What_is_written_is_read_again() => Gen.Byte.Array[0, 600].Array[0, 20].Sample(entries =>
        EntryBundle.Read(EntryBundle.Write(entries), entries.Length).Zip(entries).All(pair => pair.First.Span.SequenceEqual(pair.Second)));

    [Fact]
    public void The_longest_entry_fits() => Assert.Equal(65535, EntryBundle.Read(EntryBundle.Write((byte[][])[new byte[65535]]))[0].Length);

    [Fact]
    public void A_longer_entry_is_refused() => Assert.Throws<ArgumentException>(() => EntryBundle.Write((byte[][])[new byte[65536]]));

    [Fact]
    public void More_than_a_full_bundle_is_refused() =>
        Assert.Throws<ArgumentException>(() => EntryBundle.Write([.. Enumerable.Repeat(Array.Empty<byte>(), 257)]));

    [Fact]
    public void More_than_a_full_bundle_is_not_read() => Assert.Throws<LogProblem>(() => EntryBundle.Read(new byte[257 * 2]));

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0, 1 })]
    [InlineData(new byte[] { 0, 1, 5, 0 })]
    [InlineData(new byte[] { 255, 255, 1 })]
    public void A_bundle_that_is_cut_off_is_a_problem(byte[] bundle) => Assert.Throws<LogProblem>(() => EntryBundle.Read(bundle));

    [Fact]
    public void A_bundle_of_another_width_is_a_problem() => Assert.Throws<LogProblem>(() => EntryBundle.Read(new byte[] { 0, 0 }, 2));
}
