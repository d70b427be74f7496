using System.Collections.Immutable;
using System.Globalization;
using Comity.Kit;

namespace Comity.Forum.Silence;

/// <summary>Moments as the clocks on the walls of capitals show them. What is decided is decided by instants; this only shows them.</summary>
public static class SeatTimes
{
    /// <summary>Zones that are offered, by their IANA names: where the organisations sit, and others so that every hour, and every half and quarter hour that
    /// some State keeps, has one.</summary>
    public static ImmutableArray<string> Offered { get; } =
    [
        "Pacific/Marquesas", "Pacific/Honolulu", "America/Los_Angeles", "America/Mexico_City", "America/New_York", "America/Santiago", "America/St_Johns",
        "America/Sao_Paulo", "Atlantic/Cape_Verde",
        "Africa/Abidjan", "Europe/London",
        "Africa/Lagos", "Europe/Vienna", "Africa/Cairo", "Africa/Addis_Ababa", "Europe/Moscow", "Asia/Tehran", "Asia/Dubai", "Asia/Kabul",
        "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dhaka", "Asia/Yangon", "Asia/Bangkok", "Asia/Shanghai", "Australia/Eucla", "Asia/Tokyo",
        "Australia/Adelaide", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia",
    ];

    /// <summary>The zone with this name; null where this machine knows none.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: > 0 and <= 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>A moment in a zone, with its distance from UTC at that moment.</summary>
    public static string Moment(Texts texts, DateTimeOffset moment, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var distance = string.Create(CultureInfo.InvariantCulture, $"UTC{(local.Offset < TimeSpan.Zero ? "−" : "+")}{local.Offset.Duration():hh\\:mm}");
        return texts["silence.local", Dates.Day(texts, DateOnly.FromDateTime(local.DateTime)), local.ToString("HH:mm", CultureInfo.InvariantCulture), distance];
    }
}
