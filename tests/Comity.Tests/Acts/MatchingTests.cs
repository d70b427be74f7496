using Comity.Acts.Forms;
using Comity.Acts.Words;
using Xunit;

namespace Comity.Tests.Acts;

/// <summary>What somebody who looks for a thing by its name is shown.</summary>
public sealed class MatchingTests
{
    private static readonly Offer[] Norms =
    [
        new("IL-aid", "Aid to a wrongful act", "IL-aid", null, "aid to a wrongful act il aid"),
        new("UN-c", "Territory", "13(c)", null, "territory un c 13 c"),
        new("S-c1", "Reasonable steps", "S-c1", null, "reasonable steps s c1"),
    ];

    [Fact]
    public void What_bears_a_word_whole_comes_before_what_only_holds_its_letters() =>
        Assert.Equal(["UN-c", "IL-aid", "S-c1"], ActOffers.Matching(Norms, "(c)").Select(offer => offer.Value));

    [Fact]
    public void All_words_are_looked_for() => Assert.Equal(["UN-c"], ActOffers.Matching(Norms, "13(c)").Select(offer => offer.Value));

    [Fact]
    public void Without_words_nothing_is_found() => Assert.Empty(ActOffers.Matching(Norms, " ( "));
}
