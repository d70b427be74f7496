using System.Security.Cryptography;
using System.Xml.Linq;
using Comity.Kit;
using Comity.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Comity.Accounts.Protection;

/// <summary>
/// Where the keys lie that protect cookies, forms and the secrets of one-time codes: outside the database and its backup. On one server they are files under
/// `keys/`; with PostgreSQL several servers share them in the database, encrypted with `keys/side.key`, which the operator copies to every server. Where a
/// backup of the one was restored into the other, both are read.
/// </summary>
internal static class CookieKeys
{
    private const int KeySize = 32;

    public static void AddCookieKeys(this IServiceCollection services, ServeOptions options)
    {
        var folder = Path.Combine(Path.GetFullPath(options.Data), "keys");
        var protection = services.AddDataProtection().SetApplicationName("comity");
        PrivateFolder.Make(options.Data);
        PrivateFolder.Make(folder);
        var shared = Path.Combine(folder, "side.key");
        if (options.Postgres is null && !File.Exists(shared))
        {
            protection.PersistKeysToFileSystem(new(folder));
            return;
        }

        var key = new SideKey(Read(shared));
        services.AddSingleton(key);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(manager =>
        {
            manager.XmlRepository = new AllCookieKeys(provider, new(folder), writesRows: options.Postgres is not null);
            if (options.Postgres is not null)
                manager.XmlEncryptor = new SideKeyEncryptor(key);
        }));
    }

    /// <summary>Before the first cookie: a server that cannot read the shared keys would make new ones that the others cannot read.</summary>
    public static async Task CheckAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (services.GetService<SideKey>() is null)
            return;
        var decryptor = new SideKeyDecryptor(services);
        await using var side = await services.GetRequiredService<IDbContextFactory<SideDb>>().CreateDbContextAsync(cancel);
        foreach (var key in await side.DataProtectionKeys.AsNoTracking().ToListAsync(cancel))
            foreach (var hidden in XElement.Parse(key.Xml!).Descendants(SideKeyEncryptor.Element))
                Read(decryptor, hidden);
    }

    private static void Read(SideKeyDecryptor decryptor, XElement hidden)
    {
        try
        {
            decryptor.Decrypt(hidden);
        }
        catch (CryptographicException)
        {
            throw new UserError(
                "The keys in the database were encrypted with another `keys/side.key`; copy that file from the data folder of the server that was started "
                + "first.");
        }
    }

    /// <summary>Of two servers that start at once on one folder, the second takes the key that the first made, and never half of it.</summary>
    private static byte[] Read(string file)
    {
        if (!File.Exists(file))
        {
            using var alone = PrivateFolder.Lock(Path.GetDirectoryName(file)!);
            if (!File.Exists(file))
                PrivateFolder.Replace(file, RandomNumberGenerator.GetBytes(KeySize));
        }

        var key = File.ReadAllBytes(file);
        return key.Length == KeySize ? key : throw new UserError($"The key must have {KeySize} bytes; copy it again from the server that made it.", file);
    }
}

/// <summary>The key that encrypts keys in a shared database.</summary>
/// <param name="Value">32 bytes.</param>
internal sealed record SideKey(byte[] Value);
