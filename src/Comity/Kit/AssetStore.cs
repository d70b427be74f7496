using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Comity.Kit;

/// <summary>The stylesheet, the script and the fonts: embedded in the program, served under names that hold their hash, so that a browser keeps them for
/// ever.</summary>
public sealed class AssetStore
{
    private const string Folder = "assets/";
    private readonly FrozenDictionary<string, Asset> byAddress;
    private readonly FrozenDictionary<string, string> addresses;

    /// <summary>Reads the embedded files but for notes (`.txt`); fonts are named inside the stylesheet and get their hashed address there too.</summary>
    public AssetStore()
    {
        var files = typeof(AssetStore).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && !name.EndsWith(".txt", StringComparison.Ordinal))
            .ToDictionary(name => name[Folder.Length..], Read, StringComparer.Ordinal);
        var named = files.Where(file => !IsText(file.Key)).ToDictionary(file => file.Key, file => Address(file.Key, file.Value), StringComparer.Ordinal);
        foreach (var name in files.Keys.Where(IsText).ToList())
        {
            files[name] = WithAddresses(files[name], named);
            named[name] = Address(name, files[name]);
        }
        addresses = named.ToFrozenDictionary(StringComparer.Ordinal);
        byAddress = files.ToFrozenDictionary(file => named[file.Key], file => Asset.Of(file.Key, file.Value), StringComparer.Ordinal);
    }

    /// <summary>The address of a file, such as `/assets/site.3f2a91c0.css` for `site.css`.</summary>
    public string this[string name] => addresses[name];

    /// <summary>The file at an address, or null.</summary>
    public Asset? Find(string address) => byAddress.GetValueOrDefault(address);

    private static byte[] Read(string resource)
    {
        using var stream = typeof(AssetStore).Assembly.GetManifestResourceStream(resource)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static bool IsText(string name) => name.EndsWith(".css", StringComparison.Ordinal) || name.EndsWith(".js", StringComparison.Ordinal);

    private static byte[] WithAddresses(byte[] text, Dictionary<string, string> named) =>
        System.Text.Encoding.UTF8.GetBytes(named.Aggregate(
            System.Text.Encoding.UTF8.GetString(text), (css, file) => css.Replace($"\"{file.Key}\"", $"\"{file.Value}\"", StringComparison.Ordinal)));

    private static string Address(string name, byte[] content) =>
        $"/assets/{Path.GetFileNameWithoutExtension(name)}.{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 4))}{Path.GetExtension(name)}";
}

/// <summary>One embedded file.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="Plain">Its bytes.</param>
/// <param name="Brotli">Its bytes compressed, for text; null for what is compressed already.</param>
public sealed record Asset(string Type, byte[] Plain, byte[]? Brotli)
{
    /// <summary>The file with this name and content.</summary>
    public static Asset Of(string name, byte[] content) => Path.GetExtension(name) switch
    {
        ".css" => new("text/css; charset=utf-8", content, Compress(content)),
        ".js" => new("text/javascript; charset=utf-8", content, Compress(content)),
        ".svg" => new("image/svg+xml", content, Compress(content)),
        ".woff2" => new("font/woff2", content, null),
        var other => throw new InvalidOperationException($"No media type is set for {other} ({name})."),
    };

    private static byte[] Compress(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, CompressionLevel.SmallestSize))
            brotli.Write(content);
        return memory.ToArray();
    }
}

/// <summary>The addresses under /assets.</summary>
public static class AssetAddresses
{
    private const string ForEver = "public, max-age=31536000, immutable";

    /// <summary>Serves every embedded file under its hashed name.</summary>
    public static void MapAssets(this IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", Serve).ExcludeFromDescription();

    private static IResult Serve(string name, HttpContext context, AssetStore assets)
    {
        if (assets.Find($"/assets/{name}") is not { } asset)
            return Results.NotFound();
        context.Response.Headers[HeaderNames.CacheControl] = ForEver;
        context.Response.Headers[HeaderNames.Vary] = HeaderNames.AcceptEncoding;
        if (asset.Brotli is null || !context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            return Results.Bytes(asset.Plain, asset.Type);
        context.Response.Headers[HeaderNames.ContentEncoding] = "br";
        return Results.Bytes(asset.Brotli, asset.Type);
    }
}
