using System.Collections.Immutable;
using System.Text;
using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Paragraphs;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Tests.Record;
using Xunit;
using static Comity.Tests.Forum.ParagraphsHappen;

namespace Comity.Tests.Forum;

/// <summary>Documents have paragraphs, texts are made of them, and acts name their words.</summary>
public sealed class ParagraphTests
{
    private static Given Issued => Given.A_process().With_members("KEN", "FRA").With_chair().Does("secretariat", Draft);

    private static Given Read => Entered(Given.A_process().With_members("KEN", "FRA").With_chair());

    private static Given InForce => Adopted(Given.A_process().With_members("KEN", "FRA").With_chair());

    [Fact]
    public void Paragraphs_are_of_the_issuer_or_the_author()
    {
        Assert.Equal(("ParagraphsAreOfTheIssuer", "document"), Issued.Refusal("chair", Paragraphs));
        Assert.Equal(("ParagraphsAreOfTheIssuer", "document"), Issued.Refusal("KEN", Paragraphs));
        var paper = Issued.Does("secretariat", Draft with { Document = "paper", Symbol = "WP/1", Kind = DocumentKind.WorkingPaper, Author = "KEN" });
        Assert.Empty(paper.Asked("KEN", Paragraphs with { Document = "paper" }));
        Assert.Equal(("ParagraphsAreOfTheIssuer", "document"), paper.Refusal("FRA", Paragraphs with { Document = "paper" }));
        Assert.Equal(("ParagraphsAreOfTheIssuer", "document"), Read.Refusal("KEN", French));
        Assert.Empty(paper.Does("KEN", Paragraphs with { Document = "paper" }).Asked("secretariat", French with { Document = "paper" }));
    }

    [Fact]
    public void Paragraphs_come_in_parts_in_their_order()
    {
        var given = Read.Does("secretariat", new EnterParagraphs("contacts", [One("p-cccccccc", "OP2", "They answer within a day.")]));
        Assert.Equal(["PP1", "OP1", "OP2"], given.Picture.Forum.Paragraphs.Documents["contacts"].All.Select(one => one.Label));
    }

    [Fact]
    public void Paragraphs_come_before_putting()
    {
        var more = new EnterParagraphs("contacts", [One("p-cccccccc", "OP2", "They answer within a day.")]);
        var put = Read.Does("KEN", new PutDecision("contacts", "On contacts", DecisionMatter.Substantive, null, "contacts"));
        Assert.Equal("put", put.Case("secretariat", more));
        Assert.Equal("adopted", InForce.Case("secretariat", more));
        Assert.Empty(put.Asked("secretariat", French));
    }

    [Theory]
    [InlineData("p-short", "malformed")]
    [InlineData("p-AAAAAAAA", "malformed")]
    [InlineData("q-aaaaaaaa", "malformed")]
    [InlineData(First, "taken")]
    public void Paragraph_id_is_free(string id, string @case) =>
        Assert.Equal(@case, Read.Case("secretariat", new EnterParagraphs("contacts", [One(id, "OP2", "They answer.")])));

    [Fact]
    public void Paragraph_id_is_free_once_in_a_part() => Assert.Equal(
        "twice", Issued.Case("secretariat", new EnterParagraphs("contacts", [One(First, "OP1", "Once."), One(First, "OP2", "Twice.")])));

    [Fact]
    public void A_revision_keeps_the_ids_of_what_it_revises_and_another_document_does_not()
    {
        var revision = Draft with { Document = "contacts-1", Symbol = "A/AC.300/2026/L.9/Rev.1", Relation = DocumentRelation.Revises, To = "contacts" };
        Assert.Empty(Read.Does("secretariat", revision).Asked("secretariat", Paragraphs with { Document = "contacts-1" }));
        var other = Read.Does("secretariat", Draft with { Document = "other", Symbol = "A/AC.300/2026/L.10" });
        Assert.Equal("taken", other.Case("secretariat", Paragraphs with { Document = "other" }));
    }

    [Fact]
    public void Label_stands_once()
    {
        Assert.Equal(("LabelStandsOnce", "paragraphs[0].label"),
            Read.Refusal("secretariat", new EnterParagraphs("contacts", [One("p-cccccccc", "op1", "They answer.")])));
        Assert.Equal("twice", Issued.Case("secretariat", new EnterParagraphs("contacts", [One(First, "OP1", "Once."), One(Second, "OP1", "Twice.")])));
        Assert.Equal("long", Issued.Case("secretariat", new EnterParagraphs("contacts", [One(First, new('x', 61), "Once.")])));
    }

