using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Record.Sealing;
using CsCheck;
using Xunit;

namespace Comity.Tests.Record.Sealing;

/// <summary>Sheets of sealed acts, and how one is opened.</summary>
public sealed class SealingTests
{
    private static readonly EnterSealedSheet Sheet = new(1, Everything.Sheet.Root(), 16);

    private static Given Sealed => Given.A_process().With_member("KEN").Does("server", Sheet);

    [Fact]
    public void Sheet_is_next()
    {
        Assert.Equal(("SheetIsNext", "sheet"), Given.A_process().Refusal("server", Sheet with { Sheet = 2 }));
        Assert.Equal(("SheetIsNext", "sheet"), Sealed.Refusal("server", Sheet));
        Sealed.Does("server", Sheet with { Sheet = 2 });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(24)]
    [InlineData(-16)]
    [InlineData(int.MinValue)]
    public void Sheet_is_padded(int leaves) =>
        Assert.Equal(("SheetIsPadded", "leaves"), Given.A_process(Given.RulesBefore(2)).Refusal("server", Sheet with { Leaves = leaves }));

    [Fact]
    public void Sealed_stood_in_sheet()
    {
        var right = Everything.Opening;
        Assert.Equal(("SealedStoodInSheet", "sheet"), Sealed.Refusal("KEN", right with { Sheet = 2 }));
        Assert.Equal(("SealedStoodInSheet", "index"), Sealed.Refusal("KEN", right with { Index = 16 }));
        Assert.Equal(("SealedStoodInSheet", "index"), Sealed.Refusal("KEN", right with { Index = -1 }));
        Assert.Equal(("SealedStoodInSheet", "salt"), Sealed.Refusal("KEN", right with { Salt = "AAAA" }));
        Assert.Equal(("SealedStoodInSheet", "proof"), Sealed.Refusal("KEN", right with { Salt = Base64Url.Write(new byte[32]) }));
        Assert.Equal(("SealedStoodInSheet", "proof"), Sealed.Refusal("KEN", right with { Content = "Something else" }));
        Assert.Equal(("SealedStoodInSheet", "proof"), Sealed.Refusal("KEN", right with { Index = 4 }));
        Assert.Equal(("SealedStoodInSheet", "proof"), Sealed.Refusal("KEN", right with { Proof = right.Proof.RemoveAt(0) }));
        Assert.Equal("What was sealed", Assert.Single(Sealed.Does("KEN", right).Picture.Record.Sealing.Opened).Content);
    }

    [Fact]
    public void Sealed_is_opened_once() =>
        Assert.Equal(("SealedIsOpenedOnce", "index"), Sealed.Does("KEN", Everything.Opening).Refusal("KEN", Everything.Opening));

    [Fact]
    public void A_padded_sheet_does_not_say_how_much_was_sealed() => Gen.Int[0, 5000].Sample(count =>
        Commitment.Padded(count) is var leaves && leaves >= 16 && leaves >= count && System.Numerics.BitOperations.IsPow2(leaves)
            && (leaves == 16 || leaves < 2 * count));

    [Fact]
    public void A_commitment_binds_salt_and_content() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[0, 40], Gen.Byte.Array[32], Gen.Byte.Array[0, 40]).Sample((salt, content, other, said) =>
        (Commitment.Of(salt, content) == Commitment.Of(other, said)) == (salt.AsSpan().SequenceEqual(other) && content.AsSpan().SequenceEqual(said)));

    [Fact]
    public void Every_leaf_of_a_sheet_can_be_opened()
    {
        for (var leaf = 0; leaf < 16; leaf++)
            Assert.True(MerkleProof.Inclusion(Everything.Sheet.Leaf(leaf), leaf, 16, Everything.Sheet.Inclusion(leaf, 16).AsSpan(), Everything.Sheet.Root()));
    }
}
