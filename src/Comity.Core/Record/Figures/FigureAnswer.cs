using System.Collections.Immutable;
using Comity.Record.Log;

namespace Comity.Record.Figures;

/// <summary>The file with a hash, or null where it cannot be had. Whoever answers has checked the hash.</summary>
public delegate byte[]? FileLookup(Hash hash);

/// <summary>What came of computing a figure again.</summary>
public enum FigureOutcome
{
    /// <summary>The same values came out, and every certificate stood.</summary>
    Same,

    /// <summary>Other values came out, or a witness of the certificate does not stand.</summary>
    Different,

    /// <summary>A file that it was made of is missing.</summary>
    MissingFile,

    /// <summary>Its files are not what this kind of figure is made of.</summary>
    Unusable,

    /// <summary>This version does not know the kind of figure, or not the engine's version: it was not computed again, which is not the same as
    /// right.</summary>
    Unknown,

    /// <summary>It rests on sealed content and is attested by who entered it.</summary>
    Attested,
}

/// <summary>A figure computed again.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Values">The values that came out; empty where none did.</param>
/// <param name="Told">What differs or is missing, in one sentence; empty where nothing is.</param>
public sealed record FigureAnswer(FigureOutcome Outcome, ImmutableArray<FigureValue> Values, string Told)
{
    /// <summary>No values, and why.</summary>
    public static FigureAnswer Without(FigureOutcome outcome, string told) => new(outcome, [], told);

    /// <summary>The values that came out, held against those that were published.</summary>
    public static FigureAnswer Of(ImmutableArray<FigureValue> published, ImmutableArray<FigureValue> found)
    {
        var names = published.Concat(found).Select(value => value.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var (said, came) = (published.FirstOrDefault(value => value.Name == name), found.FirstOrDefault(value => value.Name == name));
            if (said?.Value != came?.Value)
                return new(FigureOutcome.Different, found, $"`{name}` is published as {Text(said)} and comes out as {Text(came)}.");
        }

        return new(FigureOutcome.Same, found, "");
    }

    private static string Text(FigureValue? value) => value?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nothing";
}