    [Fact]
    public void Part_is_small()
    {
        Assert.Equal("none", Issued.Case("secretariat", new EnterParagraphs("contacts", [])));
        var large = Enumerable.Range(0, 4).Select(place => One($"p-aaaaaaa{(char)('a' + place)}", $"OP{place}", new('x', 12_500)));
        Assert.Equal("bytes", Issued.Case("secretariat", new EnterParagraphs("contacts", [.. large])));
        Assert.Empty(Issued.Asked("secretariat", new EnterParagraphs("contacts", [.. large.Take(3)])));
    }

    [Fact]
    public void Words_are_in_a_language()
    {
        string? CaseOf(params WordsInLanguage[] words) =>
            Issued.Case("secretariat", new EnterParagraphs("contacts", [One(First, "OP1", "x") with { Words = [.. words] }]));
        Assert.Equal(["none", "twice", "malformed"], [CaseOf(), CaseOf(new("en", "One."), new("en", "Two.")), CaseOf(new WordsInLanguage("English", "One."))]);
        Assert.Equal("malformed", Read.Case("secretariat", French with { Language = "French" }));
    }

    [Fact]
    public void Translation_is_missing()
    {
        Assert.Equal("foreign", Read.Case("secretariat", French with { Paragraphs = [new("p-zzzzzzzz", "Rien.")] }));
        Assert.Equal("present", Read.Case("secretariat", French with { Language = "en" }));
        Assert.Equal("twice", Read.Case("secretariat", French with { Paragraphs = [new(First, "Un."), new(First, "Deux.")] }));
    }

    [Fact]
    public void A_language_is_behind_by_the_paragraphs_that_are_missing()
    {
        var paragraphs = Read.Does("secretariat", French with { Paragraphs = [French.Paragraphs[0]] }).Picture.Forum.Paragraphs.Documents["contacts"];
        Assert.Equal([("en", 0), ("fr", 1)], paragraphs.Missing.Select(one => (one.Key, one.Value)));
        Assert.Equal(["en"], paragraphs.Complete);
    }

    [Fact]
    public void The_hash_is_that_of_canonical_json()
    {
        var paragraphs = Read.Picture.Forum.Paragraphs.Documents["contacts"];
        const string Json = """[{"id":"p-aaaaaaaa","kind":"preambular","label":"PP1","words":{"en":"Recalling its resolutions,"}},"""
            + """{"id":"p-bbbbbbbb","kind":"operative","label":"OP1","words":{"en":"States should name a point of contact."}}]""";
        Assert.Equal(Json, Encoding.UTF8.GetString(ParagraphsJson.Of(paragraphs.All)));
        Assert.Equal(Comity.Record.Log.Hash.Of(Encoding.UTF8.GetBytes(Json)), paragraphs.HashIn(["en"]));
    }

    [Fact]
    public void Adopted_words_are_those_entered()
    {
        Assert.Equal("empty", Issued.Case("secretariat", Adopts(Read)));
        Assert.Equal("behind", Read.Case("secretariat", Adopts(Read, languages: ["en", "fr"])));
        Assert.Equal("different", Read.Case("secretariat", Adopts(Read) with { Paragraphs = Given.File("other words") }));
        var put = Read.Does("KEN", new PutDecision("contacts", "On contacts", DecisionMatter.Substantive, null, "contacts")).Does("secretariat", French);
        Assert.Equal("late", put.Case("secretariat", Adopts(put, languages: ["en", "fr"])));
        Assert.Empty(put.Asked("secretariat", Adopts(put)));
    }

    [Fact]
    public void A_decision_carries_the_adoption_of_the_words_that_were_read()
    {
        var given = Entered(Carrying.In_session());
        var carries = Adopts(given);
        given = given.Does("chair", Carrying.Put(carries));
        Assert.Equal("put", given.Case("secretariat", new EnterParagraphs("contacts", [One("p-cccccccc", "OP2", "They answer within a day.")])));
        given = given.Does("secretariat", French).Does("chair", Carrying.Ruling).Settled();
        Assert.Equal(carries, given.Picture.Texts.Texts["contacts-2026"].Structure);
        Assert.Equal(("CarriedActPasses", "carries[0].paragraphs"),
            Entered(Carrying.In_session()).Refusal("chair", Carrying.Put(carries with { Paragraphs = Given.File("other words") })));
    }

    [Fact]
    public void What_is_adopted_does_not_change_with_a_later_translation()
    {
        var given = InForce;
        var before = given.Picture.Forum.Paragraphs.Documents["contacts"].HashIn(["en"]);
        Assert.Equal(before, given.Does("secretariat", French).Picture.Forum.Paragraphs.Documents["contacts"].HashIn(["en"]));
    }

