using System.Text;
using System.Text.Json;
using Comity.Record.Log;
using Xunit;

namespace Comity.Tests.Record.Log;

/// <summary>The 518 right and wrong proofs of github.com/transparency-dev/merkle.</summary>
public sealed class MerkleVectorTests
{
    [Theory]
    [InlineData("inclusion", 98)]
    [InlineData("consistency", 98)]
    [InlineData("subtreeinclusion", 204)]
    [InlineData("subtreeconsistency", 118)]
    public void Right_proofs_are_taken_and_wrong_ones_refused(string kind, int count)
    {
        var files = Vectors.Files($"rfc6962-merkle/{kind}", "*.json");
        Assert.Equal(count, files.Count);
        Assert.All(files, file =>
        {
            var given = JsonElement.Parse(File.ReadAllBytes(file));
            Assert.Equal(!given.GetProperty("wantErr").GetBoolean(), Holds(kind, given));
        });
    }

    private static bool Holds(string kind, JsonElement given)
    {
        if (Proof(given) is not { } proof)
            return false;
        return kind switch
        {
            "inclusion" => Both("leafHash", "root", (leaf, root) =>
                MerkleProof.Inclusion(leaf, Number("leafIdx"), Number("treeSize"), proof, root)),
            "consistency" => Both("root1", "root2", (from, to) =>
                MerkleProof.Consistency(Number("size1"), from, Number("size2"), to, proof)),
            "subtreeinclusion" => Both("leafHash", "root", (leaf, root) =>
                MerkleProof.SubtreeInclusion(leaf, Number("leafIdx"), Number("start"), Number("end"), proof, root)),
            _ => Both("root1", "root2", (subtree, root) =>
                MerkleProof.SubtreeConsistency(Number("start"), Number("end"), subtree, Number("size"), root, proof)),
        };

        // Sizes of 2^63 and above are negative for us, and as wrong as they are there.
        long Number(string name) => unchecked((long)given.GetProperty(name).GetUInt64());

        bool Both(string one, string other, Func<Hash, Hash, bool> holds) =>
            TryHash(given.GetProperty(one), out var left) && TryHash(given.GetProperty(other), out var right) && holds(left, right);
    }

    private static Hash[]? Proof(JsonElement given)
    {
        if (given.GetProperty("proof").ValueKind == JsonValueKind.Null)
            return [];
        var proof = new List<Hash>();
        foreach (var one in given.GetProperty("proof").EnumerateArray())
        {
            if (!TryHash(one, out var hash))
                return null;
            proof.Add(hash);
        }

        return [.. proof];
    }

    /// <summary>Some roots are words in place of a hash, where only their equality counts.</summary>
    private static bool TryHash(JsonElement text, out Hash hash)
    {
        var bytes = text.GetBytesFromBase64();
        hash = bytes.Length == Hash.Length ? new(bytes) : Hash.Of(bytes);
        return bytes.Length == Hash.Length || Encoding.UTF8.GetString(bytes).StartsWith("don't care", StringComparison.Ordinal);
    }
}
