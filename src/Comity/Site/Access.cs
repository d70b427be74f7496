using Comity.Record.Entries;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Comity.Accounts.Access;
using Comity.Members;
using Comity.Site.Api;
using Comity.Site.Api.Reading;
using Comity.Storage;

namespace Comity.Site;

/// <summary>Who may ask something of an address.</summary>
/// <param name="Roles">One of these roles is enough.</param>
/// <param name="NeedsAccount">Whether one must be signed in, in whatever role.</param>
public sealed record Who(Role Roles, bool NeedsAccount)
{
    /// <summary>Everyone.</summary>
    public static Who Everyone { get; } = new(Role.Public, false);

    /// <summary>Whoever is signed in.</summary>
    public static Who Account { get; } = new(Role.Public, true);

    /// <summary>Whoever is signed in and is somebody in the process.</summary>
    public static Who Person { get; } = new(Role.AnyPerson, true);

    /// <summary>The secretariat.</summary>
    public static Who Secretary { get; } = new(Role.Secretariat, true);

    /// <summary>Whoever invites others.</summary>
    public static Who Inviter { get; } = new(Role.Secretariat | Role.HeadOfDelegation, true);
}

/// <summary>One line of the table: an address, who may read it and who may send to it.</summary>
/// <param name="Pattern">The address as routes write it.</param>
/// <param name="Read">Who may read it; null where it is only sent to.</param>
/// <param name="Send">Who may send to it; null where it is only read.</param>
public sealed record AccessLine(string Pattern, Who? Read, Who? Send = null);

/// <summary>The one table that says who may see and send what. It guards every request; what a person may do in the process is asked of the rules besides. An address
/// that is missing here fails a test.</summary>
public static class Access
{
    /// <summary>The table.</summary>
    public static ImmutableArray<AccessLine> Table { get; } =
    [
        .. ((ImmutableArray<string>)["/sitemap.txt", "/", "/about", "/search", "/status/{Code:int}", "/record", "/record/{Position:long}", "/rules", "/received", "/sealed", "/sealed/place", "/lots", "/figures", "/consultations", "/members",
            "/members/{Code}", "/members/rights", "/members/accreditation", "/members/list.docx", "/forum", "/forum/procedure", "/documents", "/documents/{Document}", "/documents/{Document}/compilation",
            "/documents/{document}/compilation.docx", "/documents/{document}/proposals-form.docx", "/documents/templates", "/documents/templates/{name}.docx", "/texts", "/texts/{Text}", "/books", "/books/{Book}", "/books/{Book}/cases", "/books/{Book}/cases/{Slug}", "/books/{Book}/findings", "/books/{Book}/norms/{Norm}",
            "/books/{Book}/vocabulary", "/books/{Book}/vocabulary/{Slug}", "/drafts/{name}/export", "/act", "/assets/{name}", "/language/{code}", "/account/enrol/return", "/api", "/api/routes/{Name}",
            "/api/acts/{Name}", "/log/checkpoint", "/log/files/{hash}", "/log/key", "/log/policy", "/log/proof/{position:long}", "/log/tile/{**path}", "/account/openid/{provider}", "/account/openid/back",
            "/_framework/opaque-redirect", "/healthz", "/readyz"]).Select(pattern => new AccessLine(pattern, Who.Everyone)),
        .. ((ImmutableArray<string>)["/commitments", "/commitments/{Id}", "/commitments/measures", "/commitments/transparency", "/silence", "/silence/{Id}", "/silence/{id}/letter.docx", "/silence/{id}/report.docx",
            "/decisions", "/decisions/{Id}", "/notices", "/notices.atom", "/changes",
            "/meetings", "/meetings.ics", "/meetings.atom", "/meetings/{Id}", "/meetings/{id}/meeting.ics", "/meetings/{id}/agenda.docx", "/meetings/{id}/summary.docx", "/meetings/{id}/now", "/meetings/{id}/live", "/chair"])
            .Select(pattern => new AccessLine(pattern, Who.Everyone)),
        new("/books/{Book}/try", Who.Everyone, Who.Everyone),
        new("/compare", Who.Everyone, Who.Everyone),
        new("/commitments/reviews", Who.Everyone, Who.Everyone),
        new("/notes", Who.Everyone, Who.Everyone),
        new("/drafts", Who.Everyone, Who.Everyone),
        new("/drafts/{Name}", Who.Everyone, Who.Everyone),
        new("/meetings/prepare", Who.Account, Who.Account),
        new("/meetings/{Id}/run", Who.Account, Who.Account),
        new("/meetings/{Id}/floor", Who.Account, Who.Account),
        new("/documents/{document}/limited/{language}", Who.Person),
        new("/documents/{Document}/propose", Who.Account, Who.Account),
        new("/members/start", Who.Secretary, Who.Secretary),
        new("/act/{Type}", Who.Account, Who.Account),
        new("/consultations/{Consultation}", Who.Everyone, Who.Account),
        new("/sealed/seal", Who.Account, Who.Account),
        .. ((ImmutableArray<string>)["/account", "/account/confirm", "/account/erase", "/account/keys", "/account/name", "/account/passkeys", "/account/password", "/account/sessions",
            "/account/unlink/{Provider}"]).Select(pattern => new AccessLine(pattern, Who.Account, Who.Account)),
        new("/account/people", Who.Inviter, Who.Inviter),
        new("/account/sign-in", Who.Everyone, Who.Everyone),
        new("/account/enrol/{Token}", Who.Everyone, Who.Everyone),
        new("/account/too-many", Who.Everyone, Who.Everyone),
        new("/account/openid", null, Who.Everyone),
        new("/account/sign-out", null, Who.Everyone),
        new("/account/me", Who.Account),
        new("/account/export", Who.Account),
        .. ReadApi.Routes.Select(route => new AccessLine(ApiRoute.Root + route.Path, Who.Everyone)),
        new("/api/v1/openapi.json", Who.Everyone),
        new("/api/v1/acts/{type}", Who.Everyone),
        new("/api/v1/acts", Who.Everyone, Who.Everyone),
        new("/api/v1/acts/challenge", null, Who.Everyone),
        new("/api/v1/files", null, Who.Person),
        new("/api/v1/files/{hash}", null, Who.Everyone),
        new("/files/{Hash}", Who.Everyone, Who.Everyone),
        new("/api/v1/books/{book}/try", null, Who.Everyone),
        new("/api/v1/consultations/{consultation}/votes", null, Who.Account),
        new("/api/v1/sealed", null, Who.Account),
        new("/api/v1/{**rest}", Who.Everyone, Who.Everyone),
    ];

