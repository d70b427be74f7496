using Comity.Forum.Documents;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Tests.Record;
using Xunit;
using static Comity.Tests.Forum.DocumentsHappen;

namespace Comity.Tests.Forum;

/// <summary>The register of documents, and the words proposed for them.</summary>
public sealed class DocumentTests
{
    private static readonly DateOnly Later = new(2026, 6, 1);

    private static IssueDocument NonPaper { get; } =
        new("idea", null, DocumentKind.NonPaper, "An idea", Distribution.Limited, [new("en", Given.File("idea"))]);

    private static IssueDocument Paper { get; } =
        new("ken-paper", "A/AC.300/2026/WP.1", DocumentKind.WorkingPaper, "A paper", Distribution.General, [new("en", Given.File("paper"))], "KEN");

    [Theory]
    [InlineData("draft", "A/AC.300/2026/L.2", "document")]
    [InlineData("Draft 2", "A/AC.300/2026/L.2", "document")]
    [InlineData("draft-2", "A/AC.300/2026/L.1", "symbol")]
    public void Document_is_new(string id, string symbol, string place) =>
        Assert.Equal(("DocumentIsNew", place), A_draft().Refusal("secretariat", Draft with { Document = id, Symbol = symbol }));

    [Fact]
    public void Document_is_new_unless_it_is_reissued_under_its_symbol()
    {
        var given = A_draft().Does("secretariat", new WithdrawDocument("draft", "Technical reasons."));
        given.Does("secretariat", Draft with { Document = "draft-again", Relation = DocumentRelation.Reissues, To = "draft" });
        Assert.Equal("draft-again", Assert.Single(given.Picture.Forum.Documents.Of("draft")).Id);
    }

    [Fact]
    public void Document_bears_its_symbol_where_its_kind_does()
    {
        var given = A_draft();
        Assert.Equal(("DocumentBearsItsSymbol", "symbol"), given.Refusal("secretariat", NonPaper with { Symbol = "A/1" }));
        Assert.Equal(("DocumentBearsItsSymbol", "symbol"), given.Refusal("secretariat", Draft with { Document = "other", Symbol = null }));
        Assert.Equal(("DocumentBearsItsSymbol", "symbol"), given.Refusal("secretariat", Draft with { Document = "other", Symbol = "A 1" }));
        given.Does("secretariat", NonPaper);
        Assert.Equal("An idea", given.Picture.Forum.Documents.All["idea"].Name);
    }

    [Fact]
    public void Author_is_where_one_belongs()
    {
        var given = A_draft();
        Assert.Equal(("AuthorIsWhereOneBelongs", "author"), given.Refusal("secretariat", Paper with { Author = null }));
        Assert.Equal(("AuthorIsWhereOneBelongs", "author"), given.Refusal("secretariat", Paper with { Author = "BRA" }));
        Assert.Equal(("AuthorIsWhereOneBelongs", "author"), given.Refusal("secretariat", NonPaper with { Author = "KEN" }));
        Assert.Equal(("AuthorIsWhereOneBelongs", "author"),
            given.Refusal("secretariat", Draft with { Document = "r", Symbol = "A/2", Kind = DocumentKind.Report, Author = "KEN" }));
        given.Does("secretariat", Paper).Does("secretariat", Draft with { Document = "national", Symbol = "A/3", Author = "KEN" });
    }

    [Fact]
    public void Relation_is_whole()
    {
        var given = A_draft();
        var revision = Draft with { Document = "draft-1", Symbol = "A/AC.300/2026/L.1/Rev.1", Relation = DocumentRelation.Revises, To = "draft" };
        Assert.Equal(("RelationIsWhole", "relation"), given.Refusal("secretariat", revision with { Relation = null }));
        Assert.Equal(("RelationIsWhole", "to"), given.Refusal("secretariat", revision with { To = null }));
        Assert.Equal(("RelationIsWhole", "to"), given.Refusal("secretariat", revision with { To = "nothing" }));
        given.Does("secretariat", new WithdrawDocument("draft", "Withdrawn."));
        Assert.Equal(("RelationIsWhole", "to"), given.Refusal("secretariat", revision));
    }

    [Theory]
    [InlineData(DocumentRelation.Revises, "A/AC.300/2026/L.1/Rev.1", true)]
    [InlineData(DocumentRelation.Revises, "A/AC.300/2026/L.1/Rev.x", false)]
    [InlineData(DocumentRelation.Revises, "A/AC.300/2026/L.2", false)]
    [InlineData(DocumentRelation.Corrects, "A/AC.300/2026/L.1/Corr.12", true)]
    [InlineData(DocumentRelation.Corrects, "A/AC.300/2026/L.1/Rev.1", false)]
    [InlineData(DocumentRelation.AddsTo, "A/AC.300/2026/L.1/Add.1", true)]
    [InlineData(DocumentRelation.AddsTo, "A/AC.300/2026/L.1/Add.0", false)]
    [InlineData(DocumentRelation.Reissues, "A/AC.300/2026/L.1*", true)]
    [InlineData(DocumentRelation.Reissues, "A/AC.300/2026/L.9", false)]
    public void Revision_follows_its_symbol(DocumentRelation relation, string symbol, bool passes) => Assert.Equal(
        passes ? [] : ["RevisionFollowsItsSymbol"],
        A_draft().Asked("secretariat", Draft with { Document = "next", Symbol = symbol, Relation = relation, To = "draft" }).Select(refusal => refusal.Rule));

