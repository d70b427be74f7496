using System.Net;
using Comity.Forum.Documents;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Storage;
using Xunit;
using static Comity.Tests.Kit.Docx.DocxFiles;

namespace Comity.Tests.Forum;

/// <summary>The page on which a delegation sends its proposals as a table.</summary>
public sealed class ProposePageTests(ProcessSite site) : IClassFixture<ProcessSite>
{
    private const string Paper = "open-paper";

    [Fact]
    public async Task What_was_not_read_stands_above_the_proposals_and_stays_when_they_are_refused()
    {
        var struck = Cell(Paragraph(Run("within ") + Run("seven", "<w:strike/>") + Run(" ten days")));
        var row = $"<w:tr>{Cell(Paragraph(Run("3")))}{Cell("<w:p/>")}{struck}{Cell("<w:p/>")}</w:tr>";
        var page = await Sent(Of(Table(Row("Letterhead")) + Table(Row("Paragraph", "What to do", "Words", "Ground"), row)));
        const string Sentence = "1 table and 1 struck passage were not read.";
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(page.Text.IndexOf(Sentence, StringComparison.Ordinal), 0, page.Text.IndexOf("within ten days", StringComparison.Ordinal));
        var browser = (await site.DelegateAsync()).Browser;
        var refused = await browser.Send(page, "losses", ("w0", "\u202edays ten"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(Sentence, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposals_that_were_shown_are_entered()
    {
        var page = await Sent(Of(Table(Row("Paragraph", "What to do", "Words", "Ground"), Row("21", "", "within ten days", ""), Row("22", "Delete", "", ""))));
        var done = await (await site.DelegateAsync()).Browser.Send(page, "losses");
        Assert.Empty(done.Problems);
        Assert.Contains("Proposals entered: 2.", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_would_cost_too_much_is_refused_at_its_field()
    {
        var nested = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 9_000)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 9_000));
        var page = await Sent(Of(nested));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("more than 64 levels", Assert.Single(page.Problems), StringComparison.Ordinal);
    }

    /// <summary>Silence began while the table lay on the desk: the page says so, and what was sent is there still.</summary>
    [Fact]
    public async Task A_table_for_a_text_under_silence_is_shown_beside_how_to_break_it()
    {
        var page = await Sent(Of(Table(Row("Paragraph", "What to do", "Words", "Ground"), Row("21", "", "within ten days", ""))), to: "draft-report");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("within ten days", page.Text, StringComparison.Ordinal);
        Assert.Contains("This text is under silence.", page.Text, StringComparison.Ordinal);
        var refused = await (await site.DelegateAsync()).Browser.Send(page, "losses");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("within ten days", refused.Text, StringComparison.Ordinal);
    }

    private async Task<Page> Sent(byte[] file, string to = Paper)
    {
        var browser = (await site.DelegateAsync()).Browser;
        if (site.Picture.Forum.Documents.Find(Paper) is null)
            await site.ActAsync(new IssueDocument(Paper, "A/AC.300/2026/L.9", DocumentKind.Official, "A paper to which words are proposed",
                Distribution.General, [new("en", KnownFiles.Of("A paper."))]));
        var (page, address) = (await browser.Open(Address(Paper)), Address(to));
        using var form = new MultipartFormDataContent();
        foreach (var input in page.Document.QuerySelectorAll("form[enctype='multipart/form-data'] input[type=hidden]"))
            form.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        form.Add(new ByteArrayContent(file), "table", "proposals.docx");
        return await browser.Follow(new(HttpMethod.Post, address) { Content = form });
    }

    private static string Address(string document) => $"/documents/{document}/propose";
}
