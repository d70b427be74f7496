namespace Comity.Kit;

/// <summary>How the server writes its log, on the error output: one event a line.</summary>
public enum LogForm
{
    /// <summary>Text on a terminal, JSON where the output goes to a program.</summary>
    Fitting,

    /// <summary>Text for people.</summary>
    Text,

    /// <summary>One JSON object a line, for programs.</summary>
    Json,
}
