using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Comity.Record.Entries;
using Comity.Record.Json;
using Comity.Record.Keys;
using Comity.Record.Log;

namespace Comity.Tests.Record;

/// <summary>
/// Everything in the registers as text, line by line, the same for the same registers however they came about. Registers stand under their own names in the
/// order of the alphabet, ids as text, acts as the record writes them; no type and no room is named, so that the text stays the same when only the
/// program's types change.
/// </summary>
internal sealed class Dump
{
    private const string Step = "  ";
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<string> lines = [];
    private readonly bool actsAsWritten;

    private Dump(bool actsAsWritten) => this.actsAsWritten = actsAsWritten;

    /// <summary>A value with all that it holds; an act field by field.</summary>
    public static string Of(object? value)
    {
        var dump = new Dump(actsAsWritten: false);
        dump.Add("", "", value);
        return dump.ToString();
    }

    /// <summary>All registers of a picture, or those that an older text names.</summary>
    public static string Of(Picture picture, Func<string, bool>? isAsked = null)
    {
        var dump = new Dump(actsAsWritten: true);
        foreach (var (name, value) in State(picture).Where(one => !IsRoom(one.Value)).Concat(Registers(picture))
            .Where(one => isAsked?.Invoke(one.Name) != false).OrderBy(one => one.Name, StringComparer.Ordinal))
            dump.Add("", name, value);
        return dump.ToString();
    }

    public override string ToString() => string.Join('\n', lines);

    /// <summary>Rooms may lie in each other or side by side: their registers are what counts.</summary>
    private static IEnumerable<(string Name, object? Value)> Registers(object room) => State(room).SelectMany(one =>
        IsRoom(one.Value) ? Registers(one.Value!) : room is Picture ? [] : [one]).DistinctBy(one => one.Name);

    private static bool IsRoom(object? value) => value?.GetType().Name.EndsWith("Picture", StringComparison.Ordinal) == true;

    private void Add(string indent, string name, object? value)
    {
        if (Plain(value) is { } text)
            lines.Add($"{indent}{name}: {text}");
        else
            AddParts(indent, name, Parts(value!));
    }

    private void AddParts(string indent, string name, IReadOnlyList<(string Name, object? Value)> parts)
    {
        lines.Add($"{indent}{name}:");
        foreach (var part in parts)
            Add(indent + Step, part.Name, part.Value);
    }

    /// <summary>What says nothing is left out of a record, so that the text stays when a later release can say more.</summary>
    private static bool IsSilent(object? value) => value is null or false or IDictionary { Count: 0 } or ICollection { Count: 0 };

    private string? Plain(object? value) => value switch
    {
        null => "-",
        string text => JsonSerializer.Serialize(text, Quoting),
        DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        Hash hash => hash.ToHex(),
        PublicKey key => key.Id,
        TextValue text => JsonSerializer.Serialize(text.Value, Quoting),
        FieldValue plain => plain.Text,
        Act act when actsAsWritten => System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(act, Process.Json.Options))),
        bool or Enum or IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private IReadOnlyList<(string Name, object? Value)> Parts(object value) => value switch
    {
        IDictionary map => [.. map.Keys.Cast<object>().Select(key => (Key(key), map[key])).OrderBy(one => one.Item1, StringComparer.Ordinal)],
        IEnumerable list when IsUnordered(value) => [.. list.Cast<object?>().Select(item => ("-", item)).OrderBy(one => Of(one.item), StringComparer.Ordinal)],
        IEnumerable list => [.. list.Cast<object?>().Select(item => ("-", item))],
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(place => ($"{place + 1}", tuple[place]))],
        _ => [.. State(value).Where(one => !IsSilent(one.Value))],
    };

    private string Key(object key) => Plain(key)?.Trim('"') ?? string.Join(' ', Parts(key).Select(part => Plain(part.Value)?.Trim('"')));

    private static bool IsUnordered(object value) =>
        value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableHashSet<>);

    /// <summary>What a record holds, by name, and not what it computes from that: the properties that have a field of their own.</summary>
    private static IEnumerable<(string Name, object? Value)> State(object value) =>
        value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property.Name,
                Field: property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance)))
            .Where(property => property.Field is not null)
            .Select(property => (Name: JsonNamingPolicy.CamelCase.ConvertName(property.Name), Value: property.Field!.GetValue(value)))
            .OrderBy(property => property.Name, StringComparer.Ordinal);
}
