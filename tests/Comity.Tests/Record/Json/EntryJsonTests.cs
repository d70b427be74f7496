using System.Text;
using Comity.Record.Json;
using Xunit;

namespace Comity.Tests.Record.Json;

public sealed class EntryJsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("true")]
    [InlineData("\"\"")]
    [InlineData("\"\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u000b\\u001f/\u007fé€😂\"")]
    [InlineData("{\"\":0,\"a\":[1,\"b\",false,{}],\"b\":{\"c\":[]}}")]
    [InlineData("{\"\\n\":0,\" \":0,\"\\\"\":0,\"\\\\\":0}")]
    [InlineData("{\"a\":0,\"😂\":0,\"\ufb33\":0}")]
    public void An_entry_holds_objects_arrays_texts_integers_and_truth(string json) => Assert.Equal(EntryFlaw.None, Check(json));

    [Theory]
    [InlineData("null")]
    [InlineData("{\"a\":null}")]
    [InlineData("0.5")]
    [InlineData("[1.0]")]
    [InlineData("1e3")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("12345678901234567890")]
    public void An_entry_holds_no_null_no_fraction_and_no_large_number(string json) => Assert.Equal(EntryFlaw.ForbiddenValue, Check(json));

    [Theory]
    [InlineData("")]
    [InlineData(" {}")]
    [InlineData("{} ")]
    [InlineData("{}\n")]
    [InlineData("{\"a\": 1}")]
    [InlineData("[1, 2]")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"b\":1,\"a\":1}")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("{\"\ufb33\":0,\"😂\":0}")]
    [InlineData("{\" \":0,\"\\n\":0}")]
    [InlineData("{1:1}")]
    [InlineData("{\"a\"}")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("-")]
    [InlineData("1-")]
    [InlineData("1_000")]
    [InlineData("\"\\/\"")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"\\u000a\"")]
    [InlineData("\"\\u001F\"")]
    [InlineData("\"\\u00e9\"")]
    [InlineData("\"\\ud83d\\ude02\"")]
    [InlineData("\"\\u0008\"")]
    [InlineData("\"\\u000\"")]
    [InlineData("\"\\")]
    [InlineData("\"a")]
    [InlineData("\"\t\"")]
    [InlineData("True")]
    [InlineData("tru")]
    [InlineData("truefalse")]
    [InlineData("{}{}")]
    [InlineData("nul")]
    [InlineData("\ufeff{}")]
    public void Every_other_way_to_write_is_not_canonical(string json) => Assert.Equal(EntryFlaw.NotCanonical, Check(json));

    [Fact]
    public void The_longest_entry_is_taken() => Assert.Equal(EntryFlaw.None, Check($"\"{new string('a', 65_533)}\""));

    [Fact]
    public void One_byte_more_is_too_long() => Assert.Equal(EntryFlaw.TooLong, Check($"\"{new string('a', 65_534)}\""));

    [Fact]
    public void Bytes_that_are_not_utf8_are_no_entry() => Assert.Equal(EntryFlaw.NotUtf8, EntryJson.Check([(byte)'"', 0xff, (byte)'"']));

    [Fact]
    public void The_place_of_what_is_wrong_is_told()
    {
        EntryJson.Check("{\"a\":1,\"b\":null}"u8, out var offset);
        Assert.Equal(11, offset);
    }

    [Theory]
    [InlineData("null", true)]
    [InlineData("0.5", true)]
    [InlineData("1e+21", true)]
    [InlineData("100000000000000000000", true)]
    [InlineData("5e-324", true)]
    [InlineData("9007199254740992", true)]
    [InlineData("-0", false)]
    [InlineData("1.0", false)]
    [InlineData("1E3", false)]
    [InlineData("1e21", false)]
    [InlineData("9007199254740993", false)]
    [InlineData("1e999", false)]
    [InlineData("0.10", false)]
    [InlineData(".5", false)]
    public void What_is_canonical_may_be_more_than_an_entry_holds(string json, bool isCanonical) =>
        Assert.Equal(isCanonical, CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_check_of_an_ordinary_entry_allocates_nothing()
    {
        byte[] entry = [.. "{\"act\":\"TableAmendment\",\"at\":1800000000,\"by\":{\"key\":\"é😂\",\"name\":\"Kenya\"},\"list\":[1,2,3,true]}"u8];
        Assert.Equal(EntryFlaw.None, EntryJson.Check(entry));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            EntryJson.Check(entry);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static EntryFlaw Check(string json) => EntryJson.Check(Encoding.UTF8.GetBytes(json));
}
