using System.Reflection;
using System.Text.Json;

namespace Comity.Record.Entries;

/// <summary>A value with a meaning of its own (<see cref="FieldValue{TPlain}"/>), in the form of the plain value inside.</summary>
/// <typeparam name="TPlain">What is inside.</typeparam>
/// <param name="constructor">Makes one of a plain value.</param>
/// <param name="plain">The form of what is inside.</param>
internal sealed class FieldValueForm<TPlain>(ConstructorInvoker constructor, FieldForm plain) : FieldForm
{
    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader) => plain.Read(ref reader) is { } value ? constructor.Invoke(value) : null;

    /// <inheritdoc/>
    public override bool TryWrite(Utf8JsonWriter writer, object value) => ((FieldValue<TPlain>)value).Value is { } held && plain.TryWrite(writer, held);
}
