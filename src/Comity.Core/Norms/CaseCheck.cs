using Comity.Norms.Language;

namespace Comity.Norms;

/// <summary>What must hold of a case: facts stand where they belong, nothing contradicts itself, expectations name what exists.</summary>
internal static class CaseCheck
{
    /// <summary>The problems of a case.</summary>
    public static IEnumerable<Problem> Of(NormBook book, CaseItem one, ProblemList found)
    {
        var activity = "";
        var seen = new Dictionary<(string Activity, string Subject, string Fact), Setting>();
        foreach (var line in one.Lines)
        {
            if (line is ActivityLine named)
                activity = named.Name;
            var (subject, settings) = line switch
            {
                SettingLine setting => ("", [setting.Setting]),
                SubjectLine who => (who.Name, who.Settings),
                _ => ("", []),
            };
            foreach (var setting in settings)
                foreach (var problem in Check(book, line, setting, seen, (activity, subject)))
                    yield return problem;
            if (line is ExpectLine expect)
                foreach (var problem in Check(book, one, expect, found))
                    yield return problem;
        }
    }

    private static IEnumerable<Problem> Check(NormBook book, CaseLine line, Setting setting, Dictionary<(string, string, string), Setting> seen,
        (string Activity, string Subject) at)
    {
        if (!book.FactOf.TryGetValue(setting.Fact, out var fact))
            yield break;
        if (fact.Owner == Owner.Activity && line is SubjectLine)
            yield return new(setting.Place, $"`{fact.Name}` is a fact of the activity, not of a subject.", "Set it on a line of its own.");
        if (fact.Owner != Owner.Activity && line is SettingLine)
            yield return new(setting.Place, $"`{fact.Name}` is a fact of each {(fact.Owner == Owner.State ? "State" : "subject")}.",
                $"Set it behind a subject: `State A: {fact.Name} ...`.");
        if (fact.Owner == Owner.State && line is SubjectLine { Kind: var kind } && !string.Equals(kind, "State", StringComparison.OrdinalIgnoreCase))
            yield return new(setting.Place, $"`{fact.Name}` is a fact of States only.");
        if (setting.Sayings.IsEmpty && !seen.TryAdd((at.Activity, at.Subject, fact.Name), setting))
            yield return new(setting.Place, $"`{fact.Name}` is set twice, and nobody is named who disputes it.", "Say who claims which: `(claimed by A)`.");
        if (setting.Value is { Form: ValueForm.Between or ValueForm.AtLeast or ValueForm.AtMost }
            && (fact.IsYesNo || fact.Item.Kind is FactKind.Choice or FactKind.Kinds))
            yield return new(setting.Place, $"`{fact.Name}` has no order.");
        if (setting.Value is { } value && Unfit(fact, value) is { } why)
            yield return new(setting.Place, why);
    }

    private static IEnumerable<Problem> Check(NormBook book, CaseItem one, ExpectLine expect, ProblemList found)
    {
        var isNorm = book.NormOf.TryGetValue(expect.Id, out var norm);
        if (!isNorm && !book.Purposes.Any(purpose => Same(purpose.Id, expect.Id)) && !book.Measures.Any(measure => Same(measure.Id, expect.Id)))
            yield return new(expect.Place, $"`{expect.Id}` is no norm, protection, permission or measure of this book.",
                found.DidYouMean(expect.Id, book.NormIds));
        if (isNorm && norm!.Properties.Has(PropertyKind.Voluntary) && !IsReadAsBinding(book, norm, expect) && expect.Verdict is "breach" or "no breach")
            yield return new(expect.Place, $"`{expect.Id}` is voluntary: nothing breaches it.", "Expect `inconsistent` or `not caught`.");
        if (expect.Subject.Length > 0 && !one.Lines.OfType<SubjectLine>().Any(line => Same(line.Name, expect.Subject)))
            yield return new(expect.Place, $"`{expect.Subject}` is no subject of this case.");
        if (expect.Activity.Length > 0 && !one.Lines.OfType<ActivityLine>().Any(line => line.Name == expect.Activity))
            yield return new(expect.Place, $"\"{expect.Activity}\" is no activity of this case.");
        foreach (var reading in expect.Readings.Where(reading => !book.Readings.Contains(reading, StringComparer.OrdinalIgnoreCase)))
            yield return new(expect.Place, $"\"{reading}\" is no reading of this book.",
                found.MaySuggest(book.Readings.Length) && Spelling.Nearest(reading, book.Readings) is { } nearest ? $"Did you mean \"{nearest}\"?" : "");
    }

    // What a setting of a number or a date cannot say.
    private static string? Unfit(Fact fact, GivenValue value)
    {
        if (fact.Item.Kind == FactKind.Date && value is not ({ Form: ValueForm.Unknown } or { Form: ValueForm.OneOf, Values.Length: 1 }))
            return $"`{fact.Name}` is one day: write a date, or `unknown`.";
        return fact.Item.Kind == FactKind.Number && (value.Form == ValueForm.NoneOf || value is { Form: ValueForm.OneOf, Values.Length: > 1 })
            ? $"`{fact.Name}` is a number: write one, `at least N`, `at most N`, or `between N and M`." : null;
    }

    private static bool IsReadAsBinding(NormBook book, NormItem norm, ExpectLine expect) =>
        book.Adjustments[norm.Id].Any(adjust => adjust.Change.Kind == ChangeKind.Binding)
        || norm.Clauses.OfType<ReadingClause>().Any(clause => clause.Change.Kind == ChangeKind.Binding
            && expect.Readings.Contains(clause.Name, StringComparer.OrdinalIgnoreCase));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
