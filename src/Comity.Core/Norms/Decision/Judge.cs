using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>
/// Judges cases by a book. What every completion of the unknown facts shares is certain; the rest is undetermined. "Not caught" acquits nobody, and
/// no answer is a legal determination.
/// </summary>
public sealed class Judge
{
    private const long Most = 4_000_000_000;
    private const long MostOfCase = 20_000_000;
    private const long MostOfQuestion = 10_000_000;
    private readonly CaseRows rows;
    private readonly Certainty certainty;
    private readonly Explanation explanation;
    private readonly bool isBrief;
    private readonly Func<DateOnly, Judge> another;
    private readonly Budget budget;
    private readonly Dictionary<DateOnly, Judge> others = [];
    private readonly Dictionary<NormItem, (Formula Formula, DutyState State)[]> duties = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<CaseItem, (CaseFacts Facts, ImmutableArray<CaseRow> Rows)> prepared = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares a book for judging, once for many cases.</summary>
    /// <param name="book">A book without problems.</param>
    /// <param name="cases">The cases to come: they decide how many States are told apart.</param>
    /// <param name="asOf">The date of the judgement where a case names none.</param>
    /// <param name="readings">The readings that are switched on.</param>
    /// <param name="budget">How many steps it may take, and who may end it; <see cref="Allowed"/> when none is given.</param>
    /// <exception cref="OutOfSteps">The budget does not suffice to compile the book.</exception>
    public Judge(NormBook book, IEnumerable<CaseItem> cases, DateOnly asOf, IReadOnlyCollection<string>? readings = null, Budget? budget = null)
        : this(book, cases, asOf, readings ?? [], isBrief: false, budget)
    {
    }

    internal Judge(
        NormBook book, IEnumerable<CaseItem> cases, DateOnly asOf, IReadOnlyCollection<string> readings, bool isBrief, Budget? budget = null)
        : this(book, Places(book, cases), asOf, readings, isBrief, budget ?? Allowed(cases.Count()))
    {
    }

    private Judge(NormBook book, int slots, DateOnly asOf, IReadOnlyCollection<string> readings, bool isBrief, Budget budget)
    {
        this.budget = budget;
        Model = new(book, slots, asOf, readings, budget: budget);
        rows = new(Model);
        certainty = new(Model, budget);
        explanation = new(Model, certainty, isBrief);
        this.isBrief = isBrief;
        Reading = string.Join("; ", readings);
        another = date => new(book, slots, date, readings, isBrief, budget);
    }

    /// <summary>The budget of this version for so many cases: the more there are, the larger.</summary>
    public static Budget Allowed(int cases, CancellationToken cancel = default) => new(Most + cases * MostOfCase, MostOfQuestion, cancel);

    /// <summary>The compiled book.</summary>
    public Model Model { get; }

    /// <summary>The readings that are switched on, joined by semicolons.</summary>
    public string Reading { get; }

    /// <summary>
    /// The answers for a case: for each activity and all together, each subject that is judged, each norm that speaks to it: one for each position,
    /// and, where there are several, before them one for all.
    /// </summary>
    public IEnumerable<Answer> Of(CaseItem one)
    {
        if (For(one) is var other && other != this)
            return other.Of(one);
        return Answers(one);
    }

    private IEnumerable<Answer> Answers(CaseItem one)
    {
        var (facts, views) = prepared.TryGetValue(one, out var known) ? known : Laid(one);
        foreach (var group in views.GroupBy(row => (row.Activity, row.Subject)))
        {
            ImmutableArray<CaseRow> positions = [.. group];
            foreach (var norm in Model.Book.Norms.Where(norm => norm.Sentence.Modal != Modal.May && Speaks(norm, group.Key.Subject)))
                foreach (var answer in Of(norm, facts, positions))
                    yield return answer;
        }
    }

