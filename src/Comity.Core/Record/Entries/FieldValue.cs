namespace Comity.Record.Entries;

/// <summary>
/// A value of an act's field that has a meaning of its own, such as the id of a meeting, and stands in JSON as the plain value inside. A type of such values is
/// a sealed record with one public constructor, which takes the plain value and nothing else, and accepts every plain value: what may not be said is refused by
/// rules, and never by reading.
/// </summary>
/// <typeparam name="TPlain">What is inside: <see cref="string"/>, <see cref="long"/>, <see cref="int"/> or <see cref="Log.Hash"/>.</typeparam>
/// <param name="Value">The plain value.</param>
public abstract record FieldValue<TPlain>(TPlain Value);
