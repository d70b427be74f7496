using Comity.Kit;
using Xunit;

namespace Comity.Tests.Import;

/// <summary>What a mapping document may say, and what its mistakes are answered with.</summary>
public sealed class MappingTests
{
    [Theory]
    [InlineData("\"a\" = \"x\": severty is minor.", "map.md:6:12: `severty` is not a declared fact. Did you mean `severity`?")]
    [InlineData("\"a\" = \"x\": severity is tiny.", "map.md:6:24: `tiny` is no value of `severity`. Its values are `none`, `minor`, `serious`.")]
    [InlineData("\"a\" \"x\": nothing.",
        "map.md:6:5: Expected `=` here, not `\"x\":`. A column is tested by `= \"value\"`, `is not \"value\"`, `is above 0`, `names the subject` or `does not "
        + "name the subject`.")]
    [InlineData("\"a\" = \"x\" nothing.", "map.md:6:11: Expected `:` here, not `nothing.`. A colon stands between what the source says and what follows.")]
    [InlineData("\"a\" = \"x\": nothing", "map.md:6:19: Expected `.` here, not the end of the statement. A statement ends with a full stop.")]
    [InlineData("clam \"a\" = \"x\": nothing.", "map.md:6:1: `clam` begins no statement of a mapping. Did you mean `claim`?")]
    [InlineData("in nowhere \"a\" = \"x\": nothing.", "map.md:6:1: `nowhere` names no rows. Declare them with `rows NAME from \"FILE\" by \"COLUMN\".`")]
    [InlineData("compare \"C\": \"a\" = \"x\" means \"yes\" when N-3 catches.", "map.md:6:41: `N-3` is no norm of the book. Did you mean `N-1`?")]
    [InlineData("\"a\" = \"x\": for each subject, intentional.",
        "map.md:6:30: `intentional` is a fact of the activity, not of a State. Set it in a rule without `for each subject`.")]
    [InlineData("\"a\" = \"x\": legal link is organ.",
        "map.md:6:12: `legal link` is a fact of each State. Write `for each subject,` before it, or set it in a claim.")]
    [InlineData("\"a\" = \"x: nothing.", "map.md:6:7: This quotation has no end. Close it with `\"`.")]
    public void A_mistake_is_told_with_its_place_and_what_to_do(string line, string message) =>
        Assert.Equal([message], Given.Lines(line).Problems.Select(problem => problem.ToString()));

    [Fact]
    public void What_the_coders_hold_can_be_no_input() =>
        Assert.Equal([
            "map.md:7:1: The column `law` is what answers are compared with, so it cannot set a fact. Set the fact from what happened, or drop the "
            + "comparison."],
            Given.Lines("compare \"C\": \"law\" = \"x\" means \"yes\" when N-1 catches.\n\"law\" = \"x\": intentional.").Problems
                .Select(problem => problem.ToString()));

    [Fact]
    public void All_mistakes_are_told() => Assert.Equal(2, Given.Lines("\"a\" = \"x\": nope.\n\"a\" = \"y\": nope.").Problems.Count);

    [Fact]
    public void A_document_without_a_mapping_says_so() =>
        Assert.StartsWith("map.md:1:1: This document holds no mapping.", Given.Document("").Problems[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_statement_goes_on_in_indented_lines() =>
        Assert.Single(Given.Lines("\"a\" = \"x\" or \"y\":   # why\n  severity is minor,\n  intentional.").Mapping!.Rules);

    [Fact]
    public void Prose_and_blocks_of_other_languages_are_not_read() =>
        Assert.Empty(Given.Document("mapping t \"T\" of csv\ncase \"i\" titled \"n\" on \"d\".\n```\n```norm\nfact x\n```\nprose").Problems);

    [Theory]
    [InlineData("Short*", "Short-term", true)]
    [InlineData("*(region)", "Asia (region)", true)]
    [InlineData("*", "", false)]
    [InlineData("*", "any", true)]
    [InlineData("none", "None", false)]
    public void A_star_at_an_end_stands_for_anything(string pattern, string value, bool fits) =>
        Assert.Equal(fits, new global::Comity.Import.ValuePattern(pattern).Matches(value));

    [Fact]
    public void A_missing_column_is_told_with_the_nearest_one()
    {
        var error = Assert.Throws<UserError>(() => Given.Import("\"effct\" = \"x\": intentional.", "id,name,day,effect\n1,n,2020-01-01,x\n"));
        Assert.Equal(("map.md:6:1", "data.csv has no column `effct`. Did you mean `effect`?"), (error.Place, error.Message));
    }
}
