using Xunit;
using static Comity.Tests.Import.GivenBundle;

namespace Comity.Tests.Import;

/// <summary>What stands where something else belongs is absent, counted and named; the rest is read.</summary>
public sealed class StixOddityTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData("\"T1485\"", "a text")]
    [InlineData("{\"source_name\": \"mitre-attack\"}", "an object")]
    [InlineData("4", "a number")]
    [InlineData("true", "yes or no")]
    public void Something_else_where_a_list_belongs_is_absent_and_counted(string value, string word)
    {
        var source = Pattern(value);
        Assert.Equal("", Cell(source, "techniques"));
        Assert.Equal([$"`external_references` is {word} where a list belongs, and was read as absent, in 1 object: `attack-pattern--1`."], source.Notes);
    }

    [Theory]
    [InlineData("\"T1485\"", "`external_references` is a text where an object belongs")]
    [InlineData("{\"source_name\": \"mitre-attack\", \"external_id\": null}", "`external_id` is null where a text belongs")]
    [InlineData("{\"source_name\": \"mitre-attack\", \"external_id\": \"T\\ud800\"}", "`external_id` holds half a surrogate")]
    [InlineData("{\"source_name\": [], \"external_id\": \"T1\"}", "`source_name` is a list where a text belongs")]
    public void An_odd_item_is_left_out_and_the_others_are_read(string item, string note)
    {
        var source = Pattern($$"""[{{item}}, {"source_name": "mitre-attack", "external_id": "T1498"}]""");
        Assert.Equal("T1498", Cell(source, "techniques"));
        Assert.Equal([$"{note}, and was read as absent, in 1 object: `attack-pattern--1`."], source.Notes);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"extension-definition--ef765651-680c-498d-9894-99799f2fa126\": null}")]
    [InlineData("{\"extension-definition--ef765651-680c-498d-9894-99799f2fa126\": \"x\"}")]
    [InlineData("{\"extension-definition--ef765651-680c-498d-9894-99799f2fa1\\udfff\": {}}")]
    public void A_wrong_extension_is_absent_and_counted(string extensions)
    {
        var source = Of($$"""{"type": "incident", "id": "incident--1", "name": "Harbour", "extensions": {{extensions}}}""");
        Assert.Equal(("Harbour", ""), (Cell(source, "name"), Cell(source, "incident_types")));
        Assert.EndsWith(" in 1 object: `incident--1`.", Assert.Single(source.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_object_is_counted_by_its_place() =>
        Assert.Equal(["`objects[1]` is a text where an object belongs, and was read as absent, in 1 object: `the bundle`."], Of(Incident, "\"x\"").Notes);

    [Fact]
    public void An_object_without_an_id_is_counted_by_its_place() =>
        Assert.Equal(["An object has no `id`, and was left out, in 1 object: `objects[1]`."], Of(Incident, """{"type": "incident"}""").Notes);

    [Fact]
    public void Objects_are_counted_once_and_three_are_named()
    {
        string[] odd = [.. Enumerable.Range(1, 5).Select(number => $$"""{"type": "identity", "id": "identity--{{number}}", "sectors": null}""")];
        var source = Of([Incident, .. odd, .. Enumerable.Range(1, 5).Select(number => Link("targets", "incident--1", $"identity--{number}"))]);
        Assert.Equal(["`sectors` is null where a list belongs, and was read as absent, in 5 objects: `identity--1`, `identity--2`, `identity--3` and 2 more."],
            source.Notes);
    }

    [Fact]
    public void Oddities_are_told_in_the_notes_of_an_import()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, """{"type": "bundle", "objects": [{"type": "incident", "id": "incident--1", "first_seen": "soon"}]}""");
        var (mapping, _) = Given.Document("mapping stix \"STIX\" of stix\ncase \"id\" titled \"name\" on \"day\".");
        Assert.Equal(["`first_seen` is no day and no instant, and was read as absent, in 1 object: `incident--1`."],
            global::Comity.Import.Importer.Read(path, mapping!, Given.Book).Notes);
        File.Delete(path);
    }

    private static global::Comity.Import.StixSource Pattern(string references) => Of(Incident,
        $$"""{"type": "attack-pattern", "id": "attack-pattern--1", "external_references": {{references}}}""", Link("uses", "incident--1", "attack-pattern--1"));
}
