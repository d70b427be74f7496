using Comity.Kit;
using Comity.Norms.Print;
using Xunit;

namespace Comity.Tests.Norms.Print;

/// <summary>The vocabulary of a book as SKOS.</summary>
public sealed class SkosTests
{
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";
    private const string Book = "urn:comity:b:";

    [Fact]
    public void Turtle_and_linked_JSON_say_the_same()
    {
        var graph = SkosExport.Of(PrintedBook.Manual, null);
        var turtle = TurtleReader.Read(Turtle.Write(graph));
        Assert.True(turtle.Count > 300);
        Assert.Equal(graph.Triples.Count, turtle.Count);
        Assert.Equal(turtle, JsonLinkedReader.Read(JsonLinked.Write(graph)));
    }

    [Fact]
    public void Hostile_names_stay_text_in_both()
    {
        var book = PrintedBook.Of("book b \"A \\ <b> é 日本 ’\"   version 1.0\ndefine é<x>: `y`.\nfact a%20b/c#d?e   asks \"back\\slash and <tag>\"");
        var graph = SkosExport.Of(book with { Problems = [] }, null);
        Assert.Equal(TurtleReader.Read(Turtle.Write(graph)), JsonLinkedReader.Read(JsonLinked.Write(graph)));
        Assert.Contains(graph.Triples, triple => triple.Subject == Book + "fact/a%2520b%2Fc%23d%3Fe");
    }

    [Fact]
    public void Every_layer_is_a_scheme_with_an_address_for_the_version()
    {
        var said = Said("book b \"B\"   version 1.2   status working\nfact rain");
        foreach (var layer in (string[])["facts", "terms", "techniques", "norms"])
            Assert.Contains($"<{Book}{layer}/1.2> <http://purl.org/dc/terms/isVersionOf> <{Book}{layer}>", said);
    }

    [Fact]
    public void A_concept_keeps_its_address_when_the_version_changes() =>
        Assert.Equal(Concepts("book b \"B\"   version 1.0\nfact rain"), Concepts("book b \"B\"   version 2.0\nfact rain"));

    [Fact]
    public void The_question_is_the_definition_and_other_forms_are_other_labels()
    {
        var said = Said("book b \"B\"\nfact rain   also \"it rains\"   asks \"Did it rain?\"");
        Assert.Contains($"<{Book}fact/rain> <{Skos}definition> Did it rain?|@en", said);
        Assert.Contains($"<{Book}fact/rain> <{Skos}altLabel> it rains|@en", said);
    }

    [Fact]
    public void Values_and_kinds_stand_under_their_fact()
    {
        var said = Said("book b \"B\"\nscale harm: none < grave\nkinds sector:\n  health: hospitals");
        Assert.Contains($"<{Book}fact/harm/grave> <{Skos}broader> <{Book}fact/harm>", said);
        Assert.Contains($"<{Book}fact/harm/grave> <urn:comity:terms:rank> \"1\"^^integer", said);
        Assert.Contains($"<{Book}fact/sector/hospitals> <{Skos}broader> <{Book}fact/sector/health>", said);
    }

    [Theory]
    [InlineData("T1486", "https://attack.mitre.org/techniques/T1486/")]
    [InlineData("T1491.001", "https://attack.mitre.org/techniques/T1491/001/")]
    public void A_technique_matches_its_page(string id, string page) =>
        Assert.Contains($"<{Book}code/{id}> <{Skos}exactMatch> <{page}>",
            Said($"book b \"B\"\nkinds technique:\n  impact\ncode {id} \"X\"   in technique under impact   source MITRE ATT&CK v18"));

    [Fact]
    public void A_mapping_is_a_thing_of_its_own_with_strength_and_condition()
    {
        var said = Said(
            "book b \"B\"\nfact rain\nfact storm\nkinds code list:\n  weather\ncode W1 \"Wet\"   in code list under weather   source Us\n  may amount to rain "
            + "when storm.\n  excludes storm.");
        Assert.Contains($"<{Book}code/W1/mapping-1> <urn:comity:terms:strength> <urn:comity:terms:mayAmountTo>", said);
        Assert.Contains($"<{Book}code/W1/mapping-1> <urn:comity:terms:condition> storm|@en", said);
        Assert.Contains($"<{Book}code/W1/mapping-1> <http://purl.org/dc/terms/source> Us|", said);
        Assert.Contains($"<{Book}code/W1> <{Skos}relatedMatch> <{Book}fact/rain>", said);
        Assert.DoesNotContain($"<{Book}code/W1> <{Skos}relatedMatch> <{Book}fact/storm>", said);
    }

    [Theory]
    [InlineData("https://example.org/norms", "https://example.org/norms/fact/rain")]
    [InlineData("https://example.org/norms#", "https://example.org/norms#fact/rain")]
    public void The_base_can_be_chosen(string basis, string iri) =>
        Assert.Contains(SkosExport.Of(PrintedBook.Of("fact rain"), basis).Triples, triple => triple.Subject == iri);

    [Theory]
    [InlineData("norms")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://example.org/<x>")]
    public void A_base_that_is_no_address_is_refused(string basis) => Assert.Throws<UserError>(() => SkosExport.Of(PrintedBook.Of("fact rain"), basis));

    private static HashSet<string> Said(string block) => TurtleReader.Read(Turtle.Write(SkosExport.Of(PrintedBook.Of(block), null)));

    private static IEnumerable<string> Concepts(string block) => SkosExport.Of(PrintedBook.Of(block), null).Triples
        .Where(triple => triple.Predicate == "rdf:type" && triple.Object == new Iri(Skos + "Concept")).Select(triple => triple.Subject);
}
