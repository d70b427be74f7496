using System.Collections.Frozen;
using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Report;

namespace Comity.Norms.Shelf;

/// <summary>Which answer of a book is meant: the case, the activity in it (empty for all together), the subject, the norm.</summary>
public readonly record struct AnswerKey(string Case, string Activity, string Subject, string Norm)
{
    /// <summary>The key of an answer.</summary>
    public static AnswerKey Of(Answer answer) => new(answer.Case, answer.Activity, answer.Subject, answer.Norm);
}

/// <summary>What the bare text of a book answers to its own cases, in brief.</summary>
public sealed class CaseVerdicts
{
    private readonly FrozenDictionary<string, ImmutableArray<Answer>> byCase;
    private readonly ILookup<string, Answer> byNorm;

    private CaseVerdicts(ImmutableArray<CaseItem> cases, ImmutableArray<ImmutableArray<Answer>> answers)
    {
        byCase = cases.Zip(answers).DistinctBy(pair => pair.First.Title)
            .ToFrozenDictionary(pair => pair.First.Title, pair => Joint(pair.Second), StringComparer.Ordinal);
        byNorm = answers.SelectMany(all => Joint(all)).ToLookup(answer => answer.Norm, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Judges the cases of a book.</summary>
    public static CaseVerdicts Of(NormBook book, DateOnly asOf) => new(book.Cases, ManyCases.Of(book, book.Cases, asOf, [], _ => { }));

    /// <summary>The answers to a case, one for each activity, subject and norm.</summary>
    public ImmutableArray<Answer> OfCase(string title) => byCase.GetValueOrDefault(title, []);

    /// <summary>The answers of a norm, case by case.</summary>
    public IEnumerable<Answer> OfNorm(string id) => byNorm[id];

    /// <summary>Of answers in several positions the one that joins them, which the judge gives first.</summary>
    public static ImmutableArray<Answer> Joint(IEnumerable<Answer> answers) => [.. answers.GroupBy(AnswerKey.Of).Select(group => group.First())];

    /// <summary>A verdict in words: for a duty where it stands, as far as that is known, otherwise the verdict.</summary>
    public static string Words(Answer answer) => answer.Duty == DutyState.Undetermined ? Expectations.Words(answer.Verdict) : Outcomes.Words(answer);
}
