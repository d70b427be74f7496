using System.Text;
using Comity.Import;
using Xunit;

namespace Comity.Tests.Import;

/// <summary>Bundles seen as tables.</summary>
public sealed class StixTests
{
    private const string Bundle =
        """
        {"type": "bundle", "id": "bundle--1", "objects": [
          {"type": "incident", "id": "incident--1", "name": "Grid", "modified": "2020-01-02T00:00:00.000Z", "extensions": {"extension-definition--ef765651-680c-498d-9894-99799f2fa126":
            {"extension_type": "property-extension", "incident_types": ["ddos"], "event_refs": ["event--1"], "impact_refs": ["impact--1", "impact--2"]}}},
          {"type": "event", "id": "event--1", "start_time": "2020-01-01T10:00:00.000Z"},
          {"type": "impact", "id": "impact--1", "impact_category": "availability", "extensions": {"availability": {"availability_impact": 60}}},
          {"type": "impact", "id": "impact--2", "impact_category": "availability", "superseded_by_ref": "impact--1", "extensions": {"availability": {"availability_impact": 99}}},
          {"type": "attack-pattern", "id": "attack-pattern--1", "external_references": [{"source_name": "mitre-attack", "external_id": "T1498"}]},
          {"type": "identity", "id": "identity--1", "sectors": ["energy"], "identity_class": "organization"},
          {"type": "location", "id": "location--1", "country": "R"}, {"type": "location", "id": "location--2", "country": "S"},
          {"type": "threat-actor", "id": "threat-actor--1", "name": "X", "threat_actor_types": ["nation-state", "spy"]},
          {"type": "intrusion-set", "id": "intrusion-set--1"},
          {"type": "relationship", "source_ref": "incident--1", "relationship_type": "uses", "target_ref": "attack-pattern--1"},
          {"type": "relationship", "source_ref": "incident--1", "relationship_type": "targets", "target_ref": "identity--1"},
          {"type": "relationship", "source_ref": "identity--1", "relationship_type": "located-at", "target_ref": "location--1"},
          {"type": "relationship", "source_ref": "incident--1", "relationship_type": "attributed-to", "target_ref": "intrusion-set--1", "created_by_ref": "identity--1"},
          {"type": "relationship", "source_ref": "intrusion-set--1", "relationship_type": "attributed-to", "target_ref": "threat-actor--1"},
          {"type": "relationship", "source_ref": "threat-actor--1", "relationship_type": "located-at", "target_ref": "location--2"}
        ]}
        """;

    [Fact]
    public void An_incident_is_a_row_with_what_its_extension_says()
    {
        var (incidents, _, _) = StixTables.Read("b.json", Encoding.UTF8.GetBytes(Bundle));
        Assert.Equal(["incident--1", "incident", "Grid", "2020-01-01T10:00:00.000Z", "ddos", "", "", "T1498", "R", "60", "", "", ""],
            incidents.Rows.Single().Cells);
    }

    [Fact]
    public void Receivers_and_attributions_are_rows_beside_it()
    {
        var (_, rows, _) = StixTables.Read("b.json", Encoding.UTF8.GetBytes(Bundle));
        Assert.Equal(["incident--1", "energy", "R"], rows["receivers"].Rows.Single().Cells);
        Assert.Equal(["incident--1", "S", "nation-state; spy", "X", "organization", "energy"], rows["attributions"].Rows.Single().Cells);
    }

    [Fact]
    public void A_mapping_reads_it_as_it_reads_a_table()
    {
        const string lines =
            """
            mapping stix "STIX" of stix
            case "id" titled "name" on "day".
            list "actor_types" separated by "; ".
            rows attributions by "id".
            "availability_impact" is above 0: severity is at least minor.
            claims of "attributed_country" by "claimed_by_class", in attributions.
            party "organization" is "author".
            claim "actor_types" = "nation-state": legal link is organ.
            """;
        var (mapping, problems) = Given.Document(lines);
        Assert.True(mapping is not null, string.Join('\n', problems));
        var (incidents, rows, _) = StixTables.Read("b.json", Encoding.UTF8.GetBytes(Bundle));
        var one = Importer.Read(mapping, Given.Book, incidents, rows, names: false).Cases.Single();
        Assert.Equal("severity at least minor", Given.Settings(one));
        Assert.Equal("legal link organ (claimed by author)", Given.Settings(one, "A"));
        Assert.Equal(2020, one.Year);
    }
}
