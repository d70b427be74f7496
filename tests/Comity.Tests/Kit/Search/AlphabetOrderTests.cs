using Comity.Kit.Search;
using Xunit;

namespace Comity.Tests.Kit.Search;

/// <summary>Names stand as an alphabet has them.</summary>
public sealed class AlphabetOrderTests
{
    [Fact]
    public void Letters_with_marks_stand_beside_those_without() => Assert.Equal(
        ["Bélarus", "Bénin", "Botswana", "Djibouti", "Égypte", "Eswatini", "Gabon", "Zimbabwe"],
        ((string[])["Zimbabwe", "Égypte", "Bénin", "Gabon", "Botswana", "Eswatini", "Djibouti", "Bélarus"]).Order(AlphabetOrder.Instance));

    [Fact]
    public void A_shorter_name_comes_first() =>
        Assert.Equal(["Niger", "Niger Delta", "Nigeria"], ((string[])["Nigeria", "Niger Delta", "Niger"]).Order(AlphabetOrder.Instance));

    [Fact]
    public void Nothing_comes_last() => Assert.True(AlphabetOrder.Instance.Compare(null, "a") > 0);
}
