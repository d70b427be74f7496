using Comity.Norms.Language;

namespace Comity.Norms.Trial;

/// <summary>Says why a case judges nobody.</summary>
internal static class Missing
{
    private const int MostFacts = 6;

    /// <summary>What the case lacks, in one or two sentences.</summary>
    public static string Of(CaseTrial trial)
    {
        if (trial.Judge.JudgesAny(trial.Case))
            return "The norm does not speak to any subject of this case.";
        var facts = trial.Judge.Conduct;
        var example = facts.IsEmpty ? ""
            : $" Say for a subject what it did, with one of: "
            + $"{string.Join(", ", facts.Take(MostFacts).Select(fact => fact.Name))}{(facts.Length > MostFacts ? ", and others" : "")}.";
        return trial.Case.Lines.OfType<SubjectLine>().Any()
            ? $"Nobody is judged: the case says nothing of anybody's conduct.{example}"
            : $"Nobody is judged: the case names no State. Begin a line with `State B:` and what the State did.{example}";
    }
}
