using Comity.Members.Participants;
using Xunit;

namespace Comity.Tests.Members;

/// <summary>Which kind of participant has which rights.</summary>
public sealed class ParticipantRightsTests
{
    [Fact]
    public void Every_kind_has_its_line_in_the_order_of_the_kinds_and_says_its_source()
    {
        Assert.Equal(Enum.GetValues<ParticipantKind>(), ParticipantRights.Table.Select(line => line.Kind));
        Assert.All(ParticipantRights.Table, line => Assert.NotEmpty(line.Source));
        Assert.All(ParticipantRights.Table, line => Assert.Equal(line.Rights, ParticipantRights.Of(line.Kind)));
    }

    [Fact]
    public void Only_members_object_decide_vote_chair_and_are_counted()
    {
        const ParticipantRight OfMembers =
            ParticipantRight.Object | ParticipantRight.Decide | ParticipantRight.Vote | ParticipantRight.Chair | ParticipantRight.CountsForQuorum;
        Assert.Equal(OfMembers, ParticipantRights.Of(ParticipantKind.State) & OfMembers);
        Assert.All(ParticipantRights.Table.Where(line => line.Kind != ParticipantKind.State),
            line => Assert.Equal(ParticipantRight.None, line.Rights & OfMembers));
    }

    [Fact]
    public void Everyone_speaks_and_circulates_and_organisations_that_speak_for_no_State_do_no_more() => Assert.All(
        ParticipantRights.Table,
        line => Assert.Equal(line.Kind is ParticipantKind.InternationalOrganization or ParticipantKind.Stakeholder,
            line.Rights == (ParticipantRight.Speak | ParticipantRight.Circulate)));
}
