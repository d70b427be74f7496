using Comity.Members.Readers;
using Comity.Record.Entries;

namespace Comity.Forum.Procedure;

/// <summary>The table of the acts about terms of procedure: who may do each, under which rules, who is notified, and a sample.</summary>
public static class ProcedureTable
{
    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("procedure")
        .Act<AdoptProcedure>(Role.Secretariat | Role.Chair | Role.Body, () => new(ProcedureSets.UnitedNations, "Decision 2026/6"), act => act
            .In(forum => forum.Procedure, ProcedureRules.ProcedureIsReasonable, ProcedureRules.QuorumIsPart, ProcedureRules.SilenceCanBegin)
            .In(forum => forum.Procedure, ProcedureRules.GroupsHaveAnOrder)
            .In(forum => forum.Record.Founding, ProcedureRules.SilenceTermsFitTheEdition)
            .In<ForumPicture>(forum => forum, ProcedureRules.ObjectorsStayAmongMembers)
            .Told(Audience.Members))
        .Act<DeclareClosedDays>(
            Role.Secretariat | Role.Chair,
            () => new(
                [new("New Year's Day", new(2027, 1, 1, 5, 0, 0, TimeSpan.Zero), new(2027, 1, 2, 5, 0, 0, TimeSpan.Zero))], "Calendar of conferences 2027"),
            act => act
                .In(forum => forum.Procedure, ProcedureRules.ClosedDaysEnd))
        .Also<SetReaders>(act => act.In<ForumPicture>(forum => forum, ProcedureRules.ObjectorsStayAmongMembers));
}