    [Fact]
    public void Revision_follows_its_symbol_from_revision_to_revision()
    {
        var first = Draft with { Document = "draft-1", Symbol = "A/AC.300/2026/L.1/Rev.1", Relation = DocumentRelation.Revises, To = "draft" };
        A_draft().Does("secretariat", first).Does("secretariat", first with { Document = "draft-2", Symbol = "A/AC.300/2026/L.1/Rev.2", To = "draft-1" })
            .Does("secretariat",
                first with { Document = "corr", Symbol = "A/AC.300/2026/L.1/Rev.2/Corr.1", Relation = DocumentRelation.Corrects, To = "draft-2" });
    }

    [Fact]
    public void Language_is_there_or_due()
    {
        var given = A_draft();
        foreach (var wrong in (DocumentLanguage[])[new("fr"), new("fr", Given.File("x"), Later), new("en", null, Later), new("French", null, Later),
            new("fr", null, new DateOnly(2026, 2, 28))])
            Assert.Equal(("LanguageIsThereOrDue", wrong.Language == "en" ? "languages[0]" : "languages[1]"),
                given.Refusal("secretariat", NonPaper with { Languages = [new("en", Given.File("x")), wrong] }));
        Assert.Equal(("LanguageIsThereOrDue", "languages"), given.Refusal("secretariat", NonPaper with { Languages = [] }));
        Assert.Equal(("LanguageIsThereOrDue", "language"), given.Refusal("KEN", Speech with { Language = "English" }));
        given.Does("secretariat", NonPaper with { Languages = [new("zh-Hans", null, Later)] });
    }

    [Fact]
    public void Document_stands_while_one_adds_withdraws_or_proposes()
    {
        var given = A_draft().Does("secretariat", new WithdrawDocument("draft", "Withdrawn."));
        Assert.Equal(("DocumentStands", "document"), given.Refusal("secretariat", new AddLanguage("draft", "es", Given.File("x"), Distribution.General)));
        Assert.Equal(("DocumentStands", "document"), given.Refusal("secretariat", new WithdrawDocument("draft", "Again.")));
        Assert.Equal(("DocumentStands", "document"), given.Refusal("KEN", Wording));
        Assert.Equal("Withdrawn.", given.Picture.Forum.Documents.All["draft"].Withdrawn);
    }

    [Fact]
    public void Language_is_missing_before_it_is_added()
    {
        var given = A_draft();
        Assert.Equal(("LanguageIsMissing", "language"), given.Refusal("secretariat", new AddLanguage("draft", "en", Given.File("x"), Distribution.General)));
        given.Does("secretariat", new AddLanguage("draft", "fr", Given.File("x"), Distribution.General));
        var document = given.Picture.Forum.Documents.Find("draft")!;
        Assert.Equal((2, 0), (document.Files.Count, document.Due.Count));
    }

    [Fact]
    public void Distribution_is_that_of_the_document() => Assert.Equal(
        ("DistributionIsThatOfTheDocument", "distribution"),
        A_draft().Refusal("secretariat", new AddLanguage("draft", "fr", Given.File("x"), Distribution.Limited)));

    [Fact]
    public void Document_is_ones_own()
    {
        var given = A_draft().With_member("FRA").With_chair().Does("KEN", Speech)
            .Does("chair", new IssueDocument("letter", null, DocumentKind.Letter, "A letter", Distribution.General, [new("en", Given.File("l"))]));
        Assert.Equal(("DocumentIsOnesOwn", "document"), given.Refusal("FRA", new WithdrawDocument(Speech.Document, "Not ours.")));
        Assert.Equal(("DocumentIsOnesOwn", "document"), given.Refusal("chair", new WithdrawDocument(Speech.Document, "Not ours.")));
        given.Does("KEN", new WithdrawDocument(Speech.Document, "An error.")).Does("chair", new WithdrawDocument("letter", "An error."));
    }

    [Fact]
    public void Circulating_is_a_right_that_every_kind_has()
    {
        var given = A_draft();
        foreach (var kind in Enum.GetValues<ParticipantKind>())
        {
            var code = $"K{(int)kind}X";
            given.With(code, kind).Does(code, Speech with { Document = $"statement-{(int)kind}" });
        }

        // The table gives it to all kinds today; the rule is asked of one that has it not.
        Assert.Null(DocumentRules.CirculatingIsARight(given.Picture.Members.Participants, new(given.Says("KEN", Speech), given.Now, SignatureLevel.Session),
            Speech));
    }

