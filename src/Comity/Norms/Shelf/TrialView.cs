using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;
using Comity.Norms.Logic;
using Comity.Norms.Trial;

namespace Comity.Norms.Shelf;

/// <summary>A clause on which a verdict rests, with its line in the book.</summary>
public sealed record ReasonLine(string Label, string Text, string Truth, Place Place);

/// <summary>A fact that would decide a verdict, or on which a contested one turns.</summary>
public sealed record FactQuestion(string Fact, string Slug, string Question, string Subject);

/// <summary>The answer of a norm for one subject.</summary>
/// <param name="Norm">The norm's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Force"><c>voluntary</c> or <c>binding</c>; <c>, adopted later</c> follows where the case is older than the norm.</param>
/// <param name="Verdict">The verdict in words; for a duty where it stands.</param>
/// <param name="Because">The clauses.</param>
/// <param name="Decisive">The facts that would decide it, the most decisive first.</param>
/// <param name="Nearest">The nearest change of one fact that turns it, or empty.</param>
/// <param name="Views">Where it is contested, the verdict in each position.</param>
/// <param name="Outcome">`undecided within the budget` where something is open only because of that; absent otherwise.</param>
public sealed record AnswerLine(string Norm, string Title, string Force, string Verdict, ImmutableArray<ReasonLine> Because,
    ImmutableArray<FactQuestion> Decisive, string Nearest, ImmutableArray<PositionVerdict> Views, string? Outcome = null);

/// <summary>The verdict in the view of one who speaks of the facts.</summary>
public sealed record PositionVerdict(string Position, string Verdict);

/// <summary>A protection, permission or measure that a case falls under, or may.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsOpen">Whether it depends on what is not known or is disputed.</param>
/// <param name="Norms">For a measure, the norms because of which.</param>
public sealed record OpenLine(string Id, string Title, bool IsOpen, ImmutableArray<string> Norms);

/// <summary>What a book answers for one subject (<see cref="AnswerGroups"/> has the order).</summary>
public sealed record SubjectAnswers(string Kind, string Subject, string Activity, ImmutableArray<AnswerLine> Caught, ImmutableArray<AnswerLine> Contested,
    ImmutableArray<AnswerLine> Undetermined, ImmutableArray<string> Untouched, ImmutableArray<FactQuestion> UntouchedFacts, ImmutableArray<AnswerLine> Duties,
    ImmutableArray<AnswerLine> Free, ImmutableArray<OpenLine> Protections, ImmutableArray<OpenLine> Permissions, ImmutableArray<OpenLine> Measures);

/// <summary>Whose facts an answer rests on.</summary>
public sealed record FactSources(string? Source, ImmutableArray<string> Claimed, ImmutableArray<string> Denied, ImmutableArray<string> Disclosed);

/// <summary>What a book says of a case. Every verdict says with it: model, version, readings, whose facts; never a legal determination.</summary>
public sealed record TrialView(string Case, string Model, ImmutableArray<string> Readings, FactSources Facts, DateOnly? On, DateOnly AsOf, bool IsAboutSome,
    ImmutableArray<SubjectAnswers> Subjects)
{
    private const int MostFacts = 6;

    /// <summary>Judges a case that does not contradict the book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="judge">Its judge, with the readings that are on.</param>
    /// <param name="one">The case.</param>
    /// <param name="norms">The norms that are asked about, by id; none for all.</param>
    public static TrialView Of(ShelvedBook book, Judge judge, CaseItem one, IReadOnlyCollection<string> norms)
    {
        ImmutableArray<Answer> answers = [.. judge.Of(one).Where(answer => norms.Count == 0 || norms.Contains(answer.Norm, StringComparer.OrdinalIgnoreCase))];
        return Of(book, new(one, judge, answers, norms.Count > 0));
    }

    internal static TrialView Of(ShelvedBook book, CaseTrial trial) =>
        new(trial.Case.Title, book.Book.Model, [.. trial.Judge.Model.Readings ?? []], SourcesOf(trial.Case),
        trial.Case.Properties.Date(PropertyKind.On), trial.AsOf, trial.IsAboutOneNorm,
        [.. trial.Answers.GroupBy(answer => (answer.Subject, answer.Activity))
            .Select(group => new Builder(book, trial, group.Key.Subject, group.Key.Activity).Of([.. group]))]);

    private static FactSources SourcesOf(CaseItem one)
    {
        var sayings = one.Lines.SelectMany(line =>
            line switch { SettingLine set => [set.Setting], SubjectLine who => who.Settings, _ => ImmutableArray<Setting>.Empty })
            .SelectMany(setting => setting.Sayings).ToLookup(saying => saying.Kind, saying => saying.By);
        return new(one.Properties.Text(PropertyKind.Source), [.. sayings[SayingKind.Claimed].Distinct()], [.. sayings[SayingKind.Denied].Distinct()],
            [.. sayings[SayingKind.Disclosed].Distinct()]);
    }

    private sealed class Builder(ShelvedBook book, CaseTrial trial, string subject, string activity)
    {
        public SubjectAnswers Of(ImmutableArray<Answer> answers)
        {
            var groups = AnswerGroups.Of(answers, trial.IsAboutOneNorm);
            ImmutableArray<AnswerLine> Lines(ImmutableArray<Answer> some) => [.. some.Select(answer => Line(answer, answers))];
            return new(CaseLines.KindOf(trial.Case, subject), subject, activity, Lines(groups.Caught), Lines(groups.Contested), Lines(groups.Undetermined),
                [.. groups.Untouched.Select(answer => answer.Norm)], [.. AnswerGroups.Decisive(groups.Untouched).Take(MostFacts).Select(Question)],
                Lines(groups.Duties), Lines(groups.Free), Purposes(isProtection: true), Purposes(isProtection: false), Measures());
        }

        private AnswerLine Line(Answer answer, ImmutableArray<Answer> all) =>
            new(answer.Norm, trial.Book.NormOf[answer.Norm].Title, answer.Status, CaseVerdicts.Words(answer),
            [.. answer.Because.Select(reason => new ReasonLine(reason.Label, reason.Text, reason.Truth.ToString().ToLowerInvariant(), reason.Place))],
            [.. answer.Decisive.Select(Question)], answer.Nearest,
            answer.Verdict != Verdict.Contested ? []
                : [.. all.Where(other => other.Norm == answer.Norm && other.Position != answer.Position)
                .Select(other => new PositionVerdict(other.Position, CaseVerdicts.Words(other)))],
            answer.IsUndecided ? Budget.Undecided : null);

        private FactQuestion Question(DecisiveFact fact) => new(fact.Fact, book.Index.SlugOf(fact.Fact) ?? "", fact.Question, fact.Subject);

        private ImmutableArray<OpenLine> Purposes(bool isProtection) => trial.IsAboutOneNorm ? [] :
        [
            .. trial.Book.Purposes.Where(purpose => purpose.IsProtection == isProtection)
                .Select(purpose => (Purpose: purpose, Truth: trial.Judge.Of(purpose, trial.Case, subject, activity))).Where(one => one.Truth != Truth.Fails)
                .Select(one => new OpenLine(one.Purpose.Id, one.Purpose.Title, one.Truth == Truth.Open, [])),
        ];

        private ImmutableArray<OpenLine> Measures() => trial.IsAboutOneNorm ? [] :
        [
            .. trial.Judge.Measures(trial.Case, subject, activity).Where(answer => answer.Truth != Truth.Fails)
                .Select(answer => new OpenLine(answer.Measure.Id, answer.Measure.Title, answer.Truth == Truth.Open, answer.Norms)),
        ];
    }
}
