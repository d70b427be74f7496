using Comity.Kit;

namespace Comity.Host.Operation;

/// <summary>What a server needs to be run by strangers: its log, its limits, its telemetry, its health, and an end at which everybody in the queue is
/// answered.</summary>
public static class OperationSetup
{
    /// <summary>How long requests that are being answered may still take when the server is told to stop.</summary>
    public static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(30);

    /// <summary>Offers it.</summary>
    public static void AddOperation(this WebApplicationBuilder builder, ServeOptions options)
    {
        Listening.Check(options.Urls);
        builder.Logging.AddPlainLog(options.Log);
        builder.WebHost.ConfigureKestrel(RequestLimits.Set).ConfigureKestrel(RequestLimits.ShareConnections);
        builder.Services.AddSystemd();
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = LastAnswers;
            // What works in the background stops when it stumbles, and the log says so; nobody else is stopped by it.
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
        });
        builder.Services.AddTelemetry();
        builder.Services.AddSingleton<Readiness>().AddSingleton<ProxyWatch>();
        PublicCompression.Add(builder.Services);
    }

    /// <summary>Stands before everything else.</summary>
    public static void UseOperation(this WebApplication app)
    {
        app.Services.GetRequiredService<RecordGauges>();
        app.UseResponseCompression();
    }
}
