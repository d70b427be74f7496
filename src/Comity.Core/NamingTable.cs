using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity;

/// <summary>What a type of names means to the process: how a thing is found in the picture.</summary>
/// <param name="Type">The type of the name.</param>
/// <param name="Kind">The word for such a thing: `meeting`.</param>
/// <param name="Find">The thing with this plain value, in a picture, beside what else the act names; null where there is none.</param>
/// <param name="All">The things that can be named in a picture, those first that are named most likely.</param>
public sealed record AskedNaming(
    Type Type, string Kind, Func<Picture, string, Beside, NamedThing?> Find, Func<Picture, Beside, IEnumerable<NamedThing>> All)
{
    /// <summary>The register that holds the things: while it is the same object, they are the same.</summary>
    public required Func<Picture, object> Register { get; init; }

    /// <summary>Whether a search finds its things under other kinds.</summary>
    public bool IsFoundElsewhere { get; init; }

    /// <summary>Whether the program makes the ids of new things of this kind.</summary>
    public bool IsMade { get; init; }
}

/// <summary>Joins what the rooms say of their things.</summary>
public sealed class NamingTable
{
    private readonly List<AskedNaming> namings = [];

    /// <summary>The types of names in the order of their rooms.</summary>
    public ImmutableArray<AskedNaming> Namings => [.. namings];

    /// <summary>Adds kinds of things that one register holds.</summary>
    public NamingTable In<TRegister>(Func<Picture, TRegister> register, params ReadOnlySpan<Naming<TRegister>> things)
        where TRegister : class
    {
        foreach (var thing in things)
        {
            var (find, all) = (thing.Find, thing.All);
            namings.Add(new(
                thing.Type, thing.Kind, (picture, id, beside) => find(register(picture), id, beside), (picture, beside) => all(register(picture), beside))
            {
                Register = picture => register(picture), IsMade = thing.IsMade, IsFoundElsewhere = thing.IsFoundElsewhere,
            });
        }
        return this;
    }
}
