using Comity.Kit.Api;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace Comity.Kit.Layout;

/// <summary>
/// An answer of 400 and above without a body gets one: for people the page of that status under the address that they asked for, for programs
/// problem+json (RFC 9457). A bug is caught here, once, and logged.
/// </summary>
public sealed partial class ErrorPages(RequestDelegate next, ILogger<ErrorPages> log)
{
    /// <summary>Answers a request. The framework's own error pages repeat a failed POST as a POST, to which no page answers.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        await TryAsync(context);
        if (context.Response is not { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0 })
            return;
        if (IsForPrograms(context) && context.Features.Get<StoreFailure>() is { } failure)
            await Problem.Of(StatusCodes.Status503ServiceUnavailable, "store", failure.Sentence).ExecuteAsync(context);
        else if (IsForPrograms(context))
            await Results.Problem(statusCode: context.Response.StatusCode).ExecuteAsync(context);
        else
            await ShowAsync(context);
    }

    /// <summary>Pages that describe the programming interface lie below its path, and are for people.</summary>
    private static bool IsForPrograms(HttpContext context) =>
        (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/log", StringComparison.OrdinalIgnoreCase))
        && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null;

    private async Task TryAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            Begin(context, wrong.StatusCode);
        }
        catch (Exception problem) when (!context.Response.HasStarted
            && (problem is StoreProblem || DiskTrouble.IsAway(problem) || DiskTrouble.Of(problem) is DiskFault.Full or DiskFault.ReadOnly))
        {
            NotKept(problem, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
            Begin(context, StatusCodes.Status503ServiceUnavailable);
            context.Response.Headers.RetryAfter = "5";
            context.Features.Set(new StoreFailure(problem as StoreProblem, DiskTrouble.Of(problem)));
        }
        catch (Exception bug) when (!context.Response.HasStarted)
        {
            // The pattern, not the path: a path may hold a link that opens an account.
            Failed(bug, context.Request.Method, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "an address that does not exist");
            Begin(context, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Begin(HttpContext context, int status)
    {
        context.Response.Clear();
        context.Response.StatusCode = status;
    }

    private async Task ShowAsync(HttpContext context)
    {
        var request = context.Request;
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
        {
            OriginalPath = request.Path.Value ?? "/",
            OriginalPathBase = request.PathBase.Value ?? "",
            OriginalQueryString = request.QueryString.Value,
        });
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        request.Method = HttpMethods.Get;
        request.Path = $"/status/{context.Response.StatusCode}";
        context.Response.ContentType = null;
        await using var scope = context.RequestServices.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        await next(context);
    }

    [LoggerMessage(LogLevel.Warning, "What a request wanted could not be kept: {Method} {Route}")]
    private partial void NotKept(Exception problem, string method, string route);

    [LoggerMessage(LogLevel.Error, "A request failed: {Method} {Route}")]
    private partial void Failed(Exception bug, string method, string route);
}

/// <summary>Why something could not be kept, for the page that says it.</summary>
/// <param name="Said">What the record said; null where it was not asked.</param>
/// <param name="Fault">What is wrong with the disk; null when it is something else.</param>
internal sealed record StoreFailure(StoreProblem? Said, DiskFault? Fault)
{
    /// <summary>The sentence for programs.</summary>
    public string Sentence => Said?.Message ?? DiskTrouble.ForSender(Fault);

    /// <summary>The end of the keys under which the page finds its texts.</summary>
    public string Key => Fault switch { DiskFault.Full => "full", DiskFault.ReadOnly => "read-only", DiskFault.Missing => "missing", _ => "503" };
}
