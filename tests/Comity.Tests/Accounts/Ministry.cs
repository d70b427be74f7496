using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Comity.Tests.Accounts;

/// <summary>A tiny OpenID provider (OpenID Connect Core, code flow with PKCE): everybody who comes is the same person there.</summary>
internal sealed class Ministry : IAsyncDisposable
{
    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> codes = new(StringComparer.Ordinal);
    private WebApplication app = default!;

    public string Address { get; private set; } = "";

    /// <summary>Who the visitor is there.</summary>
    public string Subject { get; set; } = "amina-at-the-ministry";

    /// <summary>Another key than the published one signs.</summary>
    public bool Forges { get; set; }

    /// <summary>In how many groups the person is there.</summary>
    public int Groups { get; set; }

    /// <summary>What the token leaves out or says otherwise: `nonce`, `replay` or `signature`; null for a token as it should be.</summary>
    public string? Lacks { get; set; }

    public static async Task<Ministry> OpenAsync()
    {
        var ministry = new Ministry();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        ministry.app = builder.Build();
        ministry.app.MapGet("/.well-known/openid-configuration", ministry.Configuration);
        ministry.app.MapGet("/keys", ministry.Keys);
        ministry.app.MapGet("/authorize", ministry.Authorize);
        ministry.app.MapPost("/token", ministry.TokenAsync);
        await ministry.app.StartAsync();
        ministry.Address = ministry.app.Urls.First();
        return ministry;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private IResult Configuration() => Json(new
    {
        issuer = Address,
        authorization_endpoint = Address + "/authorize",
        token_endpoint = Address + "/token",
        jwks_uri = Address + "/keys",
        response_types_supported = new[] { "code" },
        subject_types_supported = new[] { "public" },
        id_token_signing_alg_values_supported = new[] { "RS256" },
    });

    private IResult Keys()
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        var own = new { kty = "RSA", use = "sig", kid = "1", alg = "RS256", n = Text(numbers.Modulus!), e = Text(numbers.Exponent!) };
        return Json(new { keys = new[] { own } });
    }

    private IResult Authorize(HttpRequest request)
    {
        var code = Guid.NewGuid().ToString("N");
        codes[code] = (request.Query["nonce"]!, request.Query["code_challenge"]!);
        return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"]!, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["code"] = code, ["state"] = request.Query["state"],
        }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!codes.TryRemove(form["code"].ToString(), out var visit)
            || visit.Challenge != Text(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))))
            return Results.BadRequest();
        return Json(new { access_token = "none", token_type = "Bearer", expires_in = 60, id_token = Token(visit.Nonce) });
    }

    private string Token(string nonce)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = Address, ["aud"] = "comity", ["sub"] = Subject, ["iat"] = now, ["exp"] = now + 60,
            ["groups"] = Enumerable.Range(0, Groups).Select(number => $"00000000-0000-4000-8000-{number:D12}"),
        };
        if (Lacks != "nonce")
            claims["nonce"] = Lacks == "replay" ? $"{nonce}x" : nonce;
        if (Lacks == "signature")
            return Part(new { alg = "none", typ = "JWT" }) + "." + Part(claims) + ".";
        var signed = Part(new { alg = "RS256", typ = "JWT", kid = "1" }) + "." + Part(claims);
        using var forged = RSA.Create(2048);
        return signed + "." + Text((Forges ? forged : key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Part(object value) => Text(JsonSerializer.SerializeToUtf8Bytes(value));

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    private static IResult Json(object value) => Results.Text(JsonSerializer.Serialize(value), "application/json");
}
