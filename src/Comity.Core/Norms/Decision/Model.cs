using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>A book as formulas over a finite space: what verdicts and findings are computed from.</summary>
public sealed class Model
{
    private readonly ConditionCompiler conditions;
    private readonly NormCompiler norms;
    private readonly Dictionary<(PurposeItem, int), Formula> purposes = [];

    /// <summary>Compiles a book.</summary>
    /// <param name="book">The book, without problems.</param>
    /// <param name="slots">The number of subjects that are told apart, at least 1. The subject that is judged is in slot 0.</param>
    /// <param name="asOf">The date of the judgement.</param>
    /// <param name="readings">The readings that are switched on; null leaves them open, so that a question may ask for any.</param>
    /// <param name="beside">Another book whose numbers shall be cut alike, so that the two can be compared.</param>
    /// <param name="budget">What whoever works with the model may take; without one, anything.</param>
    /// <exception cref="OutOfSteps">The budget does not suffice to compile the book.</exception>
    public Model(NormBook book, int slots, DateOnly asOf, IReadOnlyCollection<string>? readings = null, NormBook? beside = null, Budget? budget = null)
    {
        (Book, AsOf, Readings) = (book, asOf, readings);
        Space = new(book, slots, beside, budget);
        var on = readings?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        Formula Switch(string name) => on is null ? Space.Store.Atom(Space.Reading(name), 2) : on.Contains(name) ? Formula.True : Formula.False;
        conditions = new(Space, Switch);
        norms = new(Space, conditions, Switch, asOf);
        Constraints = new BackgroundCompiler(Space, conditions).Compile(readings is null);
        Background = Store.And(Store.Atom(Space.Present(0), 2), Constraints);
        for (var slot = 0; slot < slots; slot++)
        {
            foreach (var norm in book.Norms)
                norms.Of(norm, slot);
            foreach (var define in book.Items.OfType<DefineItem>())
                conditions.Define(define, slot);
            foreach (var purpose in book.Purposes)
                Of(purpose, slot);
        }

        foreach (var measure in book.Measures)
            Of(measure, null);
        foreach (var reservation in book.Items.OfType<ReservationItem>())
            foreach (var id in reservation.To)
                Of(book.NormOf[id], reservation);
        foreach (var condition in book.Items.Where(item => item is EnsureItem or RemedyItem or AcceptItem).SelectMany(BookWalk.ConditionsOf))
            Of(condition);
    }

    /// <summary>The book.</summary>
    public NormBook Book { get; }

    /// <summary>The date of the judgement.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The readings that are switched on; null when they are open.</summary>
    public IReadOnlyCollection<string>? Readings { get; }

    /// <summary>The variables.</summary>
    public FactSpace Space { get; }

    /// <summary>The formulas.</summary>
    public FormulaStore Store => Space.Store;

    /// <summary>All constraints between facts, for every slot.</summary>
    public Formula Constraints { get; }

    /// <summary>The constraints, and that a State is in slot 0: what analysis takes as given.</summary>
    public Formula Background { get; }

    /// <summary>The formulas of a norm for a subject.</summary>
    public NormFormulas Of(NormItem norm, int slot = 0) => norms.Of(norm, slot);

    /// <summary>The formulas of a norm for a State that has made a reservation to it.</summary>
    public NormFormulas Of(NormItem norm, ReservationItem reservation) => norms.Reserved(norm, reservation.Change);

    /// <summary>A clause of a norm, or with an empty path the whole of its condition, as the readings have it.</summary>
    public Formula Of(NormItem norm, ImmutableArray<string> clause) => norms.Clause(norm, clause);

    /// <summary>The formula of any condition of the book for a subject.</summary>
    public Formula Of(Condition condition, int slot = 0) => conditions.Of(condition, slot);

    /// <summary>What a protection or permission covers, with the subject in a slot as its author.</summary>
    public Formula Of(PurposeItem purpose, int slot = 0)
    {
        if (!purposes.TryGetValue((purpose, slot), out var formula))
            purposes[(purpose, slot)] = formula =
                Store.And(purpose.From is null ? Formula.True : conditions.Of(purpose.From, slot), conditions.Of(purpose.When, slot));
        return formula;
    }

    /// <summary>A definition or action for a subject.</summary>
    public Formula Of(DefineItem define, int slot = 0) => conditions.Define(define, slot);

    /// <summary>When a measure is available against the subject in slot 0 because of a norm.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="norm">The norm that is not followed; null asks without any.</param>
    /// <param name="gravity">The scale to compare; null takes the norm's own.</param>
    public Formula Of(MeasureItem measure, NormItem? norm, Fact? gravity = null)
    {
        var caught = norm is null ? Formula.False : Store.And(Of(norm).InForce, Of(norm).Caught);
        var scale = norm?.Clauses.OfType<GravityClause>().FirstOrDefault()?.Scale;
        conditions.Measure = new(caught, norm is not null && IsBinding(norm) ? caught : Formula.False,
            gravity ?? (scale is null ? null : Book.FactOf.GetValueOrDefault(scale)));
        try
        {
            return conditions.Of(measure.Available, 0);
        }
        finally
        {
            conditions.Measure = null;
        }
    }

