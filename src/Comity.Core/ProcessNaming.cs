using Comity.Record.Entries;

namespace Comity;

/// <summary>What acts name of the process itself.</summary>
public static class ProcessNaming
{
    /// <summary>Kinds of acts that persons do.</summary>
    public static Naming<Picture> ActKind { get; } = Naming<Picture>.Of<ActKindName>(
        "act", _ => Process.Acts.Where(kind => kind.IsForPersons).Select(Thing).DistinctBy(thing => thing.Id), (_, id) => Process.Latest(id) is { } kind && kind.Kind == id ? Thing(kind) : null);

    private static NamedThing Thing(ActKind kind) => new(kind.Kind, kind.Kind, $"/api/acts/{kind.Kind}");
}
