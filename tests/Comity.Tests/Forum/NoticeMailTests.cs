using Comity.Tests.House;
using Comity.Forum.Meetings;
using Comity.Forum.Notices;
using Comity.Tests.Accounts;
using Xunit;

namespace Comity.Tests.Forum;

/// <summary>Notices by mail, where a mail server is set.</summary>
public sealed class NoticeMailTests(MailSite shared) : IClassFixture<MailSite>
{
    private readonly MailBox box = shared.Box;
    private readonly ProcessSite site = shared.Site;

    [Fact]
    public async Task A_meeting_is_mailed_in_both_languages_to_who_left_an_address_and_the_record_says_so()
    {
        _ = await site.DelegateAsync();
        var from = site.Picture.At.AddDays(3);
        var position = await site.ActAsync(
            new ConveneMeeting("mailed", "A meeting by mail", MeetingKind.Formal, MeetingForm.Online, from, from.AddHours(2), [new(1, "Opening", [], 5)]));
        var mail = box.Next("amina@example.org");
        Assert.Equal(("amina@example.org", "Convene a meeting / Convoquer une réunion"), (mail.To.Mailboxes.Single().Address, mail.Subject));
        Assert.Contains("A meeting by mail", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/record/{position}", mail.TextBody!, StringComparison.Ordinal);
        Assert.Equal(2, mail.TextBody!.Split("----").Length);
        Notice Mailed() => site.Picture.Forum.Notices.All[position];
        for (var tries = 0; Mailed().Mailed.IsEmpty && tries < 100; tries++)
            await Task.Delay(100);
        Assert.Equal(["UTO"], Mailed().Mailed.Keys);
    }

    [Fact]
    public async Task An_invitation_is_mailed_with_its_link()
    {
        var desk = (await site.SecretariatAsync()).Browser;
        var made = await desk.Send(await desk.Open("/account/people"), "member", ("member", "ERE"), ("to", "head@example.org"));
        var mail = box.Next("head@example.org");
        Assert.Equal("head@example.org", mail.To.Mailboxes.Single().Address);
        Assert.Contains(made.Codes.Single(code => code.Contains("/account/enrol/", StringComparison.Ordinal)), mail.TextBody, StringComparison.Ordinal);
        Assert.Equal(2, mail.TextBody!.Split("----").Length);
    }
}

/// <summary>A process whose server sends its mail to a box.</summary>
public sealed class MailSite : IAsyncLifetime
{
    public MailSite() => Site = new() { Smtp = Box.Port };

    internal MailBox Box { get; } = new();

    internal ProcessSite Site { get; }

    public ValueTask InitializeAsync() => Site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Box.Dispose();
    }
}
