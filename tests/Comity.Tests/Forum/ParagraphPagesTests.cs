using System.Net;
using System.Text.Json;
using Comity.Forum.Documents;
using Comity.Forum.Paragraphs;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Log;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Storage;
using Xunit;
using static Comity.Tests.Kit.Docx.DocxFiles;

namespace Comity.Tests.Forum;

/// <summary>The pages on which paragraphs are entered, translated and read.</summary>
public sealed class ParagraphPagesTests(ProcessSite site) : IClassFixture<ProcessSite>
{
    private const string Typed = "Recalling its resolutions,\n\n1. States name a point of contact.\n\n2. They answer within a day.";

    [Fact]
    public async Task What_is_typed_is_corrected_and_entered()
    {
        var browser = (await site.SecretariatAsync()).Browser;
        await IssuedAsync("typed");
        var shown = await browser.Send(await browser.Open("/documents/typed/paragraphs/enter"), "typed", ("typed", Typed));
        Assert.Equal(["PP1", "OP1", "OP2"], ((string[])["l0", "l1", "l2"]).Select(shown.Value));
        var done = await browser.Send(shown, "l0", ("l2", "OP1 bis"), ("w0", ""));
        Assert.Empty(done.Problems);
        var entered = site.Picture.Forum.Paragraphs.Documents["typed"].All;
        Assert.Equal([("OP1", "States name a point of contact."), ("OP1 bis", "They answer within a day.")],
            entered.Select(one => (one.Label, one.Words["en"].Text)));
        Assert.All(entered, one => Assert.True(ParagraphId.IsForEver(one.Id)));
        var page = await browser.Open("/documents/typed");
        Assert.NotNull(page.Document.GetElementById(entered[0].Id));
    }

