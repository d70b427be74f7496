using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace Comity.Kit.Widgets;

/// <summary>Lists as files: CSV (RFC 4180, UTF-8 with its mark, so that spreadsheets read it) and JSON.</summary>
public static class ListFiles
{
    /// <summary>A spreadsheet takes text that begins with `=` or the like for a formula; it gets an apostrophe before it.</summary>
    private static readonly CsvWriterOptions CsvOptions =
        new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true, TrueValue = "true", FalseValue = "false" };

    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>So much is written before it is sent: however long the list is, no more of it is in memory.</summary>
    private const int Portion = 64 * 1024;

    /// <summary>Answers with the list as CSV.</summary>
    public static Task WriteCsvAsync(Listing listing, HttpContext context)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{listing.Name}.csv\"";
        return WriteCsvAsync(listing, context.Response.Body, context.RequestAborted);
    }

    /// <summary>Answers with the list as JSON: `{"list": name, "count": rows, "rows": [{key: value}]}`.</summary>
    public static Task WriteJsonAsync(Listing listing, HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return WriteJsonAsync(listing, context.Response.Body, context.RequestAborted);
    }

    /// <summary>Writes the list as CSV in UTF-8, keys first, portion by portion.</summary>
    public static async Task WriteCsvAsync(Listing listing, Stream output, CancellationToken cancel)
    {
        using var portion = new MemoryStream();
        using (var csv = CsvWriter.Create(portion, CsvOptions, leaveOpen: true))
        {
            csv.WriteRecord(listing.Keys.AsSpan());
            foreach (var row in listing.Values)
            {
                foreach (var value in row)
                    csv.WriteField(value is DateOnly or DateTimeOffset ? Text(value) : value);
                csv.EndRecord();
                if (portion.Length >= Portion)
                    await SendAsync(portion, output, cancel);
            }
        }

        await SendAsync(portion, output, cancel);
    }

    /// <summary>Writes the list as JSON in UTF-8, portion by portion.</summary>
    public static async Task WriteJsonAsync(Listing listing, Stream output, CancellationToken cancel)
    {
        using var portion = new MemoryStream();
        await using (var json = new Utf8JsonWriter(portion, Json))
        {
            json.WriteStartObject();
            json.WriteString("list", listing.Name);
            json.WriteNumber("count", listing.Values.LongCount());
            json.WriteStartArray("rows");
            foreach (var row in listing.Values)
            {
                Write(json, listing.Keys, row);
                if (json.BytesPending < Portion)
                    continue;
                json.Flush();
                await SendAsync(portion, output, cancel);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        await SendAsync(portion, output, cancel);
    }

    /// <summary>The list as CSV in UTF-8: for a page of a list, which is short.</summary>
    public static byte[] CsvBytes(Listing listing)
    {
        using var bytes = new MemoryStream();
        WriteCsvAsync(listing, bytes, CancellationToken.None).GetAwaiter().GetResult();
        return bytes.ToArray();
    }

    private static async Task SendAsync(MemoryStream portion, Stream output, CancellationToken cancel)
    {
        await output.WriteAsync(portion.GetBuffer().AsMemory(0, (int)portion.Length), cancel);
        portion.SetLength(0);
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<string> keys, ImmutableArray<object?> row)
    {
        json.WriteStartObject();
        foreach (var (key, value) in keys.Zip(row))
        {
            json.WritePropertyName(key);
            switch (value)
            {
                case null: json.WriteNullValue(); break;
                case bool yes: json.WriteBooleanValue(yes); break;
                case int or long: json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
                default: json.WriteStringValue(Text(value)); break;
            }
        }

        json.WriteEndObject();
    }

    private static string? Text(object? value) => value switch
    {
        DateTimeOffset moment => Dates.Machine(moment),
        DateOnly day => Dates.Machine(day),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
