namespace Comity.Norms.Report;

/// <summary>Findings as one self-contained page.</summary>
public static class FindingsPage
{
    /// <summary>The page.</summary>
    public static string Write(NormBook book, DateOnly asOf, IReadOnlyList<Commands.CheckRun> runs) => "";
}
