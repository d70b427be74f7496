using Comity.Tests.House;
using Comity.Kit;
using System.CodeDom.Compiler;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using Comity.Host;
using Comity.Members.Credentials;
using Comity.Tests.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Host;

/// <summary>Who may see and send what: every address of the running server stands in the one table, and every role meets what the table says.</summary>
public sealed class AccessTests(RoleSite shared) : IClassFixture<RoleSite>
{
    private readonly ProcessSite site = shared.Site;
    private readonly IReadOnlyDictionary<string, (Browser Browser, string Key)> persons = shared.Persons;

    [Fact]
    public void Every_address_of_the_server_stands_in_the_table() =>
        Assert.Empty(Endpoints().Where(endpoint => Access.Of(endpoint) is null).Select(endpoint => endpoint.RoutePattern.RawText));

    /// <summary>Otherwise each start compiles expressions for it. The compiler sees a lambda or a method of the project, and no delegate from
    /// elsewhere.</summary>
    [Fact]
    public void Every_handler_that_takes_parameters_is_made_by_the_compiler() => Assert.Empty(
        Endpoints().Where(endpoint => endpoint.Metadata.OfType<MethodInfo>().Any() && !endpoint.Metadata.OfType<GeneratedCodeAttribute>().Any())
            .Select(endpoint => endpoint.RoutePattern.RawText));

