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

    /// <summary>Answers with the list as CSV.</summary>
    public static async Task WriteCsvAsync(Listing listing, HttpContext context)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{listing.Name}.csv\"";
        await context.Response.Body.WriteAsync(CsvBytes(listing), context.RequestAborted);
    }

    /// <summary>Answers with the list as JSON: `{"list": name, "count": rows, "rows": [{key: value}]}`.</summary>
    public static async Task WriteJsonAsync(Listing listing, HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(JsonBytes(listing), context.RequestAborted);
    }

    /// <summary>The list as CSV in UTF-8, keys first.</summary>
    public static byte[] CsvBytes(Listing listing)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, CsvOptions, leaveOpen: true))
        {
            csv.WriteRecord(listing.Keys.AsSpan());
            foreach (var row in listing.Values)
            {
                foreach (var value in row)
                    csv.WriteField(value is DateOnly or DateTimeOffset ? Text(value) : value);
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The list as JSON in UTF-8.</summary>
    public static byte[] JsonBytes(Listing listing)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Json))
        {
            var rows = listing.Values.ToList();
            json.WriteStartObject();
            json.WriteString("list", listing.Name);
            json.WriteNumber("count", rows.Count);
            json.WriteStartArray("rows");
            foreach (var row in rows)
                Write(json, listing.Keys, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
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
