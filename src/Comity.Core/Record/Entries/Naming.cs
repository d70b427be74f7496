namespace Comity.Record.Entries;

/// <summary>Something that acts can name, as it is offered and shown.</summary>
/// <param name="Id">The plain value under which acts name it.</param>
/// <param name="TitleIn">Its title in a language (BCP 47).</param>
/// <param name="Page">The address of its page, from the root of the site; null where it has none of its own.</param>
public sealed record NamedThing(string Id, Func<string, string> TitleIn, string? Page)
{
    /// <summary>Something with the same title in every language.</summary>
    public NamedThing(string id, string title, string? page)
        : this(id, _ => title, page)
    {
    }

    /// <summary>Its symbol or reference, which people know it by beside its title; null where it has none.</summary>
    public string? Symbol { get; init; }

    /// <summary>More words by which a search finds it, in whatever languages they were written: what its act says beside title and symbol. They are put
    /// together when they are asked for.</summary>
    public Func<string> Words { get; init; } = () => "";

    /// <summary>Whether it is over, closed or withdrawn: it exists and can be named, and is offered last.</summary>
    public bool IsOver { get; init; }
}

/// <summary>What stands beside a name in the same record of an act, by type: the meeting whose item is meant, the text whose norm is. Null where nothing
/// stands there.</summary>
public delegate string? Beside(Type type);

/// <summary>What a type of names means: which things there are, and how one is found. It stands once, in the room whose things they are.</summary>
/// <typeparam name="TRegister">The register that holds the things.</typeparam>
/// <param name="Type">The type of the name (<see cref="IReference"/>).</param>
/// <param name="Kind">The word for such a thing in addresses of the interface and in topics: `meeting`.</param>
/// <param name="Find">The thing with this plain value; null where there is none.</param>
/// <param name="All">The things that can be named, those first that are named most likely.</param>
public sealed record Naming<TRegister>(
    Type Type, string Kind, Func<TRegister, string, Beside, NamedThing?> Find, Func<TRegister, Beside, IEnumerable<NamedThing>> All)
{
    /// <summary>Whether the program makes the ids of new things of this kind, from their symbol or title: small letters, digits and hyphens.</summary>
    public bool IsMade { get; init; }

    /// <summary>Whether its things are those of other kinds, under which a search finds them.</summary>
    public bool IsFoundElsewhere { get; init; }

    /// <summary>A kind of things that are found in a register by their id.</summary>
    /// <param name="kind">The word for such a thing.</param>
    /// <param name="all">The things, those first that are named most likely.</param>
    /// <param name="find">The thing with an id; null where there is none.</param>
    /// <typeparam name="TReference">The type of the name.</typeparam>
    public static Naming<TRegister> Of<TReference>(string kind, Func<TRegister, IEnumerable<NamedThing>> all, Func<TRegister, string, NamedThing?> find)
        where TReference : FieldValue, IReference =>
        new(typeof(TReference), kind, (register, id, _) => find(register, id), (register, _) => all(register).OrderBy(thing => thing.IsOver));
}
