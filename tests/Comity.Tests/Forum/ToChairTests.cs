using System.Net;
using System.Text;
using Comity.Forum.Documents;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Record.Sealing;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>What members write to the Chair about a text under silence, and what a document under silence offers instead of proposals, through HTTP.</summary>
public sealed class ToChairTests(ChairSite chair) : IClassFixture<ChairSite>
{
    private const string Reason = "The text is with the capital until Thursday.";
    private const string Ground = "Paragraph 12 goes beyond what Utopia can accept.";

    private readonly ProcessSite site = chair.Site;

    [Fact]
    public async Task A_request_for_time_is_read_by_who_holds_the_office_of_Chair_and_by_nobody_else()
    {
        var member = await site.DelegateAsync();
        var page = await member.Browser.Open("/silence/draft-report/chair");
        Assert.Contains("Whoever operates this server can read it.", page.Text, StringComparison.Ordinal);
        Assert.Contains("The clock runs on until the Chair extends silence.", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("input[name='what']"));
        var sent = await member.Browser.Send(page, "words", ("as", "UTO"), ("words", Reason));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("comity/waiting/v1", sent.Text, StringComparison.Ordinal);
        Assert.Contains(Reason, (await chair.Account.Browser.Open("/silence/draft-report/chair")).Text, StringComparison.Ordinal);
        Assert.Contains("Utopia asks for time", (await chair.Account.Browser.Open("/silence/draft-report/chair")).Text, StringComparison.Ordinal);
        Assert.Contains("Letters to the Chair: 1", (await chair.Account.Browser.Open("/")).Text, StringComparison.Ordinal);
        foreach (var other in (Enrolled[])[member, await site.SecretariatAsync()])
            Assert.DoesNotContain(Reason, (await other.Browser.Open("/silence/draft-report/chair")).Text, StringComparison.Ordinal);
        Assert.Empty(site.Offers.GetRequiredService<LettersToChair>().For(site.Secretary));
        Assert.DoesNotContain(site.Record.Store.Entries(0, site.Record.Size), entry =>
            Encoding.UTF8.GetString(entry.Entry).Contains("AskForTime", StringComparison.Ordinal));
        Assert.Equal(SilenceStatus.Running, site.Picture.Forum.Silence.All["draft-report"].Status);
    }

    [Fact]
    public async Task An_objection_to_the_Chair_breaks_silence_by_the_Chairs_note_without_a_name()
    {
        var member = await site.DelegateAsync();
        var page = await member.Browser.Open("/silence/secret-one/chair?what=objection");
        var empty = await member.Browser.Send(page, "words", ("as", "UTO"), ("what", "objection"), ("words", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(HttpStatusCode.OK, (await member.Browser.Send(page, "words", ("as", "UTO"), ("what", "objection"), ("words", Ground))).Status);
        var letters = await chair.Account.Browser.Open("/silence/secret-one/chair");
        Assert.Contains("Utopia objects", letters.Text, StringComparison.Ordinal);
        var link = letters.Document.QuerySelector("a[href^='/act/NoteBrokenSilence']")!.GetAttribute("href")!;
        var commitment = link.Split("commitment=")[1];
        await site.ActAsync(chair.Person, Capacity.Chair, new NoteBrokenSilence(
            "secret-one", Comity.Record.Log.Hash.ParseHex(commitment), "An objection was received in time."));
        var one = site.Picture.Forum.Silence.All["secret-one"];
        Assert.Equal((SilenceStatus.Broken, null, commitment), (one.Status, one.Broken!.By, one.Broken.Commitment!.Value.ToHex()));
        using var stranger = site.Running.Browser();
        Assert.DoesNotContain(Ground, (await stranger.Open("/silence/secret-one")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_reached_the_Chair_is_sealed_under_the_name_of_its_sender()
    {
        var page = await chair.Account.Browser.Open("/silence/secret-two/chair");
        var late = await chair.Account.Browser.Send(page, "words", ("from", "ERE"), ("arrived", "2999-01-01T00:00"), ("what", "objection"), ("words", Ground));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        var arrived = site.Picture.At.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var done = await chair.Account.Browser.Send(page, "words", ("from", "ERE"), ("arrived", arrived), ("what", "objection"), ("words", Ground));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var letter = Assert.Single(site.Offers.GetRequiredService<LettersToChair>().For(chair.Person), one => one.Arrived is not null);
        Assert.Equal(("ERE", new BreakSilence("secret-two", SilenceBreakKind.Objection, Ground)), (letter.From, letter.Act));
    }

    [Fact]
    public async Task A_document_under_silence_offers_to_break_silence_instead_of_proposals()
    {
        var member = await site.DelegateAsync();
        foreach (var address in (string[])["/documents/draft-report", "/documents/draft-report/propose"])
        {
            var page = await member.Browser.Open(address);
            Assert.Contains("To propose other words for it breaks silence", page.Text, StringComparison.Ordinal);
            Assert.NotNull(page.Document.QuerySelector("a[href='/act/BreakSilence?as=UTO&silence=draft-report&kind=amendment']"));
            Assert.Null(page.Document.QuerySelector("a[href^='/act/ProposeWording']"));
        }

        var secret = await member.Browser.Open("/documents/secret-two-report");
        Assert.NotNull(secret.Document.QuerySelector("a[href='/silence/secret-two/chair?what=objection']"));
    }

    [Fact]
    public async Task The_page_of_a_silence_says_when_it_settles_and_why()
    {
        using var stranger = site.Running.Browser();
        var open = (await stranger.Open("/silence/draft-report")).Text;
        Assert.Contains("may be entered for 60 minutes after it", open, StringComparison.Ordinal);
        Assert.DoesNotContain("announce an objection that only the Chair sees", open, StringComparison.Ordinal);
        var secret = (await stranger.Open("/silence/secret-two")).Text;
        Assert.Contains("The Chair has 24 hours after the deadline to announce an objection that only the Chair sees.", secret, StringComparison.Ordinal);
        Assert.Contains("adopted as of the deadline; what it carries takes effect when the result is settled", secret, StringComparison.Ordinal);
    }
}

/// <summary>A process with a Chair, one text under silence of which everyone sees objectors, and two of which only the Chair does.</summary>
public sealed class ChairSite : IAsyncLifetime
{
    public ProcessSite Site { get; } = new();

    public string Person { get; } = Comity.Tests.Record.Given.Person("the chair");

    internal Enrolled Account { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        await Site.ActAsync(new Appoint(Person, Office.Chair, Site.Picture.At, null, "Decision 3"));
        Account = await Site.AccountAsync(Person, "chair@example.org");
        var terms = ProcedureSets.Comity;
        await Site.ActAsync(new AdoptProcedure(
            terms with { Silence = terms.Silence with { Proposers = [SilenceProposer.Secretariat], ObjectorSeenBy = ObjectorSight.Chair } }, "Decision 4"));
        foreach (var id in (string[])["secret-one", "secret-two"])
        {
            await Site.ActAsync(new IssueDocument($"{id}-report", $"A/{id}", DocumentKind.Official, "A report", Distribution.General,
                [new("en", KnownFiles.Of([3]))]));
            await Site.ActAsync(new BeginSilence(id, $"Report {id}", $"{id}-report", Site.Picture.At.AddDays(20)));
        }
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
