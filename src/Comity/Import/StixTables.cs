using System.Collections.Immutable;
using System.Text.Json;
using Comity.Kit;
using static Comity.Import.StixBundle;

namespace Comity.Import;

/// <summary>
/// Sees a STIX 2.1 bundle as tables, so that a mapping reads it as it reads CSV: one row an incident (with the OASIS Incident Core extension where it
/// is there), or, in bundles without incidents, one row a campaign, else a report. Its columns are listed in <c>docs/guide/mappings.md</c>.
/// </summary>
internal static class StixTables
{
    private const string Core = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";
    private const string Join = "; ";

    private static readonly ImmutableArray<string> Columns =
    [
        "id", "type", "name", "day", "incident_types", "determination", "recoverability", "techniques", "receiver_country",
        "availability_impact", "confidentiality_loss", "integrity_alteration", "physical_impact",
    ];

    private static readonly ImmutableArray<string> ReceiverColumns = ["id", "sector", "receiver_country"];
    private static readonly ImmutableArray<string> AttributionColumns =
        ["id", "attributed_country", "actor_types", "actor", "claimed_by_class", "claimed_by_sectors"];

    public static (SourceTable Incidents, IReadOnlyDictionary<string, SourceTable> Rows) Read(string path, byte[] bytes)
    {
        var bundle = StixBundle.Read(path, bytes);
        var type = ((string[])["incident", "campaign", "report"]).FirstOrDefault(type => bundle.Of(type).Any())
            ?? throw new UserError("The bundle holds no incident, campaign or report, so there is no case in it.", path);
        var incidents = bundle.Of(type).ToImmutableArray();
        return (new(path, Columns, [.. incidents.Select(one => new SourceRow(1, Incident(bundle, one)))]),
            new Dictionary<string, SourceTable>(StringComparer.Ordinal)
            {
                ["receivers"] = new(path, ReceiverColumns, [.. incidents.SelectMany(one => Receivers(bundle, one))]),
                ["attributions"] = new(path, AttributionColumns, [.. incidents.SelectMany(one => Attributions(bundle, one))]),
            });
    }

    private static ImmutableArray<string> Incident(StixBundle bundle, JsonElement one)
    {
        var core = Extension(one);
        var impacts = bundle.Refs(core, "impact_refs").Where(impact => Text(impact, "superseded_by_ref").Length == 0).ToImmutableArray();
        return
        [
            Text(one, "id"), Text(one, "type"), Text(one, "name"), Day(bundle, one, core),
            Joined(Texts(core, "incident_types")), Text(core, "determination"), Text(core, "recoverability"), Joined(Techniques(bundle, one)),
            Joined(Victims(bundle, one).SelectMany(victim => Countries(bundle, victim))),
            Impact(impacts, "availability", "availability_impact"), Impact(impacts, "confidentiality", "loss_type"),
            Impact(impacts, "integrity", "alteration"), Impact(impacts, "physical", "impact_type"),
        ];
    }

    private static JsonElement Extension(JsonElement one) =>
        one.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object && extensions.TryGetProperty(Core, out var core)
            ? core : one;

    private static string Day(StixBundle bundle, JsonElement one, JsonElement core)
    {
        var events = bundle.Refs(core, "event_refs").Select(found => Text(found, "start_time"));
        return events.Append(Text(one, "first_seen")).Append(Text(one, "published")).Where(time => time.Length > 0).Order(StringComparer.Ordinal)
            .FirstOrDefault("");
    }

    private static string Impact(ImmutableArray<JsonElement> impacts, string category, string property) =>
        Joined(impacts.Where(impact => Text(impact, "impact_category") == category).Select(impact => Nested(impact, property))
            .Where(value => value.Length > 0));

    // The extension lets a category's own members stand in the object or in one of its extensions.
    private static string Nested(JsonElement impact, string property) =>
        Text(impact, property) is { Length: > 0 } own ? own
        : impact.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object
            ? extensions.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Object).Select(one => Text(one.Value, property))
                .FirstOrDefault(value => value.Length > 0, "")
            : "";

    private static IEnumerable<string> Techniques(StixBundle bundle, JsonElement one) =>
        bundle.From(Text(one, "id"), "uses").Select(use => bundle.Find(use.Target)).OfType<JsonElement>()
            .Concat(bundle.Refs(one, "object_refs"))
            .Where(found => Text(found, "type") == "attack-pattern" && found.TryGetProperty("external_references", out _))
            .SelectMany(found => found.GetProperty("external_references").EnumerateArray())
            .Where(reference => Text(reference, "source_name") is "mitre-attack" or "mitre-ics-attack")
            .Select(reference => Text(reference, "external_id"))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<JsonElement> Victims(StixBundle bundle, JsonElement one) =>
        bundle.From(Text(one, "id"), "targets").Concat(bundle.From(Text(one, "id"), "impacts")).Select(target => bundle.Find(target.Target))
            .OfType<JsonElement>()
            .Where(found => Text(found, "type") is "identity" or "location");

    private static IEnumerable<string> Countries(StixBundle bundle, JsonElement one)
    {
        var places = Text(one, "type") == "location" ? [one]
            : bundle.From(Text(one, "id"), "located-at").Select(at => bundle.Find(at.Target)).OfType<JsonElement>();
        return places.Select(place => Text(place, "country")).Where(country => country.Length > 0);
    }

    private static IEnumerable<SourceRow> Receivers(StixBundle bundle, JsonElement one) =>
        from victim in Victims(bundle, one)
        from sector in Texts(victim, "sectors").DefaultIfEmpty("")
        select new SourceRow(1, [Text(one, "id"), sector, Joined(Countries(bundle, victim))]);

    /// <summary>Attributions are followed from the incident to campaigns, intrusion sets and actors; a row stands for each actor on the way.</summary>
    private static IEnumerable<SourceRow> Attributions(StixBundle bundle, JsonElement one)
    {
        var open = new Queue<(string Id, string By)>([(Text(one, "id"), "")]);
        foreach (var named in Texts(one, "object_refs"))
            open.Enqueue((named, Text(one, "created_by_ref")));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next.Id) || bundle.Find(next.Id) is not { } found)
                continue;
            foreach (var link in bundle.From(next.Id, "attributed-to"))
                open.Enqueue((link.Target, link.By.Length > 0 ? link.By : next.By));
            if (Text(found, "type") == "threat-actor")
                yield return new(1, Attribution(bundle, Text(one, "id"), found, next.By));
        }
    }

    private static ImmutableArray<string> Attribution(StixBundle bundle, string incident, JsonElement actor, string by)
    {
        var claimant = bundle.Find(by.Length > 0 ? by : Text(actor, "created_by_ref"));
        return
        [
            incident, Joined(Countries(bundle, actor)), Joined(Texts(actor, "threat_actor_types")), Text(actor, "name"),
            claimant is { } known ? Text(known, "identity_class") : "", claimant is { } who ? Joined(Texts(who, "sectors")) : "",
        ];
    }

    private static string Joined(IEnumerable<string> values) => string.Join(Join, values.Distinct(StringComparer.Ordinal));
}
