using Xunit;

namespace Comity.Tests.Import;

/// <summary>How rows become cases.</summary>
public sealed class ImportTests
{
    private const string Head = "id,name,day,what,who\n";

    [Fact]
    public void A_value_with_a_rule_sets_its_fact() =>
        Assert.Equal("severity at least minor, intentional", Settings("\"what\" = \"x\": severity is at least minor, intentional.", "1,n,2020-01-01,x,"));

    [Fact]
    public void A_value_without_a_rule_is_counted_and_sets_nothing()
    {
        var result = Given.Import("\"what\" = \"x\": intentional.", Head + "1,n,2020-01-01,y,\n2,n,2020-01-01,y,\n");
        Assert.Equal([("what", "y", 2)], result.Unmapped.Select(value => (value.Column, value.Value, value.Count)));
        Assert.Equal("", Given.Settings(result.Cases[0]));
    }

    [Fact]
    public void An_empty_cell_leaves_its_fact_unknown_and_is_not_counted()
    {
        var result = Given.Import("\"what\" = \"x\": intentional.", Head + "1,n,2020-01-01,,\n");
        Assert.Empty(result.Unmapped);
        Assert.Equal("", Given.Settings(result.Cases[0]));
    }

    [Fact]
    public void Codings_that_contradict_one_another_leave_the_fact_unknown()
    {
        var result = Given.Import("\"what\" = \"x\": severity is none.\n\"who\" = \"z\": severity is at least minor.", Head + "7,n,2020-01-01,x,z\n");
        Assert.Equal(("7", "severity"), (result.Contradictions.Single().Case, result.Contradictions.Single().Fact));
        Assert.Equal("", Given.Settings(result.Cases[0]));
    }

    [Fact]
    public void What_two_codings_both_allow_is_kept() =>
        Assert.Equal("severity serious", Settings("\"what\" = \"x\": severity is at least minor.\n\"who\" = \"z\": severity is none or serious.",
            "1,n,2020-01-01,x,z"));

    [Fact]
    public void Kinds_of_several_values_are_united() =>
        Assert.Equal("sector media and health and possibly others",
            Settings("list \"what\" separated by \"; \".\n\"what\" = \"m\": sector is media.\n\"what\" = \"h\": sector is health and possibly others.",
                "1,n,2020-01-01,m; h,"));

    [Fact]
    public void A_number_may_be_taken_from_its_cell() =>
        Assert.Equal("organisations affected 12", Settings("\"what\" is above 0: organisations affected is the number.", "1,n,2020-01-01,12.0,"));

    [Fact]
    public void States_get_letters_in_the_order_of_their_appearance_and_titles_give_nobody_away()
    {
        var one = Given.Import(States, Head + "1,The Ruritania affair,2020-01-01,Ruritania,Graustark\n").Cases[0];
        Assert.Equal("test 1", one.Case.Title);
        Assert.Equal("suffers", Given.Settings(one, "A"));
        Assert.Equal(["B"], one.Judged);
    }

    [Fact]
    public void Names_are_kept_when_asked_for()
    {
        var one = Given.Import(States, Head + "1,The Ruritania affair,2020-01-01,Ruritania,Graustark\n", names: true).Cases[0];
        Assert.Equal(("1 · The Ruritania affair", "Graustark"), (one.Case.Title, one.Judged.Single()));
    }

    [Fact]
    public void A_value_that_names_no_State_makes_no_subject() =>
        Assert.Empty(Given.Import("no State \"Unknown\", \"*(region)\".\n" + States, Head + "1,n,2020-01-01,Asia (region),Unknown\n").Cases[0].Judged);

    [Fact]
    public void A_rule_may_ask_whether_a_column_names_the_subject()
    {
        const string rules = States
            + "\n\"what\" names the subject: for each subject, affects its own people.\n\"what\" does not name the subject: for each subject, not affects its "
            + "own people.";
        var result = Given.Import(rules, Head + "1,n,2020-01-01,Ruritania,Ruritania\n2,n,2020-01-01,Ruritania,Graustark\n");
        Assert.Equal("suffers, affects its own people", Given.Settings(result.Cases[0], "A"));
        Assert.Equal("not affects its own people", Given.Settings(result.Cases[1], "B"));
    }

    [Theory]
    [InlineData("['A', 'B']", "A|B")]
    [InlineData("[['A', \"B's\"], ['C']]", "A|B's|C")]
    [InlineData("['It\\'s']", "It's")]
    [InlineData("[None, '']", "|")]
    [InlineData("[]", "")]
    [InlineData("plain", "plain")]
    public void Lists_are_read_as_Python_writes_them(string cell, string values) =>
        Assert.Equal(values, string.Join('|', global::Comity.Import.Cells.Python(cell)!.Value));

    [Theory]
    [InlineData("['A'")]
    [InlineData("['A]")]
    [InlineData("['A'] tail")]
    public void What_is_no_list_is_refused(string cell) => Assert.Null(global::Comity.Import.Cells.Python(cell));

    [Fact]
    public void A_year_is_that_of_the_day() => Assert.Equal(2020, Given.Import("", Head + "1,n,2020-05-01,,\n").Cases[0].Year);

    private const string States = "each State in \"what\": suffers.\neach State in \"who\" is judged.";

    private static string Settings(string rules, string row) => Given.Settings(Given.Import(rules, $"{Head}{row}\n").Cases[0]);
}