    [Fact]
    public void Structure_is_whole()
    {
        var adopts = Adopts(Read);
        Assert.Equal("hash", Read.Case("secretariat", adopts with { Paragraphs = null }));
        Assert.Equal("file", Read.Case("secretariat",
            adopts with { Document = null, Paragraphs = null, Languages = [new("en", Given.File("words")), new("fr")] }));
        Assert.Equal("document", Read.Case("secretariat", adopts with { Document = null, Languages = [new("en", Given.File("words"))] }));
    }

    [Fact]
    public void A_text_without_structure_is_adopted_as_before()
    {
        var files = new AdoptTextInParagraphs("norms", "Norms", "A/70/174", [new("en", Given.File("words"))], new(2015, 7, 22), [], "A/RES/70/237");
        var text = Issued.Does("secretariat", files).Picture.Texts.Texts["norms"];
        Assert.Equal((null, Given.File("words")), (text.Structure, text.Act.Languages[0].File.Value));
    }

    [Fact]
    public void Dates_are_in_order()
    {
        string? CaseOf(params ParagraphDates[] dates) => Read.Case("secretariat", Adopts(Read) with { Dates = [.. dates] });
        Assert.Equal("none", CaseOf(new ParagraphDates(Second)));
        Assert.Equal("twice", CaseOf(new(Second, null, new(2028, 1, 1)), new(Second, null, new(2029, 1, 1))));
        Assert.Equal("early", CaseOf(new ParagraphDates(Second, new(2026, 3, 31))));
        Assert.Equal("order", CaseOf(new ParagraphDates(Second, null, new(2028, 1, 1), new(2027, 1, 1))));
        Assert.Equal("order", CaseOf(new ParagraphDates(Second, new(2027, 1, 1), new(2027, 1, 1))));
    }

    [Fact]
    public void A_paragraph_lapses_while_its_text_is_in_force()
    {
        var adopts = Adopts(Read) with { Dates = [new(Second, new(2027, 1, 1), null, new(2030, 1, 1))] };
        var text = Read.Does("secretariat", adopts).Picture.Texts.Texts["contacts-2026"];
        Assert.Equal([false, true, false], ((DateOnly[])[new(2026, 6, 1), new(2029, 12, 31), new(2030, 1, 1)]).Select(day => text.InForceOn(day, Second)));
        Assert.True(text.InForceOn(new(2030, 1, 1), First));
    }

    [Fact]
    public void Paragraph_is_of_text()
    {
        Assert.Equal("unknown", InForce.Case("KEN", Supports with { Paragraph = "p-zzzzzzzz", Words = null }));
        Assert.Equal("label", Issued.With_text().Case("KEN", new TakePositionOnWords("norms-2015", First, null, Stance.Supports)));
        Assert.Empty(Issued.With_text().Asked("KEN", new TakePositionOnWords("norms-2015", "13(c)", null, Stance.Supports)));
        Assert.Equal("unknown", Read.Case("secretariat", Adopts(Read) with { Dates = [new("p-zzzzzzzz", null, new(2028, 1, 1))] }));
    }

    [Fact]
    public void Words_are_those_meant()
    {
        Assert.Equal("missing", InForce.Case("KEN", Supports with { Words = null }));
        Assert.Equal("other", InForce.Case("KEN", Supports with { Words = HashOf("Other words") }));
        Assert.Equal("unneeded", InForce.Case("KEN", Supports with { Paragraph = null }));
        Assert.Equal("unneeded", Issued.With_text().Case("KEN", new TakePositionOnWords("norms-2015", "13(c)", HashOf("x"), Stance.Supports)));
        Assert.Equal(("WordsAreThoseMeant", "paragraphs[0].words"), InForce.Refusal("KEN", Commits with { Paragraphs = [new("contacts-2026", Second)] }));
        Assert.Empty(InForce.Does("secretariat", French).Asked("KEN", Supports with { Words = HashOf(French.Paragraphs[1].Words) }));
    }

    [Fact]
    public void A_commitment_names_the_paragraphs_that_it_serves()
    {
        var commitment = InForce.Does("KEN", Commits).Picture.Forum.Commitments.All["answers"];
        Assert.Equal(new("contacts-2026", Second, HashOf(English)), Assert.Single(commitment.Paragraphs));
        Assert.Equal("taken", InForce.Does("KEN", Commits).Case("KEN", Commits));
        Assert.Equal("order", InForce.Case("KEN", Commits with { Until = Commits.From.AddDays(-1) }));
    }

    [Fact]
    public void Binding_is_of_its_model()
    {
        var given = Modelled(InForce);
        Assert.Equal("model", InForce.With_text().Does("secretariat", new EnterModel("norms-2015", Given.File("other"), "Other", ModelStatus.Working))
            .Case("secretariat", new BindParagraph("contacts-2026", Second, Given.File("other"), ["N-1"])));
        Assert.Equal("twice", given.Case("secretariat", new BindParagraph("contacts-2026", Second, Given.File("model"), ["N-1", "N-1"])));
    }

