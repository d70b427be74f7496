using Comity.Forum.Carrying;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Forum.Grounds;

/// <summary>The table of the acts about grounds: who may do each, under which rules, who is notified, and a sample.</summary>
public static class GroundTable
{
    private static readonly DateOnly Dated = new(2026, 1, 5);

    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("grounds")
        .Act<NameFoundingInstrument>(Role.Secretariat, () => new("General Assembly", "A/RES/80/16", Dated, Sample.File), act => act
            .In(forum => forum, GroundRules.FoundingGoesOn))
        .Act<EndFounding>(Role.Secretariat | Role.Chair | Role.Body, () => new("The process is founded by the States of the list."), act => act
            .In(forum => forum, GroundRules.FoundingGoesOn)
            .Told(Audience.Everyone))
        .Act<SetCompetence>(
            Role.Secretariat | Role.Chair | Role.Body,
            () => new([.. GroundRules.First.Select(kind => new ActKindName(kind))], 14, ["General Assembly"], "Decision 2026/9"),
            act => act
                .In(forum => forum.Grounds, GroundRules.CompetenceIsKept)
                .Told(Audience.Everyone))
        .Act<EnterInstrument>(
            Role.Secretariat,
            () => new("a-res-81-1", "General Assembly", "A/RES/81/1", Dated, Sample.File, [new EndText("norms-2015", new DateOnly(2030, 1, 1), "It ends")]),
            act => act
                .In(forum => forum, GroundRules.GroundIsToldToAll)
                .In(forum => forum.Record.Founding, CarryingRules.CarriedActsAreFew)
                .Told(Audience.Everyone))
        .Act<ContestGround>(Role.AnyMember, () => new("a-res-81-1", GroundContestKind.Content, "Paragraph 4 speaks of another text."), act => act
            .In(forum => forum, GroundRules.ContestIsOpen)
            .Told(Audience.Members))
        .Act<WithdrawGroundContest>(Role.AnyMember, () => new("a-res-81-1"), act => act
            .In(forum => forum, GroundRules.ContestIsOpen))
        .Act<RuleOnGround>(Role.Chair | Role.Body, () => new("a-res-81-1", Holds: true, "Paragraph 4 names it in its footnote."), act => act
            .In(forum => forum, GroundRules.ContestIsOpen)
            .Told(Audience.Members))
        .Act<SettleGround>(Role.Clock, () => new("a-res-81-1"), act => act
            .In(forum => forum.Grounds, GroundRules.GroundIsUncontested)
            .Told(Audience.Everyone));
}
