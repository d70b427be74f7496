using System.Text.Json;

namespace Comity.Record.Entries;

/// <summary>A record: an object with a property for each parameter of its constructor, and for an act one more that names its type. What it is made of is found
/// out at the first use, so that a process pays for the acts that occur in it.</summary>
/// <param name="type">The record's type.</param>
/// <param name="forms">The forms of its parts.</param>
internal sealed class RecordForm(Type type, FieldForms forms) : FieldForm
{
    private volatile RecordTable? table;

    /// <summary>The record's type.</summary>
    public Type Type => type;

    /// <summary>What the record is made of.</summary>
    public RecordTable Table => table ??= RecordTable.Of(type, forms);

    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return null;
        var values = Table.Blank();
        for (var next = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            if (Table.Find(ref reader, ref next) is not { } field || values[field.Place] is not null)
                return null;
            reader.Read();
            if (field.Form.Read(ref reader) is not { } value)
                return null;
            values[field.Place] = value;
        }

        return reader.TokenType == JsonTokenType.EndObject ? Table.Make(values) : null;
    }

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (Table.Fields.IsEmpty || writer.CurrentDepth >= Json.CanonicalJson.DeepestNesting)
            return false;
        writer.WriteStartObject();
        foreach (var field in Table.Fields)
            if (field.Get(value) is { } held)
            {
                writer.WritePropertyName(field.Name);
                if (!field.Form.TryWrite(writer, held))
                    return false;
            }

        writer.WriteEndObject();
        return true;
    }
}
