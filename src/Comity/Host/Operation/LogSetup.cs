using Comity.Kit;
using Microsoft.Extensions.Logging.Console;

namespace Comity.Host.Operation;

/// <summary>Where the log goes, and what is worth a line.</summary>
internal static class LogSetup
{
    /// <summary>Writes our own events from Information on and those of libraries from Warning on, to the error output.</summary>
    public static void AddPlainLog(this ILoggingBuilder logging, LogForm form)
    {
        logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddFilter("Comity", LogLevel.Information);
        // That a server does not start is said once, in a sentence.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        logging.AddConsoleFormatter<TextLines, ConsoleFormatterOptions>().AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // Under systemd the host would choose a form of its own.
        logging.Services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName = IsJson(form) ? JsonLines.FormName : TextLines.FormName);
    }

    private static bool IsJson(LogForm form) => form == LogForm.Json || (form == LogForm.Fitting && Console.IsErrorRedirected);
}