    /// <summary>Evaluates all rows of these cases at once, before they are asked for one by one.</summary>
    internal void Prepare(IReadOnlyList<CaseItem> cases)
    {
        var count = 0;
        foreach (var one in cases)
        {
            var (facts, views) = Laid(one);
            prepared[one] = (facts, [.. views.Select(row => row with { Index = count++ })]);
        }

        var norms = Model.Book.Norms.Where(norm => norm.Sentence.Modal != Modal.May).Select(norm => Model.Of(norm));
        certainty.Prepare([.. norms.SelectMany(norm => norm.Parts.Select(part => part.Formula).Append(norm.Caught).Append(norm.Clear)
            .Concat(norm.IsDuty ? States(norm).Select(state => state.Formula) : [])).Distinct()],
            [.. cases.SelectMany(one => prepared[one].Rows)]);
    }

    private (CaseFacts Facts, ImmutableArray<CaseRow> Rows) Laid(CaseItem one)
    {
        var facts = new CaseFacts(Model.Book, one);
        return (facts, [.. rows.Of(facts)]);
    }

    /// <summary>The facts of which a case must say something so that a subject is judged.</summary>
    public ImmutableArray<Fact> Conduct => rows.Conduct;

    /// <summary>Whether the case says something of any subject's conduct.</summary>
    public bool JudgesAny(CaseItem one) => rows.Of(new CaseFacts(Model.Book, one)).Any();

    /// <summary>Facts of a case that a constraint of the book forbids together: their names; empty when there are none.</summary>
    public ImmutableArray<string> Clash(CaseItem one)
    {
        var facts = new CaseFacts(Model.Book, one);
        var views = from subject in facts.Subjects.DefaultIfEmpty(new("State", ""))
                    from activity in facts.Activities.Append("")
                    from position in facts.Positions
                    select rows.Of(facts, activity, subject, position);
        foreach (var row in views)
            if (!certainty.Agrees([.. row.Allowed]))
                return [.. certainty.Clash(row.Allowed).SelectMany(variable => Names(variable, row)).Distinct().DefaultIfEmpty("the constraints of the book")];
        return [];
    }

    /// <summary>Whether a protection covers, or a permission permits, what a case tells: certainly, certainly not, or open.</summary>
    public Truth Of(PurposeItem purpose, CaseItem one, string subject, string activity) =>
        Join([.. Views(one, subject, activity).Select(row => certainty.Of(Model.Of(purpose), row.Allowed))]);

    /// <summary>Whether a measure is available against a subject: because of at least one norm, in every position.</summary>
    public Truth Of(MeasureItem measure, CaseItem one, string subject, string activity) =>
        For(one) is var judge && judge != this ? judge.Of(measure, one, subject, activity) : Answer(measure, Views(one, subject, activity)).Truth;

    /// <summary>All measures of the book for a subject, each with the norms because of which it is available or may be.</summary>
    public IEnumerable<MeasureAnswer> Measures(CaseItem one, string subject, string activity)
    {
        if (For(one) is var other && other != this)
            return other.Measures(one, subject, activity);
        var views = Views(one, subject, activity);
        return Model.Book.Measures.Select(measure => Answer(measure, views));
    }

    private static int Places(NormBook book, IEnumerable<CaseItem> cases)
    {
        var speaksOfOthers = book.Items.SelectMany(BookWalk.ConditionsOf).SelectMany(BookWalk.Flat).OfType<StateCondition>().Any();
        return speaksOfOthers || Decision.Conduct.BindsTheActivity(book) ? Math.Max(1, cases.Select(Places).DefaultIfEmpty(1).Max()) : 1;
    }

    /// <summary>How many subjects of a case must be told apart: its States, and one that is no State beside them.</summary>
    internal static int Places(CaseItem one)
    {
        var subjects = one.Lines.OfType<SubjectLine>().DistinctBy(line => line.Name).ToList();
        var states = subjects.Count(line => string.Equals(line.Kind, "State", StringComparison.OrdinalIgnoreCase));
        return states < subjects.Count ? states + 1 : states;
    }

