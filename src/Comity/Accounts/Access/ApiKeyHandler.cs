using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Comity.Accounts.Access;

/// <summary>Reads `Authorization: Bearer` (RFC 6750). A wrong key is told apart from none: 401 with a sentence, never an anonymous answer that looks like an
/// empty one.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var holder = await keys.HolderAsync(header[Bearer.Length..].Trim(), Context.RequestAborted);
        return holder is null
            ? AuthenticateResult.Fail("The key is not known, has expired or was revoked.")
            : AuthenticateResult.Success(new(holder, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer realm=\"comity\"";
        return ProblemAsync(StatusCodes.Status401Unauthorized,
            "Send a key that is valid now as `Authorization: Bearer comity_...`; make one at /account/keys.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemAsync(StatusCodes.Status403Forbidden, "This key may only read; make one with the scope `act` at /account/keys.");

    private Task ProblemAsync(int status, string detail)
    {
        Response.StatusCode = status;
        return Results.Problem(detail, statusCode: status).ExecuteAsync(Context);
    }
}
