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

    private IEnumerable<RouteEndpoint> Endpoints() => site.Offers.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool Skipped(string pattern) =>
        pattern is "/status/{Code:int}" or "/account/too-many" or "/account/enrol/return" or "/_framework/opaque-redirect" or "/api/v1/{**rest}"
        || pattern.StartsWith("/account/openid", StringComparison.Ordinal);

    private async Task<int?> Read(AccessLine line, string role)
    {
        var address = line.Pattern.Split('/').Select(part => Filled(line.Pattern.Split('/')[1], part)).Aggregate((one, other) => $"{one}/{other}");
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
        : line.Read == Who.Inviter && role is not ("secretariat" or "head") ? 403
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

/// <summary>A process with one person of each role, and somebody who has none; all are signed in and have the key of a program.</summary>
public sealed class RoleSite : IAsyncLifetime
{
    private readonly Dictionary<string, (Browser Browser, string Key)> persons = new(StringComparer.Ordinal);

    internal ProcessSite Site { get; } = new();

    internal IReadOnlyDictionary<string, (Browser Browser, string Key)> Persons => persons;

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        persons["public"] = (Site.Running.Browser(), "");
        foreach (var (role, prepare) in (List<(string, Func<string, Task>)>)
        [
            ("chair", person => Site.ActAsync(new Appoint(person, Office.Chair, Site.Picture.At, null, "Decision 1"))),
            ("reviewer", person => Site.ActAsync(new Appoint(person, Office.Reviewer, Site.Picture.At, null, "Decision 1"))),
            ("expert", person => Site.ActAsync(new Appoint(person, Office.Expert, Site.Picture.At, null, "Decision 1"))),
            ("mediator", person => Site.ActAsync(new Appoint(person, Office.Mediator, Site.Picture.At, null, "Decision 1"))),
            ("observer", person => Site.ReceiveAsync("LIL", new IssueCredentials(person, DelegationStanding.Member, Site.Picture.At, null, [], "NV/3"))),
            ("stranger", _ => Task.CompletedTask),
        ])
        {
            var person = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
            await prepare(person);
            await AddAsync(role, person);
        }

        await AddAsync("delegate", Site.Delegate);
        await AddAsync("head", Site.Head);
        await AddAsync("secretariat", Site.Secretary);
    }

    private async Task AddAsync(string role, string person)
    {
        var enrolled = await Site.AccountAsync(person, $"{role}@example.org");
        persons[role] = (enrolled.Browser, await Site.KeyAsync(person));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (browser, _) in persons.Values)
            browser.Dispose();
        await Site.DisposeAsync();
    }
}