    // A case of another date needs a book of that date where something lapses between, or where an unknown day is compared with both.
    private Judge For(CaseItem one)
    {
        if (one.Properties.Date(PropertyKind.AsOf) is not { } date || date == Model.AsOf
            || !(DayLines.MixesDates(Model.Space) || Model.LapsesBetween(date, Model.AsOf)))
            return this;
        if (!others.TryGetValue(date, out var other))
            others.Add(date, other = another(date));
        return other;
    }

    private static bool Speaks(NormItem norm, Subject subject) => string.Equals(norm.Sentence.Subject, subject.Kind, StringComparison.OrdinalIgnoreCase);

    private static Truth Join(List<Rails> answers) =>
        answers.All(rails => rails.IsCertain) ? Truth.Holds : answers.All(rails => rails.IsExcluded) ? Truth.Fails : Truth.Open;

    private IEnumerable<string> Names(int variable, CaseRow row)
    {
        if (Model.Space.FactOf(variable) is { } found)
            return [(found.Fact.Item.Kind == FactKind.Kinds ? $"{found.Fact.Name} {found.Fact.Values[found.Part]}" : found.Fact.Name)
                + Of(found.Fact, found.Slot)];
        return Model.Space.Days.Where(pair => pair.Value == variable)
            .SelectMany(pair => new[] { pair.Key.Fact, pair.Key.Other }.Select(name => (name, pair.Key.Slot)))
            .Where(one => Model.Book.FactOf.ContainsKey(one.name)).Select(one => one.name + Of(Model.Book.FactOf[one.name], one.Slot));

        string Of(Fact fact, int slot) => fact.Owner == Owner.Activity || slot >= row.Slots.Length ? "" : $" of {row.Slots[slot].Name}";
    }

    private ImmutableArray<CaseRow> Views(CaseItem one, string subject, string activity)
    {
        var facts = new CaseFacts(Model.Book, one);
        var who = facts.Subjects.FirstOrDefault(known => known.Name == subject)
            ?? facts.Subjects.FirstOrDefault(known => rows.IsJudged(facts, known)) ?? new("State", "");
        return [.. facts.Positions.Select(position => rows.Of(facts, activity, who, position))];
    }

    private MeasureAnswer Answer(MeasureItem measure, ImmutableArray<CaseRow> views)
    {
        var alone = views.Select(row => Available(measure, null, row)).ToList();
        if (Join(alone) == Truth.Holds)
            return new(measure, Truth.Holds, []);
        var norms = Model.Book.Norms.Where(norm => Speaks(norm, views[0].Subject))
            .Select(norm => (norm.Id, Rails: views.Select(row => Available(measure, norm, row)).ToList())).ToList();
        var any = Join([.. views.Select((_, view) => Any(norms.Select(one => one.Rails[view]).Append(alone[view])))]);
        return new(measure, any, [.. norms.Where(one => any == Truth.Holds ? one.Rails.Any(rails => rails.IsCertain) : one.Rails.Any(rails => rails.CanBeTrue))
            .Select(one => one.Id)]);
    }

    private static Rails Any(IEnumerable<Rails> answers) =>
        answers.Aggregate((left, right) => new(left.CanBeTrue || right.CanBeTrue, left.CanBeFalse && right.CanBeFalse));

    // Without what the State disclosed of itself, would the answer still be certain? If not, it rests on own disclosure, and is asked again as such.
    private Rails Available(MeasureItem measure, NormItem? norm, CaseRow row)
    {
        var formula = Model.Of(measure, norm);
        var answer = certainty.Of(formula, row.Allowed);
        if (!answer.IsCertain || !row.Facts.Discloses(row.Subject))
            return answer;
        var without = rows.Of(row.Facts, row.Activity, row.Subject, row.Position, row.Subject.Name);
        return certainty.Of(formula, without.Allowed).IsCertain ? answer
            : certainty.Of(formula, row.Allowed.SetItem(Model.Space.OwnDisclosure(0), 2UL));
    }

