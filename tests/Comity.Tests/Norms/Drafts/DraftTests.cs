using System.Collections.Immutable;
using System.IO.Compression;
using Comity.Norms.Drafts;
using Comity.Tests.House;
using Comity.Tests.Norms.Pages;
using Xunit;

namespace Comity.Tests.Norms.Drafts;

/// <summary>Drafts, through HTTP: begun, changed, shared, exported; nothing that was typed is lost.</summary>
[Collection(nameof(PageServers))]
public sealed class DraftTests(PageServer server)
{
    private readonly HttpClient browser = server.Browser();

    private async Task<string> Begun(string from = "")
    {
        var page = await (await Page.Get(browser, "/drafts")).Send(browser, "/drafts", "Begin", ("title", "A try"), ("from", from));
        Assert.Equal(302, page.Status);
        return page.Location!.ToString().Replace(server.Address.ToString().TrimEnd('/'), "", StringComparison.Ordinal);
    }

    private async Task<Page> Saved(string draft, string file, Func<string, string> change, HttpClient? other = null)
    {
        var (who, here) = (other ?? browser, $"{draft}?file={file}");
        var page = await Page.Get(who, here);
        return await page.Send(who, here, "Save", ("text", change(page.Html.QuerySelector("textarea")!.TextContent)));
    }

    private async Task<string> Text(string draft, string file) => (await Page.Get(browser, $"{draft}?file={file}")).Html.QuerySelector("textarea")!.TextContent;