    private static readonly FrozenDictionary<string, AccessLine> ByPattern =
        Table.GroupBy(line => line.Pattern, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(group => group.Key, group => group.Last(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The line of an endpoint; null when the table has none.</summary>
    public static AccessLine? Of(Endpoint? endpoint) => endpoint is RouteEndpoint route ? ByPattern.GetValueOrDefault("/" + route.RoutePattern.RawText?.TrimStart('/')) : null;

    /// <summary>Lets a request pass to its address, or not.</summary>
    public static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (Of(context.GetEndpoint()) is not { } line || WhoMay(line, context.Request.Method) is not { } who)
        {
            await next(context);
            return;
        }

        var visitor = Visitor.Of(context);
        if (who.NeedsAccount && visitor.Person is null)
            await AskToSignInAsync(context);
        else if (!MayPass(context, visitor, who))
            await RefuseAsync(context);
        else if (who.NeedsAccount && OnlyReads(context))
            await Problem.Of(403, "scope", "This key only reads; make one that acts at /account/keys.").ExecuteAsync(context);
        else
            await next(context);
    }

    private static Who? WhoMay(AccessLine line, string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? line.Read : line.Send;

    private static bool MayPass(HttpContext context, Visitor visitor, Who who)
    {
        if (who.Roles.HasFlag(Role.Public))
            return true;
        var picture = context.RequestServices.GetRequiredService<OpenRecord>().Now.Picture;
        return (Rights.Of(visitor, picture, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()).Roles & who.Roles) != Role.None;
    }

    /// <summary>A key that was made for reading votes, seals and sends nothing in its holder's name.</summary>
    private static bool OnlyReads(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && context.User.FindFirst(AccountClaims.Scope)?.Value == nameof(KeyScope.Read);

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase);

    private static Task AskToSignInAsync(HttpContext context)
    {
        if (IsForPrograms(context))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"comity\"";
            return Problem.Of(401, "sign-in", "Send the key of a program as `Authorization: Bearer comity_...`; make one at /account/keys.").ExecuteAsync(context);
        }

        context.Response.Redirect($"/account/sign-in?return={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context)
    {
        if (IsForPrograms(context))
            return Problem.Of(403, "role", "This is for others: you have none of the roles that it asks for.").ExecuteAsync(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
