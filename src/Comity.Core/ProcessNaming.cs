using System.Collections.Frozen;
using Comity.Record.Entries;

namespace Comity;

/// <summary>What acts name of the process itself.</summary>
public static class ProcessNaming
{
    /// <summary>Kinds of acts that persons do.</summary>
    public static Naming<FrozenDictionary<string, ActKind>> ActKind { get; } = Naming<FrozenDictionary<string, ActKind>>.Of<ActKindName>(
        "act",
        _ => Process.Acts.Where(kind => kind.IsForPersons).Select(Thing).DistinctBy(thing => thing.Id),
        (kinds, id) => kinds.GetValueOrDefault(id) is { } kind ? Thing(kind) : null);

    private static NamedThing Thing(ActKind kind) => new(kind.Kind, kind.Kind, $"/api/acts/{kind.Kind}");
}
