using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Comity.Host.Operation;
using Comity.Members.Participants;
using Comity.Storage;
using Comity.Tests.Storage;
using Xunit;

namespace Comity.Tests.Host.Operation;

/// <summary>What telemetry counts, and that it follows nobody.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public void A_span_keeps_nothing_that_leads_to_a_person()
    {
        using var activity = new Activity("GET /books/{book}");
        foreach (var (tag, value) in new[] { ("client.address", "203.0.113.77"), ("url.path", "/account/enrol/secret"), ("user_agent.original", "x"),
            ("url.query", "q"), ("http.route", "/books/{book}") })
            activity.SetTag(tag, value);
        using var spans = new BareSpans();
        spans.OnEnd(activity);
        Assert.Equal(["http.route"], activity.TagObjects.Select(tag => tag.Key));
    }

    [Fact]
    public async Task Acts_are_counted_by_name_and_refusals_by_rule()
    {
        var seen = new ConcurrentQueue<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, ears) => Hear(instrument, ears) };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
            seen.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => seen.Enqueue(instrument.Name));
        listener.Start();
        await using var record = await TestRecord.BeginAsync();
        await record.ActAsync(new AdmitParticipant("KEN", ParticipantKind.State, [new("en", "Kenya")], null, "Resolution 1"));
        await record.ActAsync(new AdmitParticipant("KEN", ParticipantKind.State, [new("en", "Kenya")], null, "Resolution 1"));
        Assert.Contains("comity.acts.entered AdmitParticipant", seen);
        Assert.Contains("comity.acts.refused ParticipantCodeIsFree", seen);
        Assert.Contains("comity.batch.duration", seen);
    }

    private static void Hear(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == RecordMeter.Name)
            listener.EnableMeasurementEvents(instrument);
    }
}
