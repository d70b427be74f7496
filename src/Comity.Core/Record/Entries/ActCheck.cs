using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Comity.Record.Json;

namespace Comity.Record.Entries;

/// <summary>A look at every value in an act. It answers with the place of the first that does not pass, as the act writes it.</summary>
internal abstract class ActCheck
{
    /// <summary>Whether a text passes.</summary>
    public virtual bool Passes(string text) => true;

    /// <summary>Whether a whole number passes.</summary>
    public virtual bool Passes(long number) => true;

    /// <summary>Whether an instant passes.</summary>
    public virtual bool Passes(DateTimeOffset instant) => true;

    /// <summary>Whether a named value passes.</summary>
    public virtual bool Passes<TEnum>(TEnum value)
        where TEnum : struct, Enum => true;

    /// <summary>Whether a value whose type says what it means passes: as its plain value does.</summary>
    public virtual bool Passes(FieldValue value) => value switch
    {
        TextValue { Value: var text } => text is null ? PassesMissing : Passes(text),
        NumberValue number => Passes(number.Value),
        _ => true,
    };

    /// <summary>Whether it passes that something is not there that must be.</summary>
    public virtual bool PassesMissing => true;

    /// <summary>The place of the first value that does not pass; null when all do.</summary>
    public string? Find(object value)
    {
        foreach (var part in ActPart.Of(value.GetType()))
            if (part.Find(value, this) is { } place)
                return place;
        return null;
    }

    /// <summary>The first item of a list that does not pass: `[1]` or `[1].language`.</summary>
    public string? FindIn<TItem>(ImmutableArray<TItem> list)
    {
        for (var index = 0; index < list.Length; index++)
            if (FindItem(list[index]) is { } place)
                return $"[{index.ToString(CultureInfo.InvariantCulture)}]{place}";
        return null;
    }

    private string? FindItem<TItem>(TItem item) => item switch
    {
        null => PassesMissing ? null : "",
        string text => Passes(text) ? null : "",
        long number => Passes(number) ? null : "",
        FieldValue value => Passes(value) ? null : "",
        _ when typeof(TItem).IsValueType => null,
        _ => Find(item) is { } place ? $".{place}" : null,
    };
}

/// <summary>Looks whether every text says something and nothing is missing.</summary>
/// <param name="only">The one case to look for; null for all.</param>
internal sealed class TextCheck(string? only = null) : ActCheck
{
    private static readonly ImmutableArray<(string Case, TextCheck Check)> Narrow =
        [.. ((string[])["missing", "empty", "long", "spaces", "signs"]).Select(name => (name, new TextCheck(name)))];

    /// <summary>Controls but the line feed; what turns the direction of what follows, so that a text reads otherwise than it is written
    /// (Unicode Technical Report 36, 2.10.1); the separators of lines and paragraphs; what is no character.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Where(code => code != '\n').Select(code => (char)code),
        '\u2028', '\u2029', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\ufeff', '\ufffe', '\uffff',
    ]);

    private static readonly SearchValues<char> Halves = SearchValues.Create([.. Enumerable.Range(0xd800, 0x800).Select(code => (char)code)]);

    /// <inheritdoc/>
    public override bool PassesMissing => only is not (null or "missing");

    /// <summary>Which case holds at the place that the check of all cases has found.</summary>
    public static string CaseAt(string place, Act act) => Narrow.First(one => one.Check.Find(act) == place).Case;

    /// <inheritdoc/>
    public override bool Passes(string text) => Fault(text) is not { } fault || (only is not null && only != fault);

    private static string? Fault(string text) =>
        text.Length == 0 ? "empty"
        : text.Length > StatementRules.MostCharacters ? "long"
        : char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) ? "spaces"
        : text.AsSpan().ContainsAny(Forbidden) || (text.AsSpan().ContainsAny(Halves) && !IsWhole(text)) || !(text[0] is > ' ' and < '\u007f' || IsSeen(text))
            ? "signs"
        : null;

    private static bool IsWhole(string text)
    {
        for (var place = 0; place < text.Length; place++)
            if (char.IsSurrogate(text[place]) && (++place == text.Length || !char.IsSurrogatePair(text[place - 1], text[place])))
                return false;
        return true;
    }

    private static bool IsSeen(string text) =>
        text.Any(letter => char.GetUnicodeCategory(letter) is not UnicodeCategory.Format and not UnicodeCategory.SpaceSeparator && letter != '\n');
}

/// <summary>Looks whether every value is one that the record can write: whole numbers that every reader of JSON reads alike, instants in whole milliseconds,
/// known named values.</summary>
/// <param name="only">The one case to look for; null for all.</param>
internal sealed class ExactCheck(string? only = null) : ActCheck
{
    private static readonly ImmutableArray<(string Case, ExactCheck Check)> Narrow =
        [.. ((string[])["number", "time", "name"]).Select(name => (name, new ExactCheck(name)))];

    /// <summary>Which case holds at the place that the check of all cases has found.</summary>
    public static string CaseAt(string place, Act act) => Narrow.First(one => one.Check.Find(act) == place).Case;

    /// <inheritdoc/>
    public override bool Passes(long number) => only is not (null or "number") || number is >= -EntryJson.LargestInteger and <= EntryJson.LargestInteger;

    /// <inheritdoc/>
    public override bool Passes(DateTimeOffset instant) => only is not (null or "time") || instant.UtcTicks % TimeSpan.TicksPerMillisecond == 0;

    /// <inheritdoc/>
    public override bool Passes<TEnum>(TEnum value) => only is not (null or "name") || Enum.IsDefined(value);
}
