using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Trial;

/// <summary>What protects, what permits, and which measures are open; nothing where there is none.</summary>
internal sealed class OpenAnswers(Lines lines, CaseTrial trial, string subject, string activity)
{
    private const int MostNorms = 6;

    /// <summary>Writes it.</summary>
    public void Write()
    {
        if (trial.IsAboutOneNorm)
            return;
        Purposes("Covered by", isProtection: true);
        Purposes("Permitted by", isProtection: false);
        var measures = trial.Judge.Measures(trial.Case, subject, activity).Where(answer => answer.Truth != Truth.Fails).ToList();
        Measures("Measures that are available", measures.Where(answer => answer.Truth == Truth.Holds).ToList());
        var open = measures.Where(answer => answer.Truth == Truth.Open).ToList();
        if (open.Count > 0)
            lines.Write(2,
                $"Measures that may be available, depending on what is not known or is disputed: "
                + $"{string.Join(", ", open.Select(answer => answer.Measure.Id))}.");
    }

    private void Purposes(string words, bool isProtection)
    {
        var answers = trial.Book.Purposes.Where(purpose => purpose.IsProtection == isProtection)
            .Select(purpose => (Purpose: purpose, Truth: trial.Judge.Of(purpose, trial.Case, subject, activity))).Where(one => one.Truth != Truth.Fails)
                .ToList();
        if (answers.Count > 0)
            lines.Write(2,
                $"{words}: {string.Join("; ", answers.Select(one => $"{one.Purpose.Id} \"{one.Purpose.Title}\"{(one.Truth == Truth.Open ? " (open)" : "")}"))}"
                    + $".");
    }

    private void Measures(string heading, List<MeasureAnswer> answers)
    {
        if (answers.Count == 0)
            return;
        lines.Write(2, heading);
        foreach (var tier in answers.GroupBy(answer => answer.Measure.Properties.Text(PropertyKind.In)))
        {
            lines.Write(4, $"In the tier \"{tier.Key}\":");
            foreach (var answer in tier)
                lines.Write(6, $"{answer.Measure.Id}  ", Told(answer));
        }

        lines.Empty();
    }

    private static string Told(MeasureAnswer answer)
    {
        var measure = answer.Measure;
        var because = answer.Norms.IsEmpty ? ""
            : $" Because of {string.Join(", ", answer.Norms.Take(MostNorms))}{(answer.Norms.Length > MostNorms ? " and others" : "")}.";
        var limits = measure.Properties.Text(PropertyKind.Limits) is { } benefits ? $" Limits {benefits}." : "";
        var notice = measure.NoticeDays is { } days ? $" After notice of {days} days." : "";
        return $"{measure.Title}. Basis: {measure.Properties.Text(PropertyKind.Basis)}.{because}{limits}{notice} {WayBack(measure)}";
    }

    private static string WayBack(MeasureItem measure)
    {
        var ways = measure.UndoneBy.AsEnumerable();
        if (measure.ExpiresAfterDays is { } days)
            ways = ways.Append($"the end of {days} days{(measure.Renewable ? " unless renewed" : "")}");
        return ways.Any() ? $"Undone by {string.Join(", or ", ways)}." : "The book names no way back.";
    }
}
