using System.Security.Cryptography;
using Comity.Record.Entries;
using Comity.Storage;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Storage;

/// <summary>No act can leave a server without the key that lets its sessions act.</summary>
public sealed class ServerKeyTests
{
    private static readonly RulesOfProcedure Third = RecordFolder.FirstRules with { Edition = 3, ConfirmMinutes = 5, SittingHours = 4, SheetSize = 4096 };

    [Fact]
    public async Task Server_holds_its_key()
    {
        await using var record = await TestRecord.BeginAsync(rules: Third);
        var refused = await ChangeAsync(record, Key(out var seed), seed, "The server moved.");
        Assert.Equal([nameof(FoundingRules.ServerHoldsItsKey)], refused.Refusals.Select(refusal => refusal.Rule));
        Assert.True(record.Open.CanAttest);
    }

    [Fact]
    public async Task A_key_that_lies_beside_the_old_one_takes_its_place_with_the_act()
    {
        await using var record = await TestRecord.BeginAsync(rules: Third);
        var (key, old) = (Key(out var seed), record.Open.AttestorText);
        await File.WriteAllTextAsync(Path.Combine(record.Folder, "keys", "attestor.next"), Convert.ToBase64String(seed));
        Assert.Equal(old, record.Open.AttestorText);
        var entered = await ChangeAsync(record, key, seed, "The key was shown.");
        Assert.Empty(entered.Refusals);
        Assert.Equal((key, true), (record.Open.AttestorText, record.Open.CanAttest));
        Assert.Equal(Convert.ToBase64String(seed), (await File.ReadAllTextAsync(Path.Combine(record.Folder, "keys", "attestor.key"))).Trim());
        Assert.False(File.Exists(Path.Combine(record.Folder, "keys", "attestor.next")));
    }

    [Fact]
    public async Task The_key_that_the_command_makes_and_its_proof_are_taken()
    {
        await using var record = await TestRecord.BeginAsync(rules: Third);
        var said = Next(record.Folder);
        Assert.Equal(said, Next(record.Folder));
        string[] words = said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("key", "proof", 4), (words[0], words[2], words.Length));
        Assert.Empty((await ChangeAsync(record, words[1], words[3], "The key was shown.")).Refusals);
        Assert.Equal((words[1], true), (record.Open.AttestorText, record.Open.CanAttest));
    }

    private static string Next(string folder)
    {
        using StringWriter output = new(), error = new();
        Assert.Equal(0, Comity.Program.Run(["keys", "next", "--data", folder], output, error, TextReader.Null));
        return output.ToString();
    }

    /// <summary>The secretary registers a key of their own, and changes the server with it.</summary>
    private static Task<Outcome> ChangeAsync(TestRecord record, string key, byte[] seed, string reason) =>
        ChangeAsync(record, key, Base64Url.Write(Ed25519.FromSeed(seed).Sign(FoundingRules.Possession(record.Keys.Origin, key))), reason);

    private static async Task<Outcome> ChangeAsync(TestRecord record, string key, string proof, string reason)
    {
        var own = Ed25519.FromSeed(RandomNumberGenerator.GetBytes(32));
        var text = Base64Url.Write(own.PublicKey.ToArray());
        await TestRecord.Must(record.ActAsync(record.Secretary, Capacity.Oneself, new RegisterKey(
            PublicKey.IdOf(KeyAlgorithm.Ed25519, own.PublicKey.ToArray()), KeyAlgorithm.Ed25519, text, KeyUse.Own,
            Base64Url.Write(own.Sign(KeyRules.Possession(record.Keys.Origin, record.Secretary))))));
        return await record.SignAsync(own, record.Secretary, Capacity.Secretariat, new ChangeServerProven(key, proof, ["http://localhost:5080"], reason));
    }

    private static string Key(out byte[] seed)
    {
        seed = RandomNumberGenerator.GetBytes(32);
        return Base64Url.Write(Ed25519.FromSeed(seed).PublicKey.ToArray());
    }
}
