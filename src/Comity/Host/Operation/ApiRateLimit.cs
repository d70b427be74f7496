using System.Globalization;
using System.Threading.RateLimiting;
using Comity.Accounts.Access;
using Comity.Kit;
using Comity.Kit.Api;
using Microsoft.AspNetCore.RateLimiting;

namespace Comity.Host.Operation;

/// <summary>How often an address under `/api/v1/` may be asked: by the public for each network address, by persons for each, by programs for each key.
/// `settings.json` sets other figures.</summary>
public static class ApiRateLimit
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Offers the limiter.</summary>
    public static void AddApiRateLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
        options.OnRejected = RefuseAsync;
    });

    /// <summary>Counts, and says in headers what is left (RateLimit header fields for HTTP, draft 10).</summary>
    public static void UseApiRateLimit(this WebApplication app)
    {
        var limiter = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        app.Use((context, next) =>
        {
            if (IsLimited(context))
                context.Response.OnStarting(() => Say(context, limiter));
            return next(context);
        });
        app.UseRateLimiter();
    }

    private static bool IsLimited(HttpContext context) => context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase);

    private static Task Say(HttpContext context, PartitionedRateLimiter<HttpContext> limiter)
    {
        var left = limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0;
        var (name, most) = Policy(context);
        context.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={most};w={(int)Window.TotalSeconds}");
        context.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={(int)Window.TotalSeconds}");
        return Task.CompletedTask;
    }

    private static (string Name, int Most) Policy(HttpContext context)
    {
        var settings = context.RequestServices.GetRequiredService<Settings>().Limits;
        return context.User.Identity is not { IsAuthenticated: true } identity ? ("public", settings.Public)
            : identity.AuthenticationType == Schemes.Key ? ("key", settings.Keys) : ("person", settings.Persons);
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        if (!IsLimited(context))
            return RateLimitPartition.GetNoLimiter("");
        var (name, most) = Policy(context);
        return RateLimitPartition.GetFixedWindowLimiter($"{name}:{Whose(context, name)}", _ => new() { PermitLimit = most, Window = Window, QueueLimit = 0 });
    }

    private static string Whose(HttpContext context, string policy) => policy switch
    {
        "public" => NetworkAddress.Of(context.Connection.RemoteIpAddress),
        "key" => Secret.Digest(context.Request.Headers.Authorization.ToString()),
        _ => context.User.FindFirst(AccountClaims.Person)?.Value ?? "",
    };

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancel)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await Problem.Of(429, "slow-down",
            $"That is more than {Policy(rejected.HttpContext).Most.ToString(CultureInfo.InvariantCulture)} requests a minute; wait as long as `Retry-After` "
            + $"says.")
            .ExecuteAsync(rejected.HttpContext);
    }
}
