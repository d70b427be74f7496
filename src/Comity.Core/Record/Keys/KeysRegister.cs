using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Record.Keys;

/// <summary>A key in the record.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">The pseudonym of who registered it.</param>
/// <param name="Use">By what it signs.</param>
/// <param name="Verifier">What checks its signatures.</param>
/// <param name="Since">The position at which it was registered.</param>
/// <param name="Revoked">The position at which it was revoked; null while it holds.</param>
public sealed record PersonKey(string Id, string Person, KeyUse Use, PublicKey Verifier, long Since, long? Revoked);

/// <summary>Which keys there are and whose they are.</summary>
/// <param name="Keys">All keys by id.</param>
public sealed record KeysRegister(ImmutableDictionary<string, PersonKey> Keys)
{
    /// <summary>Before the first entry.</summary>
    public static KeysRegister Empty { get; } = new(ImmutableDictionary.Create<string, PersonKey>(StringComparer.Ordinal));

    /// <summary>The key with this id, when it holds and is this person's.</summary>
    public PersonKey? Held(string? id, string? person) =>
        id is not null && person is not null && Keys.GetValueOrDefault(id) is { Revoked: null } key && key.Person == person ? key : null;

    /// <summary>The keys of a person.</summary>
    public IEnumerable<PersonKey> Of(string person) => Keys.Values.Where(key => key.Person == person).OrderBy(key => key.Since);

    /// <summary>The register after an act took effect.</summary>
    public KeysRegister Apply(Effect effect) => effect.Act switch
    {
        RegisterKey act when effect.Person is { } person && PublicKey.Of(act.Algorithm, act.PublicKey) is { } verifier =>
            new(Keys.SetItem(act.Key, new(act.Key, person, act.Use, verifier, effect.Position, null))),
        RevokeKey act when Keys.GetValueOrDefault(act.Key) is { } key => new(Keys.SetItem(act.Key, key with { Revoked = effect.Position })),
        _ => this,
    };
}
