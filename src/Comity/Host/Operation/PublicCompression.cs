using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Comity.Host.Operation;

/// <summary>
/// Compresses only what everybody may read. Where an answer holds a secret of its reader beside words that somebody else chose, its compressed length tells
/// about the secret (BREACH, 2013). So nothing is compressed for who is signed in, and nothing that is marked `no-store`: under /account, and every page
/// with a form, whose token bears that mark.
/// </summary>
internal sealed class PublicCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    private const string Session = "comity-session";
    private static readonly IReadOnlyList<string> Types =
        ["text/html", "text/plain", "text/csv", "application/json", "application/problem+json", "application/atom+xml", "application/ld+json", "text/turtle"];

    /// <inheritdoc/>
    public override bool ShouldCompressResponse(HttpContext context) => IsPublic(context) && base.ShouldCompressResponse(context);

    /// <summary>Offers it.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(compression => (compression.EnableForHttps, compression.MimeTypes) = (true, Types));
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddSingleton<IResponseCompressionProvider, PublicCompression>();
    }

    private static bool IsPublic(HttpContext context) =>
        !context.Request.Headers.Cookie.ToString().Contains(Session, StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase)
        && !context.Response.Headers[HeaderNames.CacheControl].ToString().Contains("no-store", StringComparison.Ordinal)
        && !context.Response.Headers.ContainsKey(HeaderNames.SetCookie);
}
