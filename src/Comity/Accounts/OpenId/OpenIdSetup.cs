using System.Security.Claims;
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
    private const string Subject = "sub";

    /// <summary>Signatures by a key that the provider publishes; a secret that both know proves nothing to anybody else.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

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
        // What a provider says was asked for here, now, and is the provider's own word: without nonce or signature it is nothing.
        (options.ProtocolValidator.RequireNonce, options.ProtocolValidator.RequireSub) = (true, true);
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        (options.Events.OnTokenValidated, options.Events.OnRemoteFailure) = (KeepSubject, Failed);
    }

    /// <summary>Of all that a provider tells, who it is there, and nothing else: groups, names and addresses are none of ours, and a cookie that held them
    /// would not pass a proxy. The framework looks at a signature that is there, and asks for none in the code flow.</summary>
    private static Task KeepSubject(TokenValidatedContext context)
    {
        var subject = context.Principal?.FindFirstValue(Subject);
        if (!Algorithms.Contains(context.SecurityToken.SignatureAlgorithm, StringComparer.Ordinal) || context.SecurityToken.RawSignature is not { Length: > 0 })
            context.Fail("The provider's word is not signed.");
        else if (string.IsNullOrEmpty(subject))
            context.Fail("The provider does not say who the person is.");
        else
            context.Principal = new(new ClaimsIdentity([new Claim(Subject, subject)], Schemes.External));
        return Task.CompletedTask;
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
