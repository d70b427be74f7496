using System.Reflection;

namespace Comity.Record.Entries;

/// <summary>Reads a property of an object.</summary>
internal abstract class PropertyGetter
{
    /// <summary>The getter of a property.</summary>
    public static PropertyGetter Of(PropertyInfo property) =>
        (PropertyGetter)Activator.CreateInstance(
            typeof(PropertyGetter<,>).MakeGenericType(property.DeclaringType!, property.PropertyType), property.GetMethod)!;

    /// <summary>The property's value.</summary>
    public abstract object? Get(object owner);
}

/// <summary>Reads a property through a delegate that is made once.</summary>
/// <typeparam name="TOwner">The type that has it.</typeparam>
/// <typeparam name="TValue">Its own type.</typeparam>
/// <param name="method">The method behind the property.</param>
internal sealed class PropertyGetter<TOwner, TValue>(MethodInfo method) : PropertyGetter
    where TOwner : class
{
    private readonly Func<TOwner, TValue> get = method.CreateDelegate<Func<TOwner, TValue>>();

    /// <inheritdoc/>
    public override object? Get(object owner) => get((TOwner)owner);
}

/// <summary>The same text for every object: an act's type.</summary>
/// <param name="text">The text.</param>
internal sealed class FixedGetter(string text) : PropertyGetter
{
    /// <inheritdoc/>
    public override object Get(object owner) => text;
}
