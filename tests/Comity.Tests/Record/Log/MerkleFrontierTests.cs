using Comity.Record.Log;
using CsCheck;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed class MerkleFrontierTests
{
    [Fact]
    public void It_knows_the_root_at_every_size()
    {
        var (tree, frontier) = (Given.Tree(300), new MerkleFrontier());
        for (var size = 0; size < 300; size++)
        {
            Assert.Equal(tree.Root(size), frontier.Root());
            frontier.Append(Given.LeafAt(size));
        }
    }

    [Fact]
    public void It_goes_on_from_what_another_one_held() => Gen.Int[0, 200].Select(Gen.Int[0, 100]).Sample((first, more) =>
    {
        var whole = Grown(new(), 0, first + more);
        var start = Grown(new(), 0, first);
        return Grown(new(start.Size, start.Hashes), first, more).Root() == whole.Root();
    });

    [Fact]
    public void It_holds_one_hash_for_each_power_of_two_in_its_size() => Assert.Equal(3, Grown(new(), 0, 0b1011).Hashes.Length);

    [Fact]
    public void A_wrong_number_of_hashes_is_refused() => Assert.Throws<ArgumentException>(() => new MerkleFrontier(3, [default]));

    private static MerkleFrontier Grown(MerkleFrontier frontier, int from, int count)
    {
        for (var i = from; i < from + count; i++)
            frontier.Append(Given.LeafAt(i));
        return frontier;
    }
}
