using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Comity.Storage;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Comity.Host.Operation;

/// <summary>Traces and metrics over OTLP, only where `OTEL_EXPORTER_OTLP_ENDPOINT` says where to. The other variables of OpenTelemetry hold too.</summary>
internal static class Telemetry
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Offers it.</summary>
    public static void AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<RecordGauges>();
        if (Environment.GetEnvironmentVariable(Endpoint) is not { Length: > 0 })
            return;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("comity", serviceVersion: typeof(Telemetry).Assembly.GetName().Version!.ToString(3)))
            .WithTracing(traces => traces.AddSource(RecordMeter.Name).AddAspNetCoreInstrumentation().AddProcessor(new BareSpans()).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(RecordMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddOtlpExporter());
    }
}

/// <summary>How long the queue is and how many entries there are, when somebody asks.</summary>
internal sealed class RecordGauges : IDisposable
{
    private readonly Meter meter = new(RecordMeter.Name);

    public RecordGauges(OpenRecord record)
    {
        meter.CreateObservableGauge("comity.queue.length", () => record.QueueLength, "{request}", "Requests that wait for the writer.");
        meter.CreateObservableGauge("comity.record.entries", () => record.Size, "{entry}", "Entries in the record.");
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();
}

/// <summary>Takes from a span everything that could lead to a person: addresses, paths with their links and names, programs. The route's pattern says
/// enough.</summary>
internal sealed class BareSpans : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Kept = FrozenSet.ToFrozenSet(
        ["http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type", "entries"],
        StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var tag in data.TagObjects.Select(tag => tag.Key).Where(key => !Kept.Contains(key)).ToList())
            data.SetTag(tag, null);
        data.SetStatus(data.Status);
    }
}