    private IEnumerable<Answer> Of(NormItem norm, CaseFacts facts, ImmutableArray<CaseRow> views)
    {
        ImmutableArray<Answer> answers = [.. views.Select(row => Of(norm, row))];
        if (answers.Length > 1)
        {
            var agree = answers.All(answer => answer.Verdict == answers[0].Verdict && answer.Duty == answers[0].Duty);
            yield return answers[0] with
            {
                Position = "all",
                Verdict = agree ? answers[0].Verdict : Verdict.Contested,
                Duty = agree ? answers[0].Duty : answers[0].Duty is null ? null : DutyState.Undetermined,
                Because = agree ? answers[0].Because : [],
                Nearest = agree ? answers[0].Nearest : "",
                Decisive = agree ? answers[0].Decisive : explanation.Disputed(norm, facts, views),
                IsUndecided = answers.Any(answer => answer.IsUndecided),
            };
        }

        foreach (var answer in answers)
            yield return answer;
    }

    private Answer Of(NormItem norm, CaseRow row)
    {
        var before = certainty.Undecided;
        var formulas = Model.Of(norm);
        var isInForce = formulas.InForce == Formula.True;
        var isCaught = isInForce && certainty.Of(formulas.Caught, row).IsCertain;
        var isClear = !isInForce || certainty.Of(formulas.Clear, row).IsCertain;
        var binding = Model.IsBinding(norm);
        var verdict = isCaught ? binding ? Verdict.Breach : Verdict.Inconsistent
            : isClear ? binding ? Verdict.NoBreach : Verdict.NotCaught
            : Verdict.Undetermined;
        ImmutableArray<DecisiveFact> decisive = verdict == Verdict.Undetermined ? Told(() => explanation.Decisive(formulas, row), []) : [];
        var nearest = !isBrief && isInForce && (isCaught || isClear) ? Told(() => explanation.Nearest(formulas, row, isCaught), "") : "";
        return new()
        {
            Case = row.Facts.Case.Title,
            Activity = row.Activity,
            Subject = row.Subject.Name,
            Norm = norm.Id,
            Status = Model.Status(norm, row.Facts.On),
            Position = row.Position,
            Reading = Reading,
            Verdict = verdict,
            Duty = !formulas.IsDuty ? null : verdict == Verdict.Undetermined ? DutyState.Undetermined : Duty(formulas, row),
            Because = Told(() => explanation.Because(formulas, row, isBrief), []),
            Decisive = decisive,
            Nearest = nearest,
            IsUndecided = certainty.Undecided > before,
        };
    }

    /// <summary>An explanation, as far as the budget lets look for it: the verdict holds without.</summary>
    private T Told<T>(Func<T> explained, T otherwise)
    {
        try
        {
            return explained();
        }
        catch (OutOfSteps)
        {
            certainty.Leave();
            return otherwise;
        }
    }

    // Every state of a duty decides its verdict: where that is open, so is the state.
    private DutyState Duty(NormFormulas norm, CaseRow row)
    {
        if (norm.InForce != Formula.True)
            return DutyState.Dormant;
        var states = States(norm);
        foreach (var (formula, state) in states)
            if (certainty.Quick(formula, row).IsCertain)
                return state;
        foreach (var (formula, state) in states)
            if (certainty.Of(formula, row).IsCertain)
                return state;
        return DutyState.Undetermined;
    }

    private (Formula Formula, DutyState State)[] States(NormFormulas norm)
    {
        if (duties.TryGetValue(norm.Norm, out var known))
            return known;
        var store = Model.Store;
        var called = store.And(norm.Applies, !store.And(norm.Free, !norm.Kept));
        var left = store.And(called, !norm.Does, !norm.Excused);
        return duties[norm.Norm] =
        [
            (!called, DutyState.Dormant),
            (store.And(called, norm.Does), DutyState.Met),
            (store.And(called, !norm.Does, norm.Excused), DutyState.Excused),
            (store.And(left, !norm.Free, norm.Passed), DutyState.Missed),
            (store.And(left, !norm.Free, !norm.Passed), DutyState.Due),
        ];
    }
}
