using Comity.Forum.Silence;
using Comity.Record.Entries;
using static Comity.Site.Entries.ActSaid;

namespace Comity.Site.Entries;

/// <summary>What the acts of the silence procedure say.</summary>
internal static class SilenceSaid
{
    /// <summary>The sentence of an act; null when it is about something else.</summary>
    public static Said? Of(Act act) => act switch
    {
        BeginSilence a => new(nameof(BeginSilence), Short(a.Title), a.Deadline),
        BreakSilence a => new(nameof(BreakSilence), a.Silence, a.Kind, Short(a.Ground)),
        NoteBrokenSilence a => new(nameof(NoteBrokenSilence), a.Silence, Short(a.Matter)),
        ExtendSilence a => new(nameof(ExtendSilence), a.Silence, a.Deadline, Short(a.Reason)),
        WithdrawFromSilence a => new(nameof(WithdrawFromSilence), a.Silence, Short(a.Reason)),
        SettleSilence a => new(nameof(SettleSilence), a.Silence),
        TakeNoteOfSilence a => new(nameof(TakeNoteOfSilence), a.Silence, Short(a.Meeting)),
        _ => null,
    };

    /// <summary>What an act is about.</summary>
    public static string[] About(Act act) => act switch
    {
        BeginSilence a => [$"silence:{a.Silence}", $"document:{a.Document}"],
        BreakSilence a => [$"silence:{a.Silence}"],
        NoteBrokenSilence a => [$"silence:{a.Silence}"],
        ExtendSilence a => [$"silence:{a.Silence}"],
        WithdrawFromSilence a => [$"silence:{a.Silence}"],
        SettleSilence a => [$"silence:{a.Silence}"],
        TakeNoteOfSilence a => [$"silence:{a.Silence}"],
        _ => [],
    };
}
