using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Language;
using Comity.Norms.Trial;

namespace Comity.Norms.Shelf;

/// <summary>Makes a case of a sheet.</summary>
internal static class SheetCase
{
    private static readonly Place Nowhere = new("sheet", 1, 1);

    /// <summary>The case; a fact that the visitor set takes the place of what the case of the book says of it undisputed.</summary>
    public static CaseItem Of(ShelvedBook book, FactSheet sheet)
    {
        var one = book.Index.Case(sheet.Case) ?? new CaseItem(Nowhere, "Facts of your own", [], []);
        one = one with { Properties = [.. Dated(one.Properties, PropertyKind.On, sheet.On)
            .Concat(Dated([], PropertyKind.AsOf, sheet.AsOf ?? one.Properties.Date(PropertyKind.AsOf)))] };
        foreach (var fact in sheet.Facts)
            one = CaseLines.With(book.Book, one, fact.Subject, Setting(book.Book, fact.Fact, fact.Value).Setting!);
        var missing = sheet.States.Where(state => !SubjectsOf(one).Contains(state)).Select(state => new SubjectLine(Nowhere, "State", state, []));
        return one with { Lines = [.. Sorted(missing.Concat(one.Lines), sheet)] };
    }

    /// <summary>The subjects of a case, in the order of its text.</summary>
    public static ImmutableArray<string> SubjectsOf(CaseItem? one) => [.. (one?.Lines ?? []).OfType<SubjectLine>().Select(line => line.Name).Distinct()];

    /// <summary>A value as the language reads it, or null and what is wrong.</summary>
    public static (Setting? Setting, ImmutableArray<Problem> Problems) Setting(NormBook book, Fact fact, string value) =>
        BookText.ReadSetting($"{fact.Name}: {value}", book.Vocabulary, Nowhere);

    private static IEnumerable<ItemProperty> Dated(IEnumerable<ItemProperty> properties, PropertyKind kind, DateOnly? date) => date is not { } day ? properties
        : properties.Where(property => property.Kind != kind).Append(new(Nowhere, kind, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    // States that the visitor added stand in the order in which they were named, before everything else.
    private static IEnumerable<CaseLine> Sorted(IEnumerable<CaseLine> lines, FactSheet sheet) =>
        lines.OrderBy(line => line is SubjectLine who && sheet.States.IndexOf(who.Name) is >= 0 and var place ? place : sheet.States.Length);
}
