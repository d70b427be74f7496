namespace Comity.Import;

/// <summary>
/// Decides which objects of a bundle are in force, relationships as well: of each id the latest version, and none once a version is revoked, because a
/// revocation is for good (STIX 2.1, 3.2 and 3.6).
/// </summary>
internal static class StixVersions
{
    /// <summary>The objects in force, in the order of their first versions.</summary>
    public static IEnumerable<ForeignObject> InForce(IEnumerable<ForeignObject> all)
    {
        foreach (var versions in all.GroupBy(one => one.Id, StringComparer.Ordinal))
            if (versions.Key.Length == 0)
                foreach (var one in versions.Where(IsOfUse))
                    yield return one;
            else if (Latest([.. versions]) is { } latest)
                yield return latest;
    }

    /// <summary>Of two versions of one instant the one that stands later counts.</summary>
    private static ForeignObject? Latest(ForeignObject[] versions)
    {
        var latest = Enumerable.Reverse(versions).MaxBy(Instant)!;
        if (!versions.Any(one => one.Flag("revoked")))
            return latest;
        if (!latest.Flag("revoked"))
            latest.Odd("A version follows one that is revoked; a revocation is for good, so it was left out");
        return null;
    }

    private static DateTimeOffset Instant(ForeignObject one) => one.Instant("modified") ?? one.Instant("created") ?? DateTimeOffset.MinValue;

    /// <summary>Nothing can refer to an object without an id, but a relationship refers to others.</summary>
    private static bool IsOfUse(ForeignObject one)
    {
        if (one.Type == "relationship")
            return !one.Flag("revoked");
        one.Odd("An object has no `id`, and was left out");
        return false;
    }
}
