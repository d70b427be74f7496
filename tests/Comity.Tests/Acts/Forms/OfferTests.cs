using Comity.Tests.House;
using System.Net;
using AngleSharp.Html.Dom;
using Comity.Acts.Forms;
using Comity.Forum.Commitments;
using Comity.Forum.Meetings;
using Comity.Kit.Shapes;
using Comity.Tests.Accounts;
using Xunit;

namespace Comity.Tests.Acts.Forms;

/// <summary>What forms offer: what there is, by its title, and nothing that the rules would refuse at that place. Nobody types an id.</summary>
public sealed class OfferTests : IAsyncLifetime
{
    private readonly ProcessSite site = new();
    private Enrolled secretary = default!;
    private Enrolled head = default!;

    public static TheoryData<string> Acts => [.. Process.Acts.Where(kind => kind.IsForPersons).Select(kind => kind.Kind).Distinct(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        secretary = await site.AccountAsync(site.Secretary, "secretary@example.org");
        head = await site.AccountAsync(site.Head, "head@example.org");
    }

    public async ValueTask DisposeAsync()
    {
        secretary.Browser.Dispose();
        head.Browser.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task No_form_asks_for_an_id_that_a_register_knows()
    {
        foreach (var name in Acts.Select(one => one.Data))
        {
            var kind = Process.Latest(name)!;
            var page = await head.Browser.Open($"/act/{name}");
            if (page.Status == HttpStatusCode.Forbidden)
                page = await secretary.Browser.Open($"/act/{name}");
            if (page.Status == HttpStatusCode.Forbidden)
                continue;
            Assert.Equal(HttpStatusCode.OK, page.Status);
            foreach (var field in Shape.Of(kind.Type).Fields
                .Where(field => !field.IsNew && field.Shape.Meaning is { } meaning && References.Of(meaning) is not null))
                Assert.True(
                    page.Document.QuerySelector($"select[name='{field.Name}'], input[type=radio][name='{field.Name}'], input[name='{field.Name}@find']")
                        is not null,
                    $"{name}: {field.Name} is typed.");
            Assert.Empty(page.Document.QuerySelectorAll("main form input[list]"));
        }
    }

    [Fact]
    public async Task A_language_is_chosen_by_its_name_and_those_of_the_process_come_first()
    {
        var page = await head.Browser.Open("/act/CirculateStatement?as=UTO&language=sw");
        var select = Select(page, "language");
        var groups = select.QuerySelectorAll("optgroup").Select(group => group.GetAttribute("label")).ToList();
        Assert.Equal(["Languages of the process", "Other languages"], groups);
        var official = site.Picture.Forum.Procedure.Terms.Languages.Select(tag => tag.Value);
        Assert.Equal(official, select.QuerySelectorAll("optgroup:first-of-type option").Select(option => option.GetAttribute("value")!));
        Assert.Equal(("sw", "Swahili"), (select.Value, select.SelectedOptions.Single().Text));
        var rare = Select(await head.Browser.Open("/act/CirculateStatement?as=UTO&language=gil"), "language");
        Assert.Equal("gil", rare.Value);
    }

    [Fact]
    public void No_language_is_typed()
    {
        var shapes = Process.Acts.Where(kind => kind.IsForPersons).Select(kind => Shape.Of(kind.Type)).SelectMany(Within).Distinct();
        var typed = shapes.SelectMany(shape => shape.Fields.Select(field => (shape.Name, Field: field)))
            .Where(one => one.Field.Name.Contains("language", StringComparison.OrdinalIgnoreCase)
                && (one.Field.Shape.Item ?? one.Field.Shape) is { Kind: ShapeKind.Text } text && text.Meaning != typeof(Comity.Record.Entries.LanguageTag));
        Assert.Empty(typed.Select(one => $"{one.Name}.{one.Field.Name}"));

        static IEnumerable<Shape> Within(Shape shape) =>
            shape.Kind == ShapeKind.List ? Within(shape.Item!) : shape.Fields.SelectMany(field => Within(field.Shape)).Prepend(shape);
    }

    [Fact]
    public async Task A_group_is_added_to_a_list_inside_another_act()
    {
        var input = new ActInput([new("act.type", "EstablishGroup"), new("rows[0].type", "EstablishGroup")]);
        Assert.Equal("participants", input.FieldAt(Shape.Of(typeof(Comity.Record.Received.EnterReceived)), "act.participants")?.Field.Name);
        Assert.Equal("number", input.FieldAt(Shape.Of(typeof(ConveneMeeting)), "agenda[1].number")?.Field.Name);
        Assert.Null(input.FieldAt(Shape.Of(typeof(ConveneMeeting)), "agenda[1].number.more"));
        Assert.Null(input.FieldAt(Shape.Of(typeof(Comity.Record.Received.EnterReceived)), "nothing.participants"));

        var page = await secretary.Browser.Open("/act/EnterReceived?as=secretariat&act.type=EstablishGroup");
        var members = site.Picture.Members.Participants.All.Values.Where(one => one.Group is not null).GroupBy(one => one.Group!).First();
        var filled = await secretary.Browser.Send(page, "act.type", ("act.type", "EstablishGroup"), ("do", $"group:act.participants:{members.Key}"));
        var chosen = filled.Document.QuerySelectorAll("input[name='act.participants@each']:checked").Select(box => box.GetAttribute("value")!);
        Assert.Equal(members.Select(one => one.Code.ToString()).Order(), chosen.Order());
    }

    [Fact]
    public async Task Things_are_offered_by_title_and_symbol()
    {
        var select = Select(await head.Browser.Open("/act/ProposeWording?as=UTO"), "document");
        Assert.Equal("Draft report (A/AC.300/2026/L.1)", select.Options.Single(option => option.Value == "draft-report").Text.Trim());
    }

    [Fact]
    public async Task Of_commitments_only_ones_own_are_offered_to_withdraw_and_others_to_ask_about()
    {
        var at = site.Picture.At;
        await site.ReceiveAsync("ERE", new EnterCommitment("other", "Another's", CommitmentKind.Undertaking, LegalCharacter.Political, "All", "A report", at,
            null, null, [], []));
        await site.ActAsync(site.Delegate, "UTO",
            new EnterCommitment("own", "One's own", CommitmentKind.Undertaking, LegalCharacter.Political, "All", "A report", at, null, null, [], []));
        var offered = Select(await head.Browser.Open("/act/WithdrawCommitment?as=UTO"), "commitment").Options.Select(option => option.Value)
            .Where(value => value.Length > 0);
        Assert.Equal(["own", "contact-point"], offered);
    }

    [Fact]
    public async Task An_id_is_made_of_the_title_and_taken_by_nothing_else()
    {
        var check = await secretary.Browser.Send(
            await secretary.Browser.Open("/act/EstablishGroup?as=secretariat"), "title",
            ("title", "Working group on Chapter É"), ("kind", "workingGroup"), ("mandate", "To draft."), ("do", "check"));
        Assert.Empty(check.Problems);
        Assert.Equal("working-group-on-chapter-e", check.Value("group"));
    }

    [Fact]
    public async Task What_is_looked_for_is_found_by_any_name_and_everything_typed_is_kept()
    {
        foreach (var (code, name) in Enumerable.Range(0, 20).Select(number => ($"S{number:D2}", $"State number {number}")))
            await site.ActAsync(new Comity.Members.Participants.AdmitParticipant(code, Comity.Members.Participants.ParticipantKind.State,
                [new("en", name), new("fr", $"État {code[1..]}")], "African States", "Resolution 9"));
        var page = await secretary.Browser.Open("/act/EndParticipation?as=secretariat");
        var found = await secretary.Browser.Send(page, "basis", ("participant@find", "etat 07"), ("basis", "Its own note"), ("do", "find:participant"));
        Assert.Equal("S07", found.Document.QuerySelector("input[type=radio][name='participant']")!.GetAttribute("value"));
        Assert.Equal("Its own note", found.Document.QuerySelector("textarea[name='basis']")!.TextContent.Trim());
    }

    [Fact]
    public async Task Items_are_offered_once_their_meeting_is_chosen()
    {
        var from = site.Picture.At.AddDays(1);
        await site.ActAsync(new ConveneMeeting("first", "First", MeetingKind.Formal, MeetingForm.Online, from, from.AddHours(2),
            [new(1, "Adoption of the agenda", [], 5), new(2, "Exchange of views", [], 60)]));
        var page = await secretary.Browser.Open("/act/OpenItem?as=secretariat");
        Assert.Contains("First choose “Meeting”.", page.Document.QuerySelector(".awaited")!.TextContent, StringComparison.Ordinal);
        var shown = await secretary.Browser.Send(page, "meeting", ("meeting", "first"),
            ("do", page.Document.QuerySelector("button[value='find:item']")!.GetAttribute("value")!));
        Assert.Equal(["1"], Select(shown, "item").Options.Select(option => option.Value).Where(value => value.Length > 0));
        Assert.Null(shown.Document.QuerySelector("button[value='find:item']"));
    }

    [Fact]
    public async Task A_received_act_offers_the_persons_that_it_can_name()
    {
        var people = await secretary.Browser.Open("/account/people");
        await secretary.Browser.Send(people, "member", ("member", "UTO"));
        var own = await secretary.Browser.Open("/act/Appoint?as=secretariat");
        var received = await secretary.Browser.Open("/act/EnterReceived?as=secretariat&for=UTO&act.type=IssueCredentials");
        Assert.Equal(Values(own, "person"), Values(received, "act.person"));
        Assert.NotEmpty(Values(received, "act.person"));

        static IEnumerable<string> Values(Page page, string name) => Select(page, name).Options.Select(option => option.Value).Where(value => value.Length > 0);
    }

    [Fact]
    public async Task The_list_of_acts_leaves_out_what_the_rules_would_refuse_whatever_was_chosen_and_its_form_says_why()
    {
        var list = await head.Browser.Open("/act");
        Assert.DoesNotContain("/act/AcceptNomination", list.Text, StringComparison.Ordinal);
        Assert.Contains("/act/TakePosition", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await head.Browser.Open("/act/AcceptNomination?as=UTO")).Status);
    }

    [Theory]
    [InlineData("A/AC.300/2026/L.1", "a-ac-300-2026-l-1")]
    [InlineData("Réunion n° 3 : États", "reunion-n-3-etats")]
    [InlineData("第二届会议", "")]
    [InlineData("A title that is far too long to be an id of any thing at all", "a-title-that-is-far-too-long-to-be-an-id")]
    public void A_text_becomes_an_id(string text, string id) => Assert.Equal(id, NewIds.Of(text));

    private static IHtmlSelectElement Select(Page page, string name) => (IHtmlSelectElement)page.Document.QuerySelector($"select[name='{name}']")!;
}
