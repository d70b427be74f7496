using Comity.Forum.Documents;
using Comity.Forum.Meetings;
using Comity.Kit;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Tests.Forum;
using Comity.Tests.Record;
using Xunit;

namespace Comity.Tests;

/// <summary>What acts name: how it is found, that it exists, and what is offered.</summary>
public sealed class NamedTests
{
    private static readonly CirculateStatement Speech = DocumentsHappen.Speech;

    public static TheoryData<string> Types => [.. typeof(FieldValue).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IReference)) && type.IsSealed).Select(type => type.FullName!)];

    [Fact]
    public void What_is_named_exists_or_the_act_is_refused_at_its_place()
    {
        var given = Sessions.Convened();
        Assert.Equal(("WhatIsNamedExists", "meeting"), given.Refusal("KEN", Speech with { Meeting = "no-such-meeting" }));
        Assert.Equal(("WhatIsNamedExists", "item"), given.Refusal("KEN", Speech with { Meeting = Sessions.Id, Item = 9 }));
        Assert.Empty(given.Asked("KEN", Speech with { Meeting = Sessions.Id, Item = 2 }));
    }

    [Fact]
    public void An_item_is_one_of_the_meeting_beside_it_and_of_no_other() =>
        Assert.Equal(("WhatIsNamedExists", "item"), Sessions.Convened().Refusal("KEN", Speech with { Item = 2 }));

    [Fact]
    public void What_is_named_in_a_list_and_in_a_received_act_is_looked_at_too()
    {
        var given = Sessions.Convened();
        Assert.Equal(("WhatIsNamedExists", "act.meeting"), given.Refusal("secretariat", Given.Letter("KEN", Speech with { Meeting = "elsewhere" })));
        Assert.Equal(
            ("ActsAreKnown", "acts[0]"), given.Refusal("KEN",
                Given.Credentials("Wanjiru", Comity.Members.Credentials.DelegationStanding.Member, "TakePositions")));
    }

    [Fact]
    public void A_name_that_is_nearly_right_is_answered_with_what_was_meant()
    {
        var given = Given.A_process().With("XLM");
        var refusal = Assert.Single(given.Asked("secretariat", Given.Letter("Name of XLN", Given.Text())));
        Assert.Equal(("WhatIsNamedExists", "near", "for"), (refusal.Rule, refusal.Case, refusal.Where));
        Assert.Equal("No participant is called `Name of XLN`; did you mean Name of XLM (XLM)?", Sentences.In(Language.English).Of(refusal));
        Assert.Equal("No participant is called `Q`. Choose one from the list.",
            Sentences.In(Language.English).Of(Assert.Single(given.Asked("secretariat", Given.Letter("Q", Given.Text())))));
    }

    [Fact]
    public void Under_the_first_edition_what_is_named_need_not_exist()
    {
        var given = Given.A_process(Given.RulesBefore(1)).With("KEN");
        Assert.Empty(given.Asked("KEN", Speech with { Meeting = "no-such-meeting" }));
    }

    [Theory]
    [InlineData("norms-2015", "UN-c", null)]
    [InlineData("norms-2015", "13(c)", null)]
    [InlineData("norms-2015", "UN-zz9", "unknown")]
    [InlineData("norms-2015", "UN-cc", "near")]
    [InlineData("norms-2099", "UN-zz9", null)]
    public void Norm_is_in_model_where_there_is_one_and_nothing_is_refused_where_there_is_none(string text, string norm, string? refused)
    {
        var act = new TakePosition(text, norm, Stance.Supports);
        var refusal = NormRules.NormIsInModel(
            asked => asked == "norms-2015" ? new HashSet<string> { "UN-c", "13(c)" } : new HashSet<string>(),
            new(Given.A_process().Says("KEN", act), Given.Start, SignatureLevel.Session), act);
        Assert.Equal(refused, refusal?.Case);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_of_names_says_what_it_means(string type)
    {
        var found = typeof(FieldValue).Assembly.GetType(type)!;
        // What only a file holds is known to no register: norms of a model, protections of a book, paragraphs of a document.
        if (found != typeof(NormId) && found != typeof(Comity.Forum.Commitments.ProtectionId) && found != typeof(ParagraphNumber))
            Assert.NotNull(References.Of(found));
    }

    [Fact]
    public void Whatever_is_offered_is_found()
    {
        var picture = Everything.Happens().Picture;
        string? Beside(Type type) => type == typeof(MeetingId) ? picture.Forum.Meetings.All.Keys.First() : null;
        foreach (var naming in References.Namings)
        {
            var all = naming.All(picture, Beside).ToList();
            Assert.All(all, thing => Assert.Equal(
                thing with { TitleIn = null!, Words = null! }, naming.Find(picture, thing.Id, Beside)! with { TitleIn = null!, Words = null! }));
            Assert.Equal(all.Select(thing => thing.Id).Distinct(StringComparer.Ordinal).Count(), all.Count);
            Assert.All(all, thing => Assert.NotEmpty(thing.TitleIn("fr")));
            Assert.Null(naming.Find(picture, "no such thing", Beside));
        }
    }

    [Fact]
    public void The_meeting_under_way_is_offered_first()
    {
        var given = Sessions.Convened().Does("secretariat", Sessions.Convenes("a-later-one"));
        given = given.After(1).Does("secretariat", new OpenMeeting("a-later-one", [.. Sessions.States]));
        Assert.Equal("a-later-one", References.Of(typeof(MeetingId))!.All(given.Picture, _ => null).First().Id);
    }
}
