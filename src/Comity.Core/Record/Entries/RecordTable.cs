using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Comity.Record.Entries;

/// <summary>What a record is made of.</summary>
internal sealed class RecordTable
{
    private static readonly RecordTable None = new([], null, 0);

    private readonly ConstructorInvoker? constructor;
    private readonly int parameters;

    private RecordTable(ImmutableArray<RecordField> fields, ConstructorInvoker? constructor, int parameters) =>
        (Fields, this.constructor, this.parameters) = (fields, constructor, parameters);

    /// <summary>Its fields in canonical order. A type whose public properties are not just the parameters of its only constructor has none, and nothing of it
    /// is read or written.</summary>
    public ImmutableArray<RecordField> Fields { get; }

    /// <summary>The table of a type.</summary>
    public static RecordTable Of(Type type, FieldForms forms)
    {
        if (type.GetConstructors() is not [var constructor])
            return None;
        var (parameters, properties) = (constructor.GetParameters(), type.GetProperties(BindingFlags.Public | BindingFlags.Instance));
        var nullability = new NullabilityInfoContext();
        List<RecordField> fields = [];
        foreach (var property in properties)
            if (Array.Find(parameters, one => one.Name == property.Name && one.ParameterType == property.PropertyType) is { } parameter
                && forms.Find(property.PropertyType) is { } form)
                fields.Add(RecordField.Of(property, parameter, form, nullability));
        if (fields.Count != parameters.Length || fields.Count != properties.Length)
            return None;
        if (type.IsSubclassOf(typeof(Act)))
            fields.Add(RecordField.OfType(ActName.Of(type), parameters.Length));
        return new([.. fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal)], ConstructorInvoker.Create(constructor), parameters.Length);
    }

    /// <summary>A place for the value of each field, as <see cref="Make"/> takes it.</summary>
    public object?[] Blank() => new object?[Fields.Length];

    /// <summary>The field that has the property's name at which the reader stands; null where none has it. In canonical order it is the next one or one of
    /// those after it.</summary>
    public RecordField? Find(ref Utf8JsonReader reader, ref int next)
    {
        for (var tried = 0; tried < Fields.Length; tried++)
        {
            var field = Fields[next];
            next = next + 1 == Fields.Length ? 0 : next + 1;
            if (reader.ValueTextEquals(field.Name.EncodedUtf8Bytes))
                return field;
        }

        return null;
    }

    /// <summary>The record of these values; null where one is missing that may not be absent.</summary>
    public object? Make(object?[] values)
    {
        foreach (var field in Fields)
            if (values[field.Place] is null)
            {
                if (!field.MayBeAbsent)
                    return null;
                values[field.Place] = field.Absent;
            }

        return constructor?.Invoke(values.AsSpan(0, parameters));
    }
}
