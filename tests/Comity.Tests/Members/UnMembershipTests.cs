using Comity.Members.Participants;
using Comity.Members.Start;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests.Members;

/// <summary>The list from which a process can start.</summary>
public sealed class UnMembershipTests
{
    [Fact]
    public void It_holds_193_members_in_five_groups_and_two_observer_States() => Assert.Equal(
        ["African States 54", "Asia-Pacific States 54", "Eastern European States 23", "Latin American and Caribbean States 33",
            "Western European and other States 29", " 2"],
        UnMembership.All.GroupBy(one => one.Group).OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} {group.Count()}"));

    [Fact]
    public void It_names_the_groups_of_development() => Assert.Equal(
        [44, 32, 37], Enum.GetValues<DevelopmentGroup>().Select(group => UnMembership.All.Count(one => one.Development.Contains(group))));

    [Fact]
    public void Everyone_has_a_name_of_their_own_in_the_six_languages_and_a_code()
    {
        string[] languages = ["en", "fr", "es", "ru", "zh", "ar"];
        Assert.All(UnMembership.All, one => Assert.Equal(languages, one.Names.Select(name => name.Language.Value)));
        Assert.Equal(195, UnMembership.All.Select(one => one.Code).Distinct().Count());
        Assert.All(languages, language => Assert.Equal(195, UnMembership.All.Select(one => one.NameIn(language)).Distinct().Count()));
    }

    [Theory]
    [InlineData("ru", '\u0400', '\u04ff')]
    [InlineData("zh", '\u4e00', '\u9fff')]
    [InlineData("ar", '\u0600', '\u06ff')]
    public void A_name_stands_in_the_letters_of_its_language(string language, char first, char last) =>
        Assert.Empty(UnMembership.All.Select(one => one.NameIn(language))
            .Where(name => !name.All(letter => !char.IsLetter(letter) || (letter >= first && letter <= last))));

    [Fact]
    public void All_of_it_can_be_admitted_as_it_is()
    {
        var given = Given.A_process();
        foreach (var one in UnMembership.All)
            given.Does("secretariat", one.Admit("A/RES/1", JoiningMode.Founder, new DateOnly(2026, 1, 1)));
        Assert.Equal(193, given.Picture.Members.Participants.With(ParticipantRight.Vote).Count());
    }
}
