using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Trial;

/// <summary>Writes what a book says of a case for a terminal: what catches first, what does not catch last.</summary>
internal sealed class TrialText(TextWriter writer, CaseTrial trial)
{
    private readonly Lines lines = new(writer);

    /// <summary>Writes it.</summary>
    public void Write()
    {
        var source = trial.Case.Properties.Date(PropertyKind.On) is { } on ? $"Of {on:yyyy-MM-dd}, judged as of {trial.AsOf:yyyy-MM-dd}."
            : $"Judged as of {trial.AsOf:yyyy-MM-dd}.";
        lines.Write(0, $"\"{trial.Case.Title}\"  [{Place(trial.Case.Place)}]");
        lines.Write(0, source);
        foreach (var group in trial.Answers.GroupBy(answer => (answer.Subject, answer.Activity)))
            Write(group.Key.Subject, group.Key.Activity, [.. group]);
        if (trial.Answers.IsEmpty)
            {
            lines.Empty();
            lines.Write(0, Missing.Of(trial));
        }

        lines.Empty();
    }

    private static string Place(Place place) => $"{place.File}:{place.Line}";

    private void Write(string subject, string activity, ImmutableArray<Answer> answers)
    {
        lines.Empty();
        var several = trial.Answers.Any(answer => answer.Activity.Length > 0);
        lines.Write(0,
            $"{CaseLines.KindOf(trial.Case, subject)} {subject}{(activity.Length > 0 ? $", in \"{activity}\"" : several ? ", all activities together" : "")}");
        var sections = new AnswerSections(lines, trial, answers);
        sections.Write();
        new OpenAnswers(lines, trial, subject, activity).Write();
    }
}