    /// <summary>Whether a norm binds, under the readings that are switched on.</summary>
    public bool IsBinding(NormItem norm)
    {
        var changes = Book.Adjustments[norm.Id].Select(adjust => adjust.Change).Concat(norm.Clauses.OfType<ReadingClause>()
            .Where(clause => Readings?.Contains(clause.Name, StringComparer.OrdinalIgnoreCase) == true).Select(clause => clause.Change));
        var change = changes.LastOrDefault(change => change.Kind is ChangeKind.Binding or ChangeKind.Voluntary);
        return change is null ? norm.Properties.Has(PropertyKind.Binding) : change.Kind == ChangeKind.Binding;
    }

    /// <summary>Whether a norm lapses, with the readings that are on, after one of two dates and not after the other.</summary>
    public bool LapsesBetween(DateOnly one, DateOnly other)
    {
        var (first, last) = one < other ? (one, other) : (other, one);
        return Book.Norms.SelectMany(norm => norm.Clauses.OfType<ReadingClause>().Select(clause => clause.Change)
            .Concat(Book.Adjustments[norm.Id].Select(adjust => adjust.Change)).Where(change => change.Kind == ChangeKind.Lapses).Select(change => change.Date)
            .Append(norm.Properties.Date(PropertyKind.Lapses))).OfType<DateOnly>().Any(date => first < date && date <= last);
    }

    /// <summary>The status of a norm as every answer shows it.</summary>
    /// <param name="norm">The norm.</param>
    /// <param name="on">The date of the case, or null.</param>
    public string Status(NormItem norm, DateOnly? on)
    {
        var status = IsBinding(norm) ? "binding" : "voluntary";
        return norm.Properties.Date(PropertyKind.Since) is { } since && on is { } date && date < since ? $"{status}, adopted later" : status;
    }
}

/// <summary>Makes one formula of all that a book says of how facts hang together.</summary>
internal sealed class BackgroundCompiler(FactSpace space, ConditionCompiler conditions)
{
    private readonly FormulaStore store = space.Store;

    public Formula Compile(bool openReadings)
    {
        var parts = new List<Formula>();
        var own = Constraints(0).ToHashSet();
        parts.AddRange(own);
        for (var slot = 1; slot < space.Slots; slot++)
            parts.AddRange(Constraints(slot).Where(part => !own.Contains(part)).Select(part => store.Implies(store.Atom(space.Present(slot), 2), part)));
        if (openReadings)
            parts.AddRange(space.Book.Items.SelectMany(Rivals));
        return store.And([.. parts.Distinct()]);
    }

    // Who takes no part in a case is bound by nothing.
    private IEnumerable<Formula> Constraints(int slot) =>
    [
        .. space.Book.Items.OfType<ConstraintItem>().Select(item => Constraint(item, slot)),
        .. space.Book.Items.OfType<CodeItem>().SelectMany(code => Code(code, slot)),
        .. space.Book.Facts.Where(fact => fact.Item.Kind == FactKind.Kinds).SelectMany(fact => Closure(fact, slot)),
    ];

    private Formula Constraint(ConstraintItem item, int slot)
    {
        var condition = conditions.Of(item.Condition, slot);
        var given = item.While is null ? Formula.True : conditions.Of(item.While, slot);
        return store.Implies(given, item.Never ? !condition : condition);
    }

    private IEnumerable<Formula> Closure(Fact fact, int slot)
    {
        var variables = space.VariablesOf(fact, slot);
        for (var kind = 0; kind < variables.Length; kind++)
            if (fact.Kinds[kind].Above is { } above)
                yield return store.Implies(store.Atom(variables[kind], 2), store.Atom(variables[fact.IndexOf[above]], 2));
    }

    private IEnumerable<Formula> Code(CodeItem code, int slot)
    {
        var fact = space.Book.FactOf[code.Properties.Text(PropertyKind.In)!];
        var holds = store.Atom(space.VariablesOf(fact, slot)[fact.IndexOf[code.Id]], 2);
        foreach (var mapping in code.Mappings.Where(mapping => mapping.Strength != Strength.MayAmountTo))
        {
            var given = mapping.When is null ? holds : store.And(holds, conditions.Of(mapping.When, slot));
            var effect = conditions.Of(mapping.Effect, slot);
            yield return store.Implies(given, mapping.Strength == Strength.Entails ? effect : !effect);
        }
    }

    // Two readings that replace the same words exclude each other.
    private IEnumerable<Formula> Rivals(Item item)
    {
        foreach (var rivals in NormBook.ReadingsOf(item).Select(pair => pair.Reading).Where(clause => clause.Change.Kind == ChangeKind.Replace)
            .GroupBy(clause => Clauses.Written(clause.Change.Path)))
        {
            var switches = rivals.Select(clause => space.Reading(clause.Name)).Distinct().ToArray();
            for (var i = 0; i < switches.Length; i++)
                for (var j = i + 1; j < switches.Length; j++)
                    yield return !store.And(store.Atom(switches[i], 2), store.Atom(switches[j], 2));
        }
    }
}
