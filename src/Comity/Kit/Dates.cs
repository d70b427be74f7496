namespace Comity.Kit;

/// <summary>Dates and times as the site writes them: `27 Feb 2026`, `27 Feb 2026, 14:00 UTC`. Times are shown in UTC, and say so.</summary>
public static class Dates
{
    /// <summary>The day, in words of the language.</summary>
    public static string Day(Texts texts, DateOnly day) => texts["site.date", day.Day, texts[$"site.month.{day.Month}"], day.Year];

    /// <summary>The minute, with its zone.</summary>
    public static string Moment(Texts texts, DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        return texts["site.moment", utc.Day, texts[$"site.month.{utc.Month}"], utc.Year, $"{utc:HH:mm}"];
    }

    /// <summary>The day for programs: `2026-02-27`.</summary>
    public static string Machine(DateOnly day) => $"{day:yyyy-MM-dd}";

    /// <summary>The moment for programs: `2026-02-27T14:00:00Z`.</summary>
    public static string Machine(DateTimeOffset moment) => $"{moment.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}";
}