    [Fact]
    public async Task A_label_that_stands_twice_is_told_at_its_paragraph_and_nothing_is_entered()
    {
        var browser = (await site.SecretariatAsync()).Browser;
        await IssuedAsync("twice");
        var shown = await browser.Send(await browser.Open("/documents/twice/paragraphs/enter"), "typed", ("typed", Typed));
        var refused = await browser.Send(shown, "l0", ("l2", "op1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Two paragraphs have the label", Assert.Single(refused.Problems), StringComparison.Ordinal);
        Assert.Equal("op1", refused.Value("l2"));
        Assert.False(site.Picture.Forum.Paragraphs.Documents.ContainsKey("twice"));
    }

    [Fact]
    public async Task A_file_is_read_and_its_tables_are_told()
    {
        var browser = (await site.SecretariatAsync()).Browser;
        await IssuedAsync("sent");
        var page = await browser.Open("/documents/sent/paragraphs/enter");
        using var form = new MultipartFormDataContent();
        foreach (var input in page.Document.QuerySelectorAll("form[enctype='multipart/form-data'] input[type=hidden]"))
            form.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        form.Add(new StringContent("en"), "language");
        form.Add(new ByteArrayContent(Of(Table(Row("a")) + Paragraph(Run("1. First.")) + Paragraph(Run("2. Second.")))), "file", "draft.docx");
        var shown = await browser.Follow(new(HttpMethod.Post, "/documents/sent/paragraphs/enter") { Content = form });
        Assert.Equal(["1", "2"], ((string[])["l0", "l1"]).Select(shown.Value));
        Assert.Contains("1 table was not read", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documents_own_file_is_read_and_a_revision_keeps_the_ids()
    {
        var browser = (await site.SecretariatAsync()).Browser;
        var file = KnownFiles.Of(Of(Paragraph(Run("1. First.")) + Paragraph(Run("2. Second."))));
        await IssuedAsync("own", file);
        Assert.Empty((await browser.Send(await browser.Open("/documents/own/paragraphs/enter?file=en"), "l0")).Problems);
        await site.ActAsync(Draft("own-1", file) with { Symbol = "A/own/Rev.1", Relation = DocumentRelation.Revises, To = "own" });
        var shown = await browser.Open("/documents/own-1/paragraphs/enter?file=en");
        Assert.Empty((await browser.Send(shown, "l0", ("w1", "Second, and last."))).Problems);
        var documents = site.Picture.Forum.Paragraphs.Documents;
        Assert.Equal(documents["own"].All.Select(one => one.Id), documents["own-1"].All.Select(one => one.Id));
        Assert.Equal("Second, and last.", documents["own-1"].All[1].Words["en"].Text);
    }

    [Fact]
    public async Task A_translation_is_entered_paragraph_by_paragraph()
    {
        var browser = (await site.SecretariatAsync()).Browser;
        await EnteredAsync("tongues", "p-tonguesa", "p-tonguesb");
        var page = await browser.Open("/documents/tongues/paragraphs/translate?language=fr");
        Assert.Empty((await browser.Send(page, "w0", ("w1", "Deuxième."))).Problems);
        var read = await browser.Open("/documents/tongues");
        Assert.Contains("French: 1 of 2 paragraphs", read.Text, StringComparison.Ordinal);
        Assert.Equal("Deuxième.", read.Document.QuerySelector("#p-tonguesb p[lang=fr]")?.TextContent);
        page = await browser.Open("/documents/tongues/paragraphs/translate?language=fr");
        Assert.Null(page.Document.QuerySelector("[name=w1]"));
    }

    [Fact]
    public async Task The_page_of_a_text_shows_its_paragraphs_with_dates_positions_and_clauses()
    {
        await EnteredAsync("seen", "p-seenaaaa", "p-seenbbbb");
        await AdoptedAsync("seen", [new("p-seenbbbb", null, new(2028, 1, 1))]);
        var words = site.Picture.Forum.Paragraphs.Documents["seen"].All[1].Words["en"].Hash;
        await site.ActAsync(site.Delegate, "UTO", new TakePositionOnWords("seen", "p-seenbbbb", words, Stance.Supports));
        await site.ActAsync(new EnterModel("seen", KnownFiles.Of("a model of it"), "A model", ModelStatus.Working));
        await site.ActAsync(new BindParagraph("seen", "p-seenbbbb", KnownFiles.Of("a model of it"), ["N-7"]));
        using var browser = new Browser(site.Address);
        var section = (await browser.Open("/texts/seen?at=p-seenbbbb")).Document.GetElementById("p-seenbbbb")!.TextContent;
        Assert.All((string[])["Second of seen.", "Utopia", "Supports", "1 Jan 2028", "N-7"],
            part => Assert.Contains(part, section, StringComparison.Ordinal));
        var json = await browser.Open("/api/v1/texts/seen");
        var row = JsonDocument.Parse(json.Text).RootElement.GetProperty("paragraphs")[1];
        Assert.Equal(("p-seenbbbb", "2", "operative", "Second of seen.", words.ToHex(), "2028-01-01", "N-7"),
            (row.GetProperty("id").GetString(), row.GetProperty("label").GetString(), row.GetProperty("kind").GetString(),
                row.GetProperty("words").GetProperty("en").GetString(), row.GetProperty("hash").GetProperty("en").GetString(),
                row.GetProperty("review").GetString(), row.GetProperty("norms")[0].GetString()));
    }

    [Fact]
    public async Task The_canonical_json_of_a_document_has_the_hash_that_was_adopted()
    {
        await EnteredAsync("hashed", "p-hashedxa", "p-hashedxb");
        await AdoptedAsync("hashed", []);
        var bytes = await site.Client.GetByteArrayAsync(new Uri("/documents/hashed/paragraphs.json?languages=en", UriKind.Relative));
        Assert.Equal(site.Picture.Texts.Texts["hashed"].Structure!.Paragraphs!.Value, Hash.Of(bytes));
    }

    [Fact]
    public async Task The_form_of_a_position_offers_the_paragraphs_and_words_of_the_text()
    {
        await EnteredAsync("offered", "p-offereda", "p-offeredb");
        await AdoptedAsync("offered", []);
        var hash = site.Picture.Forum.Paragraphs.Documents["offered"].All[0].Words["en"].Hash.ToHex();
        var form = await (await site.DelegateAsync()).Browser.Open($"/act/TakePosition?text=offered&paragraph=p-offereda&words={hash}&as=UTO");
        Assert.Equal(("p-offereda", hash), (form.Value("paragraph"), form.Value("words")));
    }

    private static IssueDocument Draft(string id, Hash? file = null) => new(
        id, $"A/{id}", DocumentKind.Official, $"Draft {id}", Distribution.General, [new("en", file is { } sent ? sent : KnownFiles.Of($"file of {id}"))]);

    private Task<long> IssuedAsync(string id, Hash? file = null) => site.ActAsync(Draft(id, file));

    private async Task EnteredAsync(string id, string first, string second)
    {
        await IssuedAsync(id);
        await site.ActAsync(new EnterParagraphs(id,
        [
            new(first, "1", ParagraphKind.Operative, [new("en", $"First of {id}.")]),
            new(second, "2", ParagraphKind.Operative, [new("en", $"Second of {id}.")]),
        ]));
    }

    private Task<long> AdoptedAsync(string id, ParagraphDates[] dates) => site.ActAsync(new AdoptTextInParagraphs(
        id, $"Text {id}", $"A/{id}", [new("en")], new(2026, 1, 1), [.. dates], "Decision 9", id,
        site.Picture.Forum.Paragraphs.Documents[id].HashIn(["en"])));
}
