using System.Net;
using System.Security.Cryptography;
using Comity.Accounts.Enrolment;
using Comity.Accounts.SignIn;
using Comity.Members.Credentials;
using Comity.Record.Entries;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Kit.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Comity.Tests.Host;

/// <summary>One task from the enrolment link to the search, in the scripts of the six languages of the United Nations: name, password, code, title and the word
/// that is looked for are typed as people type them there.</summary>
[Collection(nameof(ProcessSites))]
public sealed class ScriptsTests(ProcessSite site)
{
    [Theory]
    [InlineData("en", "Amina O’Neill", "amina", "seven quiet herons over Lake Turkana", '0', "The secretariat’s first meeting (online)", "secretariat")]
    [InlineData("fr", "Zoé Lefèvre", "zoé.lefèvre", "sept hérons discrets près d’Évreux", '0', "Réunion d’été : « l’état des lieux »", "etat")]
    [InlineData("es", "Íñigo Muñoz", "íñigo.muñoz", "siete garzas señalan el año próximo", '0', "1.ª sesión: ¿qué sigue después?", "sesión")]
    [InlineData("ru", "Алёна Йовкова", "алёна", "семь тихих цапель над Ладожским озером", '0', "Заседание по ИКТ-безопасности № 7", "безопасности")]
    [InlineData("ar", "أمينة العلي", "أمينة", "سبعة طيور هادئة فوق البحيرة الكبيرة", '\u0660', "اجتماع الأمانة العامة الأوّل", "الامانة")]
    [InlineData("zh", "李美玲", "李美玲", "七只安静的苍鹭飞过青海湖的上空去", '\uff10', "关于网络空间负责任国家行为规范的会议", "国家行为")]
    public async Task One_task_is_done_in_each_of_the_six_languages(
        string language, string called, string name, string password, char zero, string title, string word)
    {
        using var browser = site.Running.Browser();
        var how = await browser.Send(
            await browser.Open(await LinkAsync()), "displayName", ("displayName", Letters.Apart(called)), ("email", ""), ("way", "password"));
        var (secret, step) = (how.Value("secret"), Totp.StepAt(DateTimeOffset.UtcNow));
        var done = await browser.Send(
            how, "secret", ("signInName", name), ("password", password), ("code", In(zero, Totp.Code(secret, step))));
        Assert.Equal("Keep your recovery codes", done.Heading);
        await browser.Send(await browser.Open("/account"), "sign-out");

        // On another machine the same letters are made of other characters.
        var mine = await Given.Sign_in(browser, Letters.Apart(name), Letters.Apart(password), In(zero, Totp.Code(secret, step + 1)));
        Assert.Equal("Your account", mine.Heading);
        Assert.Contains(called, WebUtility.HtmlDecode(mine.Text), StringComparison.Ordinal);

        var meeting = $"script-{language}";
        var check = await browser.Send(
            await browser.Open("/act/ConveneMeeting?as=secretariat"), "do", [.. Meeting(meeting, Letters.Apart(title)), ("do", "check")]);
        Assert.Empty(check.Problems);
        var entered = await browser.Send(check, "nonce", ("do", "enter"));
        Assert.Empty(entered.Problems);
        Assert.Equal(title, site.Picture.Forum.Meetings.All[meeting].Act.Title.Value);

        using var stranger = site.Running.Browser();
        var found = await stranger.Open($"/search?q={Uri.EscapeDataString(Letters.Apart(word))}");
        Assert.NotNull(found.Document.QuerySelector($"a[href='/meetings/{meeting}']"));
    }

    private static (string, string)[] Meeting(string id, string title) =>
    [
        ("meeting", id), ("title", title), ("kind", "informal"), ("form", "online"), ("from", "2027-05-01T09:00"), ("until", "2027-05-01T12:00"),
        ("agenda[0].number", "1"), ("agenda[0].title", title), ("agenda[0].minutes", "60"), ("place", "1"),
    ];

    private static string In(char zero, string code) => string.Concat(code.Select(digit => (char)(zero + digit - '0')));

    private async Task<string> LinkAsync()
    {
        var person = Pseudonym.Of(RandomNumberGenerator.GetBytes(10));
        await site.ActAsync(new Appoint(person, Office.Secretariat, site.Picture.At, null, "Decision 1"));
        await using var scope = site.Offers.CreateAsyncScope();
        return Links.Address(await scope.ServiceProvider.GetRequiredService<Links>()
            .AgainAsync(person, null, site.Secretary, isReset: false, CancellationToken.None));
    }
}
