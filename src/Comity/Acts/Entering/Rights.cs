using System.Collections.Immutable;
using Comity.Kit;
using Comity.Record.Entries;

namespace Comity.Acts.Entering;

/// <summary>As what a visitor stands before the process at a moment: it follows from the record and from nothing else.</summary>
/// <param name="Person">The pseudonym; null for the public.</param>
/// <param name="Roles">All roles together.</param>
/// <param name="Capacities">On whose behalf the person may act: participants' codes and the words of <see cref="Capacity"/>.</param>
public sealed record Rights(string? Person, Role Roles, ImmutableArray<string> Capacities)
{
    /// <summary>The rights of a visitor. Time is the clock's, and never before the last entry.</summary>
    public static Rights Of(Visitor visitor, Picture picture, DateTimeOffset now) => Of(visitor.Person, picture, now);

    /// <summary>The rights of a person; of the public when there is none.</summary>
    public static Rights Of(string? person, Picture picture, DateTimeOffset now)
    {
        var at = now > picture.At ? now : picture.At;
        return new(person, picture.Members.RolesOf(person, at), person is null ? [] : [.. picture.Members.CapacitiesOf(person, at)]);
    }

    /// <summary>The capacities in which the person may do a kind of act, as far as roles and credentials go; rules may still refuse it.</summary>
    public ImmutableArray<string> For(ActKind kind, Picture picture, DateTimeOffset now)
    {
        var at = now > picture.At ? now : picture.At;
        return [.. Capacities.Where(capacity => (picture.Members.RoleOf(Person, capacity, SignatureLevel.Session, at) & kind.Roles) != Role.None
            && Covers(capacity, kind, picture, at))];
    }

    private bool Covers(string capacity, ActKind kind, Picture picture, DateTimeOffset at) =>
        picture.Members.Participants.Find(capacity) is null || picture.Members.Credentials.Held(Person, capacity, at)?.Covers(kind.Name) == true;
}
