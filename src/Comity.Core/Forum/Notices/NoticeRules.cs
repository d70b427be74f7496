using System.Collections.Immutable;
using System.Globalization;
using Comity.Record.Entries;

namespace Comity.Forum.Notices;

/// <summary>What must hold of notices.</summary>
public static class NoticeRules
{
    /// <summary>A notice is acknowledged by a participant to which it was posted, once.</summary>
    [Rule("Comity")]
    public static Refusal? NoticeIsAcknowledgedOnce(NoticesRegister register, Attempt attempt, AcknowledgeNotice act) =>
        register.All.GetValueOrDefault(act.Notice)?.WaitsFor(attempt.As) == true ? null : Refusal.Of("notice", "notice", Text(act.Notice));

    /// <summary>What is mailed is a notice that exists, to participants to which it was posted, and to each once.</summary>
    [Rule("Comity")]
    public static Refusal? MailingIsOfNotice(NoticesRegister register, Attempt attempt, NoteMailing act) =>
        register.All.GetValueOrDefault(act.Notice) is { } notice && act.Participants.Length > 0
            && act.Participants.All(code => notice.To.Contains(code, StringComparer.Ordinal) && !notice.Mailed.ContainsKey(code)) && act.Participants.Distinct().Count() == act.Participants.Length
            ? null
            : Refusal.Of("notice", "notice", Text(act.Notice));

    /// <summary>A duty comes with a notice that was posted to the participant, and is handed once, to a group to which it belongs.</summary>
    [Rule("Comity")]
    public static Refusal? DutyIsHandedToOnesGroup(ForumPicture forum, Attempt attempt, HandDuty act) =>
        forum.Notices.All.GetValueOrDefault(act.Notice) is not { } notice || !notice.IsTo(attempt.As) || notice.Handed.ContainsKey(attempt.As) ? Refusal.Of("notice", "notice", Text(act.Notice))
        : IsOf(forum, act.Group, attempt.As) ? null
        : Refusal.Of("group", "group", act.Group);

    /// <summary>A handed duty is taken on by another member of the group, once.</summary>
    [Rule("Comity")]
    public static Refusal? DutyIsTakenInTheGroup(ForumPicture forum, Attempt attempt, TakeDuty act) =>
        forum.Notices.All.GetValueOrDefault(act.Notice)?.Handed.GetValueOrDefault(act.From) is { TakenBy: null } duty && act.From != attempt.As && IsOf(forum, duty.Group, attempt.As)
            ? null
            : Refusal.Of("from", "from", act.From);

    /// <summary>Whether a participant belongs to a group: one that the body established and that works, or its regional group.</summary>
    public static bool IsOf(ForumPicture forum, string group, string code) =>
        forum.Norms.Members.Participants.Find(code) is { } participant
            && (participant.Group == group || (forum.Meetings.Groups.GetValueOrDefault(group) is { Ended: null } body && (body.Act.Participants.IsEmpty || body.Act.Participants.Contains(code))));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
