using System.Collections.Immutable;
using Comity.Record.Entries;

namespace Comity.Acts.Words;

/// <summary>Roles as lists of words.</summary>
public static class RoleWords
{
    /// <summary>The roles, one by one, by their names in the program with a small first letter.</summary>
    public static ImmutableArray<string> Of(Role roles) =>
        [.. Single.Where(role => (roles & role) != Role.None).Select(role => char.ToLowerInvariant(role.ToString()[0]) + role.ToString()[1..])];

    /// <summary>Every role by itself.</summary>
    public static ImmutableArray<Role> Single { get; } = [.. Enum.GetValues<Role>().Where(role => System.Numerics.BitOperations.IsPow2((int)role))];
}
