using Comity.Members.Accreditation;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Tests.Record;
using CsCheck;
using Xunit;
using static Comity.Tests.Members.AccreditationHappens;

namespace Comity.Tests.Members;

/// <summary>How observers are accredited.</summary>
public sealed class AccreditationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(181)]
    [InlineData(-1)]
    public void Modality_leaves_time(int days) =>
        Assert.Equal(("ModalityLeavesTime", "objectionDays"), Given.A_process().Refusal("secretariat", Modality with { ObjectionDays = days }));

    [Fact]
    public void Modality_is_in_force() =>
        Assert.Equal(("ModalityIsInForce", null), Given.A_process().Refusal("secretariat", Propose("OPENNET")));

    [Fact]
    public void Accreditation_is_for_observers() =>
        Assert.Equal(("AccreditationIsForObservers", "kind"), A_modality().Refusal("secretariat", Propose("UTO") with { Kind = ParticipantKind.State }));

    [Fact]
    public void Proposal_is_the_only_one()
    {
        var given = A_modality().Does("secretariat", Propose("OPENNET"));
        Assert.Equal(("ProposalIsTheOnlyOne", "participant"), given.Refusal("secretariat", Propose("OPENNET")));
        Assert.Equal(("ProposalIsTheOnlyOne", "participant"), given.Refusal("secretariat", Given.Admit("OPENNET", ParticipantKind.Stakeholder)));
        Assert.Equal(("ParticipantCodeIsFree", "participant"), given.Refusal("secretariat", Propose("KEN") with { Kind = ParticipantKind.ObserverState }));
    }

    [Fact]
    public void Objecting_is_a_right_of_members()
    {
        var given = A_modality().With("ICRC", ParticipantKind.InternationalOrganization).With("HOL", ParticipantKind.ObserverState)
            .Does("secretariat", Propose("OPENNET"));
        Assert.Equal(("ObjectingIsARight", null), given.Refusal("ICRC", new ObjectToAccreditation("OPENNET")));
        Assert.Equal(("ObjectingIsARight", null), given.Refusal("HOL", new ObjectToAccreditation("OPENNET")));
        given.Does("KEN", new ObjectToAccreditation("OPENNET"));
    }

    [Fact]
    public void Objection_is_in_time_to_the_millisecond_and_made_once()
    {
        var given = A_modality().Does("secretariat", Propose("OPENNET")).Does("secretariat", Propose("OTHER"));
        Assert.Equal(("ObjectionIsInTime", "participant"), given.Refusal("KEN", new ObjectToAccreditation("NOBODY")));
        given.After(TimeSpan.FromDays(10) - TimeSpan.FromMilliseconds(1)).Does("KEN", new ObjectToAccreditation("OPENNET"));
        Assert.Equal(("ObjectionIsInTime", "participant"), given.Refusal("KEN", new ObjectToAccreditation("OPENNET")));
        given.After(TimeSpan.FromMilliseconds(1));
        Assert.Equal(("ObjectionIsInTime", "participant"), given.Refusal("FRA", new ObjectToAccreditation("OPENNET")));
        Assert.Equal(("ObjectionIsInTime", "participant"), given.Refusal("KEN", new ObjectToAccreditation("OTHER")));
    }

    [Fact]
    public void Received_objection_is_at_once_or_not_at_all()
    {
        var late = A_modality().Does("secretariat", Propose("OPENNET"));
        Assert.Equal("ReceivedObjectionIsAtOnce", late.Refusal("secretariat", Given.Letter("KEN", new ObjectToAccreditation("OPENNET"))).Rule);
        var prompt = A_modality(Given.Rules with { Effects = [.. Given.Rules.Effects, new(nameof(ObjectToAccreditation), ReceivedEffect.AtOnce)] })
            .Does("secretariat", Propose("OPENNET")).Does("secretariat", Given.Letter("KEN", new ObjectToAccreditation("OPENNET"))).After(11);
        Assert.Null(prompt.Picture.Members.Participants.Find("OPENNET"));
    }

    [Fact]
    public void Objection_is_ones_own()
    {
        var given = A_modality().Does("secretariat", Propose("OPENNET")).Does("KEN", new ObjectToAccreditation("OPENNET"));
        Assert.Equal(("ObjectionIsOnesOwn", "participant"), given.Refusal("FRA", new WithdrawObjection("OPENNET")));
        given.Does("KEN", new WithdrawObjection("OPENNET"));
        Assert.Equal(("ObjectionIsOnesOwn", "participant"), given.Refusal("KEN", new WithdrawObjection("OPENNET")));
    }

    [Fact]
    public void Accreditation_is_disputed_before_it_is_decided()
    {
        var given = A_modality().Does("secretariat", Propose("OPENNET"));
        Assert.Equal(("AccreditationIsDisputed", "participant"), given.Refusal("chair", new DecideAccreditation("OPENNET", true, "Decision 9")));
        given.Does("KEN", new ObjectToAccreditation("OPENNET"));
        Assert.Equal(("AccreditationIsDisputed", "participant"), given.Refusal("chair", new DecideAccreditation("OPENNET", true, "Decision 9")));
        given.After(10).Does("chair", new DecideAccreditation("OPENNET", true, "Decision 9"));
        Assert.Equal("Decision 9", given.Picture.Members.Participants.Find("OPENNET")!.Basis);
        Assert.Equal(("AccreditationIsDisputed", "participant"), given.Refusal("chair", new DecideAccreditation("OPENNET", false, "Decision 10")));
    }

    [Fact]
    public void Accreditation_is_decided_as_set()
    {
        var given = A_modality(decider: AccreditationDecider.Chair).Does("secretariat", Propose("OPENNET")).Does("KEN", new ObjectToAccreditation("OPENNET"))
            .After(10);
        Assert.Equal(("AccreditationIsDecidedAsSet", null), given.Refusal("secretariat", new DecideAccreditation("OPENNET", true, "Decision 9")));
        given.Does("chair", new DecideAccreditation("OPENNET", false, "Under the chair's own authority."));
        Assert.Null(given.Picture.Members.Participants.Find("OPENNET"));
    }

    [Fact]
    public void Without_an_objection_the_clock_grants_and_the_observer_takes_part_from_then_on()
    {
        var given = A_modality().Does("secretariat", Propose("OPENNET")).After(10);
        var one = given.Picture.Members.Participants.Find("OPENNET")!;
        Assert.Equal((Given.Start.AddDays(10), JoiningMode.Accreditation, "Modality for observers"), (one.Since, one.Details.Mode!.Value, one.Basis));
        Assert.Equal(AccreditationStatus.Granted, given.Picture.Members.Accreditation.All.Values.Single().Status);
    }

    [Fact]
    public void Where_nobody_may_decide_one_objection_is_enough_and_the_same_may_be_proposed_again()
    {
        var given = A_modality(decider: AccreditationDecider.Nobody).Does("secretariat", Propose("OPENNET")).Does("KEN", new ObjectToAccreditation("OPENNET"))
            .After(10);
        Assert.Null(given.Picture.Members.Participants.Find("OPENNET"));
        Assert.Equal(AccreditationStatus.Refused, given.Picture.Members.Accreditation.All.Values.Single().Status);
        given.Does("secretariat", Propose("OPENNET")).After(10);
        Assert.NotNull(given.Picture.Members.Participants.Find("OPENNET"));
    }

    [Fact]
    public void A_last_objection_withdrawn_late_lets_the_clock_grant_at_that_moment()
    {
        var given = A_modality().Does("secretariat", Propose("OPENNET")).Does("KEN", new ObjectToAccreditation("OPENNET")).After(12)
            .Does("KEN", new WithdrawObjection("OPENNET"));
        Assert.Equal(given.Now, given.Picture.Due!.At);
        given.After(TimeSpan.Zero);
        Assert.Equal(Given.Start.AddDays(12), given.Picture.Members.Participants.Find("OPENNET")!.Since);
    }

    [Fact]
    public void A_modality_that_comes_later_leaves_open_proposals_as_they_are()
    {
        var given = A_modality().Does("secretariat", Propose("OPENNET")).Does("secretariat", Modality with { ObjectionDays = 100 }).After(10);
        Assert.NotNull(given.Picture.Members.Participants.Find("OPENNET"));
    }

    /// <summary>Whatever members do and withdraw: nobody is accredited by the clock over an objection that stands.</summary>
    [Fact]
    public void Nobody_is_accredited_over_an_objection_unless_it_is_decided() =>
        Gen.Select(Gen.Enum<AccreditationDecider>(), Gen.Select(Gen.Int[0, 1], Gen.Bool, Gen.Int[0, 300]).Array[0, 12]).Sample((decider, steps) =>
        {
            var given = A_modality(decider: decider).Does("secretariat", Propose("OPENNET"));
            foreach (var (member, objects, hours) in steps)
            {
                var who = member == 0 ? "KEN" : "FRA";
                given.After(TimeSpan.FromHours(hours));
                Act act = objects ? new ObjectToAccreditation("OPENNET") : new WithdrawObjection("OPENNET");
                if (given.Asked(who, act).IsEmpty)
                    given.Does(who, act).After(TimeSpan.Zero);
            }

            var one = given.After(20).Picture.Members.Accreditation.All.Values.Single();
            var isIn = given.Picture.Members.Participants.Find("OPENNET") is not null;
            return isIn == (one.Status == AccreditationStatus.Granted) && (!isIn || one.Objections.IsEmpty)
                && (one.Status == AccreditationStatus.Refused) == (decider == AccreditationDecider.Nobody && !one.Objections.IsEmpty);
        }, iter: 40);

    private static Given A_modality(RulesOfProcedure? rules = null, AccreditationDecider decider = AccreditationDecider.Body) =>
        Given.A_process(rules).With_members("KEN", "FRA").With_chair().Does("secretariat", Modality with { Decider = decider });
}
