using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Lots;
using Comity.Record.Received;
using Xunit;

namespace Comity.Tests.Record.Received;

/// <summary>What the secretariat enters for who sent a document, and what the sender says to that.</summary>
public sealed class ReceivedTests
{
    private static readonly TakePosition Position = new("norms-2015", null, Stance.Supports);

    private static Given AtOnce() => Kenya(Given.Rules with { Effects = [.. Given.Rules.Effects, new(nameof(TakePosition), ReceivedEffect.AtOnce)] });

    private static Given Kenya(RulesOfProcedure? rules = null) => Given.A_process(rules).With_members("KEN", "FRA").With_text();

    [Fact]
    public void A_received_act_takes_effect_when_nobody_contested_it_in_time()
    {
        var given = Kenya().Does("secretariat", Given.Letter("KEN", Position));
        Assert.Empty(given.After(29).Picture.Texts.Positions);
        Assert.Equal(SignatureLevel.Received, Assert.Single(given.After(1).Picture.Texts.Positions).Value.Level);
    }

    [Fact]
    public void A_received_act_takes_effect_at_once_where_the_rules_say_so() =>
        Assert.Single(Kenya(Given.Rules with { Effects = [.. Given.Rules.Effects, new(nameof(TakePosition), ReceivedEffect.AtOnce)] })
            .Does("secretariat", Given.Letter("KEN", Position)).Picture.Texts.Positions);

    [Fact]
    public void A_confirmed_act_takes_effect_once()
    {
        var given = Kenya().Does("secretariat", Given.Letter("KEN", Position));
        var position = given.Picture.Size - 1;
        given.Does("KEN", new ConfirmReceived(position));
        Assert.Equal(position + 1, Assert.Single(given.Picture.Texts.Positions).Value.Position);
        given.After(40);
        Assert.Equal(ReceivedStatus.Confirmed, given.Picture.Record.Received.Acts[position].Status);
        Assert.Equal(position + 1, Assert.Single(given.Picture.Texts.Positions).Value.Position);
    }

    [Fact]
    public void A_contested_act_has_no_effect()
    {
        var given = Kenya().Does("secretariat", Given.Letter("KEN", Position));
        given.Does("KEN", new ContestReceived(given.Picture.Size - 1, "Not ours.")).After(40);
        Assert.Empty(given.Picture.Texts.Positions);
    }

    [Fact]
    public void Contesting_gives_back_the_position_that_stood_before()
    {
        var given = AtOnce().Does("KEN", Position with { Stance = Stance.Interprets, Statement = "Our own reading." })
            .Does("secretariat", Given.Letter("KEN", Position));
        Assert.Equal(Stance.Supports, Assert.Single(given.Picture.Texts.Positions).Value.Act.Stance);
        given.Does("KEN", new ContestReceived(given.Picture.Size - 1, "Not ours."));
        Assert.Equal(Stance.Interprets, Assert.Single(given.Picture.Texts.Positions).Value.Act.Stance);
    }

    [Fact]
    public void Contesting_the_first_position_leaves_none()
    {
        var given = AtOnce().Does("secretariat", Given.Letter("KEN", Position));
        given.Does("KEN", new ContestReceived(given.Picture.Size - 1, "Not ours."));
        Assert.Empty(given.Picture.Texts.Positions);
        Assert.Equal("Not ours.", Assert.Single(given.Picture.Record.Received.Contested).Ground);
    }

