using System.Net;
using Comity.Kit;

namespace Comity.Storage.Logs;

/// <summary>A log that a server serves. What is busy is asked again, for as long as it says; what is gone is gone.</summary>
public sealed class HttpLog : LogSource
{
    private const int MostTries = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient client;
    private readonly Uri prefix;

    /// <summary>The log under an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="reader">The key of somebody who reads it; null where everybody does.</param>
    public HttpLog(Uri address, string? reader = null)
    {
        prefix = address.AbsolutePath.EndsWith('/') ? address : new Uri(address + "/");
        client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, MaxConnectionsPerServer = 8, ConnectTimeout = Patience })
        {
            Timeout = Patience,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("comity-audit/1");
        if (reader is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", reader);
    }

    /// <inheritdoc/>
    public override string Name => prefix.ToString();

    /// <inheritdoc/>
    public override int Width => 8;

    /// <inheritdoc/>
    public override async Task<byte[]?> ReadAsync(string path, int most, CancellationToken cancel)
    {
        var address = new Uri(prefix, path);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
                if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                    return null;
                if (answer.IsSuccessStatusCode)
                    return await BodyAsync(answer, address, most, cancel);
                if (answer.StatusCode == HttpStatusCode.Unauthorized)
                    throw new UserError(
                        "The server does not take this reader's key (any more): it has ended or was withdrawn. Make another one at /account/keys.", "--key");
                if (!IsBusy(answer.StatusCode) || attempt == MostTries)
                    throw new UserError($"The server answers {(int)answer.StatusCode}.", address.ToString());
                await Task.Delay(Wait(attempt, answer.Headers.RetryAfter?.Delta), cancel);
            }
            catch (Exception problem) when (IsOfTheNetwork(problem, cancel))
            {
                if (attempt == MostTries || problem is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError })
                    throw new UserError($"The server cannot be reached: {problem.Message}", address.ToString());
                await Task.Delay(Wait(attempt, null), cancel);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        client.Dispose();
        base.Dispose(disposing);
    }

    private static bool IsBusy(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout;

    private static bool IsOfTheNetwork(Exception problem, CancellationToken cancel) =>
        !cancel.IsCancellationRequested && problem is HttpRequestException or IOException or TaskCanceledException;

    private static TimeSpan Wait(int attempt, TimeSpan? asked)
    {
        var wait = asked ?? TimeSpan.FromMilliseconds(100 << attempt);
        return wait < Patience ? wait : Patience;
    }

    private static async Task<byte[]> BodyAsync(HttpResponseMessage answer, Uri address, int most, CancellationToken cancel)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            if (bytes.Length + read > most)
                throw new UserError($"The server sends more than {most} bytes.", address.ToString());
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }
}
