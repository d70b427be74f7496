using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Comity.Host.Operation;

/// <summary>An event as text: time in UTC, level, who speaks, what happened.</summary>
internal sealed class TextLines() : ConsoleFormatter(FormName)
{
    public const string FormName = "comity-text";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        textWriter.WriteLine($"{now} {logEntry.LogLevel.ToString().ToLowerInvariant()} {logEntry.Category}: {LogWords.Of(logEntry)}");
        foreach (var told in LogWords.Of(logEntry.Exception))
        {
            textWriter.WriteLine($"    {told.Type}{(told.Message is { } message ? $": {message}" : "")}");
            textWriter.WriteLine(told.Stack);
        }
    }
}

/// <summary>An event as one JSON object on a line of its own.</summary>
internal sealed class JsonLines() : ConsoleFormatter(FormName)
{
    public const string FormName = "comity-json";
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Form))
        {
            json.WriteStartObject();
            json.WriteString("time", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", logEntry.LogLevel.ToString().ToLowerInvariant());
            json.WriteString("from", logEntry.Category);
            json.WriteString("message", LogWords.Of(logEntry));
            Write(json, logEntry.Exception);
            json.WriteEndObject();
        }
        textWriter.WriteLine(Encoding.UTF8.GetString(line.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, Exception? problem)
    {
        if (problem is null)
            return;
        json.WriteStartArray("exceptions");
        foreach (var told in LogWords.Of(problem))
        {
            json.WriteStartObject();
            json.WriteString("type", told.Type);
            if (told.Message is { } message)
                json.WriteString("message", message);
            json.WriteString("stack", told.Stack);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
