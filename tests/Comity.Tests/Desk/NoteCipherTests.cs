using System.Security.Cryptography;
using System.Text;
using Comity.Desk.PrivateNotes;
using Xunit;

namespace Comity.Tests.Desk;

/// <summary>What is locked opens with its key and its name, unchanged, and with nothing else.</summary>
public sealed class NoteCipherTests
{
    private static readonly byte[] Key = SHA256.HashData("key"u8);
    private static readonly byte[] Words = Encoding.UTF8.GetBytes("Talk to the other delegation about the adverb.");

    [Fact]
    public void What_is_locked_opens_with_its_key() => Assert.Equal(Words, NoteCipher.Open(Key, "box/place", NoteCipher.Lock(Key, "box/place", Words)));

    [Fact]
    public void Another_key_opens_nothing() => Assert.Null(NoteCipher.Open(SHA256.HashData("other"u8), "box/place", NoteCipher.Lock(Key, "box/place", Words)));

    [Fact]
    public void A_note_that_was_moved_to_another_page_does_not_open() =>
        Assert.Null(NoteCipher.Open(Key, "box/other", NoteCipher.Lock(Key, "box/place", Words)));

    [Fact]
    public void A_changed_byte_is_noticed_wherever_it_stands()
    {
        var locked = NoteCipher.Lock(Key, "box/place", Words);
        for (var place = 0; place < locked.Length; place++)
        {
            locked[place] ^= 1;
            Assert.Null(NoteCipher.Open(Key, "box/place", locked));
            locked[place] ^= 1;
        }
    }

    [Fact]
    public void What_is_cut_short_does_not_open()
    {
        var locked = NoteCipher.Lock(Key, "box/place", Words);
        Assert.All(Enumerable.Range(0, 40), length => Assert.Null(NoteCipher.Open(Key, "box/place", locked.AsSpan(0, length))));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1020, 1)]
    [InlineData(1021, 2)]
    [InlineData(20_000, 20)]
    public void The_length_shows_in_kilobytes_only(int bytes, int blocks) => Assert.Equal(
        AesGcm.NonceByteSizes.MaxSize + blocks * 1024 + AesGcm.TagByteSizes.MaxSize, NoteCipher.Lock(Key, "", new byte[bytes]).Length);

    [Fact]
    public void The_same_words_are_never_locked_alike() => Assert.NotEqual(NoteCipher.Lock(Key, "", Words), NoteCipher.Lock(Key, "", Words));
}
