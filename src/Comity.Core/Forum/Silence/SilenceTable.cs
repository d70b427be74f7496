using Comity.Forum.Carrying;
using Comity.Norms.Texts;
using Comity.Record.Entries;

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
                    .In<ForumPicture>(forum => forum, SilenceRules.SilenceLeavesTime))
                .In(forum => forum.Record.Founding, CarryingRules.CarriedActsAreFew)
                .Told(Audience.Members))
        .Act<BreakSilence>(Role.AnyParticipant, () => new("draft-report", SilenceBreakKind.Objection, "Paragraph 12 goes beyond what was agreed"), act => act
            .In(forum => forum, SilenceRules.SilenceRuns, SilenceRules.SilenceIsBrokenByWhoMay, SilenceRules.ObjectorIsNamedAsTermsSay)
            .In(forum => forum, SilenceRules.AmendmentHasWords)
            .Told(Audience.Members))
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
            after.Silence.All.GetValueOrDefault(settled.Silence) is { Status: SilenceStatus.Adopted } silence && silence.EndedBy == effect.Position
                ? silence.Files.Values.Select(file => file.File) : []))
        .Act<TakeNoteOfSilence>(Role.Secretariat | Role.Chair, () => new("draft-report", "third-session", 4), act => act
            .In(forum => forum, SilenceRules.AdoptionIsNotedOnce));
}
