using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using NetArchTest.Rules;
using Xunit;

namespace Comity.Tests.House;

/// <summary>A room knows the rooms before it and none of those after it, and no folder knows another that knows it.</summary>
public sealed class RoomsTests
{
    private static readonly ImmutableArray<string> Rooms =
    [
        "Comity.Record", "Comity.Members", "Comity.Norms", "Comity.Forum", "Comity.Negotiation", "Comity.Incidents",
        "Comity.Cases", "Comity.Reviews", "Comity.Capacity", "Comity.Evolution", "Comity.Simulation",
    ];

    private static readonly ImmutableArray<string> InsideNorms =
        ["Comity.Norms.Language", "Comity.Norms.Logic", "Comity.Norms.Decision", "Comity.Norms.Analysis"];

    /// <summary>The order at the edge: what serves all rooms, the rooms, what joins them. Importers and solvers serve rooms.</summary>
    private static readonly ImmutableArray<string> Edge =
    [
        "Comity.Kit", "Comity.Storage", "Comity.Accounts", "Comity.Acts", "Comity.Import", "Comity.Solvers", .. Rooms, "Comity.Desk", "Comity.Host",
    ];

    public static TheoryData<string, string> ForbiddenInTheCore() =>
        [.. Arrows(Rooms).Concat(Arrows(InsideNorms)).Select(arrow => new TheoryDataRow<string, string>(arrow.Room, arrow.Later))];

    [Theory]
    [MemberData(nameof(ForbiddenInTheCore))]
    public void A_room_does_not_know_a_later_one(string room, string later) => Assert.Empty(Offenders(Repository.Core, room, later));

    [Fact]
    public void A_room_at_the_edge_does_not_know_a_later_one() =>
        Assert.Empty(Uses(Repository.Edge).Where(use => Place(use.From) < Place(use.To)).Select(use => $"{use.Type} knows {use.To}"));

    [Fact]
    public void Every_folder_of_the_edge_has_its_place_in_the_order() =>
        Assert.Empty(Uses(Repository.Edge).SelectMany(use => new[] { use.From, use.To }).Where(folder => Place(folder) < 0).Distinct());

    [Fact]
    public void Folders_of_the_edge_form_no_cycle() => Assert.Empty(Cycle(Uses(Repository.Edge)));

    /// <summary>What joins the rooms of the core is their root, and what asks everything again stands beside it.</summary>
    [Fact]
    public void No_room_of_the_core_knows_what_joins_them() =>
        Assert.Empty(Uses(Repository.Core).Where(use => use.From is not ("Comity" or "Comity.Audit") && use.To is "Comity" or "Comity.Audit")
            .Select(use => use.Type));

    [Fact]
    public void The_kit_knows_no_room() => Assert.Empty(Repository.Files("src/Comity/Kit")
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
        .Where(file => Rooms.Skip(1).Any(room => Repository.Read(file).Contains(room, StringComparison.Ordinal))));

