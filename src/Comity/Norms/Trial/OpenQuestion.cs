using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms.Trial;

/// <summary>A question that an interview asks.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Subject">Whose it is; empty for a fact of the activity.</param>
/// <param name="Verdicts">The number of verdicts that are open for want of it.</param>
/// <param name="Weight">How much it decides over all of them.</param>
internal sealed record OpenQuestion(Fact Fact, string Subject, int Verdicts, double Weight)
{
    /// <summary>The values that are still possible; none for numbers and dates.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The question that decides most over all open verdicts of a case, or null when nothing is left to ask.</summary>
    /// <param name="judge">The book.</param>
    /// <param name="one">The case.</param>
    /// <param name="isAsked">Which norms are asked about, by id.</param>
    /// <param name="isDone">Which facts were asked already.</param>
    public static OpenQuestion? Next(Judge judge, CaseItem one, Func<string, bool> isAsked, Func<string, string, bool> isDone) =>
        Next(judge, one, judge.Of(one).Where(answer => isAsked(answer.Norm)), isDone);

    /// <summary>The same, over answers that are known already.</summary>
    public static OpenQuestion? Next(Judge judge, CaseItem one, IEnumerable<Answer> answers, Func<string, string, bool> isDone)
    {
        var facts = new CaseFacts(judge.Model.Book, one);
        return answers.Where(answer => answer.Verdict == Verdict.Undetermined)
            .SelectMany(answer => answer.Decisive)
            .GroupBy(fact => (fact.Fact, fact.Subject))
            .Where(group => !isDone(group.Key.Fact, group.Key.Subject))
            .Select(group => new OpenQuestion(judge.Model.Book.FactOf[group.Key.Fact], group.Key.Subject, group.Count(), group.Sum(fact => fact.Weight)))
            .Where(question => !facts.IsDisputed(question.Fact, question.Subject))
            .OrderByDescending(question => question.Weight).ThenBy(question => question.Fact.Item.Place)
                .ThenBy(question => question.Subject, StringComparer.Ordinal)
            .Select(question => question with { Values = Possible(question.Fact, question.Subject, facts) })
            .FirstOrDefault();
    }

    /// <summary>The values of a fact that what is known of it leaves possible; of kinds all, of numbers and dates none.</summary>
    public static ImmutableArray<string> Possible(Fact fact, string subject, CaseFacts facts)
    {
        if (fact.Values.IsEmpty || fact.Item.Kind == FactKind.Kinds)
            return fact.Values;
        var known = facts.Of(fact, subject, "", facts.Positions[0]).Parts[0];
        return [.. fact.Values.Where((_, value) => (known >> value & 1) != 0)];
    }
}
