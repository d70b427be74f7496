using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Kit.Shapes;

/// <summary>What a value is in JSON, as the record and the programming interface write it.</summary>
public enum ShapeKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A day.</summary>
    Day,

    /// <summary>An instant in UTC.</summary>
    Instant,

    /// <summary>A SHA-256 hash in hexadecimal digits.</summary>
    Hash,

    /// <summary>One of named values.</summary>
    Named,

    /// <summary>An object with known fields.</summary>
    Record,

    /// <summary>A list of one kind of value.</summary>
    List,

    /// <summary>Values of one kind under names that are not known beforehand.</summary>
    Map,

    /// <summary>Any act, which names its type.</summary>
    Act,

    /// <summary>Any JSON.</summary>
    Any,
}

/// <summary>A field of a record.</summary>
/// <param name="Name">How JSON writes it.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="IsRequired">Whether it is always there.</param>
public sealed record ShapeField(string Name, Shape Shape, bool IsRequired)
{
    /// <summary>Whether it gives a name to something that was not there before.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether the program makes what stands in it: the id of something new, which people know by something else.</summary>
    public bool IsMade => IsNew && Shape.Meaning is { } meaning && References.Of(meaning)?.IsMade == true;

    /// <summary>What the type of the field, or of the items of its list, says it means, by its name; null for plain values.</summary>
    public string? Meaning => (Shape.Kind == ShapeKind.List ? Shape.Item! : Shape).Meaning?.Name;
}

/// <summary>What a type looks like in JSON. Schemas, forms and pages are made from it, so that they cannot differ from what is read and written.</summary>
public sealed class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = [];
    private readonly Lazy<ImmutableArray<ShapeField>> fields;

    private Shape(Type type, ShapeKind kind, Shape? item)
    {
        (Type, Kind, Item) = (type, kind, item);
        fields = new(() => Kind == ShapeKind.Record ? FieldsOf(type) : []);
    }

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>What its values are.</summary>
    public ShapeKind Kind { get; }

    /// <summary>What a list or map holds; null for all else.</summary>
    public Shape? Item { get; }

    /// <summary>The name of the type: an act's name in the record, otherwise the word in the program.</summary>
    public string Name => Type.IsSubclassOf(typeof(Act)) ? ActName.Of(Type) : Type.Name;

    /// <summary>The fields of a record, in the order in which they are written.</summary>
    public ImmutableArray<ShapeField> Fields => fields.Value;

    /// <summary>The named values as JSON writes them.</summary>
    public ImmutableArray<string> Values => Kind == ShapeKind.Named ? [.. Enum.GetNames(Type).Select(JsonNamingPolicy.CamelCase.ConvertName)] : [];

    /// <summary>The shape of a type.</summary>
    public static Shape Of(Type type) => Known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, Make);

    private static Shape Make(Type type)
    {
        if (KindOf(type) is { } plain)
            return new(type, plain, null);
        var info = Process.Json.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new(type, ShapeKind.List, Of(info.ElementType!)),
            JsonTypeInfoKind.Dictionary => new(type, ShapeKind.Map, Of(info.ElementType!)),
            _ => new(type, ShapeKind.Record, null),
        };
    }

    /// <summary>What its type says it means; null for a plain value.</summary>
    public Type? Meaning => Type.IsSubclassOf(typeof(FieldValue)) ? Type : null;

    /// <summary>Whether it is a whole number of 32 bits.</summary>
    public bool IsSmall => Type == typeof(int) || Type.IsSubclassOf(typeof(OrdinalValue));

    private static ShapeKind? KindOf(Type type) => type.IsSubclassOf(typeof(FieldValue)) ? KindOfMeaning(type) : KindOfPlain(type);

    private static ShapeKind KindOfMeaning(Type type) =>
        type.IsSubclassOf(typeof(TextValue)) ? ShapeKind.Text : type.IsSubclassOf(typeof(HashValue)) ? ShapeKind.Hash : ShapeKind.Integer;

    private static ShapeKind? KindOfPlain(Type type) =>
        type == typeof(string) ? ShapeKind.Text
        : type == typeof(int) || type == typeof(long) ? ShapeKind.Integer
        : type == typeof(bool) ? ShapeKind.YesNo
        : type == typeof(DateOnly) ? ShapeKind.Day
        : type == typeof(DateTimeOffset) ? ShapeKind.Instant
        : type == typeof(Hash) ? ShapeKind.Hash
        : type == typeof(Act) ? ShapeKind.Act
        : type == typeof(JsonElement) || type == typeof(object) ? ShapeKind.Any
        : type.IsEnum ? ShapeKind.Named
        : null;

    private static ImmutableArray<ShapeField> FieldsOf(Type type) =>
        [.. Process.Json.Options.GetTypeInfo(type).Properties
            .Select(property => new ShapeField(property.Name, Of(property.PropertyType), !MayBeAbsent(property)) { IsNew = IsNew(property) })];

    private static bool IsNew(JsonPropertyInfo property) =>
        property.AssociatedParameter?.AttributeProvider?.IsDefined(typeof(NewAttribute), inherit: false) == true;

    private static bool MayBeAbsent(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || (!property.PropertyType.IsValueType && property.IsGetNullable);
}
