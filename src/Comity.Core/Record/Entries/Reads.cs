using System.Collections.Immutable;

namespace Comity.Record.Entries;

/// <summary>Classes of things, as a set.</summary>
[Flags]
public enum Reads
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>What is of the class of the same name.</summary>
    Members = 1 << ThingClass.Members,

    /// <summary>What is of the class of the same name.</summary>
    Meetings = 1 << ThingClass.Meetings,

    /// <summary>What is of the class of the same name.</summary>
    Statements = 1 << ThingClass.Statements,

    /// <summary>What is of the class of the same name.</summary>
    Documents = 1 << ThingClass.Documents,

    /// <summary>What is of the class of the same name.</summary>
    Proposals = 1 << ThingClass.Proposals,

    /// <summary>What is of the class of the same name.</summary>
    Decisions = 1 << ThingClass.Decisions,

    /// <summary>What is of the class of the same name.</summary>
    Texts = 1 << ThingClass.Texts,

    /// <summary>What is of the class of the same name.</summary>
    Record = 1 << ThingClass.Record,

    /// <summary>Everything.</summary>
    Everything = (1 << (ThingClass.Record + 1)) - 1,
}

/// <summary>Sets of classes and their lists.</summary>
public static class ReadsList
{
    /// <summary>The classes, in their order.</summary>
    public static ImmutableArray<ThingClass> Classes { get; } = [.. Enum.GetValues<ThingClass>()];

    /// <summary>A list as a set.</summary>
    public static Reads Set(this IEnumerable<ThingClass> classes) => classes.Aggregate(Reads.Nothing, (reads, one) => reads | Of(one));

    /// <summary>A set as a list, in the order of the classes.</summary>
    public static ImmutableArray<ThingClass> List(this Reads reads) => [.. Classes.Where(one => reads.Has(one))];

    /// <summary>Whether a set holds a class.</summary>
    public static bool Has(this Reads reads, ThingClass one) => (reads & Of(one)) != Reads.Nothing;

    private static Reads Of(ThingClass one) => (Reads)(1 << (int)one);
}
