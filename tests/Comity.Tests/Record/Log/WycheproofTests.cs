using System.Text.Json;
using Comity.Record.Log;
using Org.BouncyCastle.Crypto.Parameters;
using Xunit;

namespace Comity.Tests.Record.Log;

/// <summary>The right and wrong signatures of github.com/C2SP/wycheproof.</summary>
public sealed class WycheproofTests
{
    [Fact]
    public void All_151_ed25519_cases_come_out_right() => Assert.Equal((151, []), Wrong("ed25519_test", (group, test) =>
        Ed25519.TryRead(Hex(group.GetProperty("publicKey"), "pk"), out var key) && key.Verifies(Hex(test, "msg"), Hex(test, "sig"))));

    [Fact]
    public void All_180_ml_dsa_44_cases_come_out_right() => Assert.Equal((180, []), Wrong("mldsa_44_verify_test", (group, test) =>
        MlDsa.TryRead(Hex(group, "publicKey"), out var key) && key.Verifies(Hex(test, "msg"), Hex(test, "sig"), Hex(test, "ctx"))));

    [Fact]
    public void All_210_ml_dsa_65_cases_come_out_right() => Assert.Equal((210, []), Wrong("mldsa_65_verify_test", (group, test) =>
        MlDsa.TryRead(MLDsaParameters.ml_dsa_65, 1952, Hex(group, "publicKey"), out var key)
            && key.Verifies(Hex(test, "msg"), Hex(test, "sig"), Hex(test, "ctx"))));

    private static (int Count, int[] Wrong) Wrong(string file, Func<JsonElement, JsonElement, bool> verifies)
    {
        var tests =
            from theGroup in Vectors.Json($"wycheproof/{file}.json").GetProperty("testGroups").EnumerateArray()
            from test in theGroup.GetProperty("tests").EnumerateArray()
            select (Id: test.GetProperty("tcId").GetInt32(), IsRight: verifies(theGroup, test) == (test.GetProperty("result").GetString() == "valid"));
        var all = tests.ToList();
        return (all.Count, [.. all.Where(test => !test.IsRight).Select(test => test.Id)]);
    }

    private static byte[] Hex(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var hex) ? Convert.FromHexString(hex.GetString()!) : [];
}
