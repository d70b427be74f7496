using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Comity.Record.Log;

namespace Comity.Record.Entries;

/// <summary>The forms of everything that may stand in an act, by type.</summary>
internal sealed class FieldForms
{
    private readonly ConcurrentDictionary<Type, FieldForm?> known = [];

    /// <summary>The forms for these act types.</summary>
    /// <param name="acts">The types by name.</param>
    public FieldForms(IEnumerable<KeyValuePair<string, Type>> acts)
    {
        known[typeof(string)] = new TextForm();
        known[typeof(long)] = new LongForm();
        known[typeof(int)] = new IntegerForm();
        known[typeof(bool)] = new FlagForm();
        known[typeof(DateTimeOffset)] = new InstantForm();
        known[typeof(DateOnly)] = new DayForm();
        known[typeof(Hash)] = new HashForm();
        Act = new(acts.ToDictionary(act => act.Key, act => new RecordForm(act.Value, this), StringComparer.Ordinal));
        known[typeof(Act)] = Act;
    }

    /// <summary>The form of acts.</summary>
    public ActForm Act { get; }

    /// <summary>The form of a type's values, which are never null; null where only the serializer knows it.</summary>
    public FieldForm? Find(Type type)
    {
        if (known.TryGetValue(type, out var form))
            return form;
        return known.GetOrAdd(type, Make(type));
    }

    private FieldForm? Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Find(value);
        if (type.IsEnum)
            return new NamedForm(type);
        if (type.IsGenericType)
            return type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? ListOf(type.GetGenericArguments()[0]) : null;
        if (FieldValueJson.PlainOf(type) is { } plain)
            return ValueOf(type, plain);
        return type is { IsClass: true, IsSealed: true } && !type.IsSubclassOf(typeof(Act)) ? new RecordForm(type, this) : null;
    }

    private FieldForm? ListOf(Type item) => Find(item) is { } form
        ? (FieldForm)Activator.CreateInstance(typeof(ListForm<>).MakeGenericType(item), form)!
        : null;

    private FieldForm? ValueOf(Type type, Type plain) =>
        type.GetConstructors() is [var constructor] && constructor.GetParameters() is [var only] && only.ParameterType == plain && Find(plain) is { } form
        ? (FieldForm)Activator.CreateInstance(typeof(FieldValueForm<>).MakeGenericType(plain), ConstructorInvoker.Create(constructor), form)!
        : null;
}
