using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Shapes;
using Comity.Kit.Unicode;
using Comity.Kit.Widgets;
using Comity.Record.Entries;
using Comity.Record.Log;

namespace Comity.Acts.Forms;

/// <summary>Makes an act of what was typed. What cannot be worked with is said at its field; nothing that was typed is changed.</summary>
/// <param name="input">What was typed.</param>
/// <param name="texts">The reader's language.</param>
/// <param name="ids">Makes the ids that were left open; null where all must be typed.</param>
public sealed class ActReader(ActInput input, Texts texts, NewIds? ids = null)
{
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"];

    private readonly List<FieldProblem> problems = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<FieldProblem> Problems => problems;

    /// <summary>The act; null when something is wrong.</summary>
    public Act? Read(Shape act)
    {
        input.Compact(act, "");
        var json = OfAct(act, "");
        if (problems.Count > 0)
            return null;
        try
        {
            return Process.Json.ReadAct(JsonSerializer.SerializeToUtf8Bytes(json));
        }
        catch (JsonException)
        {
            problems.Add(new("as", texts["acts.unreadable"]));
            return null;
        }
    }

    /// <summary>As much of an act as was typed and can be worked with, field by field; what is wrong is left out.</summary>
    public JsonObject Typed(Shape act)
    {
        var json = new JsonObject();
        foreach (var field in act.Fields.Where(field => !input.IsEmpty(field.Name)))
        {
            problems.Clear();
            if (Of(act, field, field.Name) is { } value && problems.Count == 0)
                json[field.Name] = value;
        }
        problems.Clear();
        return json;
    }

    private JsonObject OfAct(Shape act, string prefix)
    {
        var json = OfRecord(act, prefix);
        json["type"] = act.Name;
        return json;
    }

    private JsonObject OfRecord(Shape shape, string prefix)
    {
        var json = new JsonObject();
        foreach (var field in shape.Fields)
        {
            if (ids is not null && field.IsMade && field.IsRequired && input.IsEmpty(prefix + field.Name))
                input[prefix + field.Name] = ids.Make(shape, field, prefix, input);
            if (Of(shape, field, prefix + field.Name) is { } value)
                json[field.Name] = value;
        }
        return json;
    }

    private JsonNode? Of(Shape owner, ShapeField field, string place)
    {
        if (!field.IsRequired && field.Shape.Kind == ShapeKind.Record && input.IsEmpty(place))
            return null;
        var value = Of(field.Shape, place, ActWords.Label(texts, owner, field.Name));
        if (value is null && field.IsRequired && !problems.Exists(problem => problem.Field == place))
            Wrong(place, "acts.missing", ActWords.Label(texts, owner, field.Name));
        return value;
    }

    private JsonNode? Of(Shape shape, string place, string label) => shape.Kind switch
    {
        ShapeKind.List =>
            new JsonArray([.. Enumerable.Range(0, input.RowsOf(place)).Where(_ => input[place + ActInput.Rows] != "0")
            .Select(row => Of(shape.Item!, ActInput.At(place, row), label))]),
        ShapeKind.Record => OfRecord(shape, place + "."),
        ShapeKind.Act => input.ActAt(place) is { } inner ? OfAct(inner, place + ".") : input.IsEmpty(place) ? null
            : Wrong($"{place}.type", "acts.missing", label),
        _ => Plain(input[place]) is { Length: > 0 } text ? OfText(shape, place, text, label) : null,
    };

    private JsonValue? OfText(Shape shape, string place, string text, string label) => shape.Kind switch
    {
        ShapeKind.Integer =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && (!shape.IsSmall || number is >= int.MinValue and <= int.MaxValue)
            ? JsonValue.Create(number) : Wrong(place, "acts.no-number", Short(text), label),
        ShapeKind.Day =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? JsonValue.Create(text)
            : Wrong(place, "acts.no-day", Short(text), label),
        ShapeKind.Instant => Instant(place, text, label),
        ShapeKind.Hash => Hash.TryParseHex(text, out var hash) ? JsonValue.Create(hash.ToHex()) : Wrong(place, "acts.no-hash", Short(text), label),
        ShapeKind.Named => shape.Values.Contains(text) ? JsonValue.Create(text) : Wrong(place, "acts.no-choice", Short(text), label),
        ShapeKind.YesNo => text is "true" or "false" ? JsonValue.Create(text == "true") : Wrong(place, "acts.no-choice", Short(text), label),
        _ => JsonValue.Create(shape.Meaning == typeof(Title) ? ComposedForm.Of(text) : text),
    };

    private JsonValue? Instant(string place, string text, string label) =>
        DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant)
            ? JsonValue.Create(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
            : Wrong(place, "acts.no-instant", Short(text), label);

    /// <summary>Browsers send lines with two characters at their end; the record has one.</summary>
    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private JsonValue? Wrong(string place, string key, params object[] values)
    {
        problems.Add(new(place, texts[key, values]));
        return null;
    }
}
