using Comity.Kit;
using Xunit;
using static Comity.Tests.Import.GivenBundle;

namespace Comity.Tests.Import;

/// <summary>Which objects of a bundle are in force.</summary>
public sealed class StixVersionTests
{
    [Fact]
    public void An_attribution_accuses() => Assert.Equal(["QX"], Accused(With()));

    [Theory]
    [InlineData("attributed-to", "incident--1", "threat-actor--1")]
    [InlineData("located-at", "threat-actor--1", "location--1")]
    public void A_relationship_that_was_revoked_accuses_nobody(string type, string from, string to) =>
        Assert.Empty(Accused(With(Link(type, from, to, """ "modified": "2022-01-01T00:00:00Z", "revoked": true """))));

    [Fact]
    public void A_relationship_that_is_revoked_and_has_no_id_accuses_nobody() =>
        Assert.Empty(Accused(Of(Incident, Actor, Place, Located,
            Link("attributed-to", "incident--1", "threat-actor--1", """ "revoked": true """).Replace("\"id\"", "\"no id\"", StringComparison.Ordinal))));

    [Theory]
    [InlineData("""{"type": "threat-actor", "id": "threat-actor--1", "modified": "2022-01-01T00:00:00Z", "revoked": true}""")]
    [InlineData("""{"type": "location", "id": "location--1", "country": "QX", "modified": "2022-01-01T00:00:00Z", "revoked": true}""")]
    [InlineData("""{"type": "location", "id": "location--1", "country": "QX", "revoked": "True"}""")]
    public void An_actor_or_a_place_that_was_revoked_accuses_nobody(string revoked) => Assert.Empty(Accused(With(revoked)));

    [Theory]
    [InlineData("2022-01-01T00:00:00Z", "2022-01-01T00:00:00.500Z")]
    [InlineData("2022-01-01T09:00:00+09:00", "2022-01-01T01:00:00Z")]
    [InlineData("2022-01-01T00:00:00.9Z", "2022-01-01T00:00:01Z")]
    public void Of_two_versions_the_later_instant_counts_whatever_the_text_and_the_order(string earlier, string later)
    {
        var old = $$"""{"type": "location", "id": "location--1", "country": "QY", "modified": "{{earlier}}"}""";
        var right = $$"""{"type": "location", "id": "location--1", "country": "QZ", "modified": "{{later}}"}""";
        Assert.Equal(["QZ"], Accused(Of(Incident, Actor, Blamed, Located, old, right)));
        Assert.Equal(["QZ"], Accused(Of(Incident, Actor, Blamed, Located, right, old)));
    }

    [Fact]
    public void A_corrected_attribution_accuses_only_whom_it_names_now()
    {
        var other = """{"type": "threat-actor", "id": "threat-actor--2", "name": "Fox"}""";
        var there = """{"type": "location", "id": "location--2", "country": "QZ"}""";
        var first = Link("attributed-to", "incident--1", "threat-actor--1", """ "modified": "2021-05-01T00:00:00Z" """, id: "7");
        var second = Link("attributed-to", "incident--1", "threat-actor--2", """ "modified": "2021-06-01T00:00:00Z" """, id: "7");
        Assert.Equal(["QZ"], Accused(Of(Incident, Actor, Place, Located, other, there, second, first, Link("located-at", "threat-actor--2", "location--2"))));
    }

    [Fact]
    public void A_revocation_is_for_good_and_a_version_behind_it_is_counted()
    {
        var source = With(Link("attributed-to", "incident--1", "threat-actor--1", """ "modified": "2022-01-01T00:00:00Z", "revoked": true """),
            Link("attributed-to", "incident--1", "threat-actor--1", """ "modified": "2023-01-01T00:00:00Z" """));
        Assert.Empty(Accused(source));
        Assert.Equal("A version follows one that is revoked; a revocation is for good, so it was left out, in 1 object: "
            + "`relationship--incident--1-attributed-to-threat-actor--1`.", Assert.Single(source.Notes));
    }

    [Fact]
    public void An_incident_that_was_revoked_is_no_case() =>
        Assert.Equal(["incident--1"], Column(With("""{"type": "incident", "id": "incident--2", "name": "None", "revoked": true}""").Incidents, "id"));

    [Fact]
    public void A_bundle_whose_cases_were_all_revoked_holds_no_case() =>
        Assert.StartsWith("The bundle holds no incident",
            Assert.Throws<UserError>(() => Of("""{"type": "incident", "id": "incident--2", "revoked": true}""")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_target_that_was_revoked_is_no_victim()
    {
        var target = """{"type": "identity", "id": "identity--1", "sectors": ["energy"], "revoked": true}""";
        Assert.Empty(With(target, Link("targets", "incident--1", "identity--1")).Rows["receivers"].Rows);
    }
}
