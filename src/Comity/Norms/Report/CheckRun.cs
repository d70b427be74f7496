using Comity.Norms.Analysis;

namespace Comity.Norms.Report;

/// <summary>The analysis under some readings.</summary>
/// <param name="Reading">The readings, joined by semicolons; empty for the bare text.</param>
/// <param name="Report">What it says.</param>
public sealed record CheckRun(string Reading, AnalysisReport Report);
