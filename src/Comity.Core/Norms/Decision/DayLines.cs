using System.Globalization;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>
/// How the questions about one unknown date hang together: who is before 2020 is before 2021. Each question holds on an interval of days of a date, or
/// of the days between two dates; cut at all ends, a line has few stretches, and one of them is true. Chains over three dates are left open.
/// </summary>
internal static class DayLines
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>What must hold of the questions of a model, for judgements of one date.</summary>
    public static Formula Of(FactSpace space, DateOnly asOf) =>
        space.Store.And([.. Questions(space, asOf).GroupBy(one => one.Line).Where(line => line.Count() > 1).Select(line => Stretches(space.Store, [.. line]))]);

    /// <summary>Whether some date is compared both with the date of the judgement and with a written date.</summary>
    public static bool MixesDates(FactSpace space) =>
        space.Days.Keys.Where(day => day.Fact == DayQuestion.AsOf)
            .Any(day => space.Days.Keys.Any(other => other.Fact != DayQuestion.AsOf && Written(other.Other) is not null
            && string.Equals(other.Fact, day.Other, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<OnLine> Questions(FactSpace space, DateOnly asOf)
    {
        foreach (var (question, variable) in space.Days)
        {
            var (low, high) = Interval(question);
            var left = question.Fact == DayQuestion.AsOf ? asOf.DayNumber : default(int?);
            var right = Written(question.Other)?.DayNumber;
            if (left is null && right is { } day)
                yield return new(Name(space, question.Fact, question.Slot), Moved(low, day), Moved(high, day), variable);
            else if (left is { } today && right is null)
                yield return new(Name(space, question.Other, question.Slot), Moved(-high, today), Moved(-low, today), variable);
            else if (left is null)
                yield return Between(space, question, low, high, variable);
        }
    }

    private static OnLine Between(FactSpace space, DayQuestion question, long low, long high, int variable)
    {
        var (first, second) = (Name(space, question.Fact, question.Slot), Name(space, question.Other, question.Slot));
        return string.CompareOrdinal(first, second) <= 0 ? new($"{first}-{second}", low, high, variable) : new($"{second}-{first}", -high, -low, variable);
    }

    private static string Name(FactSpace space, string fact, int slot) =>
        space.Book.FactOf[fact] is var found && found.Owner == Owner.Activity ? found.Name
            : string.Create(CultureInfo.InvariantCulture, $"{found.Name}/{slot}");

    private static DateOnly? Written(string text) => DateOnly.TryParseExact(text, Format, out var day) ? day : null;

    private static long Moved(long end, int by) => Math.Abs(end) == Far ? end : end + by;

    private const long Far = long.MaxValue / 4;

    private static (long Low, long High) Interval(DayQuestion question) => question.Relation switch
    {
        DayRelation.Before => (-Far, -1),
        DayRelation.After => (1, Far),
        DayRelation.OnOrBefore => (-Far, 0),
        DayRelation.OnOrAfter => (0, Far),
        DayRelation.MoreThanDaysAfter => (question.Days + 1L, Far),
        _ => (0, question.Days),
    };

    private static Formula Stretches(FormulaStore store, OnLine[] questions)
    {
        var starts = questions.SelectMany(one => new[] { one.Low, one.High + 1 }).Append(-Far).Where(start => start < Far).Distinct();
        return store.Or([.. starts
            .Select(start => store.And([.. questions.Select(one => store.Atom(one.Variable, one.Low <= start && start <= one.High ? 2UL : 1UL))])).Distinct()]);
    }

    private readonly record struct OnLine(string Line, long Low, long High, int Variable);
}
