using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Comity.Accounts.SignIn;
using Xunit;

namespace Comity.Tests.Accounts;

/// <summary>Sessions, confirmations, keys of programs, and the end of an account.</summary>
public sealed class AccessTests(RunningSite site) : IClassFixture<RunningSite>, IAsyncLifetime
{
    private Enrolled person = default!;

    public async ValueTask InitializeAsync() => person = await site.PersonAsync();

    public ValueTask DisposeAsync()
    {
        person.Browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_session_that_was_ended_elsewhere_ends_at_once()
    {
        using var other = site.Browser();
        await Given.Sign_in(other, person.Name, Given.Password, person.Code(1));
        Assert.Equal("Your account", (await other.Open("/account")).Heading);
        var sessions = await person.Browser.Open("/account/sessions");
        Assert.Equal(2, sessions.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Firefox, Linux", sessions.Text, StringComparison.Ordinal);
        await person.Browser.Send(sessions, "_handler");
        Assert.Equal("Sign in", (await other.Open("/account")).Heading);
        Assert.Equal("Your account", (await person.Browser.Open("/account")).Heading);
    }

    [Fact]
    public async Task Sign_out_ends_the_session_also_for_a_copy_of_the_cookie()
    {
        using var copy = site.Browser();
        foreach (Cookie cookie in person.Browser.Cookies.GetAllCookies())
            copy.Cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", "localhost"));
        Assert.Equal("Your account", (await copy.Open("/account")).Heading);
        await person.Browser.Send(await person.Browser.Open("/account"), "sign-out");
        Assert.Equal("Sign in", (await copy.Open("/account")).Heading);
    }

    [Fact]
    public async Task A_recovery_code_is_no_confirmation_and_a_code_at_the_confirmation_is_one()
    {
        using var browser = site.Browser();
        await Given.Sign_in(browser, person.Name, Given.Password, person.Done.Codes[3]);
        var confirm = await browser.Open("/account/keys");
        Assert.Equal("Confirm that it is you", confirm.Heading);
        Assert.Single((await browser.Send(confirm, "code", ("code", "000000"))).Problems);
        Assert.Equal("Keys for programs", (await browser.Send(confirm, "code", ("code", person.Code(1)))).Heading);
    }

    [Fact]
    public async Task A_key_reads_within_its_scope_until_it_is_ended()
    {
        var key = await KeyAsync("Read");
        var (status, me) = await MeAsync(key);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("read", me.GetProperty("scope").GetString());
        await person.Browser.Send(await person.Browser.Open("/account/keys"), "_handler");
        Assert.Equal(HttpStatusCode.Unauthorized, (await MeAsync(key)).Status);
    }

    [Fact]
    public async Task A_key_that_may_act_says_so() => 
        Assert.Equal("act", (await MeAsync(await KeyAsync("Act"))).Answer.GetProperty("scope").GetString());

    [Theory]
    [InlineData("/api/v1/sealed")]
    [InlineData("/api/v1/consultations/future/votes")]
    public async Task A_key_that_reads_neither_votes_nor_seals(string address)
    {
        using var browser = site.Browser();
        using var request = With(await KeyAsync("Read"), address);
        request.Method = HttpMethod.Post;
        using var answer = await browser.Raw(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("This key only reads", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_does_not_open_the_account()
    {
        using var browser = site.Browser();
        using var answer = await browser.Raw(With(await KeyAsync("Act"), "/account/keys"));
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_is_told_apart_from_none_also_on_public_pages()
    {
        using var browser = site.Browser();
        using var answer = await browser.Raw(With("comity_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "/"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_not_kept()
    {
        var key = await KeyAsync("Read");
        Assert.DoesNotContain(key, (await person.Browser.Open("/account/keys")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(key, (await person.Browser.Open("/account/export")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Read", "90")]
    [InlineData("name", "", "90")]
    [InlineData("name", "7", "90")]
    [InlineData("name", "Read", "0")]
    [InlineData("name", "Read", "99999999999999")]
    public async Task What_is_wrong_with_a_key_is_said(string name, string scope, string days)
    {
        var page = await person.Browser.Send(await person.Browser.Open("/account/keys"), "keyName", ("keyName", name), ("scope", scope), ("days", days));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Single(page.Problems);
    }

    [Fact]
    public async Task Everything_that_is_kept_can_be_taken_away()
    {
        using var export = JsonDocument.Parse((await person.Browser.Open("/account/export")).Text);
        Assert.Equal("amina@example.org", export.RootElement.GetProperty("email").GetString());
        Assert.Equal(10, export.RootElement.GetProperty("recoveryCodesLeft").GetInt32());
    }

    [Fact]
    public async Task An_erased_account_is_gone_with_its_keys_and_sessions()
    {
        var key = await KeyAsync("Act");
        Assert.Equal(HttpStatusCode.OK, (await MeAsync(key)).Status);
        var unsure = await person.Browser.Send(await person.Browser.Open("/account/erase"), "sure");
        Assert.Single(unsure.Problems);
        var gone = await person.Browser.Send(unsure, "sure", ("sure", "yes"));
        Assert.Contains("The account was erased.", gone.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await MeAsync(key)).Status);
        using var browser = site.Browser();
        Assert.Single((await Given.Sign_in(browser, person.Name, Given.Password, person.Code(1))).Problems);
        Assert.DoesNotContain(person.Name, await KeptAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_change_of_name_shows_on_the_next_page()
    {
        var saved = await person.Browser.Send(await person.Browser.Open("/account/name"), "displayName", ("displayName", "H.E. Amina Wanjiru"), ("email", ""));
        Assert.Contains("H.E. Amina Wanjiru", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_other_sessions()
    {
        using var other = site.Browser();
        await Given.Sign_in(other, person.Name, Given.Password, person.Code(1));
        var page = await person.Browser.Open("/account/password");
        var code = Totp.Code(page.Value("secret"), Totp.StepAt(DateTimeOffset.UtcNow));
        var done = await person.Browser.Send(page, "secret", ("signInName", "amina"), ("password", "another quiet heron, further north"), ("code", code));
        Assert.Equal("Keep your recovery codes", done.Heading);
        Assert.Equal("Sign in", (await other.Open("/account")).Heading);
    }

    private async Task<string> KeptAsync()
    {
        await using var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(site.Folder, "side.db")}");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT group_concat(UserName || DisplayName || coalesce(Email, '')) FROM account";
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }

    private async Task<string> KeyAsync(string scope)
    {
        var page = await person.Browser.Send(await person.Browser.Open("/account/keys"), "keyName", ("keyName", "exporter"), ("scope", scope), ("days", "30"));
        return page.Codes[0];
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> MeAsync(string key)
    {
        using var browser = site.Browser();
        using var answer = await browser.Raw(With(key, "/api/v1/me"));
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }

    private static HttpRequestMessage With(string key, string address) =>
        new(HttpMethod.Get, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
}
