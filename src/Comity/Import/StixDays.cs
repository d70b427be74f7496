namespace Comity.Import;

/// <summary>Finds the day on which an incident began: the earliest instant that the bundle gives for it.</summary>
internal sealed class StixDays(StixBundle bundle)
{
    /// <summary>The instant as it is written; empty when the bundle does not say.</summary>
    /// <param name="one">The incident, campaign, report or grouping.</param>
    /// <param name="core">Its OASIS extension, or itself.</param>
    public string Of(ForeignObject one, ForeignObject core) =>
        Events(core).Select(found => Known(found, "start_time")).Append(Known(one, "first_seen")).Append(Known(one, "published"))
            .OfType<(DateTimeOffset Instant, string Text)>()
            .OrderBy(time => time.Instant).Select(time => time.Text)
            .FirstOrDefault("");

    /// <summary>The extension lists events as entries that refer to them; drafts of it listed the references alone.</summary>
    private IEnumerable<ForeignObject> Events(ForeignObject core) =>
        bundle.Found(core.Objects("events").Select(entry => entry.Text("event_ref")).Concat(core.Texts("event_refs")))
            .Where(found => found.Text("status") != "not-occurred");

    /// <summary>Where a day must be written and is unknown, programs write the first of the Unix calendar.</summary>
    private static (DateTimeOffset Instant, string Text)? Known(ForeignObject one, string property)
    {
        if (one.Instant(property) is not { } instant)
            return null;
        if (instant.UtcDateTime.Date != DateTimeOffset.UnixEpoch.Date)
            return (instant, one.Text(property));
        one.Odd($"`{property}` is 1 January 1970, which stands for an unknown day, and was read as absent");
        return null;
    }
}
