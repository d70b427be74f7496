using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Comity.Record.Log;

namespace Comity.Record.Entries;

/// <summary>
/// The value of a field, in a type that says what the field means. The record writes the plain value that it holds, so that the bytes are those of a text, a
/// number or a hash;
/// forms, check pages, sentences, links, schemas and the rule that what is named exists follow from the type. Two values are equal when their types and plain
/// values are.
/// </summary>
public abstract record FieldValue
{
    /// <summary>The plain value in text, as an address writes it: without quotes, numbers in ASCII digits, hashes in hexadecimal digits.</summary>
    public abstract string Text { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Text;
}

/// <summary>
/// A value with a meaning, and the plain value inside. A type of such values is a sealed record with one public constructor, which takes the plain value and
/// nothing else, and accepts every plain value: what may not be said is refused by rules, and never by reading.
/// </summary>
/// <typeparam name="TPlain">What is inside: <see cref="string"/>, <see cref="long"/>, <see cref="int"/> or <see cref="Hash"/>.</typeparam>
/// <param name="Value">The plain value.</param>
public abstract record FieldValue<TPlain>(TPlain Value) : FieldValue
{
    /// <inheritdoc/>
    public sealed override string Text => Value switch
    {
        Hash hash => hash.ToHex(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Value?.ToString() ?? "",
    };
}

/// <summary>A text that means something.</summary>
/// <param name="Value">The text.</param>
public abstract record TextValue(string Value) : FieldValue<string>(Value), IComparable<TextValue>
{
    /// <summary>In ordinal order, as the record sorts.</summary>
    public int CompareTo(TextValue? other) => string.CompareOrdinal(Value, other?.Value);

    /// <summary>The text. What is made of a text of one kind is never taken for another kind.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator string?(TextValue? value) => value?.Value;
}

/// <summary>A whole number that means something.</summary>
/// <param name="Value">The number.</param>
public abstract record NumberValue(long Value) : FieldValue<long>(Value)
{
    /// <summary>The number.</summary>
    public static implicit operator long(NumberValue value) => value.Value;
}

/// <summary>A small whole number that means something, such as the number of an item in a list.</summary>
/// <param name="Value">The number.</param>
public abstract record OrdinalValue(int Value) : FieldValue<int>(Value)
{
    /// <summary>The number.</summary>
    public static implicit operator int(OrdinalValue value) => value.Value;
}

/// <summary>A SHA-256 hash that means something.</summary>
/// <param name="Value">The hash.</param>
public abstract record HashValue(Hash Value) : FieldValue<Hash>(Value)
{
    /// <summary>The hash.</summary>
    public static implicit operator Hash(HashValue value) => value.Value;
}

/// <summary>A value that names something which is there: in the registers, in a catalogue, or beside the record. How it is found stands in the table of its
/// room (<see cref="Naming{TRegister}"/>).</summary>
[SuppressMessage("Design", "CA1040", Justification = "Text, number and hash can each be a name; what they share is that the process knows what they name.")]
public interface IReference;

/// <summary>Marks a field that gives a name to something which is not there before: nothing known is offered for it, and nothing need exist under it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NewAttribute : Attribute;
