using System.Text;
using Comity.Import;

namespace Comity.Tests.Import;

/// <summary>Small STIX bundles: an incident that is attributed to an actor in a State, and what a test adds.</summary>
internal static class GivenBundle
{
    public const string Incident = """{"type": "incident", "id": "incident--1", "name": "Harbour", "first_seen": "2021-03-04T05:00:00Z"}""";
    public const string Actor = """{"type": "threat-actor", "id": "threat-actor--1", "name": "Owl", "threat_actor_types": ["nation-state"]}""";
    public const string Place = """{"type": "location", "id": "location--1", "country": "QX"}""";

    public static readonly string Blamed = Link("attributed-to", "incident--1", "threat-actor--1");
    public static readonly string Located = Link("located-at", "threat-actor--1", "location--1");

    /// <summary>A relationship whose id is made of its ends.</summary>
    public static string Link(string type, string from, string to, string more = "", string? id = null) =>
        $$"""
        {"type": "relationship", "id": "relationship--{{id ?? $"{from}-{type}-{to}"}}", "relationship_type": "{{type}}", "source_ref": "{{from}}", "target_ref": "{{to}}"{{
            (more.Length > 0 ? ", " + more : "")}}}
        """;

    /// <summary>All of it, and what a test adds behind it.</summary>
    public static StixSource With(params string[] more) => Of([Incident, Actor, Place, Blamed, Located, .. more]);

    /// <summary>These objects alone.</summary>
    public static StixSource Of(params string[] objects) => Read($$"""{"type": "bundle", "id": "bundle--1", "objects": [{{string.Join(",\n", objects)}}]}""");

    public static StixSource Read(string bundle) => StixTables.Read("b.json", Encoding.UTF8.GetBytes(bundle));

    /// <summary>The States to which something is attributed.</summary>
    public static string[] Accused(StixSource source) => [.. Column(source.Rows["attributions"], "attributed_country").Where(state => state.Length > 0)];

    /// <summary>The first case's cell.</summary>
    public static string Cell(StixSource source, string column) => Column(source.Incidents, column).First();

    public static IEnumerable<string> Column(SourceTable table, string column) => table.Rows.Select(row => row.Cells[table.IndexOf(column)]);
}