    [Fact]
    public void Proposing_is_a_right()
    {
        var given = A_draft().With("ICRC", ParticipantKind.InternationalOrganization).With("HOL", ParticipantKind.ObserverState);
        Assert.Equal(("ProposingIsARight", null), given.Refusal("ICRC", Wording));
        given.Does("HOL", Wording);
    }

    [Theory]
    [InlineData(WordingKind.Replace, null)]
    [InlineData(WordingKind.InsertAfter, null)]
    [InlineData(WordingKind.Delete, "words")]
    public void Wording_has_its_words(WordingKind kind, string? words) =>
        Assert.Equal(("WordingHasItsWords", "words"), A_draft().Refusal("KEN", Wording with { Kind = kind, Words = words }));

    [Fact]
    public void Wording_is_ones_own()
    {
        var given = A_draft().With_member("FRA").Does("KEN", Wording);
        var position = given.Picture.Size - 1;
        Assert.Equal(("WordingIsOnesOwn", "proposal"), given.Refusal("FRA", new WithdrawWording(position)));
        Assert.Equal(("WordingIsOnesOwn", "proposal"), given.Refusal("KEN", new WithdrawWording(position + 1)));
        given.Does("KEN", new WithdrawWording(position));
        Assert.Equal(("WordingIsOnesOwn", "proposal"), given.Refusal("KEN", new WithdrawWording(position)));
    }

    [Fact]
    public void The_compilation_holds_what_stands_by_paragraph_as_first_touched()
    {
        var given = A_draft().With_member("FRA").Does("KEN", Wording with { Paragraph = "12" }).Does("FRA", Wording with { Paragraph = "3" })
            .Does("FRA", Wording with { Paragraph = "12" })
            .Does("KEN", Wording with { Paragraph = "9" });
        given.Does("KEN", new WithdrawWording(given.Picture.Size - 1));
        Assert.Equal(["12:KEN,FRA", "3:FRA"], given.Picture.Forum.Documents.Compilation("draft").Select(group =>
            $"{group.Key}:{string.Join(',', group.Select(one => one.Participant))}"));
    }

    [Fact]
    public void A_delegation_that_never_signs_in_takes_part_by_letters()
    {
        var given = A_draft().Does("secretariat", Given.Admit("BRA"));
        given.Does("secretariat", Given.Letter("BRA", Speech with { Document = "bra" })).Does("secretariat", Given.Letter("BRA", Wording)).After(31);
        var documents = given.Picture.Forum.Documents;
        Assert.Equal(("BRA", "BRA"), (documents.All["bra"].Act.Author?.Value, Assert.Single(documents.Proposals.Values).Participant));
        var proposal = documents.Proposals.Keys.Single();
        given.Does("secretariat", Given.Letter("BRA", new WithdrawWording(proposal)))
            .Does("secretariat", Given.Letter("BRA", new WithdrawDocument("bra", "An error."))).After(31);
        Assert.True(given.Picture.Forum.Documents.Proposals[proposal].IsWithdrawn);
        Assert.Equal("An error.", given.Picture.Forum.Documents.All["bra"].Withdrawn);
        Assert.Empty(given.Picture.Members.Credentials.Credentials.Where(person => person.Value.ContainsKey("BRA")));
    }

    [Fact]
    public void Every_act_that_a_participant_may_do_can_be_received_but_what_confirms_brings_keys_or_recalls() => Assert.Equal(
        ["ConfirmReceived", "RecallFile", "RegisterKey", "RevokeKey"],
        Process.Acts.Where(kind => (kind.Roles & Role.AnyParticipant) != Role.None)
            .Where(kind => Comity.Record.Received.ReceivedRules.ReceivedIsPlain(
                Given.A_process().Picture.Record.Received, new(Given.A_process().Says("secretariat", Draft), Given.Start, SignatureLevel.Session),
                Given.Letter("KEN", kind.Sample())) is not null)
            .Select(kind => kind.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Files_of_general_documents_are_public_and_those_of_limited_ones_are_not()
    {
        Assert.Equal([new NamedFile(Given.File("draft en"), FileUse.Paper, "IssueDocument", "languages[0].file")], ActFiles.Of(Draft));
        Assert.Equal("IssueDocument.languages.file", ActFiles.Of(Draft).Single().Field);
        Assert.True(ActFiles.Of(Speech).Single().IsPublic);
        Assert.False(ActFiles.Of(NonPaper).Single().IsPublic);
        Assert.Equal([true, false], new[] { Distribution.General, Distribution.Limited }.Select(one =>
            ActFiles.Of(new AddLanguage("draft", "fr", Given.File("x"), one)).Single().IsPublic));
    }

    private static Given A_draft() => Given.A_process().With_member("KEN").Does("secretariat", Draft);
}
