using Comity.Record.Entries;

namespace Comity.Forum.Commitments;

/// <summary>A participant adopts a measure of the catalogue (<see cref="MeasureCatalogue"/>) as its own.</summary>
/// <param name="Measure">The measure, such as `osce-8`.</param>
/// <param name="Words">How it means to carry it out; null when it says nothing.</param>
public sealed record AdoptMeasure(ConfidenceMeasureId Measure, Words? Words = null) : Act;

/// <summary>A participant no longer carries a measure out.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Ground">Why.</param>
public sealed record EndMeasure(ConfidenceMeasureId Measure, Words Ground) : Act;
