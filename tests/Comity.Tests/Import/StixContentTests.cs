using Xunit;
using static Comity.Tests.Import.GivenBundle;

namespace Comity.Tests.Import;

/// <summary>Days, States, actors and groupings of bundles.</summary>
public sealed class StixContentTests
{
    [Theory]
    [InlineData(""" "events": [{"event_ref": "event--1"}, {"event_ref": "event--2"}] """)]
    [InlineData(""" "event_refs": ["event--2", "event--1"] """)]
    public void The_day_is_that_of_the_earliest_event(string events) => Assert.Equal("2014-05-06T07:00:00Z", Cell(Of(
        Extended(events),
        """{"type": "event", "id": "event--1", "start_time": "2014-05-06T07:00:00Z"}""",
        """{"type": "event", "id": "event--2", "start_time": "2014-05-06T08:00:00+00:30"}"""), "day"));

    [Fact]
    public void An_event_that_did_not_occur_has_no_day() => Assert.Equal("", Cell(Of(
        Extended(""" "events": [{"event_ref": "event--1"}] """),
        """{"type": "event", "id": "event--1", "status": "not-occurred", "start_time": "2014-05-06T07:00:00Z"}"""), "day"));

    [Fact]
    public void The_first_of_January_1970_is_no_day_and_is_counted()
    {
        var source = Of("""{"type": "campaign", "id": "campaign--1", "first_seen": "1970-01-01T00:00:00.000Z"}""");
        Assert.Equal("", Cell(source, "day"));
        Assert.Equal(["`first_seen` is 1 January 1970, which stands for an unknown day, and was read as absent, in 1 object: `campaign--1`."], source.Notes);
    }

    [Theory]
    [InlineData("NZ", "NZL")]
    [InlineData("nz", "NZ")]
    [InlineData("NZ", "new zealand")]
    [InlineData("Russia", "RUS")]
    [InlineData("Cote d’Ivoire", "Côte d'Ivoire")]
    [InlineData("Viet  Nam", "Vietnam")]
    [InlineData("qx", "QX")]
    [InlineData("Ruritania", "RURITANIA")]
    public void A_State_under_two_names_is_one_State(string one, string other)
    {
        var names = new global::Comity.Import.StateNames();
        Assert.Equal(names.Of(one), names.Of(other));
    }

    [Fact]
    public void Different_States_stay_different()
    {
        var names = new global::Comity.Import.StateNames();
        string[] written = ["Niger", "Nigeria", "Congo", "DR Congo", "South Korea", "North Korea", "Guinea", "Guinea-Bissau", "AUS", "AUT", "Dominica",
            "Dominican Republic", ""];
        Assert.Equal(written.Length, written.Select(names.Of).Distinct().Count());
    }

    [Fact]
    public void Two_reports_of_one_State_accuse_it_once()
    {
        var place = """{"type": "location", "id": "location--1", "country": "NZ"}""";
        var there = """{"type": "location", "id": "location--2", "country": "NZL"}""";
        Assert.Equal(["NZ"], Accused(Of(Incident, Actor, place, there, Blamed, Located, Link("located-at", "threat-actor--1", "location--2"))));
    }

    [Fact]
    public void A_State_that_OpenCTI_gives_by_its_name_is_read()
    {
        var place = """{"type": "location", "id": "location--1", "name": "New Zealand", "x_opencti_location_type": "Country"}""";
        Assert.Equal(["NZ"], Accused(Of(Incident, Actor, place, Blamed, Located)));
    }

    [Fact]
    public void The_State_of_the_identity_behind_an_actor_is_that_of_the_author()
    {
        var staff = """{"type": "identity", "id": "identity--1", "name": "Staff"}""";
        Assert.Equal(["QX"], Accused(Of(Incident, Actor, Place, Blamed, staff, Link("attributed-to", "threat-actor--1", "identity--1"),
            Link("located-at", "identity--1", "location--1"))));
    }

    [Fact]
    public void Two_that_attribute_the_same_are_both_claimants()
    {
        string[] claimants = ["""{"type": "identity", "id": "identity--1", "identity_class": "class"}""",
            """{"type": "identity", "id": "identity--2", "identity_class": "group"}"""];
        string[] links = [.. new[] { "1", "2" }.Select(by =>
            Link("attributed-to", "incident--1", "threat-actor--1", $"\"created_by_ref\": \"identity--{by}\"", id: by))];
        Assert.Equal(["class", "group"], Column(Of([Incident, Actor, Place, Located, .. claimants, .. links]).Rows["attributions"], "claimed_by_class"));
    }

    [Fact]
    public void A_grouping_as_MISP_writes_events_is_a_case()
    {
        var grouping =
            $$"""
            {"type": "grouping", "id": "grouping--1", "name": "Event 9", "context": "suspicious-activity",
             "object_refs": ["threat-actor--1", "relationship--threat-actor--1-targets-identity--1"]}
            """;
        var victim = """{"type": "identity", "id": "identity--1", "sectors": ["energy"]}""";
        var source = Of(grouping, Actor, Place, Located, victim, Link("targets", "threat-actor--1", "identity--1"));
        Assert.Equal("grouping--1", Cell(source, "id"));
        Assert.Equal(["QX"], Accused(source));
        Assert.Equal(["energy"], Column(source.Rows["receivers"], "sector"));
    }

    private static string Extended(string members) =>
        """{"type": "incident", "id": "incident--1", "extensions": {"extension-definition--ef765651-680c-498d-9894-99799f2fa126": {MEMBERS}}}"""
            .Replace("MEMBERS", members, StringComparison.Ordinal);
}
