using System.Text.Json;

namespace Comity.Record.Entries;

/// <summary>An act: a record whose property `type` says which.</summary>
/// <param name="acts">The forms of the acts by name.</param>
internal sealed class ActForm(IReadOnlyDictionary<string, RecordForm> acts) : FieldForm
{
    private readonly Dictionary<Type, RecordForm> byType = acts.Values.ToDictionary(form => form.Type);

    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader) => Find(reader)?.Read(ref reader);

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value) => byType.TryGetValue(value.GetType(), out var form) && form.TryWrite(writer, value);

    /// <summary>Looks ahead, with a reader of its own: in canonical order the type stands among the last properties.</summary>
    private RecordForm? Find(Utf8JsonReader ahead)
    {
        if (ahead.TokenType != JsonTokenType.StartObject)
            return null;
        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var isType = ahead.ValueTextEquals(ActJson.TypeName);
            ahead.Read();
            if (isType)
                return ahead.TokenType == JsonTokenType.String ? acts.GetValueOrDefault(ahead.GetString()!) : null;
            ahead.Skip();
        }

        return null;
    }
}
