using System.Collections.Immutable;
using System.Text.Json;
using Comity.Storage;

namespace Comity.Host.Demo;

/// <summary>What a data folder keeps of its demonstration, so that every start can say how to get in. Where it is not, there is no
/// demonstration.</summary>
/// <param name="Password">The password of all accounts.</param>
/// <param name="Roles">The accounts.</param>
internal sealed record DemoFile(string Password, ImmutableArray<DemoRole> Roles)
{
    private const string Name = "demo.json";

    /// <summary>What the folder keeps; null where it holds no demonstration.</summary>
    public static DemoFile? Read(string data)
    {
        try
        {
            return JsonSerializer.Deserialize<DemoFile>(File.ReadAllBytes(Path.Combine(data, Name)), JsonSerializerOptions.Web);
        }
        catch (Exception problem) when (problem is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps it.</summary>
    public void Write(string data) => PrivateFolder.Replace(Path.Combine(data, Name), JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));
}

/// <summary>An account of a demonstration as its folder keeps it.</summary>
/// <param name="Role">The role.</param>
/// <param name="Person">The pseudonym.</param>
/// <param name="Secret">The secret of its codes.</param>
internal sealed record DemoRole(string Role, string Person, string Secret)
{
    /// <summary>What is kept of an account.</summary>
    public static DemoRole Of(DemoAccount account) => new(account.Role, account.Account.Person, account.Secret);
}
