using System.Collections.Immutable;
using static Comity.Import.StixTables;

namespace Comity.Import;

/// <summary>
/// Follows attributions from an incident to campaigns, intrusion sets and actors. A row stands for each actor on the way and for each identity to which
/// the actor is attributed in turn, under whoever says so.
/// </summary>
internal sealed class StixAuthors(StixBundle bundle, StixPlaces places)
{
    /// <summary>The columns of a row.</summary>
    public static readonly ImmutableArray<string> Columns =
        ["id", "attributed_country", "actor_types", "actor", "claimed_by_class", "claimed_by_sectors"];

    /// <summary>The rows of an incident, campaign, report or grouping.</summary>
    public IEnumerable<SourceRow> Rows(ForeignObject one)
    {
        var open = new Queue<(string Id, string By)>([(one.Id, "")]);
        foreach (var named in one.Texts("object_refs"))
            open.Enqueue((named, one.Text("created_by_ref")));
        var seen = new HashSet<(string Id, string By)>();
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next) || bundle.Find(next.Id) is not { } found)
                continue;
            foreach (var link in bundle.From(next.Id, "attributed-to"))
                open.Enqueue((link.Target, Says(link, next.By)));
            if (found.Type == "threat-actor")
                foreach (var row in Actor(one.Id, found, next.By))
                    yield return row;
        }
    }

    private static string Says(StixBundle.Relationship link, string before) => link.By.Length > 0 ? link.By : before;

    private IEnumerable<SourceRow> Actor(string incident, ForeignObject actor, string by)
    {
        yield return Row(incident, actor, actor, by);
        foreach (var link in bundle.From(actor.Id, "attributed-to"))
            if (bundle.Find(link.Target) is { Type: "identity" } identity)
                yield return Row(incident, actor, identity, Says(link, by));
    }

    private SourceRow Row(string incident, ForeignObject actor, ForeignObject located, string by)
    {
        var claimant = bundle.Find(by.Length > 0 ? by : actor.Text("created_by_ref"));
        return new(1,
        [
            incident, Joined(places.Of(located)), Joined(actor.Texts("threat_actor_types")), actor.Text("name"),
            claimant?.Text("identity_class") ?? "", Joined(claimant?.Texts("sectors") ?? []),
        ]);
    }
}
