using Comity.Forum.Carrying;
using Comity.Forum.Silence;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Forum.Decisions;

/// <summary>The table of the acts about decisions: who may do each, under which rules, who is notified, and a sample.</summary>
public static class DecisionTable
{
    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("decisions")
        .Act<PutDecision>(
            Role.Secretariat | Role.Chair | Role.AnyParticipant,
            () => new("working-hours", "Working hours", DecisionMatter.Procedural, "Meetings end at six.", null, "second-session", 1),
            act => act
                .In(forum => forum, DecisionRules.DecisionIsWhole, DecisionRules.DecisionIsPutByWhoMay)
                .Told(Audience.Members))
        .Act<PutDecisionCarrying>(
            Role.Secretariat | Role.Chair | Role.AnyParticipant,
            () => new("end-of-mandate", "The mandate ends", DecisionMatter.Substantive, [new EndText("norms-2015", new DateOnly(2030, 1, 1), "It ends")],
                "The norms of 2015 end with the year 2029."),
            act => act
                .AsEarlier<PutDecision>(put => put.In(forum => forum, DecisionRules.DecisionIsWhole, DecisionRules.DecisionIsPutByWhoMay))
                .In(forum => forum.Record.Founding, CarryingRules.CarriedActsAreFew)
                .Told(Audience.Members))
        .Act<ObjectToDecision>(Role.AnyParticipant, () => new("working-hours", "Interpretation is needed until seven"), act => act
            .In(forum => forum, DecisionRules.DecisionIsOpen, DecisionRules.ObjectionIsByWhoMay))
        .Act<WithdrawDecisionObjection>(Role.AnyParticipant, () => new("working-hours"), act => act
            .In(forum => forum, DecisionRules.DecisionIsOpen, DecisionRules.DecisionObjectionIsOnesOwn))
        .Act<RuleConsensus>(Role.Chair, () => new("working-hours", "second-session"), act => act
            .In(forum => forum, DecisionRules.DecisionIsOpen, DecisionRules.ConsensusHasNoObjection, DecisionRules.DecisionHasQuorum)
            .Adopts((after, effect, ruled) => Adopted(after, effect, ruled.Decision))
            .Told(Audience.Everyone))
        .Act<CallVote>(Role.Chair, () => new("working-hours", "second-session", Sample.Noon.AddHours(1)), act => act
            .In(forum => forum, DecisionRules.DecisionIsOpen, DecisionRules.VotesAreAllowed, DecisionRules.DecisionHasQuorum)
            .Told(Audience.Members))
        .Act<VoteOnDecision>(Role.AnyParticipant, () => new("working-hours", BallotValue.Yes), act => act
            .In(forum => forum, DecisionRules.DecisionIsOpen, DecisionRules.VoteIsCastByWhoMay))
        .Act<CloseVote>(Role.Clock, () => new("working-hours", 12, 3, 2, true), act => act
            .Adopts((after, effect, closed) => Adopted(after, effect, closed.Decision))
            .Told(Audience.Everyone))
        .Act<WithdrawDecision>(Role.Secretariat | Role.Chair | Role.AnyParticipant, () => new("working-hours", "No longer needed"), act => act
            .In(forum => forum, DecisionRules.DecisionIsOpen, DecisionRules.DecisionIsItsProposers)
            .Told(Audience.Members))
        .Act<ExplainPosition>(
            Role.AnyParticipant,
            () => new(ExplanationKind.Dissociation, "We dissociate ourselves from paragraph 3.", "working-hours", null, ["3"]),
            act => act
                .In(forum => forum, DecisionRules.ExplanationHasItsMatter, DecisionRules.ExplanationIsByWhoMay, DecisionRules.DissociationNamesParagraphs)
                .In(forum => forum, SilenceRules.SilenceSettlesFirst))
        .Act<IssueChairsSummary>(Role.Chair, () => new("summary-of-the-chair", "working-hours"), act => act
            .In(forum => forum, DecisionRules.SummaryReplacesNoDecision, SilenceRules.SilenceSettlesFirst)
            .Told(Audience.Everyone));

    /// <summary>The files of the document that a decision adopted with this entry.</summary>
    private static IEnumerable<Hash> Adopted(ForumPicture after, Effect effect, string id) =>
        after.Decisions.All.GetValueOrDefault(id) is { Status: DecisionStatus.Adopted, Act.Document: { } document } decision
            && decision.EndedBy == effect.Position
            ? after.Documents.All.GetValueOrDefault(document)?.Files.Values.Select(file => file.File) ?? []
            : [];
}
