using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Comity.Record.Entries;

/// <summary>A property of an act, or of a record in one, read through a delegate that is made once.</summary>
internal abstract class ActPart
{
    private static readonly ConcurrentDictionary<Type, ActPart[]> Known = [];

    /// <summary>The parts of a type in the order in which it is written down, without those that nothing can be wrong with.</summary>
    public static ActPart[] Of(Type type) => Known.GetOrAdd(type, Make);

    /// <summary>The place of the first value in this part that does not pass; null when all do.</summary>
    public abstract string? Find(object owner, ActCheck check);

    private static ActPart[] Make(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0)
                .Select(property => PartOf(property) is { } part
                    ? (ActPart)Activator.CreateInstance(part, property, nullability.Create(property).ReadState == NullabilityState.Nullable)!
                    : null)
                .OfType<ActPart>(),
        ];
    }

    private static Type? PartOf(PropertyInfo property)
    {
        var (owner, value) = (property.DeclaringType!, property.PropertyType);
        if (value == typeof(string) || value == typeof(long) || value == typeof(int) || value == typeof(DateTimeOffset) || value == typeof(DateTimeOffset?))
            return typeof(ValuePart<,>).MakeGenericType(owner, value);
        if (value.IsSubclassOf(typeof(FieldValue)))
            return typeof(MeaningPart<,>).MakeGenericType(owner, value);
        if (value.IsEnum)
            return typeof(NamedPart<,>).MakeGenericType(owner, value);
        if (Nullable.GetUnderlyingType(value) is { IsEnum: true } named)
            return typeof(OptionalNamedPart<,>).MakeGenericType(owner, named);
        if (value.IsGenericType && value.GetGenericTypeDefinition() == typeof(ImmutableArray<>) && value.GetGenericArguments()[0] is var item)
            return (item.IsEnum ? typeof(NamedListPart<,>) : typeof(ListPart<,>)).MakeGenericType(owner, item);
        return value.IsClass ? typeof(RecordPart<,>).MakeGenericType(owner, value) : null;
    }
}

/// <summary>A property of a type.</summary>
/// <typeparam name="TOwner">The type.</typeparam>
/// <typeparam name="TValue">The property's type.</typeparam>
/// <param name="property">The property.</param>
/// <param name="isOptional">Whether it may be absent.</param>
internal abstract class ActPart<TOwner, TValue>(PropertyInfo property, bool isOptional) : ActPart
{
    /// <summary>How the act writes it.</summary>
    protected string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>Whether it may be absent.</summary>
    protected bool IsOptional => isOptional;

    /// <summary>Reads it.</summary>
    protected Func<TOwner, TValue> Read { get; } = property.GetMethod!.CreateDelegate<Func<TOwner, TValue>>();
}

/// <summary>A text, a whole number or an instant.</summary>
internal sealed class ValuePart<TOwner, TValue>(PropertyInfo property, bool isOptional) : ActPart<TOwner, TValue>(property, isOptional)
{
    /// <inheritdoc/>
    public override string? Find(object owner, ActCheck check) => Passes(Read((TOwner)owner), check) ? null : Name;

    private bool Passes(TValue value, ActCheck check) => value switch
    {
        null => IsOptional || check.PassesMissing,
        string text => check.Passes(text),
        long number => check.Passes(number),
        DateTimeOffset instant => check.Passes(instant),
        _ => true,
    };
}

/// <summary>A value whose type says what it means.</summary>
internal sealed class MeaningPart<TOwner, TValue>(PropertyInfo property, bool isOptional) : ActPart<TOwner, TValue>(property, isOptional)
    where TValue : FieldValue
{
    /// <inheritdoc/>
    public override string? Find(object owner, ActCheck check)
    {
        if (Read((TOwner)owner) is { } value)
            return check.Passes(value) ? null : Name;
        return IsOptional || check.PassesMissing ? null : Name;
    }
}

/// <summary>One of named values.</summary>
internal sealed class NamedPart<TOwner, TEnum>(PropertyInfo property, bool isOptional) : ActPart<TOwner, TEnum>(property, isOptional)
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public override string? Find(object owner, ActCheck check) => check.Passes(Read((TOwner)owner)) ? null : Name;
}

/// <summary>One of named values, or none.</summary>
internal sealed class OptionalNamedPart<TOwner, TEnum>(PropertyInfo property, bool isOptional) : ActPart<TOwner, TEnum?>(property, isOptional)
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public override string? Find(object owner, ActCheck check) => Read((TOwner)owner) is not { } value || check.Passes(value) ? null : Name;
}

/// <summary>A list of named values.</summary>
internal sealed class NamedListPart<TOwner, TEnum>(PropertyInfo property, bool isOptional) : ActPart<TOwner, ImmutableArray<TEnum>>(property, isOptional)
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public override string? Find(object owner, ActCheck check)
    {
        var list = Read((TOwner)owner);
        if (list.IsDefault)
            return check.PassesMissing ? null : Name;
        for (var index = 0; index < list.Length; index++)
            if (!check.Passes(list[index]))
                return $"{Name}[{index.ToString(CultureInfo.InvariantCulture)}]";
        return null;
    }
}

/// <summary>A list.</summary>
internal sealed class ListPart<TOwner, TItem>(PropertyInfo property, bool isOptional) : ActPart<TOwner, ImmutableArray<TItem>>(property, isOptional)
{
    /// <inheritdoc/>
    public override string? Find(object owner, ActCheck check)
    {
        var list = Read((TOwner)owner);
        if (list.IsDefault)
            return check.PassesMissing ? null : Name;
        return check.FindIn(list) is { } place ? Name + place : null;
    }
}

/// <summary>A record, or an act in an act.</summary>
internal sealed class RecordPart<TOwner, TValue>(PropertyInfo property, bool isOptional) : ActPart<TOwner, TValue>(property, isOptional)
    where TValue : class
{
    /// <inheritdoc/>
    public override string? Find(object owner, ActCheck check)
    {
        if (Read((TOwner)owner) is not { } value)
            return IsOptional || check.PassesMissing ? null : Name;
        return check.Find(value) is { } place ? $"{Name}.{place}" : null;
    }
}
