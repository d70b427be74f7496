using Xunit;

namespace Comity.Tests.Import;

/// <summary>How attributions become claims.</summary>
public sealed class ClaimTests
{
    private const string Rules =
        """
        no State "Unknown".
        rows claims from "claims*.csv" by "case".
        claims of "country" by "basis", together by "claim", in claims.
        party "gov" is "receiver government".
        party "it" is "IT security company".
        party "contested" is "contesting source" and denies.
        claim "category" = "State": legal link is organ.
        claim "category" = "Affiliated": legal link is not organ or organ lent, own conduct is aid.
        claim of any State "category" = "Group": legal link is none.
        claim "category" = "Unknown": legal link is unknown.
        denial "category" = "State": legal link is organ.
        """;

    [Fact]
    public void An_attribution_is_a_claim_of_whoever_made_it() => Assert.Equal("legal link organ (claimed by receiver government)", Of("1,R,gov,State"));

    [Fact]
    public void Parties_that_claim_the_same_stand_together() =>
        Assert.Equal("legal link organ (claimed by receiver government; claimed by IT security company)", Of("1,R,gov,State", "2,R,it,State"));

    [Fact]
    public void A_contested_attribution_is_denied() =>
        Assert.Equal("legal link organ (claimed by receiver government; denied by contesting source)", Of("1,R,gov,State", "2,R,contested,State"));

    [Fact]
    public void Of_several_authors_in_one_attribution_the_strongest_link_counts() =>
        Assert.Equal("legal link organ (claimed by receiver government)", Of("1,R,gov,Group", "1,R,gov,State", "1,R,gov,Affiliated"));

    [Fact]
    public void Parties_of_one_kind_that_differ_are_told_apart() =>
        Assert.Equal("legal link organ (claimed by IT security company 1), legal link none (claimed by IT security company 2)",
            Of("1,R,it,State", "2,R,it,Group"));

    [Fact]
    public void A_group_without_a_country_speaks_of_every_State_that_others_name() =>
        Assert.Equal("legal link organ (claimed by receiver government), legal link none (claimed by IT security company)",
            Of("1,R,gov,State", "2,Unknown,it,Group"));

    [Fact]
    public void Who_does_not_know_the_author_says_nothing() => Assert.Equal("legal link unknown", Of("1,R,gov,Unknown"));

    [Fact]
    public void What_one_does_not_know_does_not_dispute_what_another_says() =>
        Assert.Equal("legal link organ (claimed by receiver government)", Of("1,R,gov,State", "2,R,it,Unknown"));

    [Fact]
    public void Without_the_file_beside_the_claims_are_unknown_and_the_report_says_so()
    {
        var result = Given.Import(Rules, "id,name,day\n1,n,2020-01-01\n");
        Assert.Equal(["No file `claims*.csv` lies beside the main one: what it would say of claims is unknown."], result.Notes);
        Assert.Empty(result.Cases[0].Judged);
    }

    private static string Of(params string[] rows)
    {
        var claims = "case,claim,country,basis,category\n" + string.Concat(rows.Select(row => $"7,{row}\n"));
        return Given.Settings(Given.Import(Rules, "id,name,day\n7,n,2020-01-01\n", claims).Cases[0], "A");
    }
}
