using System.Collections.Immutable;
using System.Text.Json;

namespace Comity.Record.Entries;

/// <summary>A list.</summary>
/// <typeparam name="TItem">What is in it.</typeparam>
/// <param name="item">The form of what is in it.</param>
internal sealed class ListForm<TItem>(FieldForm item) : FieldForm
{
    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return null;
        var items = new List<TItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (item.Read(ref reader) is not { } value)
                return null;
            items.Add((TItem)value);
        }

        return ImmutableArray.Create(items.ToArray());
    }

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value)
    {
        var items = (ImmutableArray<TItem>)value;
        if (items.IsDefault)
            return false;
        writer.WriteStartArray();
        foreach (var one in items)
            if (one is null || !item.TryWrite(writer, one))
                return false;
        writer.WriteEndArray();
        return true;
    }
}
