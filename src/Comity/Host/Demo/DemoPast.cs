using Comity.Kit;
using Comity.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Comity.Host.Demo;

/// <summary>The past of the invented process: sixty days of acts, entered before the server opens the record.</summary>
internal static class DemoPast
{
    private const int Days = 60;
    private const int FirstHour = 7;

    /// <summary>Enters the past into an empty record, and answers with its persons; null when the record is not empty.</summary>
    public static async Task<DemoCast?> EnterAsync(ServeOptions options, CancellationToken cancel)
    {
        var real = TimeProvider.System;
        var clock = new DemoClock(new(real.GetUtcNow().Date.AddDays(-Days).AddHours(FirstHour), TimeSpan.Zero), real);
        await using var record = RecordFolder.Open(options, Settings.Read(options.Data), clock, NullLogger.Instance);
        if (record.Whole.Size > 0)
            return null;
        var (cast, site) = (new DemoCast(), options.Urls.Split(';')[0].TrimEnd('/'));
        var pen = new DemoPen(record, clock, site);
        var steps = Steps(pen, cast);
        await DemoFounding.EnterAsync(pen, cast, site, cancel);
        foreach (var step in steps)
        {
            await pen.GoAsync(step.Day, step.Hour, cancel);
            await step.Do(cancel);
        }

        await DemoPresent.HoldAsync(pen, cast, cancel);
        await pen.GoAsync(Days, 1, cancel);
        return cast;
    }

    private static List<DemoStep> Steps(DemoPen pen, DemoCast cast) =>
    [
        .. DemoTexts.Steps(pen, cast).Concat(DemoPositions.Steps(pen, cast)).Concat(DemoNotes.Steps(pen, cast)).Concat(DemoLots.Steps(pen, cast))
            .Concat(DemoProcedure.Steps(pen, cast)).Concat(DemoPapers.Steps(pen, cast)).Concat(DemoLeadership.Steps(pen, cast))
                .Concat(DemoMeetings.Steps(pen, cast))
            .Concat(DemoSilences.Steps(pen, cast)).Concat(DemoParagraphs.Steps(pen, cast))
            .Concat(DemoUndertakings.Steps(pen, cast)).Concat(DemoPresent.Steps(pen, cast))
            .Concat(DemoVotes.Steps(pen, cast, new(pen.Record))).Concat(DemoSealing.Steps(pen, cast, new(pen.Record)))
            .OrderBy(step => step.Day).ThenBy(step => step.Hour),
    ];
}
