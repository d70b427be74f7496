using System.Globalization;
using Comity.Forum.Notices;
using Comity.Record.Entries;
using static Comity.Site.Entries.ActSaid;

namespace Comity.Site.Entries;

/// <summary>What the acts about notices say.</summary>
internal static class NoticeSaid
{
    /// <summary>The sentence of an act; null when it is about something else.</summary>
    public static Said? Of(Act act) => act switch
    {
        AcknowledgeNotice a => new(nameof(AcknowledgeNotice), a.Notice),
        HandDuty a => new(nameof(HandDuty), a.Notice, Short(a.Group)),
        TakeDuty a => new(nameof(TakeDuty), a.Notice, a.From),
        NoteMailing a => new(nameof(NoteMailing), a.Notice, Short(string.Join(", ", a.Participants))),
        _ => null,
    };

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => act switch
    {
        AcknowledgeNotice a => [Topic(a.Notice)],
        HandDuty a => [Topic(a.Notice)],
        TakeDuty a => [Topic(a.Notice)],
        NoteMailing a => [Topic(a.Notice)],
        _ => [],
    };

    private static string Topic(long notice) => $"notice:{notice.ToString(CultureInfo.InvariantCulture)}";
}
