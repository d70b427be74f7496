using System.Security.Cryptography;
using Comity.Record.Entries;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>No act can leave a server without the key that lets its sessions act.</summary>
public sealed class ServerKeyTests
{
    [Fact]
    public async Task Server_holds_its_key()
    {
        await using var record = await TestRecord.BeginAsync();
        var refused = await record.ActAsync(record.Secretary, Capacity.Secretariat,
            new ChangeServer(Key(out _), ["http://localhost:5080"], "The server moved."));
        Assert.Equal([nameof(FoundingRules.ServerHoldsItsKey)], refused.Refusals.Select(refusal => refusal.Rule));
        Assert.True(record.Open.CanAttest);
    }

    [Fact]
    public async Task A_key_that_lies_beside_the_old_one_takes_its_place_with_the_act()
    {
        await using var record = await TestRecord.BeginAsync();
        var (key, old) = (Key(out var seed), record.Open.AttestorText);
        await File.WriteAllTextAsync(Path.Combine(record.Folder, "keys", "attestor.next"), Convert.ToBase64String(seed));
        Assert.Equal(old, record.Open.AttestorText);
        var entered = await record.ActAsync(record.Secretary, Capacity.Secretariat, new ChangeServer(key, ["http://localhost:5080"], "The key was shown."));
        Assert.Empty(entered.Refusals);
        Assert.Equal((key, true), (record.Open.AttestorText, record.Open.CanAttest));
        Assert.Equal(Convert.ToBase64String(seed), (await File.ReadAllTextAsync(Path.Combine(record.Folder, "keys", "attestor.key"))).Trim());
        Assert.False(File.Exists(Path.Combine(record.Folder, "keys", "attestor.next")));
    }

    private static string Key(out byte[] seed)
    {
        seed = RandomNumberGenerator.GetBytes(32);
        return Base64Url.Write(Ed25519.FromSeed(seed).PublicKey.ToArray());
    }
}
