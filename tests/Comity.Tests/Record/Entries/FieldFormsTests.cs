using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comity.Record.Entries;
using Comity.Record.Json;
using CsCheck;
using Xunit;
using Hash = Comity.Record.Log.Hash;

namespace Comity.Tests.Record.Entries;

/// <summary>Acts are read and written by the tables of their fields; what comes out is what the serializer alone makes of them, and mistakes are told in its
/// words.</summary>
public sealed class FieldFormsTests
{
    private static readonly FieldForms Forms = new(Process.Json.Types);

    /// <summary>Kinds of fields that acts have, and those that values with a meaning of their own will have.</summary>
    private static readonly ActJson Samples = new([typeof(Sample)]);

    /// <summary>What is put in the place of each value; nothing gives the property another name.</summary>
    private static readonly ImmutableArray<string?> Values =
    [
        null, "1", "-1", "1.5", "1e2", "92233720368547758070", "\"x\"", "\"2026-02-30\"", "\"2026-02-28\"", "true", "null", "{}", "[]", "[1]", "[\"x\"]",
        "\"\\ud800\"",
    ];

    [Fact]
    public void Every_act_has_a_table_with_the_fields_that_the_serializer_knows() => Assert.All(Process.Json.Types.Values, type =>
    {
        var fields = new RecordForm(type, Forms).Table.Fields;
        Assert.NotEmpty(fields);
        var known = Process.Json.Options.GetTypeInfo(type).Properties;
        Assert.Equal(
            [.. known.Select(one => (one.Name, !one.IsRequired)).Append((ActJson.TypeName, false)).Order()],
            fields.Select(field => (field.Name.Value, field.MayBeAbsent)).Order());
    });

    [Fact]
    public void Every_act_is_written_by_its_table_as_the_serializer_writes_it() => Assert.All(Process.Acts, kind => Gen.Int.Sample(seed =>
    {
        var act = (Act)new RandomActs(new(seed), isWild: false).Make(kind.Type);
        return Written(act) is { } written && CanonicalJson.Of(written).AsSpan().SequenceEqual(Serialized(act));
    }, iter: 30));

    [Fact]
    public void Every_act_is_read_by_its_table_as_the_serializer_reads_it() => Assert.All(Process.Acts, kind => Gen.Int.Sample(seed =>
    {
        var json = Serialized((Act)new RandomActs(new(seed), isWild: false).Make(kind.Type));
        return Read(json) is { } read && Dump.Of(read) == Dump.Of(JsonSerializer.Deserialize<Act>(json, Process.Json.Options)!);
    }, iter: 30));

    [Fact]
    public void Properties_are_read_in_any_order() => Gen.Int.Sample(seed =>
    {
        var act = new RandomActs(new(seed), isWild: false).Next();
        var json = Shuffled(JsonNode.Parse(Serialized(act))!, new(seed)).ToJsonString();
        return Read(Encoding.UTF8.GetBytes(json)) is { } read && Dump.Of(read) == Dump.Of(act);
    }, iter: 500);

    [Fact]
    public void An_act_that_nobody_would_write_is_written_as_the_serializer_writes_it_or_left_to_it() => Gen.Int.Sample(seed =>
    {
        var act = new RandomActs(new(seed), isWild: true).Next();
        return Written(act) is not { } written || CanonicalJson.Of(written).AsSpan().SequenceEqual(Serialized(act));
    }, iter: 3000);

    [Fact]
    public void What_is_wrong_with_an_act_is_said_as_the_serializer_says_it() => Gen.Int.Sample(seed =>
    {
        var json = Serialized(new RandomActs(new(seed), isWild: false).Next());
        return Broken(json).All(bytes => Said(Process.Json.ReadAct, bytes) == Said(Process.Json.ReadBySerializer<Act>, bytes));
    }, iter: 100);

    [Fact]
    public void One_changed_byte_is_read_or_refused_as_the_serializer_does() => Gen.Select(Gen.Int, Gen.Int[0, 10_000], Gen.Byte).Sample((seed, place, value) =>
    {
        var json = Serialized(new RandomActs(new(seed), isWild: false).Next());
        json[place % json.Length] = value;
        return Said(Process.Json.ReadAct, json) == Said(Process.Json.ReadBySerializer<Act>, json);
    }, iter: 3000);

