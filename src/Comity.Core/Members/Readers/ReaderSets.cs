using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Members.Readers;

/// <summary>Sets of readers that ship, to be set as they are or changed.</summary>
public static class ReaderSets
{
    private const string Shipped = "Shipped with the program";

    private static readonly ImmutableArray<ThingClass> OfStrangers = [ThingClass.Documents, ThingClass.Texts];

    private static readonly ImmutableArray<ThingClass> OfStakeholders =
        [ThingClass.Members, ThingClass.Meetings, ThingClass.Statements, ThingClass.Documents, ThingClass.Decisions, ThingClass.Texts];

    /// <summary>Everyone reads everything.</summary>
    public static SetReaders Everyone { get; } =
        new([.. Enum.GetValues<ReaderKind>().Select(kind => new KindReads(kind, ReadsList.Classes))], [], AllowsNarrower: false, Shipped);

    /// <summary>Those who take part read; a stranger sees texts in force and general documents, a stakeholder no proposals and not the record.</summary>
    public static SetReaders Participants { get; } = new(
        [
            .. Enum.GetValues<ReaderKind>().Select(kind => new KindReads(kind, kind switch
            {
                ReaderKind.Stranger => OfStrangers,
                ReaderKind.Stakeholder => OfStakeholders,
                _ => ReadsList.Classes,
            })),
        ],
        [], AllowsNarrower: true, Shipped);

    /// <summary>The sets by the names under which addresses and pages know them.</summary>
    public static ImmutableSortedDictionary<string, SetReaders> All { get; } =
        ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal, [KeyValuePair.Create("everyone", Everyone), KeyValuePair.Create("participants", Participants)]);

    /// <summary>The name of the set that a register is like; null where it is like none that ships.</summary>
    public static string? NameOf(ReadersRegister register) => All.FirstOrDefault(set =>
        register.Exceptions.IsEmpty && set.Value.Kinds.All(one => register.Of(one.Kind) == one.Classes.Set())).Key;
}
