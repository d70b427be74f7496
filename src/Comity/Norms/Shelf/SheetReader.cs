using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Language;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Comity.Norms.Shelf;

/// <summary>Reads a sheet from what a browser sent. What cannot be worked with is told as problems; everything else is kept.</summary>
public sealed class SheetReader
{
    private const int MostStates = 6;
    private const int LongestName = 40;
    private readonly ShelvedBook book;
    private readonly List<SheetProblem> problems = [];
    private readonly Dictionary<string, StringValues> sent = new(StringComparer.Ordinal);

    private SheetReader(ShelvedBook book, IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        this.book = book;
        foreach (var (name, value) in pairs)
            if (name != SheetPacking.Name)
                sent[name] = value;
            else if (SheetPacking.Unpack(value.ToString()) is not { } query)
                problems.Add(new(name, "sheet"));
            else
                foreach (var pair in QueryHelpers.ParseQuery(query))
                    sent.TryAdd(pair.Key, pair.Value);
    }

    /// <summary>Reads a sheet.</summary>
    public static (FactSheet Sheet, ImmutableArray<SheetProblem> Problems) Read(ShelvedBook book, IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        var reader = new SheetReader(book, pairs);
        var sheet = reader.Sheet();
        return (sheet, [.. reader.problems]);
    }

    /// <summary>The fact that a field is about, for a sheet and its case; null when there is none.</summary>
    public static SheetFact? Told(ShelvedBook book, FactSheet sheet, string field) =>
        new SheetReader(book, []).Told(field, [.. SheetCase.SubjectsOf(book.Index.Case(sheet.Case)), .. sheet.States]);

    private FactSheet Sheet()
    {
        var from = One("case");
        var one = from.Length == 0 ? null : book.Index.Case(from);
        if (from.Length > 0 && one is null)
            problems.Add(new("case", "case", from));
        ImmutableArray<string> named = [.. All("state").SelectMany(value => value.Split(',')).Select(name => name.Trim()).Where(name => name.Length > 0)
            .Distinct()];
        foreach (var name in named.Where(name => !IsName(name)))
            problems.Add(new("state", "state", name));
        if (named.Length > MostStates)
            problems.Add(new("state", "states", MostStates.ToString(CultureInfo.InvariantCulture)));
        ImmutableArray<string> states = [.. named.Where(IsName).Take(MostStates)];
        if (one is null && states.IsEmpty)
            states = ["A", "B"];
        ImmutableArray<string> known = [.. SheetCase.SubjectsOf(one), .. states];
        return new()
        {
            Case = one is null ? "" : from,
            States = states,
            Norms = [.. All("norm").Where(id => IsKnown("norm", book.Book.NormOf.ContainsKey(id), id)).Select(id => book.Book.NormOf[id].Id).Distinct()],
            Readings = [.. All("reading").Where(name => IsKnown("reading", book.Book.Readings.Contains(name, StringComparer.OrdinalIgnoreCase), name))
                .Distinct(StringComparer.OrdinalIgnoreCase)],
            On = Day("on"),
            AsOf = Day("as-of"),
            Facts = [.. Facts(known).OrderBy(fact => fact.Subject.Length > 0).ThenBy(fact => fact.Subject, StringComparer.Ordinal)
                .ThenBy(fact => fact.Fact.Item.Place)],
            Done = [.. All("done").Where(field => Told(field, known) is not null).Distinct()],
        };
    }

    private IEnumerable<SheetFact> Facts(ImmutableArray<string> subjects)
    {
        foreach (var (field, values) in sent.Where(pair => pair.Key.StartsWith("f.", StringComparison.Ordinal)
            || pair.Key.StartsWith("of.", StringComparison.Ordinal)))
            if (Told(field, subjects) is not { } told)
                problems.Add(new(field, "fact", field));
            else if (Value(told.Fact, values) is { Length: > 0 } value && IsValue(field, told.Fact, value))
                yield return told with { Value = value };
    }

    private SheetFact? Told(string field, ImmutableArray<string> subjects)
    {
        if (field.StartsWith("f.", StringComparison.Ordinal))
            return book.Index.Fact(field[2..]) is { Owner: Owner.Activity } fact ? new(fact, field[2..], "", "") : null;
        var subject = subjects.FirstOrDefault(name => field.StartsWith($"of.{name}.", StringComparison.Ordinal));
        if (subject is null)
            return null;
        var slug = field[(subject.Length + 4)..];
        return book.Index.Fact(slug) is { } own && own.Owner != Owner.Activity ? new(own, slug, subject, "") : null;
    }

    private static string Value(Fact fact, StringValues values)
    {
        var parts = values.OfType<string>().Select(value => value.Trim()).Where(value => value.Length > 0).Distinct().ToList();
        var others = parts.Remove(FactSheet.Others) ? " " + FactSheet.Others : "";
        return parts.Count == 0 ? "" : string.Join(fact.Item.Kind == FactKind.Kinds ? " and " : " or ", parts) + others;
    }

    private bool IsValue(string field, Fact fact, string value)
    {
        var (setting, _) = SheetCase.Setting(book.Book, fact, value);
        if (setting is null)
            problems.Add(new(field, fact.Item.Kind switch { FactKind.Number => "number", FactKind.Date => "date", _ => "value" }, value, fact.Name,
                fact.Item.From, fact.Item.To));
        return setting is not null;
    }

    private bool IsKnown(string field, bool isKnown, string written)
    {
        if (!isKnown)
            problems.Add(new(field, field, written));
        return isKnown;
    }

    private DateOnly? Day(string field)
    {
        if (One(field) is not { Length: > 0 } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        problems.Add(new(field, "day", text));
        return null;
    }

    private string One(string name) => All(name).LastOrDefault() ?? "";

    private IEnumerable<string> All(string name) =>
        sent.GetValueOrDefault(name).OfType<string>().Select(value => value.Trim()).Where(value => value.Length > 0);

    private static bool IsName(string name) => name.Length <= LongestName && name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '\'');
}
