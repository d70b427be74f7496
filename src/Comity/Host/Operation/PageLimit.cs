using System.Globalization;
using System.Threading.RateLimiting;
using Comity.Accounts.Access;
using Comity.Desk.Mirror;
using Comity.Forum.Pages;
using Comity.Kit;
using Microsoft.AspNetCore.Diagnostics;

namespace Comity.Host.Operation;

/// <summary>
/// Pages cost tokens, each as much as it takes to make: what compares books, reads drafts or searches costs many times what a page of the record does.
/// A visitor's network and a person have so many a minute, and twice as many at once. Pages that are kept cost nothing, since they are answered before.
/// </summary>
internal sealed class PageLimit(Settings settings, ServeOptions options, IServiceProvider services) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    /// <summary>What has limits of its own, or is asked by those who run the server.</summary>
    private static readonly string[] Free = ["/assets", "/log", "/api/v1", "/healthz", "/readyz"];

    private static readonly TimeSpan Part = TimeSpan.FromSeconds(5);
    /// <summary>The demonstration and a desk answer to this machine alone: who sits there has no others to think of.</summary>
    private readonly bool isOpen = options.Demo || services.GetService<DeskMirror>() is not null;

    private readonly PartitionedRateLimiter<(string Owner, int Most)> tokens = PartitionedRateLimiter.Create<(string Owner, int Most), string>(asked =>
        RateLimitPartition.GetTokenBucketLimiter(asked.Owner, _ => new()
        {
            TokenLimit = asked.Most * 2, TokensPerPeriod = Math.Max(1, (int)(asked.Most * (Part / Window))), ReplenishmentPeriod = Part, QueueLimit = 0,
        }));

    /// <summary>What a request costs: by the pattern of its address, whether it sends, and what it asks for.</summary>
    public static int CostOf(HttpContext context)
    {
        var path = context.Request.Path;
        var isSent = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (Free.Any(free => path.StartsWithSegments(free, StringComparison.OrdinalIgnoreCase)) || MeetingAddresses.IsLive(path))
            return 0;
        if (path.StartsWithSegments("/compare", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/drafts", StringComparison.OrdinalIgnoreCase))
            return isSent ? 30 : 20;
        if (path.StartsWithSegments("/search", StringComparison.OrdinalIgnoreCase) || context.Request.Query.ContainsKey("format"))
            return 10;
        return path.StartsWithSegments("/books", StringComparison.OrdinalIgnoreCase) || isSent || context.Request.Query.Count > 0 ? 4 : 1;
    }

    /// <summary>Lets a request pass that can be paid for, and tells others when to come back.</summary>
    public static Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var limit = context.RequestServices.GetRequiredService<PageLimit>();
        if (limit.isOpen || context.Features.Get<IStatusCodeReExecuteFeature>() is not null || CostOf(context) is not (> 0 and var cost)
            || limit.Lets(context, cost))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = ((int)Part.TotalSeconds * 2).ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => tokens.Dispose();

    private bool Lets(HttpContext context, int cost)
    {
        var owner = context.User.FindFirst(AccountClaims.Person)?.Value is { } person
            ? ($"person:{person}", settings.Limits.PagesOfPersons)
            : ($"network:{NetworkAddress.Of(context.Connection.RemoteIpAddress)}", settings.Limits.Pages);
        return tokens.AttemptAcquire(owner, Math.Min(cost, owner.Item2)).IsAcquired;
    }
}
