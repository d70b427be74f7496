using System.Collections.Immutable;
using Comity.Kit;

namespace Comity.Import;

/// <summary>A bundle seen as tables.</summary>
/// <param name="Incidents">The main table.</param>
/// <param name="Rows">The joined ones, by name.</param>
/// <param name="Notes">What was odd.</param>
internal sealed record StixSource(SourceTable Incidents, IReadOnlyDictionary<string, SourceTable> Rows, ImmutableArray<string> Notes);

/// <summary>
/// Sees a STIX 2.1 bundle as tables, so that a mapping reads it as it reads CSV: one row an incident (with the OASIS Incident Core extension where it
/// is there), or, in bundles without incidents, one row a campaign, else a report or grouping. Its columns are listed in <c>docs/guide/mappings.md</c>.
/// </summary>
internal sealed class StixTables(StixBundle bundle)
{
    private static readonly string[] Harming = ["targets", "impacts"];

    private const string Core = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";
    private static readonly ImmutableArray<ImmutableArray<string>> Kinds = [["incident"], ["campaign"], ["report", "grouping"]];

    private static readonly ImmutableArray<string> Columns =
    [
        "id", "type", "name", "day", "incident_types", "determination", "recoverability", "techniques", "receiver_country",
        "availability_impact", "confidentiality_loss", "integrity_alteration", "physical_impact",
    ];

    private static readonly ImmutableArray<string> ReceiverColumns = ["id", "sector", "receiver_country"];
    private readonly StixPlaces places = new(bundle);

    /// <summary>Reads a bundle.</summary>
    /// <exception cref="UserError">It is no bundle, or holds no case.</exception>
    public static StixSource Read(string path, byte[] bytes) => new StixTables(StixBundle.Read(path, bytes)).Tables(path);

    /// <summary>The values as a cell holds them; a value cannot hold what separates them.</summary>
    public static string Joined(IEnumerable<string> values) =>
        string.Join("; ", values.Select(value => value.Replace("; ", ", ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));

    private StixSource Tables(string path)
    {
        var incidents = Kinds.Select(kind => kind.SelectMany(bundle.Of).ToImmutableArray()).FirstOrDefault(found => !found.IsEmpty, []);
        if (incidents.IsEmpty)
            throw new UserError("The bundle holds no incident, campaign, report or grouping that is in force, so there is no case in it.", path);
        var authors = new StixAuthors(bundle, places);
        var main = new SourceTable(path, Columns, [.. incidents.Select(one => new SourceRow(1, Incident(one)))]);
        var receivers = new SourceTable(path, ReceiverColumns, [.. incidents.SelectMany(Receivers)]);
        var attributions = new SourceTable(path, StixAuthors.Columns, [.. incidents.SelectMany(authors.Rows)]);
        return new(main, new Dictionary<string, SourceTable>(StringComparer.Ordinal) { ["receivers"] = receivers, ["attributions"] = attributions },
            [.. bundle.Notes]);
    }

    private ImmutableArray<string> Incident(ForeignObject one)
    {
        var core = one.Object("extensions")?.Object(Core) ?? one;
        var impacts = bundle.Found(core.Texts("impact_refs")).Where(impact => impact.Text("superseded_by_ref").Length == 0).ToImmutableArray();
        return
        [
            one.Id, one.Type, one.Text("name"), new StixDays(bundle).Of(one, core),
            Joined(core.Texts("incident_types")), core.Text("determination"), core.Text("recoverability"), Joined(Techniques(one)),
            Joined(Victims(one).SelectMany(places.Of)),
            Impact(impacts, "availability", "availability_impact"), Impact(impacts, "confidentiality", "loss_type"),
            Impact(impacts, "integrity", "alteration"), Impact(impacts, "physical", "impact_type"),
        ];
    }

    private static string Impact(ImmutableArray<ForeignObject> impacts, string category, string property) =>
        Joined(impacts.Where(impact => impact.Text("impact_category") == category).Select(impact => Nested(impact, property))
            .Where(value => value.Length > 0));

    // The extension lets a category's own members stand in the object or in one of its extensions.
    private static string Nested(ForeignObject impact, string property) =>
        impact.Text(property) is { Length: > 0 } own ? own
        : impact.Inner("extensions").Select(one => one.Text(property)).FirstOrDefault(value => value.Length > 0, "");

    private IEnumerable<string> Techniques(ForeignObject one) =>
        bundle.Targets(one.Id, "uses").Concat(bundle.Found(one.Texts("object_refs")))
            .Where(found => found.Type == "attack-pattern")
            .SelectMany(found => found.Objects("external_references"))
            .Where(reference => reference.Text("source_name") is "mitre-attack" or "mitre-ics-attack")
            .Select(reference => reference.Text("external_id"))
            .Where(id => id.Length > 0);

    /// <summary>Those that the incident targets, and those of whom a relationship that a report lists says so.</summary>
    private IEnumerable<ForeignObject> Victims(ForeignObject one)
    {
        var listed = one.Texts("object_refs");
        return Harming
            .SelectMany(type => bundle.Targets(one.Id, type).Concat(bundle.Found(bundle.Listed(listed, type).Select(link => link.Target))))
            .Where(found => found.Type is "identity" or "location")
            .DistinctBy(found => found.Id);
    }

    private IEnumerable<SourceRow> Receivers(ForeignObject one) =>
        from victim in Victims(one)
        from sector in victim.Texts("sectors").DefaultIfEmpty("")
        select new SourceRow(1, [one.Id, sector, Joined(places.Of(victim))]);
}