    [Fact]
    public void A_position_on_a_norm_is_lifted_by_the_binding_and_falls_back_when_it_ends()
    {
        var given = Modelled(InForce).Does("KEN", new TakePosition("contacts-2026", "N-1", Stance.Reserves, "We reserve."));
        Assert.Empty(On(given, Second));
        given = given.Does("secretariat", Binds);
        var lifted = Assert.Single(On(given, Second));
        Assert.Equal(("KEN", "N-1", Stance.Reserves, false), (lifted.Said.Participant, lifted.Norm, lifted.Said.Act.Stance, lifted.OtherWords));
        Assert.Empty(On(given.Does("secretariat", Binds with { Norms = [] }), Second));
    }

    [Fact]
    public void The_last_position_of_a_participant_counts_whether_on_the_norm_or_on_the_paragraph()
    {
        var given = Modelled(InForce).Does("KEN", new TakePosition("contacts-2026", "N-1", Stance.Reserves)).Does("secretariat", Binds).Does("KEN", Supports);
        Assert.Equal((Stance.Supports, null), Assert.Single(On(given, Second)) is var one ? (one.Said.Act.Stance, one.Norm) : default);
        Assert.Empty(On(given.Does("KEN", Supports with { Stance = Stance.Withdrawn }), Second));
    }

    [Fact]
    public void A_position_on_words_that_changed_says_so()
    {
        var given = InForce.Does("KEN", Supports).Does("FRA", Supports).Does("secretariat",
            Draft with { Document = "contacts-1", Symbol = "A/AC.300/2026/L.9/Rev.1", Relation = DocumentRelation.Revises, To = "contacts" });
        given = given.Does("secretariat", new EnterParagraphs("contacts-1",
            [Paragraphs.Paragraphs[0], One(Second, "OP1", "States shall name a point of contact.")]));
        given = given.Does("secretariat", Adopts(given, "contacts-1", "contacts-2027"));
        Assert.Equal([true, true], On(given, Second, "contacts-2027").Select(one => one.OtherWords));
        given = given.Does("FRA", new TakePositionOnWords("contacts-2027", Second, HashOf("States shall name a point of contact."), Stance.Supports));
        Assert.Equal([("FRA", false), ("KEN", true)], On(given, Second, "contacts-2027").Select(one => (one.Said.Participant, one.OtherWords)));
    }

    [Fact]
    public void A_position_by_letter_that_is_contested_falls_back()
    {
        var given = InForce.Does("KEN", Supports).Does("secretariat", Given.Letter("KEN", Supports with { Stance = Stance.Dissociates }));
        given = given.Does("KEN", new Comity.Record.Received.ContestReceived(given.Picture.Size - 1, "Not ours."));
        Assert.Equal(Stance.Supports, Assert.Single(On(given, Second)).Said.Act.Stance);
    }

    [Fact]
    public void What_can_be_named_of_a_text_are_its_paragraphs_and_their_words()
    {
        var given = InForce.Does("secretariat", French);
        string? Beside(Type type) => type == typeof(TextId) ? "contacts-2026" : type == typeof(ParagraphId) ? Second : null;
        Assert.Equal(["PP1", "OP1"], References.Of(typeof(ParagraphId))!.All(given.Picture, Beside).Select(thing => thing.Symbol));
        Assert.Equal(["en", "fr"], References.Of(typeof(WordsHash))!.All(given.Picture, Beside).Select(thing => thing.Symbol));
        Assert.Equal(["en, fr", "en", "fr"], References.Of(typeof(ParagraphsHash))!
            .All(given.Picture, type => type == typeof(DocumentId) ? "contacts" : null).Select(thing => thing.TitleIn("en")));
    }

    private static EnterCommitmentOnWords Commits { get; } = new(
        "answers", "Answers", CommitmentKind.ContactPoint, LegalCharacter.Political, "All requests", "An answer within a day", Given.Start, null, null, [],
        [new("contacts-2026", Second, HashOf(English))]);

    private static BindParagraph Binds { get; } = new("contacts-2026", Second, Given.File("model"), ["N-1", "N-2"]);

    private static Given Modelled(Given given) =>
        given.Does("secretariat", new EnterModel("contacts-2026", Given.File("model"), "Points of contact", ModelStatus.Working));

    private static ImmutableArray<ParagraphPosition> On(Given given, string paragraph, string text = "contacts-2026")
    {
        var found = given.Picture.Forum.Paragraphs.Find(text, paragraph)!;
        return new ParagraphPositions(given.Picture.Texts, text, [found]).On(found);
    }
}
