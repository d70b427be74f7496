using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Comity.Record.Json;
using Comity.Record.Log;

namespace Comity.Record.Entries;

/// <summary>Reads and writes acts, statements and entries as JSON, strictly: an unknown property, a missing one or a wrong value is a mistake, never skipped.</summary>
public sealed class ActJson
{
    private readonly ImmutableSortedDictionary<string, Type> types;

    /// <summary>For these act types.</summary>
    public ActJson(IEnumerable<Type> acts)
    {
        types = acts.ToImmutableSortedDictionary(ActName.Of, type => type, StringComparer.Ordinal);
        Options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            AllowOutOfOrderMetadataProperties = true,
            AllowDuplicateProperties = false,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameActs } },
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new InstantJson(), new HashJson() },
        };
        Options.MakeReadOnly();
    }

    /// <summary>How JSON is read and written.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>The act types by name.</summary>
    public IReadOnlyDictionary<string, Type> Types => types;

    /// <summary>The canonical JSON (RFC 8785) of an entry: the bytes that the log's leaf is made of.</summary>
    public byte[] Write(Entry entry) => CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(entry, Options));

    /// <summary>The canonical JSON of a statement.</summary>
    public byte[] Write(Statement statement) => CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(statement, Options));

    /// <summary>The bytes that a signature is made over: the context, then the statement's canonical JSON.</summary>
    public byte[] Signed(Statement statement) => [.. "comity/statement/v1\n"u8, .. Write(statement)];

    /// <summary>Reads an entry.</summary>
    /// <exception cref="JsonException">The bytes are no entry.</exception>
    public Entry ReadEntry(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<Entry>(json, Options) ?? throw new JsonException("An entry is an object.");

    /// <summary>Reads a statement.</summary>
    /// <exception cref="JsonException">The bytes are no statement; the message says where.</exception>
    public Statement ReadStatement(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Statement>(json, Options) ?? throw new JsonException("A statement is an object.");

    /// <summary>Reads an act.</summary>
    /// <exception cref="JsonException">The bytes are no act; the message says where.</exception>
    public Act ReadAct(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<Act>(json, Options) ?? throw new JsonException("An act is an object.");

    private void NameActs(JsonTypeInfo info)
    {
        if (info.Type != typeof(Act))
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
        foreach (var (name, type) in types)
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, name));
    }

    private sealed class InstantJson : JsonConverter<DateTimeOffset>
    {
        private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateTimeOffset.TryParseExact(
                reader.GetString(), [Form, "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
                ? instant
                : throw new JsonException("An instant is written in UTC as `2026-02-27T14:00:00.000Z`.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));
    }

    private sealed class HashJson : JsonConverter<Hash>
    {
        public override Hash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Hash.TryParseHex(reader.GetString(), out var hash) ? hash : throw new JsonException("A hash is written as 64 hexadecimal digits.");

        public override void Write(Utf8JsonWriter writer, Hash value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToHex());
    }
}
