using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comity.Record.Entries;
using Comity.Record.Json;
using Xunit;

namespace Comity.Tests.Record.Entries;

/// <summary>An entry is read in one pass; what comes out is what the serializer reads, and what it does not read in one pass it does not read at all.</summary>
public sealed class EntryReaderTests
{
    private static readonly EntryReader Reader = new(new FieldForms(Process.Json.Types));

    [Fact]
    public void Every_entry_is_read_in_one_pass_as_the_serializer_reads_it() => Assert.All(Written(), bytes =>
    {
        Assert.NotNull(Reader.Read(bytes));
        Assert.True(IsReadAlike(bytes));
    });

    [Fact]
    public void What_is_no_entry_is_none_in_one_pass_either() =>
        Assert.All(Written().SelectMany(Broken), bytes => Assert.True(IsReadAlike(bytes), Encoding.UTF8.GetString(bytes)));

    private static IEnumerable<byte[]> Written() =>
        Everything.Happens().Entries.DistinctBy(entry => (ActName.Of(entry.Statement.Act), entry.By.Level)).Select(Process.Json.Write);

    /// <summary>Nothing is read in one pass that the serializer refuses, and what is read says the same.</summary>
    private static bool IsReadAlike(byte[] bytes)
    {
        if (EntryJson.Check(bytes) != EntryFlaw.None || Reader.Read(bytes) is not { } read)
            return true;
        try
        {
            return Process.Json.Write(read).AsSpan().SequenceEqual(Process.Json.Write(JsonSerializer.Deserialize<Entry>(bytes, Process.Json.Options)!));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The entry with each of its values gone, under another name, doubled, or of another kind.</summary>
    private static IEnumerable<byte[]> Broken(byte[] entry)
    {
        var places = Places(JsonNode.Parse(entry)!, []).ToList();
        foreach (var place in places)
            foreach (var breaking in (Action<JsonObject, string>[])[Leave, Rename, (to, name) => to[name] = 1, (to, name) => to[name] = "x",
                (to, name) => to[name] = true,
                (to, name) => to[name] = new JsonObject(), (to, name) => to[name] = new JsonArray(), (to, name) => to["zz"] = 1])
            {
                var copy = JsonNode.Parse(entry)!;
                var owner = place[..^1].Aggregate(copy, (node, name) => node[name]!).AsObject();
                breaking(owner, place[^1]);
                yield return CanonicalJson.Of(copy.ToJsonString());
            }
    }

    private static void Leave(JsonObject owner, string name) => owner.Remove(name);

    private static void Rename(JsonObject owner, string name)
    {
        var value = owner[name]!.DeepClone();
        owner.Remove(name);
        owner[name + "s"] = value;
    }

    private static IEnumerable<string[]> Places(JsonNode node, string[] before) => node is not JsonObject owner ? [] :
        owner.Where(_ => before is not ["statement", "act", _, ..])
            .SelectMany(pair => (IEnumerable<string[]>)[[.. before, pair.Key], .. Places(pair.Value!, [.. before, pair.Key])]);
}
