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
            && act.Participants.All(code => notice.To.Contains(code, StringComparer.Ordinal) && !notice.Mailed.ContainsKey(code)) && act.Participants.Distinct(StringComparer.Ordinal).Count() == act.Participants.Length
            ? null
            : Refusal.Of("notice", "notice", Text(act.Notice));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
