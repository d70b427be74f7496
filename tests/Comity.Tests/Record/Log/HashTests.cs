using System.Runtime.CompilerServices;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed class HashTests
{
    private const string Empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private const string EmptyHex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void It_takes_thirty_two_bytes_of_memory() => Assert.Equal(32, Unsafe.SizeOf<Hash>());

    [Fact]
    public void The_root_of_no_leaves_is_the_hash_of_nothing() => Assert.Equal(Empty, Merkle.EmptyRoot.ToBase64());

    [Fact]
    public void A_hash_is_written_in_hexadecimal_digits() => Assert.Equal(EmptyHex, Merkle.EmptyRoot.ToHex());

    [Fact]
    public void A_hash_is_read_from_base64() => Assert.Equal(Merkle.EmptyRoot, Hash.ParseBase64(Empty));

    [Fact]
    public void A_hash_is_read_from_hexadecimal_digits() => Assert.Equal(Merkle.EmptyRoot, Hash.ParseHex(EmptyHex));

    [Fact]
    public void Hashes_that_differ_in_one_bit_are_not_equal()
    {
        for (var bit = 0; bit < 256; bit++)
        {
            var bytes = Merkle.EmptyRoot.ToArray();
            bytes[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.True(new Hash(bytes) != Merkle.EmptyRoot);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= ")]
    [InlineData("47DEQpj8HBSa-_TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRk\n5NMpJWZG3hSuFU=")]
    public void Any_other_way_to_write_base64_is_a_problem(string text) => Assert.Throws<LogProblem>(() => Hash.ParseBase64(text));

    [Theory]
    [InlineData("")]
    [InlineData("E3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8")]
    public void Any_other_way_to_write_hexadecimal_digits_is_a_problem(string text) => Assert.Throws<LogProblem>(() => Hash.ParseHex(text));

    // RFC 6962, 2.1, worked out by hand with another tool: SHA-256 of 00 and of 01 || 64 zeros.
    [Fact]
    public void A_leaf_is_hashed_behind_a_zero() => Assert.Equal("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", Merkle.Leaf([]).ToHex());

    [Fact]
    public void A_node_is_hashed_behind_a_one() => Assert.Equal(Hash.Of([1, .. new byte[64]]), Merkle.Node(default, default));

    [Theory]
    [InlineData(2046)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(65535)]
    public void A_long_leaf_is_hashed_as_a_short_one(int length) => Assert.Equal(Hash.Of(new byte[length + 1]), Merkle.Leaf(new byte[length]));
}
