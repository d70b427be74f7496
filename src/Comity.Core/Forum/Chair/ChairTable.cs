using Comity.Forum.Procedure;
using Comity.Members.Credentials;
using Comity.Record.Entries;

namespace Comity.Forum.Chair;

/// <summary>The table of the acts about leadership: who may do each, under which rules, who is notified, and a sample.</summary>
public static class ChairTable
{
    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("chair")
        .Act<OpenSeat>(
            Role.Secretariat | Role.Chair,
            () => new(
                "chair-3", "Chair of the third session", SeatKind.Chair, Sample.Noon.AddMonths(1), Sample.Noon.AddMonths(13), LeadershipMethod.Election,
                Sample.Noon.AddDays(14)),
            act => act
                .In(forum => forum.Chair, ChairRules.SeatIsNew, ChairRules.SeatHasItsTerm, ChairRules.SeatFollowsMethod, ChairRules.NominationsHaveATime)
                .In(forum => forum.Chair, ChairRules.SeatGroupIsNext, ChairRules.ChairSeatIsFree)
                .Told(Audience.Members))
        .Act<Nominate>(Role.AnyMember, () => new("chair-3", "UTO"), act => act
            .In(forum => forum.Chair, ChairRules.SeatIsOpen, ChairRules.NominationIsInTime, ChairRules.NominationNamesOneself, ChairRules.NominationIsNew)
            .In(forum => forum, ChairRules.NomineeMayChair))
        .Act<AcceptNomination>(Role.AnyMember, () => new("chair-3"), act => act
            .In(forum => forum.Chair, ChairRules.SeatIsOpen, ChairRules.NominationIsInTime, ChairRules.NominationIsOffered))
        .Act<WithdrawNomination>(Role.AnyMember, () => new("chair-3"), act => act
            .In(forum => forum.Chair, ChairRules.SeatIsOpen)
            .In(forum => forum, ChairRules.NominationIsOnesOwn))
        .Act<FillSeat>(Role.Secretariat | Role.Chair, () => new("chair-3", "UTO", "Decision 2026/7", [new("UTO", 12), new("ERE", 7)]), act => act
            .In(forum => forum.Chair, ChairRules.SeatIsOpen, ChairRules.NominationsAreOver)
            .In(forum => forum, ChairRules.SeatIsFilledAsPublished, ChairRules.ChairEndsWithItsSeat)
            .Told(Audience.Everyone))
        .Act<VacateSeat>(Role.Secretariat | Role.Chair | Role.AnyMember, () => new("chair-3", "Note verbale NV/2026/021"), act => act
            .In(forum => forum.Chair, ChairRules.SeatIsToBeVacated)
            .In(forum => forum, ChairRules.SeatIsOnesOwn, ChairRules.ChairEndsWithItsSeat))
        .Also<Appoint>(act => act.In(forum => forum, ChairRules.ChairIsOfItsState));
}
