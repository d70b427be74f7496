using System.Text;
using System.Text.Json;
using Comity.Record.Json;
using CsCheck;
using Xunit;

namespace Comity.Tests.Record.Json;

/// <summary>Writer and check agree on what is canonical, and nothing but a <see cref="JsonProblem"/> leaves them.</summary>
public sealed class CanonicalFuzzTests
{
    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "false", "0", "-", ".", "e", "E+", "1", "9007199254740993", "\"a\":1", "\\u0000", "\\ud800",
        "\\n", " ", "\n", "é", "😂", "\ufb33", "\u0001",
    ];

    private static readonly Gen<string> Text = Gen.String["ab\"\\\n\u0001/é€\ufb33"];

    [Fact]
    public void What_was_written_is_canonical_and_stays_as_it_is() => Values(3).Sample(json =>
    {
        var canonical = CanonicalJson.Of(json);
        return CanonicalJson.IsCanonical(canonical) && CanonicalJson.Of(canonical).AsSpan().SequenceEqual(canonical);
    });

    [Fact]
    public void What_was_written_means_the_same() => Values(3).Sample(json =>
        JsonElement.DeepEquals(JsonElement.Parse(json), JsonElement.Parse(CanonicalJson.Of(json))));

    [Fact]
    public void A_double_is_written_so_that_the_same_is_read() => Gen.Double.Where(double.IsFinite).Sample(number =>
        double.Parse(Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(number)))).Equals(number == 0 ? 0 : number));

    [Fact]
    public void Writer_and_check_agree_on_mutated_texts()
    {
        const string Right = "{\"\\n\":[1,-2,0.5,1e+21],\"a\":{\"b\":\"c\\\"\",\"é\":null},\"😂\":true}";
        for (var seed = 0; seed < 20_000; seed++)
        {
            var text = Mutated(Right, new Random(seed));
            var isSame = TryWrite(text, out var canonical) && canonical.AsSpan().SequenceEqual(text);
            Assert.True(isSame == CanonicalJson.IsCanonical(text), $"Seed {seed}: {Encoding.UTF8.GetString(text)}");
        }
    }

    private static bool TryWrite(byte[] text, out byte[] canonical)
    {
        try
        {
            canonical = CanonicalJson.Of(text);
            return true;
        }
        catch (JsonProblem)
        {
            canonical = [];
            return false;
        }
    }

    private static byte[] Mutated(string right, Random random)
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(right));
        for (var changes = 1 + random.Next(3); changes > 0; changes--)
        {
            var from = random.Next(bytes.Count);
            if (random.Next(3) == 0)
                bytes.InsertRange(from, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
            else if (random.Next(2) == 0)
                bytes.RemoveRange(from, random.Next(Math.Min(6, bytes.Count - from) + 1));
            else
                bytes[from] = (byte)random.Next(random.Next(2) == 0 ? 128 : 256);
            if (bytes.Count == 0)
                return [];
        }

        return [.. bytes];
    }

    private static Gen<string> Values(int depth)
    {
        var plain = Gen.OneOf(
            Gen.Int[0, 2].Select(place => place == 0 ? "null" : place == 1 ? "true" : "false"),
            Gen.Double.Where(double.IsFinite).Select(number => JsonSerializer.Serialize(number)),
            Gen.Int.Select(number => JsonSerializer.Serialize(number)),
            Text.Select(text => JsonSerializer.Serialize(text)));
        if (depth == 0)
            return plain;
        var inner = Values(depth - 1);
        var properties = Gen.Select(Text, inner).Array[0, 4]
            .Select(all => all.DistinctBy(one => one.Item1).Select(one => JsonSerializer.Serialize(one.Item1) + " : " + one.Item2));
        return Gen.OneOf(plain, inner.Array[0, 4].Select(all => $"[{string.Join(" , ", all)}]"), properties.Select(all => $"{{ {string.Join(", ", all)} }}"));
    }
}
