using System.Collections.Immutable;
using System.Text;
using Comity.Record.Log;

namespace Comity.Record.Witnessing;

/// <summary>What a witness is started with.</summary>
/// <param name="Listen">Where it listens.</param>
/// <param name="Logs">The keys of the logs that it knows.</param>
/// <param name="Data">The folder of what it has cosigned.</param>
/// <param name="Monitor">Whether it also serves the last checkpoint of each log (tlog-witness, Monitor Retrieval Mechanism).</param>
public sealed record WitnessOptions(string Listen, ImmutableArray<VerifierKey> Logs, string Data, bool Monitor);

/// <summary>A witness behind HTTP (tlog-witness v1.0.0).</summary>
public static class WitnessHost
{
    /// <summary>The most bytes of a request: a proof of 63 hashes and a note.</summary>
    private const int LongestRequest = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Starts a witness and answers when it listens.</summary>
    public static async Task<WebApplication> StartAsync(WitnessOptions options, SignerKey key, TimeProvider clock, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [], ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Listen).ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LongestRequest);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_ => new WitnessStore(options.Data));
        var app = builder.Build();
        var logs = options.Logs.GroupBy(log => log.Name, StringComparer.Ordinal).Select(group => KeyValuePair.Create(group.Key, group.ToImmutableArray()));
        var witness = new Witness(logs, key);
        var store = app.Services.GetRequiredService<WitnessStore>();
        app.MapPost("/add-checkpoint", context => AddAsync(context, witness, store, clock));
        if (options.Monitor)
            app.MapGet("/{origin}/checkpoint", context => LatestAsync(context, store));
        await app.StartAsync(cancel);
        return app;
    }

    private static async Task AddAsync(HttpContext context, Witness witness, WitnessStore store, TimeProvider clock)
    {
        if (await BodyAsync(context) is not { } body)
        {
            await SendAsync(context, 400, "text/plain; charset=utf-8", $"A request is UTF-8 of at most {LongestRequest} bytes.\n");
            return;
        }

        var answer = store.Answer(find => witness.Answer(body, find, clock.GetUtcNow().ToUnixTimeSeconds()));
        await SendAsync(context, answer.Status, answer.ContentType, answer.Body);
    }

    private static async Task<string?> BodyAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
            return Utf8.GetString(bytes.ToArray());
        }
        catch (Exception problem) when (problem is DecoderFallbackException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static Task LatestAsync(HttpContext context, WitnessStore store)
    {
        var known = Hash.TryParseHex((string?)context.Request.RouteValues["origin"] ?? "", out var origin) ? store.Latest(origin) : null;
        if (known is null)
            return SendAsync(context, 404, "text/plain; charset=utf-8", "This witness has cosigned no checkpoint of such a log.\n");
        context.Response.Headers.CacheControl = "public, max-age=5";
        return SendAsync(context, 200, "text/plain; charset=utf-8", known.ToString());
    }

    private static async Task SendAsync(HttpContext context, int status, string type, string body)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, type);
        await context.Response.Body.WriteAsync(Utf8.GetBytes(body), context.RequestAborted);
    }
}