    /// <summary>Pages, interfaces, searches and feeds say for whom they read; the whole record is for what the program does with it.</summary>
    [Fact]
    public void What_is_shown_is_read_for_a_reader() => Assert.Empty(Repository.Files("src/Comity")
        .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.Contains("/Pages/", StringComparison.Ordinal)
            || file.Contains("/Api/", StringComparison.Ordinal) || file.Contains("/Search/", StringComparison.Ordinal)
            || file.EndsWith("Feed.cs", StringComparison.Ordinal) || file.EndsWith("Room.cs", StringComparison.Ordinal))
        .Where(file => Regex.IsMatch(Repository.Read(file), @"ecord(>\(\))?\.Whole\b") && !file.EndsWith("MembersRoom.cs", StringComparison.Ordinal)));

    [Fact]
    public void The_search_for_arrows_finds_a_known_one() =>
        Assert.Contains("Comity.Tests.House.RoomsTests/Knower", Offenders(Assembly.GetExecutingAssembly(), "Comity.Tests.House", "Comity.Norms.Logic"));

    [Fact]
    public void The_search_for_cycles_finds_one() => Assert.Equal(
        ["a", "b", "c"], Cycle([new("a.X", "a", "b"), new("b.X", "b", "c"), new("c.X", "c", "a"), new("c.X", "c", "d")]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_core_does_not_know_the_edge() =>
        Assert.DoesNotContain(Repository.Edge.GetName().Name, Repository.Core.GetReferencedAssemblies().Select(reference => reference.Name));

    private static IEnumerable<(string Room, string Later)> Arrows(ImmutableArray<string> order) =>
        order.SelectMany((room, place) => order.Skip(place + 1).Select(later => (room, later)));

    private static IEnumerable<string> Offenders(Assembly assembly, string room, string later) =>
        Types.InAssembly(assembly).That().ResideInNamespace(room).ShouldNot().HaveDependencyOn(later).GetResult().FailingTypeNames ?? [];

    /// <summary>The place of a folder in the order; that of the program's first lines, which join everything, is the last.</summary>
    private static int Place(string folder) =>
        folder == "Comity" ? Edge.Length : Edge.IndexOf(string.Join('.', folder.Split('.').Take(2)));

    /// <summary>Which folders the folders of an assembly know, in signatures, attributes and bodies, without what the compiler adds.</summary>
    private static IReadOnlyList<Use> Uses(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        var own = module.Types.Where(type => type.Namespace.StartsWith("Comity", StringComparison.Ordinal))
            .ToDictionary(type => type.FullName, StringComparer.Ordinal);
        return
        [
            .. own.Values.SelectMany(type => Mentioned(type).SelectMany(Parts).Select(used => own.GetValueOrDefault(used)).OfType<TypeDefinition>()
                .Where(used => used.Namespace != type.Namespace).Select(used => new Use(type.FullName, type.Namespace, used.Namespace))).Distinct(),
        ];
    }

    private static IEnumerable<TypeReference?> Mentioned(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(one => one.InterfaceType),
        .. type.CustomAttributes.Select(one => one.AttributeType),
        .. type.Fields.Select(one => one.FieldType),
        .. type.Properties.Select(one => one.PropertyType),
        .. type.Methods.SelectMany(method => method.Parameters.Select(one => one.ParameterType).Append(method.ReturnType)),
        .. type.Methods.SelectMany(method => method.CustomAttributes.Select(one => one.AttributeType)),
        .. type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).SelectMany(Mentioned),
        .. type.NestedTypes.SelectMany(Mentioned),
    ];

    private static IEnumerable<TypeReference?> Mentioned(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<string> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Concat(Parts(generic.ElementType)),
        TypeSpecification made => Parts(made.ElementType),
        { DeclaringType: { } outer } => Parts(outer),
        _ => [type.FullName],
    };

    /// <summary>The folders that know each other in a circle: those that stay when, again and again, all that know none of the others are taken away.</summary>
    private static IReadOnlyList<string> Cycle(IReadOnlyList<Use> uses)
    {
        var arrows = uses.Select(use => (use.From, use.To)).ToHashSet();
        for (var before = -1; before != arrows.Count;)
        {
            before = arrows.Count;
            var (knowing, known) = (arrows.Select(arrow => arrow.From).ToHashSet(), arrows.Select(arrow => arrow.To).ToHashSet());
            arrows.RemoveWhere(arrow => !knowing.Contains(arrow.To) || !known.Contains(arrow.From));
        }

        return [.. arrows.Select(arrow => arrow.From).Distinct().Order(StringComparer.Ordinal)];
    }

    private sealed record Use(string Type, string From, string To);

    /// <summary>The arrow stands in a method's body only, where a look at signatures would miss it.</summary>
    private static class Knower
    {
        public static int Know() => new global::Comity.Norms.Logic.FormulaStore([]).Count;
    }
}
