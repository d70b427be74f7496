using System.Collections.Frozen;
using System.Collections.Immutable;
using Comity.Accounts.Forms;
using Comity.Accounts.SignIn;
using Comity.Acts.Api;
using Comity.Acts.Entering;
using Comity.Desk.Mirror;
using Comity.Host.Api;
using Comity.Kit;
using Comity.Kit.Api;
using Comity.Record.Entries;
using Comity.Storage;

namespace Comity.Host;

/// <summary>The one table that says who may see and send what, joined of what each room says of its own addresses. It guards every request: an address that
/// no room names is answered to nobody, and one whose class of things the visitor does not read is answered as one that is not there, before anything looks
/// whether something is. What a person may do in the process is asked of the rules as well.</summary>
public static class Access
{
    /// <summary>The table: what the faces of all rooms say.</summary>
    public static ImmutableArray<AccessLine> Table { get; } =
        [
            .. ReadApi.Routes.Select(route => new AccessLine(ApiRoute.Root + route.Path, Who.Everyone) { Shows = route.Shows }),
            .. Rooms.All.SelectMany(room => room.Access),
        ];

    private static readonly FrozenDictionary<string, AccessLine> ByPattern =
        Table.GroupBy(line => line.Pattern, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.Last(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The line of an endpoint; null when the table has none. An address that brings its own line, as those of tests do, needs none there.</summary>
    public static AccessLine? Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<AccessLine>()
        ?? (endpoint is RouteEndpoint route ? ByPattern.GetValueOrDefault("/" + route.RoutePattern.RawText?.TrimStart('/')) : null);

    /// <summary>Lets a request pass to its address, or not.</summary>
    public static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        // Where nothing is, and where the framework answers for a method that an address does not take, there is nothing to guard.
        if (context.GetEndpoint() is not RouteEndpoint)
            await next(context);
        else if (Of(context.GetEndpoint()) is not { } line || WhoMay(line, context.Request.Method) is not { } who)
            Refuse(context, Of(context.GetEndpoint()));
        else if (line.IsDesk && context.RequestServices.GetService<DeskMirror>() is not null)
            await next(context);
        else
            await AskAsync(context, next, who);
    }

    private static async Task AskAsync(HttpContext context, RequestDelegate next, Who who)
    {
        var visitor = Visitor.Of(context);
        if (who.NeedsAccount && visitor.Person is null)
            await AskForSessionAsync(context, next);
        else if (!Sees(context, visitor, Of(context.GetEndpoint())!.Shows))
            await HideAsync(context, next);
        else if (visitor.Person is null && await ProofForm.IsOrphanAsync(context))
            await context.RequestServices.GetRequiredService<ProofForm>().AskForSessionAsync(context, next, isNeeded: false);
        else if (!MayPass(context, visitor, who))
            await RefuseAsync(context);
        else if (who.Proof == Proof.Confirmation && visitor.Person is not null
            && !await context.RequestServices.GetRequiredService<Confirmations>().HoldAsync(context))
            await AskForConfirmationAsync(context, next);
        else
            await next(context);
    }

    /// <summary>An address that no room names is as one that is not there; one that is only read takes nothing.</summary>
    private static void Refuse(HttpContext context, AccessLine? line)
    {
        context.SetEndpoint(null);
        context.Response.StatusCode = line is null ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed;
    }

    /// <summary>Whether a sight shows what is under a path without places.</summary>
    public static bool Shows(string path, Sight sight) => ByPattern.GetValueOrDefault(path) is { } line && line.Shows.To(sight);

    private static bool Sees(HttpContext context, Visitor visitor, Kit.Shows shows) =>
        shows.To(context.RequestServices.GetRequiredService<OpenRecord>().SightOf(visitor.Reader));

    /// <summary>What the visitor does not read is as absent: a page goes on as an address where nothing is, and programs get what they get there.</summary>
    private static Task HideAsync(HttpContext context, RequestDelegate next)
    {
        context.SetEndpoint(IsForPrograms(context) ? Absent : null);
        return next(context);
    }

    /// <summary>What programs are answered where there is no address.</summary>
    private static readonly Endpoint Absent = new(context => ReadApi.NoAddress().ExecuteAsync(context), EndpointMetadataCollection.Empty, "absent");

    private static Who? WhoMay(AccessLine line, string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? line.Read : line.Send;

    private static bool MayPass(HttpContext context, Visitor visitor, Who who)
    {
        if (who.Roles.HasFlag(Role.Public))
            return true;
        var picture = context.RequestServices.GetRequiredService<OpenRecord>().Whole.Picture;
        return (Rights.Of(visitor, picture, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).Roles & who.Roles) != Role.None;
    }

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase);

    private static Task AskForSessionAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsForPrograms(context))
            return context.RequestServices.GetRequiredService<ProofForm>().AskForSessionAsync(context, next);
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"comity\"";
        return Problem.OfProof(401, "sign-in", "session", "Send the key of a program as `Authorization: Bearer comity_...`; make one at /account/keys.")
            .ExecuteAsync(context);
    }

    private static Task AskForConfirmationAsync(HttpContext context, RequestDelegate next) => IsForPrograms(context)
        ? Problem.OfProof(403, "confirmation", "confirmation", "This needs the key of a program that may act; make one at /account/keys.").ExecuteAsync(context)
        : context.RequestServices.GetRequiredService<ProofForm>().AskForConfirmationAsync(context, next);

    private static Task RefuseAsync(HttpContext context)
    {
        if (IsForPrograms(context))
            return Problem.Of(403, "role", "This is for others: you have none of the roles that it asks for.").ExecuteAsync(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
