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
        ["African States 54", "Asia-Pacific States 54", "Eastern European States 23", "Latin American and Caribbean States 33", "Western European and other States 29", " 2"],
        UnMembership.All.GroupBy(one => one.Group).OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"));

    [Fact]
    public void It_names_the_groups_of_development() => Assert.Equal(
        [44, 32, 37], Enum.GetValues<DevelopmentGroup>().Select(group => UnMembership.All.Count(one => one.Development.Contains(group))));

    [Fact]
    public void Everyone_has_a_name_in_English_and_in_French_and_a_code_of_their_own()
    {
        Assert.All(UnMembership.All, one => Assert.Equal(2, one.Names.Count(name => name.Language is "en" or "fr")));
        Assert.Equal(195, UnMembership.All.Select(one => one.Code).Distinct().Count());
        Assert.Equal(195, UnMembership.All.Select(one => one.NameIn("en")).Distinct().Count());
    }

    [Fact]
    public void All_of_it_can_be_admitted_as_it_is()
    {
        var given = Given.A_process();
        foreach (var one in UnMembership.All)
            given.Does("secretariat", one.Admit("A/RES/1", JoiningMode.Founder, new DateOnly(2026, 1, 1)));
        Assert.Equal(193, given.Picture.Members.Participants.With(ParticipantRight.Vote).Count());
    }
}