    [Fact]
    public void A_value_with_a_meaning_of_its_own_stands_as_the_plain_value_inside()
    {
        var sample = new Sample(new("m-1"), new(7), new(3), new(Hash.Of("a"u8)), [new("m-2"), new("m-3")], null, [1, 2]);
        var written = Samples.Write(new Statement("log", sample, "KEN", null, 0, null));
        Assert.Equal(
            $$"""{"act":{"count":3,"file":"{{Hash.Of("a"u8).ToHex()}}","first":"m-1","numbers":[1,2],"others":["m-2","m-3"]"""
            + ""","position":7,"type":"Sample"},"as":"KEN","log":"log","seen":0}""",
            Encoding.UTF8.GetString(written));
        var read = Assert.IsType<Sample>(Samples.ReadStatement(written).Act);
        Assert.Equal(sample with { Others = read.Others, Numbers = read.Numbers }, read);
        Assert.Equal(sample.Others.AsEnumerable(), read.Others);
        Assert.Equal(sample.Numbers.AsEnumerable(), read.Numbers);
        Assert.Equal(written, CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(Samples.ReadStatement(written), Samples.Options)));
    }

    [Theory]
    [InlineData("""{"count":3,"first":"m-1","file":"x","numbers":[],"others":[],"position":7,"type":"Sample"}""")]
    [InlineData("""{"count":3.5,"first":"m-1","numbers":[],"others":[],"position":7,"type":"Sample"}""")]
    [InlineData("""{"count":3,"first":null,"numbers":[],"others":[],"position":7,"type":"Sample"}""")]
    [InlineData("""{"count":3,"first":{"value":"m-1"},"numbers":[],"others":[],"position":7,"type":"Sample"}""")]
    [InlineData("""{"count":3,"first":"m-1","numbers":["1"],"others":[],"position":7,"type":"Sample"}""")]
    public void Another_value_than_the_plain_one_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => Samples.ReadAct(Encoding.UTF8.GetBytes(json)));

    private static Act? Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return (Act?)Forms.Act.Read(ref reader);
    }

    private static byte[]? Written(Act act)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new() { Encoder = Process.Json.Options.Encoder, SkipValidation = true });
        if (!Forms.Act.TryWrite(writer, act))
            return null;
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Serialized(Act act) => CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(act, Process.Json.Options));

    /// <summary>What is read, or the refusal's message.</summary>
    private static string Said(Reads read, byte[] json)
    {
        try
        {
            return Dump.Of(read(json));
        }
        catch (JsonException problem)
        {
            return problem.Message;
        }
    }

    private delegate Act Reads(ReadOnlySpan<byte> json);

    /// <summary>The act with each value, however deep, gone, under another name, doubled, or of another kind.</summary>
    private static IEnumerable<byte[]> Broken(byte[] act)
    {
        yield return [.. act, (byte)','];
        yield return act[..^1];
        foreach (var place in Places(JsonNode.Parse(act)!, []))
            foreach (var value in Values)
            {
                var copy = JsonNode.Parse(act)!;
                var owner = place[..^1].Aggregate(copy, (node, step) => step is int index ? node[index]! : node[(string)step]!);
                Put(owner, place[^1], value);
                yield return Encoding.UTF8.GetBytes(copy.ToJsonString().Replace("\"@\"", value, StringComparison.Ordinal));
            }
    }

    /// <summary>Puts a mark where the value comes, since the node of half a character cannot be made; without a value the property gets another name.</summary>
    private static void Put(JsonNode owner, object step, string? value)
    {
        if (step is int index)
            owner[index] = value is null ? new JsonArray() : "@";
        else if (value is not null)
            owner[(string)step] = "@";
        else
        {
            var held = owner[(string)step]!.DeepClone();
            owner.AsObject().Remove((string)step);
            owner[step + "s"] = held;
        }
    }

    private static IEnumerable<object[]> Places(JsonNode node, object[] before) => node switch
    {
        JsonObject owner => owner.SelectMany(pair => (IEnumerable<object[]>)[[.. before, pair.Key], .. Places(pair.Value!, [.. before, pair.Key])]),
        JsonArray list => list.SelectMany((item, index) => (IEnumerable<object[]>)[[.. before, index], .. Places(item!, [.. before, index])]),
        _ => [],
    };

    private static JsonNode Shuffled(JsonNode node, Random random) => node switch
    {
        JsonObject owner => new JsonObject(
            owner.OrderBy(_ => random.Next()).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Shuffled(pair.Value!, random)))),
        JsonArray list => new JsonArray([.. list.Select(item => Shuffled(item!, random))]),
        _ => node.DeepClone(),
    };

    private abstract record Mark(string Value) : FieldValue<string>(Value);

    private sealed record MeetingMark(string Value) : Mark(Value);

    private sealed record PositionMark(long Value) : FieldValue<long>(Value);

    private sealed record CountMark(int Value) : FieldValue<int>(Value);

    private sealed record FileMark(Hash Value) : FieldValue<Hash>(Value);

    private sealed record Sample(
        MeetingMark First, PositionMark Position, CountMark Count, FileMark? File,
        ImmutableArray<MeetingMark> Others, MeetingMark? Last, ImmutableArray<int> Numbers) : Act;
}
