using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Lots;
using Xunit;

namespace Comity.Tests.Record.Entries;

/// <summary>What the tables of the procedures say together.</summary>
public sealed class ActTableTests
{
    public static TheoryData<string> Acts() => [.. Process.Acts.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Acts))]
    public void Every_act_has_a_sample_of_its_own_type(string name) => Assert.IsType(Process.Find(name)!.Type, Process.Find(name)!.Sample());

    [Theory]
    [MemberData(nameof(Acts))]
    public void Rules_are_asked_in_the_order_of_the_rooms(string name)
    {
        string[] rooms = ["Record", "Members", "Norms", "Forum", "Negotiation", ""];
        var own = Array.IndexOf(rooms, Process.Find(name)!.Type.Namespace!.Split('.')[1]);
        var order = Process.Find(name)!.Rules.Select(rule => Math.Max(own, Array.IndexOf(rooms, Room(rule.Mark.File)))).ToArray();
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public void A_later_room_adds_rules_to_an_act_of_an_earlier_one() =>
        Assert.Contains(Process.Find(nameof(OpenLot))!.Rules, rule => rule.Name == nameof(ParticipantRules.GroupsTakePart));

    [Fact]
    public void Rules_that_need_all_acts_come_last() =>
        Assert.Equal(nameof(ProcessRules.ActsAreKnown), Process.Find(nameof(IssueCredentials))!.Rules[^1].Name);

    private static string Room(string file) => file["src/Comity.Core/".Length..].Split('/') is { Length: > 1 } parts ? parts[0] : "";
}
