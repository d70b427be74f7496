using Comity.Accounts.Access;
using Comity.Kit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Comity.Accounts.OpenId;

/// <summary>OpenID Connect (code flow with PKCE). A provider only says who a person is there; an account must have been linked with that before, and nothing
/// else is asked for.</summary>
internal static class OpenIdSetup
{
    /// <summary>The name of a provider's scheme.</summary>
    public static string Scheme(string id) => "openid-" + id;

    public static void AddOpenIdProviders(this AuthenticationBuilder builder, Settings settings, string folder)
    {
        foreach (var provider in settings.OpenId)
            builder.AddOpenIdConnect(Scheme(provider.Id), options => Configure(options, provider, settings, folder));
    }

    private static void Configure(OpenIdConnectOptions options, OpenIdSettings provider, Settings settings, string folder)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (provider.Authority.ToString(), provider.ClientId, Secret(provider, folder));
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        (options.SignInScheme, options.CallbackPath) = (Schemes.External, $"/account/openid/{provider.Id}/callback");
        (options.MapInboundClaims, options.SaveTokens, options.GetClaimsFromUserInfoEndpoint) = (false, false, false);
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.Scope.Clear();
        options.Scope.Add("openid");
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, Cookies.Secure(settings));
        options.Events.OnRemoteFailure = Failed;
    }

    private static string? Secret(OpenIdSettings provider, string folder)
    {
        if (provider.SecretFile is null)
            return null;
        var file = Path.Combine(folder, provider.SecretFile);
        return File.Exists(file) ? File.ReadAllText(file).Trim()
            : throw new UserError($"The secret of the OpenID provider `{provider.Id}` is missing; write it into this file.", file);
    }

    private static Task Failed(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.Response.Redirect("/account/sign-in?openid=failed");
        return Task.CompletedTask;
    }
}
