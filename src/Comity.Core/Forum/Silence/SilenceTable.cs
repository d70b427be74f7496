using Comity.Forum.Carrying;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Forum.Silence;

/// <summary>The table of the acts about silence: who may do each, under which rules, who is notified, and a sample.</summary>
public static class SilenceTable
{
    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("silence")
        .Act<BeginSilence>(
            Role.Secretariat | Role.Chair | Role.AnyParticipant,
            () => new("draft-report", "The draft report", "draft-report-rev-1", Sample.Noon.AddHours(72), "The bureau, 26 February 2026"),
            act => act
                .In(forum => forum, SilenceRules.SilenceIsNew, SilenceRules.SilenceIsProposedByWhoMay, SilenceRules.SilenceTextStands)
                .In(forum => forum, SilenceRules.SilenceLeavesTime, SilenceRules.SilenceHasItsLanguages, SilenceRules.SilenceFollowsConsultation)
                .In(forum => forum, SilenceRules.SilenceReopensNoDecision, SilenceRules.SilenceOpensAsTermsSay)
                .Told(Audience.Members))
        .Act<BeginSilenceCarrying>(
            Role.Secretariat | Role.Chair | Role.AnyParticipant,
            () => new(
                "final-report", "The final report", "draft-report-rev-1", Sample.Noon.AddHours(72),
                [new EndText("norms-2015", new DateOnly(2030, 1, 1), "It ends")], "The bureau, 26 February 2026"),
            act => act
                .AsEarlier<BeginSilence>(begin => begin
                    .In(forum => forum, SilenceRules.SilenceIsNew, SilenceRules.SilenceIsProposedByWhoMay, SilenceRules.SilenceTextStands)
                    .In(forum => forum, SilenceRules.SilenceHasItsLanguages, SilenceRules.SilenceFollowsConsultation)
                    .In(forum => forum, SilenceRules.SilenceLeavesTime, SilenceRules.SilenceReopensNoDecision))
                .In<ForumPicture>(forum => forum, SilenceRules.SilenceOpensAsTermsSay)
                .In(forum => forum.Record.Founding, CarryingRules.CarriedActsAreFew)
                .Told(Audience.Members))
        .Act<BreakSilence>(Role.AnyParticipant, () => new("draft-report", SilenceBreakKind.Objection, "Paragraph 12 goes beyond what was agreed"), act => act
            .In(forum => forum, SilenceRules.SilenceRuns, SilenceRules.SilenceIsBrokenByWhoMay, SilenceRules.ObjectorIsNamedAsTermsSay)
            .In(forum => forum, SilenceRules.AmendmentHasWords)
            .Entered(Space.Either)
            .Told(Audience.Members))
        .Act<AskForTime>(Role.AnyParticipant, () => new("draft-report", "The text is with the capital"), act => act
            .In(forum => forum, SilenceRules.TimeIsAskedByWhoMay)
            .In<ForumPicture>(forum => forum, SilenceRules.SilenceRuns)
            .Entered(Space.Closed))
        .Act<NoteBrokenSilence>(Role.Chair, () => new("draft-report", Sample.File, "An objection was received before the deadline"), act => act
            .In(forum => forum, SilenceRules.SilenceRuns, SilenceRules.ObjectorIsNamedAsTermsSay)
            .Told(Audience.Members))
        .Act<ExtendSilence>(
            Role.Secretariat | Role.Chair | Role.AnyParticipant,
            () => new("draft-report", Sample.Noon.AddDays(7), "A capital asked for time"),
            act => act
                .In(forum => forum, SilenceRules.SilenceRuns, SilenceRules.SilenceIsItsProposers, SilenceRules.SilenceLeavesTime)
                .Told(Audience.Members))
        .Act<WithdrawFromSilence>(Role.Secretariat | Role.Chair | Role.AnyParticipant, () => new("draft-report", "To be revised"), act => act
            .In(forum => forum, SilenceRules.SilenceRuns, SilenceRules.SilenceIsItsProposers)
            .Told(Audience.Members))
        .Act<SettleSilence>(Role.Clock, () => new("draft-report"), act => act.Told(Audience.Members).AfterSheet().Adopts((after, effect, settled) =>
            after.Silence.All.GetValueOrDefault(settled.Silence) is { IsIssued: true } silence && silence.EndedBy == effect.Position ? Issued(silence) : []))
        .Act<TakeNoteOfSilence>(Role.Secretariat | Role.Chair, () => new("draft-report", "third-session", 4), act => act
            .In(forum => forum, SilenceRules.AdoptionIsNotedOnce, SilenceRules.AdoptionIsAnnouncedInAMeeting)
            .Adopts((after, effect, noted) =>
                after.Silence.All.GetValueOrDefault(noted.Silence) is { WaitsForAnnouncement: true, IsIssued: true } silence ? Issued(silence) : []));

    private static IEnumerable<Hash> Issued(TextUnderSilence silence) => silence.Files.Values.Select(file => file.File);
}
