using System.Collections.Immutable;
using System.Globalization;
using Comity.Record.Entries;

namespace Comity.Forum.Notices;

/// <summary>What must hold of notices.</summary>
public static class NoticeRules
{
    /// <summary>A notice is acknowledged by a participant to which it was posted, once.</summary>
    [Rule("Comity", Cases = ["elsewhere", "acknowledged"])]
    public static Refusal? NoticeIsAcknowledgedOnce(NoticesRegister register, Attempt attempt, AcknowledgeNotice act) =>
        register.All.GetValueOrDefault(act.Notice) is not { } notice || !notice.IsTo(attempt.As)
            ? Refusal.Of("notice", "notice", Text(act.Notice)).In("elsewhere")
        : notice.WaitsFor(attempt.As) ? null
        : Refusal.Of("notice", "notice", Text(act.Notice)).In("acknowledged");

    /// <summary>What is mailed is a notice that exists, to participants to which it was posted, and to each once.</summary>
    [Rule("Comity", Cases = ["missing", "nobody", "elsewhere", "mailed", "twice"])]
    public static Refusal? MailingIsOfNotice(NoticesRegister register, Attempt attempt, NoteMailing act) =>
        MailingFault(register.All.GetValueOrDefault(act.Notice), act) is { } fault ? Refusal.Of("notice", "notice", Text(act.Notice)).In(fault) : null;

    /// <summary>A duty comes with a notice that was posted to the participant, and is handed once, to a group to which it belongs.</summary>
    [Rule("Comity", Cases = ["elsewhere", "handed", "group"])]
    public static Refusal? DutyIsHandedToOnesGroup(ForumPicture forum, Attempt attempt, HandDuty act) =>
        forum.Notices.All.GetValueOrDefault(act.Notice) is not { } notice || !notice.IsTo(attempt.As)
            ? Refusal.Of("notice", "notice", Text(act.Notice)).In("elsewhere")
        : notice.Handed.ContainsKey(attempt.As) ? Refusal.Of("notice", "notice", Text(act.Notice)).In("handed")
        : IsOf(forum, act.Group, attempt.As) ? null
        : Refusal.Of("group", "group", act.Group).In("group");

    /// <summary>A handed duty is taken on by another member of the group, once.</summary>
    [Rule("Comity", Cases = ["missing", "taken", "own", "group"])]
    public static Refusal? DutyIsTakenInTheGroup(ForumPicture forum, Attempt attempt, TakeDuty act) =>
        DutyFault(forum, attempt.As, act) is { } fault ? Refusal.Of("from", "from", act.From).In(fault) : null;

    /// <summary>Whether a participant belongs to a group: one that the body established and that works, or its regional group.</summary>
    public static bool IsOf(ForumPicture forum, string group, string code) =>
        forum.Members.Participants.Find(code) is { } participant
            && (participant.Group == group || (forum.Meetings.Groups.GetValueOrDefault(group) is { Ended: null } body
                && (body.Act.Participants.IsEmpty || body.Act.Participants.Contains(code))));

    private static string? MailingFault(Notice? notice, NoteMailing act) =>
        notice is null ? "missing"
        : act.Participants.IsEmpty ? "nobody"
        : act.Participants.Any(code => !notice.To.Contains(code, StringComparer.Ordinal)) ? "elsewhere"
        : act.Participants.Any(code => notice.Mailed.ContainsKey(code)) ? "mailed"
        : act.Participants.Distinct().Count() != act.Participants.Length ? "twice"
        : null;

    private static string? DutyFault(ForumPicture forum, string taker, TakeDuty act) =>
        forum.Notices.All.GetValueOrDefault(act.Notice)?.Handed.GetValueOrDefault(act.From) switch
    {
        null => "missing",
        { TakenBy: not null } => "taken",
        _ when act.From == taker => "own",
        var duty => IsOf(forum, duty.Group, taker) ? null : "group",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
