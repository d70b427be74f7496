using Comity.Record.Entries;

namespace Comity.Forum.Notices;

/// <summary>The table of the acts about notices: who may do each, under which rules, who is notified, and a sample.</summary>
public static class NoticeTable
{
    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("notices")
        .Act<AcknowledgeNotice>(Role.AnyParticipant, () => new(128), act => act.In(forum => forum.Notices, NoticeRules.NoticeIsAcknowledgedOnce))
        .Act<HandDuty>(Role.AnyParticipant, () => new(128, "friends-1"), act => act.In(forum => forum, NoticeRules.DutyIsHandedToOnesGroup))
        .Act<TakeDuty>(Role.AnyParticipant, () => new(128, "UTO"), act => act.In(forum => forum, NoticeRules.DutyIsTakenInTheGroup))
        .Act<NoteMailing>(Role.Server, () => new(128, ["UTO", "ERE"]), act => act.In(forum => forum.Notices, NoticeRules.MailingIsOfNotice));
}
