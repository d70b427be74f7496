using Comity.Tests.House;
using System.Net;
using System.Text;
using System.Text.Json;
using Comity.Record.Keys;
using Comity.Record.Log;
using Comity.Record.Sealing;
using Comity.Tests.Accounts;
using Xunit;

namespace Comity.Tests.Record.Pages;

/// <summary>Voting and sealing in a browser without JavaScript: what is answered can be kept, and what is wrong is said at its field.</summary>
[Collection(nameof(ProcessSites))]
public sealed class SendPagesTests(ProcessSite site)
{
    private const string Consultation = "/consultations/first-round";

    [Fact]
    public async Task A_vote_is_kept_and_its_receipt_can_be_saved()
    {
        var person = await SignedInAsync("voter-1");
        var page = await person.Browser.Open(Consultation);
        var done = await person.Browser.Send(page, "vote-0", ("as", "UTO"), ("vote-0", "Agree"));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var lines = File(done, "votes-first-round.txt").Split('\n');
        Assert.Equal(["comity/waiting/v1", site.Record.Verifier.Name, "votes first-round"], lines[..3]);
        Assert.True(PublicKey.Of(KeyAlgorithm.Ed25519,
            site.Record.AttestorText)!.Holds(Encoding.UTF8.GetBytes(string.Concat(lines[..5].Select(line => $"{line}\n"))), Base64Url.Read(lines[5])));
        Assert.NotNull(done.Document.QuerySelector("input[name='vote-0'][value='Agree'][checked]"));
    }

    [Fact]
    public async Task A_form_without_a_choice_or_a_capacity_is_refused_at_its_field()
    {
        var person = await SignedInAsync("voter-2");
        var page = await person.Browser.Open(Consultation);
        var nothing = await person.Browser.Send(page, "vote-0", ("as", "UTO"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Equal("#vote-0", nothing.Document.QuerySelector(".problems a")!.GetAttribute("href"));
        var other = await person.Browser.Send(page, "vote-0", ("as", "ERE"), ("vote-0", "Agree"));
        Assert.Equal("#as", other.Document.QuerySelector(".problems a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Visitors_read_a_consultation_and_are_shown_where_to_sign_in()
    {
        using var browser = site.Running.Browser();
        var page = await browser.Open(Consultation);
        Assert.Equal("What comes first", page.Heading);
        Assert.NotNull(page.Document.QuerySelector("main a[href='/account/sign-in?return=%2Fconsultations%2Ffirst-round']"));
        Assert.Empty(page.Document.QuerySelectorAll("input[type='radio']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open("/consultations/nothing")).Status);
    }

    [Fact]
    public async Task What_this_server_seals_comes_back_with_the_salt_that_opens_it()
    {
        var person = await SignedInAsync("sealer-6");
        var page = await person.Browser.Open("/sealed/seal");
        var done = await person.Browser.Send(page, "content", ("as", "UTO"), ("content", "An offer\r\nof two lines"));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var kept = JsonDocument.Parse(File(done, "sealed.json")).RootElement;
        var content = kept.GetProperty("content").GetString()!;
        Assert.Equal("An offer\nof two lines", content);
        Assert.Equal(Commitment.Of(Base64Url.Read(kept.GetProperty("salt").GetString()!)!, Encoding.UTF8.GetBytes(content)).ToHex(),
            kept.GetProperty("commitment").GetString());
        Assert.Contains(kept.GetProperty("commitment").GetString()!, kept.GetProperty("receipt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commitment_made_elsewhere_is_kept_without_its_words()
    {
        var person = await SignedInAsync("sealer-7");
        var commitment = Hash.Of([7]).ToHex();
        var done = await person.Browser.Send(await person.Browser.Open("/sealed/seal"), "commitment", ("as", "UTO"), ("commitment", commitment));
        var kept = JsonDocument.Parse(File(done, "sealed.json")).RootElement;
        Assert.Equal(["commitment", "receipt"], kept.EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal(commitment, kept.GetProperty("commitment").GetString());
    }

    [Theory]
    [InlineData("", "", "commitment")]
    [InlineData("words", "0000000000000000000000000000000000000000000000000000000000000000", "commitment")]
    [InlineData("", "not a hash", "commitment")]
    [InlineData("a \u0007 bell", "", "content")]
    public async Task What_cannot_be_sealed_is_refused_at_its_field_and_stays_typed(string content, string commitment, string field)
    {
        var person = await SignedInAsync("sealer-8");
        var refused = await person.Browser.Send(await person.Browser.Open("/sealed/seal"), "content", ("as", "UTO"), ("content", content),
            ("commitment", commitment));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal($"#{field}", refused.Document.QuerySelector(".problems a")!.GetAttribute("href"));
        Assert.Equal(commitment, refused.Value("commitment"));
    }

    [Fact]
    public async Task What_stands_in_no_sheet_and_what_is_no_commitment_are_told_apart()
    {
        using var browser = site.Running.Browser();
        var waits = await browser.Open($"/sealed/place?commitment={Hash.Of([8]).ToHex()}");
        Assert.Equal(HttpStatusCode.OK, waits.Status);
        Assert.NotNull(waits.Document.QuerySelector("main p[role='status']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Open("/sealed/place?commitment=nothing")).Status);
    }

    private Task<Enrolled> SignedInAsync(string name) => site.AccountAsync(site.Delegate, name);

    /// <summary>The file behind a link that the browser saves.</summary>
    private static string File(Page page, string name)
    {
        var address = page.Document.QuerySelector($"a[download='{name}']")!.GetAttribute("href")!;
        return Encoding.UTF8.GetString(Convert.FromBase64String(address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..]));
    }
}
