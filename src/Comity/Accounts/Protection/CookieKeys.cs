using System.Security.Cryptography;
using Comity.Site;
using Comity.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Comity.Accounts.Protection;

/// <summary>
/// Where the keys lie that protect cookies, forms and the secrets of one-time codes: outside the database and its backup. On one server they are files under `keys/`; with
/// PostgreSQL several servers share them in the database, encrypted with `keys/side.key`, which the operator copies to every server.
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
        if (options.Postgres is null)
            protection.PersistKeysToFileSystem(new(folder));
        else
            Share(services, protection, Path.Combine(folder, "side.key"));
    }

    private static void Share(IServiceCollection services, IDataProtectionBuilder protection, string file)
    {
        var key = new SideKey(Read(file));
        services.AddSingleton(key);
        protection.PersistKeysToDbContext<SideDb>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(new ConfigureOptions<KeyManagementOptions>(manager => manager.XmlEncryptor = new SideKeyEncryptor(key)));
    }

    private static byte[] Read(string file)
    {
        if (!File.Exists(file))
            PrivateFolder.Write(file, RandomNumberGenerator.GetBytes(KeySize));
        var key = File.ReadAllBytes(file);
        return key.Length == KeySize ? key : throw new UserError($"The key must have {KeySize} bytes; copy it again from the server that made it.", file);
    }
}

/// <summary>The key that encrypts keys in a shared database.</summary>
/// <param name="Value">32 bytes.</param>
internal sealed record SideKey(byte[] Value);
