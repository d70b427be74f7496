using Comity.Record.Log;
using CsCheck;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed class TilePathTests
{
    [Theory]
    [InlineData("tile/0/000", 0, 0, 256)]
    [InlineData("tile/0/x001/x234/067", 0, 1234067, 256)]
    [InlineData("tile/1/000.p/1", 1, 0, 1)]
    [InlineData("tile/63/999.p/255", 63, 999, 255)]
    [InlineData("tile/entries/x273/000.p/112", TilePath.Entries, 273000, 112)]
    [InlineData("tile/0/x999/x999/x999/x999/x999/999", 0, 999_999_999_999_999_999, 256)]
    public void A_path_is_read_and_written(string text, int level, long index, int width)
    {
        Assert.Equal(new TilePath(level, index, width), TilePath.Parse(text));
        Assert.Equal(text, new TilePath(level, index, width).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/0")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/8/0/000")]
    [InlineData("tile/data/000")]
    [InlineData("tile/0/00")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/0/1")]
    [InlineData("tile/0/001/000")]
    [InlineData("tile/0/x001/x000")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/x001/1")]
    [InlineData("tile/0/+01")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/1/2")]
    [InlineData("tile/0.p/1")]
    [InlineData("tile/0/000.p/1.p/1")]
    [InlineData("tile/0/x001.p/000")]
    [InlineData("tile/0/x001/x000/x000/x000/x000/x000/000")]
    [InlineData("tile/0/x001/x000/x000/x000/x000/x000/000.p/1")]
    [InlineData("tile/0/000.p/1\0")]
    [InlineData("tile/0/00\0")]
    [InlineData("tile/0/x001/x001/x001/x001/x001/x001/x001/x001/x001/x001/x001/x001/001")]
    [InlineData("tile/0/٠٠٠")]
    public void Every_other_way_to_write_a_path_is_a_problem(string text) => Assert.Throws<LogProblem>(() => TilePath.Parse(text));

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.Int[-1, 63], Gen.Long[0, 999_999_999_999_999_999], Gen.Int[1, 256]).Sample((level, index, width) =>
        TilePath.Parse(new TilePath(level, index, width).ToString()) == new TilePath(level, index, width));

    [Fact]
    public void What_is_read_is_written_alike() => Gen.String["0123456789tile/xp.entris"].Sample(text =>
        !TilePath.TryParse("tile/" + text, out var path) || path.ToString() == "tile/" + text);

    // The example of tlog-tiles, Partial Tiles.
    [Fact]
    public void A_log_of_seventy_thousand_has_the_tiles_of_the_specification()
    {
        var tiles = TilePath.AllOf(70_000).Where(path => !path.IsBundle).ToList();
        Assert.Equal((273, 1), (tiles.Count(path => path is { Level: 0, IsPartial: false }), tiles.Count(path => path is { Level: 1, IsPartial: false })));
        Assert.Equal(["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"], tiles.Where(path => path.IsPartial).Select(path => path.ToString()));
    }

    [Fact]
    public void A_log_of_two_hundred_and_fifty_six_has_a_full_tile_and_one_of_width_one() =>
        Assert.Equal(["tile/0/000", "tile/1/000.p/1", "tile/entries/000"], TilePath.AllOf(256).Select(path => path.ToString()));

    [Fact]
    public void An_empty_log_has_nothing() => Assert.Empty(TilePath.AllOf(0));

    [Fact]
    public void All_that_a_log_has_is_within_its_size() => Gen.Long[0, 200_000].Sample(size => TilePath.AllOf(size).All(path => path.IsWithin(size)));

    [Theory]
    [InlineData("tile/0/000.p/5", 5, true)]
    [InlineData("tile/0/000.p/5", 4, false)]
    [InlineData("tile/entries/001", 511, false)]
    [InlineData("tile/entries/001", 512, true)]
    [InlineData("tile/1/000.p/1", 255, false)]
    [InlineData("tile/1/000.p/1", 256, true)]
    [InlineData("tile/63/000.p/1", long.MaxValue, false)]
    [InlineData("tile/0/x999/x999/x999/x999/x999/999", long.MaxValue, false)]
    public void A_path_is_within_a_size_that_reaches_its_last_hash(string path, long size, bool isWithin) =>
        Assert.Equal(isWithin, TilePath.Parse(path).IsWithin(size));

    [Theory]
    [InlineData("tile/0/002", 512)]
    [InlineData("tile/entries/002.p/7", 512)]
    [InlineData("tile/1/001", 65536)]
    [InlineData("tile/63/000", 0)]
    [InlineData("tile/63/001", long.MaxValue)]
    public void A_path_knows_its_first_entry(string path, long first) => Assert.Equal(first, TilePath.Parse(path).FirstEntry);
}
