using System.Collections.Immutable;
using Comity.Norms.Decision;

namespace Comity.Norms.Trial;

/// <summary>The answers for one subject in the order in which a lawyer asks: caught, contested, undetermined, duties, the rest.</summary>
internal sealed class AnswerSections(Lines lines, CaseTrial trial, ImmutableArray<Answer> answers)
{
    private const int MostFacts = 4;
    private readonly AnswerGroups groups = AnswerGroups.Of(answers, trial.IsAboutOneNorm);

    /// <summary>Writes them.</summary>
    public void Write()
    {
        Section("Caught", groups.Caught, Explained);
        Section("Contested: it depends on whom one believes", groups.Contested, Contested);
        Section("Undetermined: the known facts do not decide", groups.Undetermined, Undetermined);
        Untouched(groups.Untouched);
        Section("Duties", groups.Duties, Explained);
        if (trial.IsAboutOneNorm)
            Section("Not caught, which acquits nobody", groups.Free, Explained);
        else if (groups.Free.Length > 0)
            lines.Write(2, $"Not caught: {string.Join(", ", groups.Free.Select(answer => answer.Norm))}. Not caught acquits nobody.");
    }

    private void Untouched(ImmutableArray<Answer> open)
    {
        if (open.IsEmpty)
            return;
        lines.Write(2, $"Undetermined, since the case says nothing to the point: {string.Join(", ", open.Select(answer => answer.Norm))}.");
        var facts = AnswerGroups.Decisive(open).ToList();
        lines.Write(4, facts.Count > MostFacts ? "These would decide most:" : "These would decide them:");
        foreach (var fact in facts.Take(MostFacts))
            lines.Write(6, "- ", $"{fact.Question} ({Named(fact)})");
        lines.Empty();
    }

    private void Section(string heading, IEnumerable<Answer> these, Action<Answer> write)
    {
        var isFirst = true;
        foreach (var answer in these)
        {
            if (isFirst)
                lines.Write(2, heading);
            isFirst = false;
            write(answer);
        }

        if (!isFirst)
            lines.Empty();
    }

    private void Explained(Answer answer)
    {
        Head(answer);
        foreach (var reason in answer.Because)
            Clause(reason);
        if (answer.Nearest.Length > 0)
            lines.Write(6, "Nearest change that turns it: ", answer.Nearest);
    }

    private void Contested(Answer answer)
    {
        Head(answer);
        foreach (var view in answers.Where(other => other.Norm == answer.Norm && other.Position != answer.Position))
            lines.Write(6, $"in the view of {view.Position}: ", Verdicts.Of(view, trial.AsOf));
        Facts("It turns on:", answer.Decisive);
    }

    private void Undetermined(Answer answer)
    {
        Head(answer);
        foreach (var reason in answer.Because.Where(reason => reason.Truth == Truth.Open))
            Clause(reason);
        if (answer.Decisive.IsEmpty)
            lines.Write(6, Disagreement(answer));
        Facts("These would decide it, the most decisive first:", answer.Decisive);
    }

    private static string Disagreement(Answer answer) =>
        answer.Because.Count(reason => reason.Truth == Truth.Holds && reason.Label.StartsWith("except", StringComparison.Ordinal)) > 1
        ? "Two exceptions of the norm hold and disagree; no fact decides between them."
        : "No single fact decides it.";

    private void Head(Answer answer)
    {
        var norm = trial.Book.NormOf[answer.Norm];
        lines.Write(4, $"{answer.Norm}  ", $"{norm.Title} ({answer.Status}): {Verdicts.Of(answer, trial.AsOf)}");
        if (answer.IsUndecided)
            lines.Write(6, "Something of this is undecided within the budget: what is called open or undetermined may be decided by the facts.");
    }

    private void Clause(Reason reason)
    {
        var truth = reason.Truth switch { Truth.Holds => "holds", Truth.Fails => "fails", _ => "open" };
        var label = reason.Label.StartsWith('(') ? reason.Label : $"{reason.Label}:";
        lines.Write(6, $"{truth,-5}  ", $"{label} {reason.Text}  [{reason.Place.File}:{reason.Place.Line}]");
    }

    private void Facts(string heading, ImmutableArray<DecisiveFact> facts)
    {
        if (facts.IsEmpty)
            return;
        lines.Write(6, heading);
        foreach (var fact in facts.Take(MostFacts))
            lines.Write(8, "- ", $"{fact.Question} ({Named(fact)})");
        if (facts.Length > MostFacts)
            lines.Write(8, "- ", $"and {facts.Length - MostFacts} more: {string.Join(", ", facts.Skip(MostFacts).Select(Named))}");
    }

    private static string Named(DecisiveFact fact) => fact.Subject.Length > 0 ? $"{fact.Fact} of {fact.Subject}" : fact.Fact;
}

/// <summary>Verdicts in a sentence.</summary>
internal static class Verdicts
{
    /// <summary>The verdict, for a duty with the date on which it stands so.</summary>
    public static string Of(Answer answer, DateOnly asOf) =>
        answer.Duty is { } duty && duty != DutyState.Undetermined && answer.Verdict != Verdict.Contested
            ? $"{(answer.Verdict == Verdict.Inconsistent ? "inconsistent, " : answer.Verdict == Verdict.Breach ? "breach, " : "")}{Expectations.Words(duty)} "
                + $"on {asOf:yyyy-MM-dd}"
            : Expectations.Words(answer.Verdict);
}
