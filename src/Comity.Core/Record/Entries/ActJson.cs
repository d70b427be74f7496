using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Comity.Record.Json;
using Comity.Record.Log;

namespace Comity.Record.Entries;

/// <summary>Reads and writes acts, statements and entries as JSON, strictly: an unknown property, a missing one, a null or a wrong value is a mistake, never
/// skipped.
/// What may be absent is left out; nothing is written as null.</summary>
public sealed class ActJson
{
    /// <summary>The property that names an act's type.</summary>
    internal const string TypeName = "type";

    /// <summary>What a thread writes with, used again for the next act.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? bytes;

    [ThreadStatic]
    private static Utf8JsonWriter? writing;

    private readonly ImmutableSortedDictionary<string, Type> types;
    private readonly FieldForms forms;
    private readonly EntryReader entries;

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
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameActs, LetAbsent } },
            Converters = { new NamedValueJson(), new InstantJson(), new HashJson(), new FieldValueJson() },
        };
        Options.MakeReadOnly();
        forms = new(types);
        entries = new(forms);
    }

    /// <summary>How JSON is read and written.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>The act types by name.</summary>
    public IReadOnlyDictionary<string, Type> Types => types;

    /// <summary>The canonical JSON (RFC 8785) of an entry: the bytes that the log's leaf is made of.</summary>
    public byte[] Write(Entry entry) => Written(entry);

    /// <summary>The canonical JSON of a statement.</summary>
    public byte[] Write(Statement statement) => Written(statement);

    /// <summary>The canonical JSON of an entry whose statement is written already. In canonical order the statement comes last.</summary>
    public byte[] Write(Entry entry, ReadOnlySpan<byte> statement) =>
    [
        .. "{\"at\":"u8, .. Written(entry.At), .. ",\"by\":"u8, .. Written(entry.By), .. ",\"position\":"u8, .. Written(entry.Position),
        .. ",\"statement\":"u8, .. statement, (byte)'}',
    ];

    /// <summary>The bytes that a signature is made over: the context, then the statement's canonical JSON.</summary>
    public byte[] Signed(Statement statement) => Signed(Write(statement));

    /// <summary>The bytes that a signature is made over, of a statement that is written already.</summary>
    public static byte[] Signed(ReadOnlySpan<byte> statement) => [.. "comity/statement/v1\n"u8, .. statement];

    /// <summary>The canonical JSON of an act.</summary>
    public byte[] Write(Act act) => Written(act);

    /// <summary>The hash under which an entry names an act that stands elsewhere: of a context, then of the act's canonical JSON.</summary>
    public Hash HashOf(Act act) => Hash.Of([.. "comity/act/v1\n"u8, .. Write(act)]);

    /// <summary>Reads an entry.</summary>
    /// <exception cref="JsonException">The bytes are no entry, or are not in the one form in which entries are written.</exception>
    public Entry ReadEntry(ReadOnlySpan<byte> json) => EntryJson.Check(json, out var offset) is var flaw and not EntryFlaw.None
        ? throw new JsonException($"Byte {offset.ToString(CultureInfo.InvariantCulture)}: the entry is not as entries are written ({flaw}).")
        : ReadChecked(json);

    /// <summary>Reads an entry whose form (<see cref="EntryJson"/>) was checked before.</summary>
    internal Entry ReadChecked(ReadOnlySpan<byte> json) => entries.Read(json) ?? Deserialize<Entry>(json);

    /// <summary>Reads a statement.</summary>
    /// <exception cref="JsonException">The bytes are no statement; the message says where.</exception>
    public Statement ReadStatement(ReadOnlySpan<byte> json) => Read<Statement>(json);

    /// <summary>Reads an act.</summary>
    /// <exception cref="JsonException">The bytes are no act; the message says where.</exception>
    public Act ReadAct(ReadOnlySpan<byte> json) => Read<Act>(json);

    /// <summary>Reads what the forms do not read, or says what is wrong with it.</summary>
    internal T ReadBySerializer<T>(ReadOnlySpan<byte> json)
    {
        RefuseNulls(json);
        return Deserialize<T>(json);
    }

    /// <summary>Mostly the forms write what must be written; what the framework escapes otherwise is written again.</summary>
    private byte[] Written<T>(T value)
        where T : notnull
    {
        var (buffer, writer) = (bytes ??= new(), writing ??= new(bytes, new() { Encoder = Options.Encoder, SkipValidation = true }));
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        if (!forms.Find(typeof(T))!.TryWrite(writer, value))
            return CanonicalJson.Of(JsonSerializer.SerializeToUtf8Bytes(value, Options));
        writer.Flush();
        return CanonicalJson.IsCanonical(buffer.WrittenSpan) ? buffer.WrittenSpan.ToArray() : CanonicalJson.Of(buffer.WrittenSpan);
    }

    private static void RefuseNulls(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.Null)
                throw new JsonException(
                    $"Byte {reader.TokenStartIndex.ToString(CultureInfo.InvariantCulture)}: what is absent is left out, never written as null.");
    }

    /// <summary>What a record's constructor takes as null may be left out, since it is never written.</summary>
    private static void LetAbsent(JsonTypeInfo info)
    {
        foreach (var property in info.Properties)
            if (property.AssociatedParameter is { IsNullable: true })
                property.IsRequired = false;
    }

    private T Read<T>(ReadOnlySpan<byte> json)
        where T : class => TryRead(forms.Find(typeof(T)), json) as T ?? ReadBySerializer<T>(json);

    private static object? TryRead(FieldForm? form, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() && form?.Read(ref reader) is { } read && !reader.Read() ? read : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private T Deserialize<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("An object is missing.");
        }
        catch (Exception problem) when (problem is NotSupportedException or InvalidOperationException or FormatException)
        {
            throw new JsonException(problem is NotSupportedException ? "An act names its type in `type`."
                : "A text is not UTF-8, or holds half of a character.", problem);
        }
    }

    private void NameActs(JsonTypeInfo info)
    {
        if (info.Type != typeof(Act))
            return;
        info.PolymorphismOptions =
            new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = TypeName,
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
        foreach (var (name, type) in types)
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, name));
    }

    private sealed class HashJson : JsonConverter<Hash>
    {
        public override Hash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Hash.TryParseHex(reader.GetString(), out var hash) ? hash
                : throw new JsonException("A hash is written as 64 hexadecimal digits.");

        public override void Write(Utf8JsonWriter writer, Hash value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToHex());
    }
}
