using System.Reflection;
using System.Text.Json;

namespace Comity.Record.Entries;

/// <summary>A field of a record: a property with the parameter of the constructor that has its name.</summary>
/// <param name="name">How it is written.</param>
/// <param name="place">The place of the parameter, from 0.</param>
/// <param name="form">The form of its value.</param>
/// <param name="getter">Makes what reads the property.</param>
internal sealed class RecordField(string name, int place, FieldForm form, Func<PropertyGetter> getter)
{
    private volatile PropertyGetter? get;

    /// <summary>How it is written.</summary>
    public JsonEncodedText Name { get; } = JsonEncodedText.Encode(name);

    /// <summary>The place of the parameter, from 0.</summary>
    public int Place => place;

    /// <summary>The form of its value.</summary>
    public FieldForm Form => form;

    /// <summary>Whether it may be left out.</summary>
    public bool MayBeAbsent { get; private init; }

    /// <summary>Its value where it is left out.</summary>
    public object? Absent { get; private init; }

    /// <summary>The field of a property.</summary>
    public static RecordField Of(PropertyInfo property, ParameterInfo parameter, FieldForm form, NullabilityInfoContext nullability) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(property.Name), parameter.Position, form, () => PropertyGetter.Of(property))
        {
            MayBeAbsent = parameter.HasDefaultValue || nullability.Create(parameter).WriteState == NullabilityState.Nullable,
            Absent = parameter.HasDefaultValue ? parameter.DefaultValue : null,
        };

    /// <summary>The field that names an act's type. No parameter takes it, so that its place is behind them.</summary>
    public static RecordField OfType(string name, int place) => new(ActJson.TypeName, place, new TextForm(), () => new FixedGetter(name));

    /// <summary>The value in a record; null where there is none.</summary>
    public object? Get(object owner) => (get ??= getter()).Get(owner);
}
