using System.Net;
using Comity.Forum.Documents;
using Comity.Kit.Unicode;
using Comity.Members.Start;
using Comity.Record.Entries;
using Comity.Storage;
using Comity.Tests.Accounts;
using Comity.Tests.House;
using Comity.Tests.Storage;
using Xunit;

namespace Comity.Tests.Kit.Unicode;

/// <summary>What names and titles are made of: what everybody sees, and each word in one alphabet.</summary>
public sealed class PlainNameTests
{
    [Theory]
    [InlineData("Open-ended working group on security of and in the use of ICTs (2021–2025), 3rd session")]
    [InlineData("Groupe de travail à composition non limitée : « l’état des lieux » – Côte d’Ivoire")]
    [InlineData("Grupo de trabajo de composición abierta: 1.ª sesión, ¿qué sigue? N.º 5")]
    [InlineData("Рабочая группа открытого состава по ИКТ-безопасности, IP-адреса и COVID‑19 № 7")]
    [InlineData("الفريق العامل المفتوح العضوية المعني بأمن تكنولوجيا المعلومات، الدورة ٣ (٢٠٢٦)")]
    [InlineData("信息和通信技术安全不限成员名额工作组：“第三届会议”（２０２６年）、ICT问题")]
    [InlineData("کنوانسیون می‌خواهیم")]
    [InlineData("श्रीलंका क्‍या")]
    [InlineData("ความมั่นคงปลอดภัยไซเบอร์และการสร้างขีดความสามารถ")]
    [InlineData("Việt Nam, Ελλάδα, Հայաստան, საქართველო, ישראל, 대한민국, 日本国, ኢትዮጵያ")]
    [InlineData("A/AC.292/2026/L.1 & Add.1, § 13 (f) – 50 % of €1,000; 20 °C; O'Neill, O’Neill")]
    public void An_honest_name_passes(string name)
    {
        Assert.Null(PlainName.Find(name));
        Assert.Null(PlainName.Find(Letters.Apart(name)));
    }

    [Fact]
    public void The_names_of_all_States_pass() =>
        Assert.Empty(UnMembership.All.SelectMany(state => state.Names).Where(name => PlainName.Find(name.Name) is not null));

    [Theory]
    [InlineData("Uto\u200bpia", "invisible", "U+200B", 4)]
    [InlineData("Uto\u00adpia", "invisible", "U+00AD", 4)]
    [InlineData("\u202eaipotU", "invisible", "U+202E", 1)]
    [InlineData("Uto\u200dpia", "invisible", "U+200D", 4)]
    [InlineData("Utopia\ufe0f", "invisible", "U+FE0F", 7)]
    [InlineData("Utopia\u3164", "invisible", "U+3164", 7)]
    [InlineData("Uto\npia", "control", "U+000A", 4)]
    [InlineData("Utopia\u2028Erewhon", "control", "U+2028", 7)]
    [InlineData("Utopia\u0007", "control", "U+0007", 7)]
    [InlineData("Ut\u043epia", "alike", "U+043E", 3)]
    [InlineData("\u0420occия", "alike", "U+006F", 2)]
    [InlineData("Utopi\u03b1", "alike", "U+03B1", 6)]
    [InlineData("Room 1\u0662", "digits", "U+0662", 7)]
    [InlineData("Uto\u0301\u0302\u0303\u0304\u0306pia", "marks", "U+0306", 8)]
    [InlineData("\uff35topia", "unusual", "U+FF35", 1)]
    [InlineData("\U0001d414topia", "unusual", "U+1D414", 1)]
    [InlineData("Utopia\ue000", "unusual", "U+E000", 7)]
    [InlineData("Utopia\u2003", "unusual", "U+2003", 7)]
    public void What_nobody_sees_or_what_looks_like_something_else_is_named_with_its_place(string name, string fault, string character, int place)
    {
        var found = PlainName.Find(name)!;
        Assert.Equal((fault, character, place), (found.Case, found.Character, found.Place));
    }

    /// <summary>A list of things that are not to be confused: each letter of one alphabet within a word of another.</summary>
    [Fact]
    public void Every_letter_of_another_alphabet_in_a_word_is_found()
    {
        foreach (var letter in "АаВвЕеКМНОоРрСсТуХхІіЈјЅѕαορνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
            Assert.Equal("alike", PlainName.Find($"Norm{letter}s")?.Case);
    }

    [Fact]
    public void The_place_in_a_list_is_named()
    {
        var refusal = NameDoor.Refuse(new Comity.Members.Participants.AdmitParticipant("UTO", Comity.Members.Participants.ParticipantKind.State,
            [new("en", "Utopia"), new("fr", "Uto\u200bpie")], null, "Decision 1"))!;
        Assert.Equal(("NameIsPlain", "invisible", "names[1].name"), (refusal.Rule, refusal.Case, refusal.Where));
    }
}

/// <summary>Where names are taken, the server asks what they are made of.</summary>
[Collection(nameof(ProcessSites))]
public sealed class NameDoorTests(ProcessSite site)
{
    [Fact]
    public async Task Name_is_plain_where_acts_are_entered()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => site.ActAsync(
            new IssueDocument("plain-1", "A/1", DocumentKind.Official, "Draft rep\u043ert", Distribution.General, [new("en", KnownFiles.Of([3]))])));
        Assert.Contains("NameIsPlain", refused.Message, StringComparison.Ordinal);
        await site.ActAsync(
            new IssueDocument("plain-1", "A/1", DocumentKind.Official, "Проект доклада", Distribution.General, [new("en", KnownFiles.Of([3]))]));
    }

    [Fact]
    public async Task Name_is_plain_where_an_account_is_made_and_the_sentence_names_the_character()
    {
        using var browser = site.Running.Browser();
        var page = await browser.Open(await site.Running.LinkAsync());
        var wrong = await browser.Send(page, "displayName", ("displayName", "Amina\u200b Wanjiru"), ("email", ""), ("way", "password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("Character 6 (U+200B) cannot be seen. Take it out.", Assert.Single(wrong.Problems));
        Assert.Empty((await browser.Send(wrong, "displayName", ("displayName", "أمينة"), ("email", ""), ("way", "password"))).Problems);
    }
}
