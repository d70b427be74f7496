using System.Collections.Immutable;

namespace Comity.Acts.Words;

/// <summary>A sentence about an act: the end of its text's key, and the values for its places.</summary>
/// <param name="Key">The end of the key behind `record.said.`.</param>
/// <param name="Values">The values, by the places of the sentence.</param>
public sealed record Said(string Key, ImmutableArray<SaidValue> Values);

/// <summary>A value in a sentence about an act.</summary>
/// <param name="Place">The field that it is of, as the sentence names it: `meeting`, `rules.edition`.</param>
/// <param name="Value">A reference, a text, a whole number, a day, an instant or a named value.</param>
public sealed record SaidValue(string Place, object Value);
