using System.Collections.Immutable;
using System.Numerics;
using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>
/// Judges many cases at once. All rows are evaluated bit-sliced against all norms, compiled once; the solver is asked only where rails leave a verdict
/// open. Answers are those of <see cref="Judge"/>, less what only a single reader asks for: the nearest change, and reasons that need the solver.
/// </summary>
public static class ManyCases
{
    /// <summary>The answers for each case, in the order of the cases.</summary>
    /// <param name="book">A book without problems.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="asOf">The date of the judgement where a case names none.</param>
    /// <param name="readings">The readings that are switched on.</param>
    /// <param name="done">Told the number of cases judged since it was last told; may be called from several threads.</param>
    public static ImmutableArray<ImmutableArray<Answer>> Of(NormBook book, IReadOnlyList<CaseItem> cases, DateOnly asOf, IReadOnlyCollection<string> readings,
        Action<int> done)
    {
        var answers = new ImmutableArray<Answer>[cases.Count];

        // The fewer States a model tells apart, the smaller its formulas; the more cases share one, the fewer are made: powers of two weigh both.
        foreach (var alike in Enumerable.Range(0, cases.Count).GroupBy(index => BitOperations.RoundUpToPowerOf2((uint)Judge.Places(cases[index])))
            .OrderBy(group => group.Key))
        {
            ImmutableArray<CaseItem> group = [.. alike.Select(index => cases[index])];
            var judge = new Judge(book, group, asOf, readings, isBrief: true);
            judge.Prepare(group);
            foreach (var index in alike)
            {
                answers[index] = [.. judge.Of(cases[index])];
                done(1);
            }
        }

        return [.. answers];
    }
}