    [Fact]
    public async Task A_draft_is_begun_and_every_save_is_a_version()
    {
        var draft = await Begun();
        await Saved(draft, "README.md", text => text + "One more line.\n");
        await Saved(draft, "README.md", text => text + "And another.\n");
        Assert.EndsWith("One more line.\nAnd another.\n", await Text(draft, "README.md"), StringComparison.Ordinal);
        Assert.Equal(["3", "2", "1"], (await Page.Get(browser, draft)).Html.QuerySelectorAll("table tbody th").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_is_kept_and_its_error_shown_with_its_line()
    {
        var draft = await Begun();
        await Saved(draft, "norms.md", text => text.Replace("A State should not", "A State shuold not", StringComparison.Ordinal));
        var page = await Page.Get(browser, $"{draft}?file=norms.md");
        Assert.Contains("shuold", page.Html.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var problem = page.Html.QuerySelector(".problems")!;
        Assert.Contains("shuold", problem.QuerySelector("code")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#text", problem.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(200, (await Page.Get(browser, draft)).Status);
    }

    [Fact]
    public async Task The_second_of_two_who_save_gets_both_texts_and_loses_nothing()
    {
        var draft = await Begun();
        var here = $"{draft}?file=README.md";
        var (one, other) = (await Page.Get(browser, here), await Page.Get(browser, here));
        Assert.Equal(302, (await one.Send(browser, here, "Save", ("text", "# Mine\n"))).Status);
        var conflict = await other.Send(browser, here, "Save", ("text", "# Yours\n"));
        Assert.Equal(409, conflict.Status);
        Assert.Equal("# Yours\n", conflict.Html.QuerySelector("textarea")!.TextContent);
        Assert.Equal("# Mine", conflict.Html.QuerySelector("del")!.TextContent);
        Assert.Equal("# Yours", conflict.Html.QuerySelector("ins")!.TextContent);
        Assert.Contains("set aside", (await Page.Get(browser, draft)).Main, StringComparison.Ordinal);
        Assert.Equal(302, (await conflict.Send(browser, here, "Save this over the other text", ("text", "# Both\n"))).Status);
        Assert.Equal("# Both\n", await Text(draft, "README.md"));
    }

    [Fact]
    public async Task Two_who_save_different_documents_do_not_disturb_one_another()
    {
        var draft = await Begun();
        var other = await Page.Get(browser, $"{draft}?file=cases.md");
        await Saved(draft, "README.md", _ => "# One\n");
        Assert.Equal(302, (await other.Send(browser, $"{draft}?file=cases.md", "Save", ("text", "# Two\n"))).Status);
        Assert.Equal(("# One\n", "# Two\n"), (await Text(draft, "README.md"), await Text(draft, "cases.md")));
    }

    [Fact]
    public async Task One_norm_is_edited_alone()
    {
        var draft = await Begun();
        var here = $"{draft}?file=norms.md&norm=N-1";
        var page = await Page.Get(browser, here);
        var norm = page.Html.QuerySelector("textarea")!.TextContent;
        Assert.StartsWith("norm N-1", norm.TrimStart(), StringComparison.Ordinal);
        var before = await Text(draft, "norms.md");
        await page.Send(browser, here, "Save", ("text", norm.Replace("norm N-1", "# a note\nnorm N-1", StringComparison.Ordinal)));
        Assert.Equal(before.Replace("norm N-1", "# a note\nnorm N-1", StringComparison.Ordinal), await Text(draft, "norms.md"));
    }

    [Fact]
    public async Task A_link_to_read_lets_nobody_write_and_a_link_that_was_taken_back_opens_nothing()
    {
        var draft = await Begun();
        var shared = await (await Page.Get(browser, draft)).Send(browser, draft, "Make a link", ("label", "Delegation A"), ("right", "read"));
        var link = shared.Html.QuerySelector("#made")!.TextContent;
        using var stranger = server.Browser();
        var seen = await Page.Get(stranger, link);
        Assert.Equal(200, seen.Status);
        Assert.DoesNotContain("Delegation A", seen.Main, StringComparison.Ordinal);
        Assert.Null((await Page.Get(stranger, $"{link}?file=README.md")).Html.QuerySelector("textarea"));
        Assert.DoesNotContain(draft, seen.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await (await Page.Get(browser, draft)).Send(browser, draft, "Take back")).Status);
        Assert.Equal(404, (await Page.Get(stranger, link)).Status);
        Assert.Equal(200, (await Page.Get(browser, draft)).Status);
    }

    [Fact]
    public async Task A_link_to_edit_lets_others_write_but_not_share_or_delete()
    {
        var draft = await Begun();
        var shared = await (await Page.Get(browser, draft)).Send(browser, draft, "Make a link", ("label", "Chair"), ("right", "edit"));
        var link = shared.Html.QuerySelector("#made")!.TextContent;
        using var chair = server.Browser();
        Assert.Equal(302, (await Saved(link, "README.md", _ => "# From the chair\n", chair)).Status);
        Assert.Equal("# From the chair\n", await Text(draft, "README.md"));
        var page = await Page.Get(chair, link);
        Assert.DoesNotContain(page.Html.QuerySelectorAll("button"), button => button.TextContent is "Make a link" or "Delete for good");
    }

    [Fact]
    public async Task A_save_without_the_token_of_a_page_of_ours_is_refused()
    {
        var draft = await Begun();
        using var stranger = server.Browser();
        var answer = await stranger.PostAsync(new Uri($"{draft}?file=README.md", UriKind.Relative),
            new FormUrlEncodedContent([KeyValuePair.Create("_handler", "save"), KeyValuePair.Create("of", "1"), KeyValuePair.Create("text", "stolen")]));
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.DoesNotContain("stolen", await Text(draft, "README.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("incidents")]
    public async Task An_exported_draft_is_a_book_that_check_accepts(string from)
    {
        using var folder = new TemporaryFolder();
        var zip = Path.Combine(folder.Path, "book.zip");
        await File.WriteAllBytesAsync(zip, await browser.GetByteArrayAsync(new Uri($"{await Begun(from)}/export", UriKind.Relative)));
        await ZipFile.ExtractToDirectoryAsync(zip, folder.Path);
        var book = from.Length > 0 ? from : Path.GetFileName(Directory.EnumerateDirectories(folder.Path).Single());
        var (_, output) = Repository.Run(folder.Path, Repository.BuiltProgram, "check", book, "--as-of", "2026-03-01");
        Assert.Contains("A model, not the norm; not a legal determination.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("problem", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_is_imported_again()
    {
        var draft = await Begun();
        await Saved(draft, "README.md", _ => "# Carried\n");
        var zip = await browser.GetByteArrayAsync(new Uri($"{draft}/export", UriKind.Relative));
        var page = await Imported(zip);
        Assert.Equal(302, page.Status);
        Assert.Equal("# Carried\n", await Text(page.Location!.ToString(), "README.md"));
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[0])]
    public async Task What_is_no_archive_is_refused_with_a_sentence(byte[] content)
    {
        var page = await Imported(content);
        Assert.Equal(400, page.Status);
        Assert.NotNull(page.Html.QuerySelector(".problems a[href='#zip']"));
    }

    [Fact]
    public async Task A_draft_that_would_be_too_big_is_refused_and_the_text_stays_in_the_form()
    {
        var draft = await Begun();
        var page = await Saved(draft, "README.md", _ => new string('x', DraftLimits.MostBytes + 1));
        Assert.Equal(400, page.Status);
        Assert.Equal(DraftLimits.MostBytes + 1, page.Html.QuerySelector("textarea")!.TextContent.Length);
    }

    [Fact]
    public async Task A_form_of_many_megabytes_is_refused_and_the_server_goes_on()
    {
        var draft = await Begun();
        try
        {
            Assert.InRange((await Saved(draft, "README.md", _ => new string('x', 6 * 1024 * 1024))).Status, 400, 413);
        }
        catch (HttpRequestException)
        {
            // The server may close the connection before all was sent.
        }

        Assert.Equal(200, (await Page.Get(browser, draft)).Status);
    }

    [Fact]
    public async Task A_draft_that_is_deleted_is_gone()
    {
        var draft = await Begun();
        await (await Page.Get(browser, draft)).Send(browser, draft, "Delete for good");
        Assert.Equal(404, (await Page.Get(browser, draft)).Status);
    }

    [Theory]
    [InlineData("norms.md", true)]
    [InlineData("cases/one.md", true)]
    [InlineData("../norms.md", false)]
    [InlineData("/etc/passwd.md", false)]
    [InlineData("norms.txt", false)]
    [InlineData(".hidden.md", false)]
    [InlineData("a//b.md", false)]
    public void A_document_stays_inside_its_book(string path, bool isPath) => Assert.Equal(isPath, DraftFiles.IsPath(path));

    [Fact]
    public void An_archive_that_unfolds_to_too_much_is_refused()
    {
        var files = ImmutableSortedDictionary<string, string>.Empty.Add("big.md", new string('x', DraftLimits.MostBytes * 4));
        Assert.Null(DraftArchive.Read(new MemoryStream(DraftArchive.Write([("book", files)]))));
    }

    [Fact]
    public async Task A_change_says_which_cases_turn()
    {
        var draft = await Begun();
        await Saved(draft, "norms.md", text => text.Replace("norm N-1",
            "norm N-2 \"Another\"   source none   should not   voluntary\n  A State should not carries it out.\n\nnorm N-1", StringComparison.Ordinal));
        var page = await Page.Get(browser, draft);
        Assert.Equal(200, page.Status);
    }

    private async Task<Page> Imported(byte[] content)
    {
        var page = await Page.Get(browser, "/drafts");
        var form = page.Html.QuerySelectorAll("form").Single(one => one.GetAttribute("enctype") == "multipart/form-data");
        using var parts = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            parts.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        parts.Add(new ByteArrayContent(content), "zip", "book.zip");
        return await Page.Post(browser, "/drafts", parts);
    }
}
