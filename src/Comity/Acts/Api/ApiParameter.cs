using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Comity.Kit.Shapes;
using Comity.Record.Log;

namespace Comity.Acts.Api;

/// <summary>What a parameter of an address may hold.</summary>
public enum ParameterKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>A day, `2026-02-27`.</summary>
    Day,

    /// <summary>A hash, 64 hexadecimal digits.</summary>
    Hash,
}

/// <summary>A parameter in the path or the query of an address. It reads itself, says what is wrong with what was sent, and describes itself.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it may hold.</param>
public sealed record ApiParameter(string Name, ParameterKind Kind)
{
    /// <summary>The most characters of a text.</summary>
    public const int LongestText = 200;

    /// <summary>Whether it stands in the path.</summary>
    public bool InPath { get; init; }

    /// <summary>Whether a request without it makes no sense.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The least number.</summary>
    public long Least { get; init; }

    /// <summary>The greatest number.</summary>
    public long Most { get; init; } = long.MaxValue;

    /// <summary>The words of a choice.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>A value for examples.</summary>
    public string Example { get; init; } = "";

    /// <summary>Reads a value.</summary>
    /// <returns>The value, or one sentence that says what is wrong with it.</returns>
    public (object? Value, string? Wrong) Read(string sent) => Kind switch
    {
        ParameterKind.Integer =>
            long.TryParse(sent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most
            ? (number, null)
            : (null, $"`{Short(sent)}` is no whole number {(Most == long.MaxValue ? $"of at least {Text(Least)}" : $"from {Text(Least)} to {Text(Most)}")}."),
        ParameterKind.Choice =>
            Values.Contains(sent, StringComparer.Ordinal) ? (sent, null) : (null, $"`{Short(sent)}` is none of: {string.Join(", ", Values)}."),
        ParameterKind.Day => DateOnly.TryParseExact(sent, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (day, null)
            : (null, $"`{Short(sent)}` is no day; write it as `2026-02-27`."),
        ParameterKind.Hash => Hash.TryParseHex(sent, out var hash) ? (hash, null) : (null, $"`{Short(sent)}` is no hash; write 64 hexadecimal digits."),
        _ => sent.Length <= LongestText ? (sent, null) : (null, $"The text is longer than {LongestText} characters."),
    };

    /// <summary>Its JSON Schema.</summary>
    public JsonObject Schema() => Kind switch
    {
        ParameterKind.Integer when Most == long.MaxValue => new() { ["type"] = "integer", ["minimum"] = Least },
        ParameterKind.Integer => new() { ["type"] = "integer", ["minimum"] = Least, ["maximum"] = Most },
        ParameterKind.Choice => new() { ["type"] = "string", ["enum"] = new JsonArray([.. Values.Select(value => JsonValue.Create(value))]) },
        ParameterKind.Day => new() { ["type"] = "string", ["format"] = "date" },
        ParameterKind.Hash => new() { ["type"] = "string", ["pattern"] = ShapeSchema.HashPattern },
        _ => new() { ["type"] = "string", ["maxLength"] = LongestText },
    };

    private static string Short(string sent) => sent.Length <= 40 ? sent : sent[..40] + "…";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
