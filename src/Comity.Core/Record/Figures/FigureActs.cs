using System.Collections.Immutable;
using Comity.Record.Entries;
using Comity.Record.Files;

namespace Comity.Record.Figures;

/// <summary>Publishes figures that an engine made, so that they stand in the record with what they were made of.</summary>
/// <param name="Figure">The kind of figure, such as `norms.book`: it says how to compute it again.</param>
/// <param name="Engine">The engine and its version, such as `norms/1`.</param>
/// <param name="Inputs">The hashes of the files that it was made of.</param>
/// <param name="Values">The figures, in ordinal order of their names.</param>
/// <param name="Basis">Whether anyone can compute it again.</param>
/// <param name="On">What an attested figure rests on: sheet, or register; null when it is recomputable.</param>
/// <param name="Certificate">The hash of the file with the certificate of a search; null when there was none.</param>
public sealed record PublishFigure(
    string Figure, string Engine, ImmutableArray<PublicFile> Inputs, ImmutableArray<FigureValue> Values, FigureBasis Basis, Title? On = null,
    PublicFile? Certificate = null) : Act;

/// <summary>One figure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value: a whole number, in the unit that the name says.</param>
public sealed record FigureValue(string Name, long Value);

/// <summary>Whether anyone can compute a figure again.</summary>
public enum FigureBasis
{
    /// <summary>Its inputs are public: audit computes it again and compares.</summary>
    Recomputable,

    /// <summary>It rests on sealed content: the entry says on what, and who enters it attests it.</summary>
    Attested,
}
