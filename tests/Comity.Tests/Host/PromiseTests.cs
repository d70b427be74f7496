using Comity.Kit;
using System.Globalization;
using System.Net;
using System.Security.Claims;
using Comity.Accounts.Access;
using Comity.Accounts.SignIn;
using Comity.Desk.PrivateNotes;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Storage;
using Comity.Tests.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Host;

/// <summary>Promises of the edge, on a server whose clock the test turns.</summary>
public sealed class PromiseTests : IAsyncLifetime
{
    private readonly Clock clock = new();
    private readonly RunningSite site;
    private const int MostOfPublic = 5;
    private int made;

    public PromiseTests() => site = new()
    {
        Clock = clock, Add = Add, Settings = $$"""{ "limits": { "public": {{MostOfPublic}}, "persons": 1000000, "keys": 1000000 } }""",
    };

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Answer_that_sets_a_cookie_is_kept_for_nobody() => Assert.NotEqual(await Open("/counted/cookie"), await Open("/counted/cookie"));

    [Fact]
    public async Task Kept_page_lives_for_a_minute()
    {
        var first = await Open("/counted");
        clock.Turn(TimeSpan.FromSeconds(59));
        Assert.Equal(first, await Open("/counted"));
        clock.Turn(TimeSpan.FromSeconds(2));
        Assert.NotEqual(first, await Open("/counted"));
    }

    [Fact]
    public async Task Kept_page_is_made_again_after_every_entry()
    {
        var first = await Open("/counted");
        await EnterAsync(new AdmitParticipant("UTO", ParticipantKind.State, [new("en", "Utopia")], null, "Resolution 1"));
        Assert.NotEqual(first, await Open("/counted"));
    }

    [Fact]
    public async Task Visitor_who_has_seen_more_gets_no_older_page()
    {
        var size = site.Offers.GetRequiredService<OpenRecord>().Size;
        var first = await Open("/counted");
        Assert.Equal(first, await Open("/counted", $"{Comity.Acts.Entering.SeenPosition.Cookie}={size}"));
        Assert.NotEqual(first, await Open("/counted", $"{Comity.Acts.Entering.SeenPosition.Cookie}={size + 1}"));
        Assert.Equal(first, await Open("/counted"));
    }

    [Fact]
    public async Task Page_of_private_notes_is_shared_with_nobody()
    {
        var first = await Open("/counted");
        var own = await Open("/counted", $"{NoteKeys.Cookie}=a-key");
        Assert.NotEqual(first, own);
        Assert.NotEqual(own, await Open("/counted", $"{NoteKeys.Cookie}=a-key"));
        Assert.Equal(first, await Open("/counted"));
    }

    [Fact]
    public async Task Refusal_is_kept_nowhere()
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        for (var times = 0; times < 3; times++)
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync("/books/nope")).StatusCode);
    }

    [Fact]
    public async Task Answer_to_a_session_is_kept_nowhere()
    {
        using var person = (await Given.The_secretariat(site)).Browser;
        foreach (var address in (string[])["/", "/record", "/members"])
            Assert.Contains("no-store", (await person.Open(address)).Answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_has_a_longest_life()
    {
        using var person = (await Given.The_secretariat(site)).Browser;
        for (var hours = 0; hours < 7 * 24; hours += 8)
        {
            Assert.Equal("Your account", (await person.Open("/account")).Heading);
            clock.Turn(TimeSpan.FromHours(8));
        }

        clock.Turn(TimeSpan.FromSeconds(1));
        Assert.Equal("Sign in", (await person.Open("/account")).Heading);
    }

    [Fact]
    public async Task Session_ends_without_use()
    {
        using var person = (await Given.The_secretariat(site)).Browser;
        clock.Turn(Sessions.Idle - TimeSpan.FromMinutes(1));
        Assert.Equal("Your account", (await person.Open("/account")).Heading);
        clock.Turn(Sessions.Idle + TimeSpan.FromMinutes(1));
        Assert.Equal("Sign in", (await person.Open("/account")).Heading);
    }

    [Fact]
    public void Confirmation_counts_for_five_minutes()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var context = new DefaultHttpContext
        {
            User = new(new ClaimsIdentity([new("confirmed", $"{ConfirmationMethod.Totp}@{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}")])),
        };
        var proof = new SessionProof(clock);
        clock.Set(at + TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(new Confirmation(ConfirmationMethod.Totp, at), proof.Ask(context));
        clock.Set(at + TimeSpan.FromMinutes(5));
        Assert.Null(proof.Ask(context));
    }

    [Fact]
    public void Network_of_IPv6_counts_as_one()
    {
        using var limit = new FormRateLimit();
        var allowed = Enumerable.Range(0, FormRateLimit.Most + 1).Count(number => limit.Lets(IPAddress.Parse($"2001:db8:0:1::{number:x}")));
        Assert.Equal(FormRateLimit.Most, allowed);
        Assert.True(limit.Lets(IPAddress.Parse("2001:db8:0:2::1")));
        Assert.True(limit.Lets(IPAddress.Parse("192.0.2.1")));
    }

    [Fact]
    public async Task Network_of_IPv6_counts_as_one_for_programs_too()
    {
        var answers = new List<HttpStatusCode>();
        for (var number = 0; number <= MostOfPublic; number++)
            answers.Add(await AskAsync($"2001:db8:0:1::{number:x}"));
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, MostOfPublic), HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.OK, await AskAsync("2001:db8:0:2::1"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("192.0.2.1"));
    }

    private async Task<HttpStatusCode> AskAsync(string from)
    {
        using var browser = new Browser(site.Address, from);
        return (await browser.Open("/api/v1/status")).Status;
    }

    private async Task EnterAsync(Act act)
    {
        var record = site.Offers.GetRequiredService<OpenRecord>();
        var secretary = record.Whole.Picture.Record.Founding.Begun!.Secretary;
        var statement = new Statement(record.Verifier.Name, act, Capacity.Secretariat, secretary, record.Whole.Size, "promise-0001");
        var outcome = await record.EnterAsync(new(statement, record.Attest(statement, "totp", clock.GetUtcNow())), CancellationToken.None);
        Assert.Empty(outcome.Refusals);
    }

    [Fact]
    public async Task Address_that_no_room_names_is_answered_to_nobody()
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync("/unnamed")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/counted")).StatusCode);
    }

    [Fact]
    public async Task Page_that_is_only_read_takes_nothing()
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        Assert.Equal(System.Net.HttpStatusCode.MethodNotAllowed, (await client.PostAsync("/about", new StringContent(""))).StatusCode);
    }

    private async Task<string> Open(string address, string? cookie = null)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = site.Address };
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        return await client.GetStringAsync(address);
    }

    /// <summary>Pages that say how often they were made.</summary>
    private void Add(WebApplication app)
    {
        var everyone = new AccessLine("", Who.Everyone) { Shows = Shows.Open };
        app.MapGet("/counted", Count).WithMetadata(everyone);
        app.MapGet("/counted/cookie", (HttpContext context) =>
        {
            context.Response.Cookies.Append("chosen", "for one");
            return Count();
        }).WithMetadata(everyone);
        app.MapGet("/unnamed", Count);
    }

    private IResult Count() => Results.Text($"<p>{Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture)}</p>", "text/html");

    private sealed class Clock : TimeProvider
    {
        private long ticks = DateTimeOffset.UtcNow.UtcTicks;

        public void Turn(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

        public void Set(DateTimeOffset moment) => Interlocked.Exchange(ref ticks, moment.UtcTicks);

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
    }
}