    [Fact]
    public void What_the_participant_said_itself_since_stands()
    {
        var given = AtOnce().Does("secretariat", Given.Letter("KEN", Position));
        var position = given.Picture.Size - 1;
        given.Does("KEN", Position with { Stance = Stance.Reserves, Statement = "Reserved." }).Does("KEN", new ContestReceived(position, "Not ours."));
        Assert.Equal(Stance.Reserves, Assert.Single(given.Picture.Texts.Positions).Value.Act.Stance);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_contested_acts_leave_what_stood_before_both_in_either_order(bool isFirstFirst)
    {
        var given = AtOnce().Does("secretariat", Given.Letter("KEN", Position))
            .Does("secretariat", Given.Letter("KEN", Position with { Stance = Stance.Dissociates }));
        var last = given.Picture.Size - 1;
        given.Does("KEN", new ContestReceived(isFirstFirst ? last - 1 : last, "Not ours."));
        Assert.Equal(isFirstFirst ? Stance.Dissociates : Stance.Supports, Assert.Single(given.Picture.Texts.Positions).Value.Act.Stance);
        given.Does("KEN", new ContestReceived(isFirstFirst ? last : last - 1, "Not ours."));
        Assert.Empty(given.Picture.Texts.Positions);
    }

    [Fact]
    public void Contested_credentials_are_withdrawn_from_then_on()
    {
        var given = Kenya().Does("secretariat", Given.Letter("KEN", Given.Credentials("stranger", DelegationStanding.Member)));
        var position = given.Picture.Size - 1;
        given.Does("KEN", Position, "stranger").Does("KEN", new ContestReceived(position, "Nobody of ours."));
        Assert.Contains(given.Asked("KEN", Position with { Stance = Stance.Withdrawn }, "stranger"), refusal => refusal.Rule == "PersonMayActSo");
        Assert.Single(given.Picture.Texts.Positions);
    }

    [Fact]
    public void A_contested_withdrawal_gives_the_credentials_back()
    {
        var rules = Given.Rules with { Effects = [.. Given.Rules.Effects, new(nameof(WithdrawCredentials), ReceivedEffect.AtOnce)] };
        var given = Kenya(rules).With_delegate("KEN", "Wanjiru")
            .Does("secretariat", Given.Letter("KEN", new WithdrawCredentials(Given.Person("Wanjiru"), "NV/9")));
        Assert.Null(given.Picture.Members.Credentials.Held(Given.Person("Wanjiru"), "KEN", given.Now));
        given.Does("KEN", new ContestReceived(given.Picture.Size - 1, "Wanjiru stays."));
        Assert.NotNull(given.Picture.Members.Credentials.Held(Given.Person("Wanjiru"), "KEN", given.Now));
    }

    [Fact]
    public void What_was_confirmed_is_forgotten_as_contestable()
    {
        var given = AtOnce().Does("secretariat", Given.Letter("KEN", Position));
        given.Does("KEN", new ConfirmReceived(given.Picture.Size - 1));
        Assert.Empty(given.Picture.Texts.Former.Values);
        Assert.Single(given.Picture.Texts.Positions);
    }

    [Fact]
    public void Document_is_dated_on_a_day_that_has_come_somewhere()
    {
        Kenya().Does("secretariat", Given.Letter("KEN", Position) with { Dated = new(2026, 3, 2) });
        Assert.Equal(("DocumentIsDated", "dated"), Kenya().Refusal("secretariat", Given.Letter("KEN", Position) with { Dated = new(2026, 3, 3) }));
        Kenya().Overslept(TimeSpan.FromHours(1)).Does("secretariat", Given.Letter("KEN", Position) with { Dated = new(2026, 3, 3) });
    }

    [Fact]
    public void Received_is_plain()
    {
        var given = Kenya().Does("secretariat", Given.Letter("KEN", Position));
        var position = given.Picture.Size - 1;
        foreach (var act in (Act[])[Given.Letter("KEN", Position), new ConfirmReceived(position), new SettleReceived(position),
            new Authenticator("KEN").Registers(), new RevokeKey("k-1", "lost")])
            Assert.Equal(("ReceivedIsPlain", "act"), given.Refusal("secretariat", Given.Letter("KEN", act)));
    }

    [Fact]
    public void A_letter_may_contest_what_was_received_and_does_so_at_once()
    {
        var given = Kenya().Does("secretariat", Given.Letter("KEN", Position));
        var position = given.Picture.Size - 1;
        given.Does("secretariat", Given.Letter("KEN", new ContestReceived(position, "Not ours.")));
        Assert.Equal(ReceivedStatus.Contested, given.Picture.Record.Received.Acts[position].Status);
        Assert.Empty(given.After(60).Picture.Texts.Positions);
    }

    [Fact]
    public void Received_is_in_time_only_at_once()
    {
        var given = Kenya(Given.Rules with { Effects = [new(nameof(IssueCredentials), ReceivedEffect.AtOnce)] }).With_members("BRA")
            .Does("secretariat", Everything.Lot with { Groups = ["KEN", "FRA", "BRA"] });
        Assert.Equal(("ReceivedIsInTime", "act"), given.Refusal("secretariat", Given.Letter("KEN", Everything.Commits("KEN"))));
        var atOnce = Kenya().With_members("BRA").Does("secretariat", Everything.Lot with { Groups = ["KEN", "FRA", "BRA"] })
            .Does("secretariat", Given.Letter("KEN", Everything.Commits("KEN")));
        Assert.Single(atOnce.Picture.Record.Lots.Lots["chair-3"].Commitments);
    }

    [Fact]
    public void Received_is_ones_own()
    {
        var given = Kenya().Does("secretariat", Given.Letter("KEN", Position));
        var position = given.Picture.Size - 1;
        Assert.Equal(("ReceivedIsOnesOwn", "position"), given.Refusal("FRA", new ConfirmReceived(position)));
        Assert.Equal(("ReceivedIsOnesOwn", "position"), given.Refusal("FRA", new ContestReceived(position, "No.")));
        Assert.Contains(given.Asked("FRA", new ConfirmReceived(0)), refusal => refusal.Rule == "ReceivedIsOnesOwn");
        Assert.Equal(("ReceivedIsOnesOwn", "act.position"), given.Refusal("secretariat", Given.Letter("FRA", new ContestReceived(position, "No."))));
    }

    [Fact]
    public void Received_is_open()
    {
        var given = Kenya().Does("secretariat", Given.Letter("KEN", Position));
        var position = given.Picture.Size - 1;
        given.Does("KEN", new ConfirmReceived(position));
        Assert.Equal(("ReceivedIsOpen", "position"), given.Refusal("KEN", new ContestReceived(position, "After all not.")));
        var late = Kenya().Does("secretariat", Given.Letter("KEN", Position));
        late.After(31);
        Assert.Equal(("ReceivedIsOpen", "position"), late.Refusal("KEN", new ContestReceived(position, "Too late.")));
    }

    [Theory]
    [InlineData("secretariat")]
    [InlineData("chair")]
    [InlineData("clock")]
    [InlineData("server")]
    [InlineData("oneself")]
    [InlineData("XXX")]
    public void Nothing_is_received_from_who_is_no_participant(string sender) =>
        Assert.Equal(("WhatIsNamedExists", "for"), Kenya().With_chair().Refusal("secretariat", Given.Letter(sender, Given.Text("other"))));

    [Fact]
    public void A_letter_does_not_what_its_sender_may_not()
    {
        var given = Kenya();
        foreach (var act in (Act[])[Given.Text("other"), Given.Begin, Given.Office("KEN", Office.Chair), new DrawLot("chair-3", [], []), Given.Admit("BRA")])
            Assert.Equal(("RoleMayDoThis", "act"), given.Refusal("secretariat", Given.Letter("KEN", act)));
    }

    [Fact]
    public void A_letter_of_who_takes_part_no_longer_has_no_effect()
    {
        var given = Kenya().Does("secretariat", Given.Letter("KEN", Position)).Does("secretariat", new EndParticipation("KEN", "NV/9")).After(40);
        Assert.Empty(given.Picture.Texts.Positions);
    }

    [Fact]
    public void A_place_in_a_received_act_begins_with_the_act() =>
        Assert.Equal(("TextExists", "act.text"), Kenya().Refusal("secretariat", Given.Letter("KEN", Position with { Text = "norms-2099" })));
}