    [Fact]
    public void The_table_holds_no_address_twice() =>
        Assert.Empty(Access.Table.Where(line => line.Pattern != "/api/v1/acts").GroupBy(line => line.Pattern, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public async Task Every_role_meets_what_the_table_says()
    {
        var wrong = new List<string>();
        foreach (var line in Access.Table.Where(line => line.Read is not null && !Skipped(line.Pattern)))
            foreach (var role in persons.Keys)
                if (await Read(line, role) is { } status && status != Expected(line, role))
                    wrong.Add($"GET {line.Pattern} as {role}: {status}, expected {Expected(line, role)}");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Who_may_not_send_is_refused_before_anything_is_read()
    {
        var wrong = new List<string>();
        foreach (var (pattern, role, expected) in (List<(string, string, int)>)
        [
            ("/api/v1/files", "public", 401), ("/api/v1/files", "stranger", 403), ("/api/v1/files", "delegate", 201), ("/api/v1/files", "expert", 201),
            ("/api/v1/files", "secretariat", 201),
            ("/api/v1/sealed", "public", 401), ("/api/v1/sealed", "stranger", 415), ("/api/v1/acts", "public", 415),
            ("/api/v1/consultations/first-round/votes", "public", 401),
        ])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, pattern) { Content = new ByteArrayContent("A note"u8.ToArray()) };
            if (persons[role].Key.Length > 0)
                request.Headers.Authorization = new("Bearer", persons[role].Key);
            using var answer = await site.Client.SendAsync(request);
            if ((int)answer.StatusCode != expected)
                wrong.Add($"POST {pattern} as {role}: {(int)answer.StatusCode}, expected {expected}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("AdmitParticipant", "secretariat")]
    [InlineData("OpenLot", "secretariat", "chair")]
    [InlineData("TakePosition", "delegate", "head", "observer")]
    [InlineData("IssueCredentials", "head")]
    [InlineData("RegisterKey", "secretariat", "chair", "delegate", "head", "observer", "reviewer", "expert", "mediator", "stranger")]
    [InlineData("NoteSealed", "chair")]
    public async Task The_form_of_an_act_opens_for_its_roles_only(string act, params string[] roles)
    {
        var open = new List<string>();
        foreach (var (role, (browser, _)) in persons.Where(one => one.Key != "public"))
        {
            var page = await browser.Open($"/act/{act}");
            Assert.Equal(roles.Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, page.Status);
            if (page.Status == HttpStatusCode.OK)
                open.Add(role);
        }

        Assert.Equal(roles.Order(), open.Order());
        Assert.StartsWith("/account/sign-in", (await persons["public"].Browser.Open($"/act/{act}")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_brings_its_proof_a_session_and_nothing_typed_is_lost()
    {
        var wrong = new List<string>();
        using var nobody = site.Running.Browser();
        foreach (var line in Access.Table.Where(line => line.Send?.NeedsAccount == true))
        {
            var answer = await SendAsync(nobody, line, Typed);
            var isRefused = IsForPrograms(line) ? Problem(answer) == "session"
                : answer.Status == HttpStatusCode.Unauthorized && answer.Value("words") == Typed && answer.Heading == "Sign in again";
            if (!isRefused)
                wrong.Add($"POST {line.Pattern}: {answer.Status} {answer.Heading}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Request_brings_its_proof_a_confirmation_and_nothing_typed_is_lost()
    {
        var wrong = new List<string>();
        foreach (var line in Access.Table.Where(line => line.Send?.Proof == Proof.Confirmation && !IsForPrograms(line)))
        {
            var answer = await SendAsync(shared.Unconfirmed, line, Typed);
            if (answer.Status != HttpStatusCode.Forbidden || answer.Value("words") != Typed || answer.Heading != "Confirm that it is you")
                wrong.Add($"POST {line.Pattern}: {answer.Status} {answer.Heading}");
        }

        foreach (var line in Access.Table.Where(line => line.Read?.Proof == Proof.Confirmation))
            if ((await shared.Unconfirmed.Open(AddressOf(line))).Heading != "Confirm that it is you")
                wrong.Add($"GET {line.Pattern}");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Request_brings_its_proof_at_the_door_where_acts_are_entered()
    {
        var (wrong, before) = (new List<string>(), site.Picture.Size);
        foreach (var line in Access.Table.Where(line => line.Send?.Proof == Proof.AtTheDoor))
        {
            var page = await shared.Unconfirmed.Open(AddressOf(line).Replace("TakePosition", "RegisterKey", StringComparison.Ordinal));
            var answer = await shared.Unconfirmed.Follow(new(HttpMethod.Post, page.Address)
            {
                Content = new FormUrlEncodedContent(
                [
                    new("__RequestVerificationToken", page.Document.QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value") ?? ""),
                    new("_handler", "act"), new("act", "RegisterKey"), new("do", "enter"), new("as", "self"), new("nonce", "nonce-000001"),
                    new("key", "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="), new("label", Typed), new("words", Typed),
                ]),
            });
            if (answer.Address.StartsWith("/record/", StringComparison.Ordinal))
                wrong.Add($"POST {line.Pattern}: {answer.Status} {answer.Address}");
        }

        Assert.Empty(wrong);
        Assert.Equal(before, site.Picture.Size);
    }

    [Fact]
    public async Task Key_that_reads_sends_nothing_whatever_the_address_and_counts_where_programs_read()
    {
        var wrong = new List<string>();
        foreach (var line in Access.Table)
            foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch])
            {
                using var request = new HttpRequestMessage(method, AddressOf(line)) { Content = new StringContent("{}", null, "application/json") };
                request.Headers.Authorization = new("Bearer", shared.ReadKey);
                using var answer = await site.Client.SendAsync(request);
                var said = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode != HttpStatusCode.Forbidden || !said.Contains("\"case\":\"scope\"", StringComparison.Ordinal))
                    wrong.Add($"{method} {line.Pattern}: {answer.StatusCode}");
            }

        Assert.Empty(wrong);
        Assert.Equal(HttpStatusCode.OK, await ReadAsync("/api/v1/me"));
        Assert.Equal(HttpStatusCode.OK, await ReadAsync("/log/checkpoint"));
        Assert.Equal(HttpStatusCode.Forbidden, await ReadAsync("/account/me"));
        Assert.Equal(HttpStatusCode.Forbidden, await ReadAsync("/drafts"));
    }

    [Fact]
    public async Task Vote_that_lacks_a_confirmation_is_cast_after_it()
    {
        using var voter = site.Running.Browser();
        var person = await shared.AnotherDelegateAsync();
        await Given.Sign_in(voter, person.Name, Given.Password, person.Done.Codes[0]);
        var form = await voter.Open("/consultations/first-round");
        var asked = await voter.Send(form, "vote-0", ("as", "UTO"), ("vote-0", "Agree"));
        Assert.Equal((HttpStatusCode.Forbidden, "Agree"), (asked.Status, asked.Value("vote-0")));
        var wrong = await voter.Send(asked, "proof.code", ("proof.code", "000000"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Agree"), (wrong.Status, wrong.Value("vote-0")));
        var cast = await voter.Send(wrong, "proof.code", ("proof.code", person.Code(1)));
        Assert.Equal(HttpStatusCode.OK, cast.Status);
        Assert.Contains("votes-first-round.txt", cast.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_there_after_the_session_ended_and_the_person_signed_in_again()
    {
        using var writer = site.Running.Browser();
        var person = await shared.AnotherDelegateAsync();
        await Given.Sign_in(writer, person.Name, Given.Password, person.Done.Codes[1]);
        var form = await writer.Open("/act/TakePosition?as=UTO");
        foreach (System.Net.Cookie cookie in writer.Cookies.GetAllCookies())
            cookie.Expired = cookie.Name == "comity-session";
        var asked = await writer.Send(form, "text", ("text", "norms-2015"), ("statement", Typed), ("do", "check"));
        Assert.Equal((HttpStatusCode.Unauthorized, Typed), (asked.Status, asked.Value("statement")));
        var again = await writer.Send(asked, "proof.name", ("proof.name", person.Name), ("proof.password", "wrong"), ("proof.code", "1"));
        Assert.Equal(Typed, again.Value("statement"));
        var back = await writer.Send(
            again, "proof.name", ("proof.name", person.Name), ("proof.password", Given.Password), ("proof.code", person.Done.Codes[2]));
        Assert.Equal((HttpStatusCode.OK, Typed, "You are signed in"), (back.Status, back.Value("statement"), back.Heading));
        var sent = await writer.Send(back, "statement");
        Assert.True(sent.Text.Contains(Typed, StringComparison.Ordinal), $"{sent.Status} {sent.Heading} {sent.Document.QuerySelector("main")?.TextContent}");
    }

    /// <summary>Drafts are open to everyone, and this one is somebody's.</summary>
    [Fact]
    public async Task What_was_typed_into_a_draft_is_kept_when_the_session_ended()
    {
        using var writer = site.Running.Browser();
        var person = await shared.AnotherDelegateAsync();
        await Given.Sign_in(writer, person.Name, Given.Password, person.Done.Codes[0]);
        var draft = await writer.Send(await writer.Open("/drafts"), "title", ("title", "Mine"), ("from", ""));
        var form = await writer.Open(draft.Document.QuerySelector("main a[href*='?file=']")!.GetAttribute("href")!);
        foreach (System.Net.Cookie cookie in writer.Cookies.GetAllCookies())
            cookie.Expired = cookie.Name == "comity-session";
        var asked = await writer.Send(form, "text", ("text", $"# {Typed}\n"));
        Assert.Equal((HttpStatusCode.Unauthorized, $"# {Typed}\n"), (asked.Status, asked.Value("text")));
        var back = await writer.Send(
            asked, "proof.name", ("proof.name", person.Name), ("proof.password", Given.Password), ("proof.code", person.Done.Codes[1]));
        Assert.Contains(Typed, (await writer.Send(back, "text")).Text, StringComparison.Ordinal);
        Assert.Contains(Typed, (await writer.Open(form.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_site_has_a_browser_send_is_not_carried()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/name") { Content = new FormUrlEncodedContent([new("words", Typed)]) };
        request.Headers.Add("Origin", "https://evil.example");
        using var browser = site.Running.Browser();
        var answer = await browser.Follow(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain(Typed, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_breaks_off_is_no_mistake_of_the_server()
    {
        var wrong = new List<string>();
        foreach (var line in Access.Table.Where(line => line.Send is not null))
            foreach (var browser in (Browser[])[persons["public"].Browser, shared.Unconfirmed, persons["delegate"].Browser])
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(line));
                request.Content = new ByteArrayContent("--a\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\nhalf"u8.ToArray());
                request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=a");
                using var answer = await browser.Raw(request);
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"POST {line.Pattern}: {answer.StatusCode}");
            }

        Assert.Empty(wrong);
    }

    /// <summary>COMITY_RENEW=1 renews it.</summary>
    [Fact]
    public void The_list_of_access_is_the_one_in_the_repository()
    {
        var path = Path.Combine(Repository.Root, "docs/api/access.csv");
        if (Environment.GetEnvironmentVariable("COMITY_RENEW") == "1")
            File.WriteAllBytes(path, AccessList.Bytes);
        Assert.Equal(File.ReadAllText(path), System.Text.Encoding.UTF8.GetString(AccessList.Bytes));
    }

    [Fact]
    public void The_list_of_access_has_every_request_that_the_server_answers()
    {
        var answered = Endpoints().SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            .Where(method => method != "HEAD" && (method == "GET" ? Access.Of(endpoint)!.Read : Access.Of(endpoint)!.Send) is not null)
            .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"));
        Assert.Equal(
            answered.Distinct().Order(StringComparer.Ordinal), AccessList.Rows.Select(row => $"{row.Method} {row.Path}").Order(StringComparer.Ordinal));
    }

    private const string Typed = "An hour of typing";

    private static bool IsForPrograms(AccessLine line) => line.Pattern.StartsWith("/api/v1", StringComparison.Ordinal);

    private static string Problem(Page answer) => System.Text.Json.JsonDocument.Parse(answer.Text).RootElement.GetProperty("case").GetString()!;

    private static Task<Page> SendAsync(Browser browser, AccessLine line, string typed) => browser.Follow(new(HttpMethod.Post, AddressOf(line))
    {
        Content = new FormUrlEncodedContent([new("words", typed), new("_handler", "act")]),
    });

    private async Task<HttpStatusCode> ReadAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new("Bearer", shared.ReadKey);
        using var answer = await site.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private static string AddressOf(AccessLine line) =>
        line.Pattern.Split('/').Select(part => Filled(line.Pattern.Split('/')[1], part)).Aggregate((one, other) => $"{one}/{other}");

    private IEnumerable<RouteEndpoint> Endpoints() => site.Offers.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool Skipped(string pattern) =>
        pattern is "/status/{Code:int}" or "/account/too-many" or "/account/proof" or "/_framework/opaque-redirect" or "/api/v1/{**rest}"
        || pattern.StartsWith("/account/openid", StringComparison.Ordinal);

    private async Task<int?> Read(AccessLine line, string role)
    {
        var address = AddressOf(line);
        if (address.StartsWith("/api/v1", StringComparison.Ordinal))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (persons[role].Key.Length > 0)
                request.Headers.Authorization = new("Bearer", persons[role].Key);
            using var answer = await site.Client.SendAsync(request);
            return Kind((int)answer.StatusCode, "");
        }

        var page = await persons[role].Browser.Open(address);
        return Kind((int)page.Status, page.Address);
    }

    /// <summary>What an answer says of access alone: that nothing is there, or that a parameter is missing, says that one may ask.</summary>
    private static int Kind(int status, string address) =>
        address.StartsWith("/account/sign-in?return", StringComparison.Ordinal) ? 401 : status is 401 or 403 ? status : status >= 500 && status != 503 ? status
            : 200;

    private static int Expected(AccessLine line, string role) =>
        line.Pattern == "/act/{Type}" ? role is "public" ? 401 : role is "delegate" or "head" or "observer" ? 200 : 403
        : line.Read!.NeedsAccount && role == "public" ? 401
        : line.Read == Who.Person && role == "stranger" ? 403
        : line.Read == Who.Secretary && role != "secretariat" ? 403
        : line.Read == Who.Inviter.Confirmed && role is not ("secretariat" or "head") ? 403
        : 200;

    /// <summary>What stands for a part of an address: something that the site has, so that the address is not refused only because nothing is there.</summary>
    private static string Filled(string first, string part) => part.TrimStart('{').TrimEnd('}').Split(':')[0] switch
    {
        "Position" or "position" => "1",
        "Code" or "participant" => "UTO",
        "Text" or "text" => "norms-2015",
        "Book" or "book" => "un-framework",
        "Type" => "TakePosition",
        "type" => "TakePosition",
        "Norm" or "norm" => "UN-f",
        "Document" or "document" => "draft-report",
        "language" when first == "documents" => "en",
        "Id" or "id" =>
            first switch { "meetings" => "session-2-meeting-3", "silence" => "draft-report", "decisions" => "working-hours", "commitments" => "contact-point",
            _ => "nothing" },
        var other => part.StartsWith('{') ? "nothing" : other,
    };
}
