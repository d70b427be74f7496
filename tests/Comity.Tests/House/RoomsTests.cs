using System.Collections.Immutable;
using System.Reflection;
using NetArchTest.Rules;
using Xunit;

namespace Comity.Tests.House;

/// <summary>A room knows the rooms before it and none of those after it.</summary>
public sealed class RoomsTests
{
    private static readonly ImmutableArray<string> Rooms =
    [
        "Comity.Record", "Comity.Members", "Comity.Norms", "Comity.Forum", "Comity.Negotiation", "Comity.Incidents",
        "Comity.Cases", "Comity.Reviews", "Comity.Capacity", "Comity.Evolution", "Comity.Simulation",
    ];

    private static readonly ImmutableArray<string> InsideNorms =
        ["Comity.Norms.Language", "Comity.Norms.Logic", "Comity.Norms.Decision", "Comity.Norms.Analysis"];

    public static TheoryData<string, string> Forbidden() =>
        [.. Arrows(Rooms).Concat(Arrows(InsideNorms)).Select(arrow => new TheoryDataRow<string, string>(arrow.Room, arrow.Later))];

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_room_does_not_know_a_later_one(string room, string later) =>
        Assert.Empty(Offenders(Repository.Core, room, later));

    /// <summary>Pages may know all rooms; nothing else at the edge may.</summary>
    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_room_at_the_edge_does_not_know_a_later_one(string room, string later) =>
        Assert.Empty(Offenders(Repository.Edge, room, later).Where(type => !type.Contains(".Pages.", StringComparison.Ordinal)));

    [Fact]
    public void The_search_for_arrows_finds_a_known_one() =>
        Assert.Contains("Comity.Tests.House.RoomsTests/Knower", Offenders(Assembly.GetExecutingAssembly(), "Comity.Tests.House", "Comity.Norms.Logic"));

    [Fact]
    public void The_core_does_not_know_the_edge() =>
        Assert.DoesNotContain(Repository.Edge.GetName().Name, Repository.Core.GetReferencedAssemblies().Select(reference => reference.Name));

    private static IEnumerable<(string Room, string Later)> Arrows(ImmutableArray<string> order) =>
        order.SelectMany((room, place) => order.Skip(place + 1).Select(later => (room, later)));

    private static IEnumerable<string> Offenders(Assembly assembly, string room, string later) =>
        Types.InAssembly(assembly).That().ResideInNamespace(room).ShouldNot().HaveDependencyOn(later).GetResult().FailingTypeNames ?? [];

    /// <summary>The arrow stands in a method's body only, where a look at signatures would miss it.</summary>
    private static class Knower
    {
        public static int Know() => new global::Comity.Norms.Logic.FormulaStore([]).Count;
    }
}
