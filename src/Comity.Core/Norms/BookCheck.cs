using System.Collections.Immutable;
using Comity.Norms.Decision;
using Comity.Norms.Language;

namespace Comity.Norms;

/// <summary>What must hold of a book before it decides anything: names are unique and known, definitions make no circle, words agree.</summary>
internal sealed class BookCheck(NormBook book)
{
    private static readonly string[] Bases =
        ["incentive", "assistance", "retorsion", "rules of the organisation", "treaty", "listing of persons", "countermeasure", "necessity"];

    /// <summary>The most conditions that may stand in one another, through the definitions on which they rest: far more than anybody reads.</summary>
    private const int Deepest = 500;

    private readonly ProblemList problems = new();
    private readonly Dictionary<DefineItem, int> depths = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Place> circles = [];
    private HashSet<string>? accepted;

    /// <summary>All problems of a book in the order of places.</summary>
    public static ImmutableArray<Problem> Of(NormBook book)
    {
        var check = new BookCheck(book);
        check.Run();
        return check.problems.ToImmutable();
    }

    private void Run()
    {
        Unique();
        Circles();
        foreach (var item in book.Own)
        {
            if (problems.IsFull)
                return;
            Check(item);
        }

        foreach (var item in book.Own)
            foreach (var condition in BookWalk.ConditionsOf(item).SelectMany(BookWalk.Flat))
                CheckThreshold(condition);
    }

    private void Add(Place place, string message, string help = "") => problems.Add(new(place, message, help));

    private HashSet<string> BaseNames =>
        field ??= book.Base?.Items.Select(NormBook.NameOf).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];

    private void Unique()
    {
        var named = book.Items.Where(item => item is not (FactItem or DefineItem or ThresholdItem) && NormBook.NameOf(item).Length > 0);
        foreach (var twice in named.GroupBy(NormBook.NameOf, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            Add(twice.Last().Place, $"`{twice.Key}` is declared twice.", $"The other stands at {twice.First().Place}.");
        foreach (var twice in book.Cases.GroupBy(one => one.Title, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Add(twice.Last().Place, $"There are two cases \"{twice.Key}\".", $"The other stands at {twice.First().Place}.");
        foreach (var second in book.Own.OfType<BookItem>().Skip(1))
            Add(second.Place, "A book has one `book` item.", $"The other stands at {book.Header!.Place}.");
    }

    // Depth-first with an explicit stack, since a chain of definitions may be long.
    private void Circles()
    {
        var done = new HashSet<DefineItem>(ReferenceEqualityComparer.Instance);
        var path = new List<DefineItem>();
        foreach (var define in book.DefinitionOf.Values.Distinct().OrderBy(define => define.Place))
            Visit(define, done, path);
    }

    private void Visit(DefineItem start, HashSet<DefineItem> done, List<DefineItem> path)
    {
        var open = new Stack<(DefineItem Item, IEnumerator<DefineItem> Next)>();
        var places = new Dictionary<DefineItem, int>(ReferenceEqualityComparer.Instance);
        Enter(start);
        while (open.TryPeek(out var top))
        {
            if (!top.Next.MoveNext())
            {
                open.Pop();
                path.RemoveAt(path.Count - 1);
                places.Remove(top.Item);
                done.Add(top.Item);
                Measure(top.Item);
            }
            else if (places.TryGetValue(top.Next.Current, out var at))
                Circle([.. path.Skip(at)]);
            else
                Enter(top.Next.Current);
        }

        void Enter(DefineItem define)
        {
            if (done.Contains(define))
                return;
            places.Add(define, path.Count);
            path.Add(define);
            open.Push((define, Uses(define).GetEnumerator()));
        }
    }

    // What a definition rests on was measured before; a circle is told as one.
    private void Measure(DefineItem define)
    {
        var depth = BookWalk.ConditionsOf(define).Select(Depth).DefaultIfEmpty(0).Max();
        if (depth > Deepest && !Uses(define).Any(used => depths.GetValueOrDefault(used) > Deepest))
            Add(define.Place, $"`{define.Name}` rests on definitions that rest on others, more than {Deepest} deep.", "Say it with fewer definitions.");
        depths[define] = depth;
    }

    private int Depth(Condition condition) => 1 + (condition is PhraseCondition phrase && book.DefinitionOf.TryGetValue(phrase.Phrase, out var used)
        ? depths.GetValueOrDefault(used)
        : condition.Parts.Select(Depth).DefaultIfEmpty(0).Max());

    private IEnumerable<DefineItem> Uses(DefineItem define) =>
        BookWalk.ConditionsOf(define).SelectMany(BookWalk.Flat).OfType<PhraseCondition>()
            .Select(phrase => book.DefinitionOf.GetValueOrDefault(phrase.Phrase)).OfType<DefineItem>();

    private void Circle(ImmutableArray<DefineItem> circle)
    {
        var first = circle.MinBy(define => define.Place)!;
        var message = $"Definitions go round in a circle: {string.Join(" needs ", circle.Append(circle[0]).Select(define => $"`{define.Name}`"))}.";
        if (circles.Add(first.Place))
            Add(first.Place, message, "Define one of them without the others.");
    }

    private void Check(Item item)
    {
        switch (item)
        {
            case FactItem fact:
                CheckFact(fact);
                break;
            case NormItem norm:
                CheckNorm(norm);
                break;
            case DefineItem define:
                CheckPaths(define.Condition, define.Readings, define.Name);
                break;
            case MeasureItem measure:
                CheckMeasure(measure);
                break;
            case EnsureItem ensure:
                CheckEnsure(ensure);
                break;
            case AcceptItem accept:
                CheckAccept(accept);
                break;
            case CodeItem code:
                CheckCode(code);
                break;
            case AdjustItem adjust:
                Known(adjust.Place, adjust.Id, book.NormOf.ContainsKey, book.NormIds, "norm");
                break;
            case LeaveOutItem leave:
                Known(leave.Place, leave.Id, BaseNames.Contains, BaseNames, "item of the base book");
                break;
            case ReservationItem reservation:
                foreach (var id in reservation.To)
                    Known(reservation.Place, id, book.NormOf.ContainsKey, book.NormIds, "norm");
                break;
            case CaseItem one:
                foreach (var problem in CaseCheck.Of(book, one, problems))
                    problems.Add(problem);
                break;
            default:
                break;
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private void Known(Place place, string id, Func<string, bool> isKnown, IReadOnlyCollection<string> known, string what)
    {
        if (!isKnown(id))
            Add(place, $"`{id}` is no {what} of this book.", problems.DidYouMean(id, known));
    }

    private void CheckFact(FactItem fact)
    {
        if (fact.Properties.Text(PropertyKind.Ordinarily) is { } value && fact.Kind != FactKind.Number
            && !FactValues.Of(fact).Contains(value, StringComparer.OrdinalIgnoreCase))
            Add(fact.Place, $"`{value}` is no value of `{fact.Name}`.", "`ordinarily` names one of its values.");
        if (fact.Kind == FactKind.Number && book.FactOf.TryGetValue(fact.Name, out var number) && NumberCuts.Of(book, number).Count > NumberCuts.Most)
            Add(fact.Place, $"`{fact.Name}` is compared with more numbers than can be told apart ({NumberCuts.Most - 1}).", "Use a scale, or fewer numbers.");
        if (fact.Properties.Has(PropertyKind.AddsUp) && fact.Kind != FactKind.Number)
            Add(fact.Place, $"`{fact.Name}` is no number, so it cannot add up.");
        if (fact.Properties.Text(PropertyKind.OfEach) is { } owner && owner is not ("State" or "subject"))
            Add(fact.Place, $"`of each {owner}` is not known.", "Write `of each State` or `of each subject`.");
        foreach (var twice in FactValues.Of(fact).GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1))
            Add(fact.Place, $"`{fact.Name}` has the {(fact.Kind == FactKind.Kinds ? "kind" : "value")} `{twice.Key}` twice.", "Write it once.");
    }

    private void CheckNorm(NormItem norm)
    {
        var modal = norm.Sentence.Modal;
        var binding = norm.Properties.Has(PropertyKind.Binding);
        if (binding == norm.Properties.Has(PropertyKind.Voluntary))
            Add(norm.Place, $"`{norm.Id}` does not say once whether it is `voluntary` or `binding`.", "Write one of the two into its header.");
        else if (modal is Modal.Should or Modal.ShouldNot == binding && modal != Modal.May)
            Add(norm.Sentence.Place, binding ? "A binding norm says `must` or `must not`." : "A voluntary norm says `should` or `should not`.");
        if (norm.Properties.Text(PropertyKind.Modal) is { } written && !Same(written.Replace(" ", "", StringComparison.Ordinal), modal.ToString()))
            Add(norm.Place, $"The header of `{norm.Id}` says `{written}`, its sentence does not.");
        if (norm.Sentence.Deadline is null && norm.Clauses.OfType<DeadlineClause>().Count() > 1)
            Add(norm.Place, $"`{norm.Id}` has more than one deadline.");
        var labels = norm.Clauses.OfType<ExceptClause>().Select(except => except.Label).ToList();
        foreach (var except in norm.Clauses.OfType<ExceptClause>()
            .Where(except => except.To.Length > 0 && (!labels.Contains(except.To) || except.To == except.Label)))
            Add(except.Place, $"There is no other exception ({except.To}).", "An exception to an exception names the label of another.");
        if (IsCircle(norm))
            Add(norm.Place, $"Exceptions of `{norm.Id}` go round in a circle.",
                "An exception to an exception stands on top of it, never the other way round too.");
        foreach (var twice in labels.GroupBy(label => label).Where(group => group.Count() > 1))
            Add(norm.Place, $"`{norm.Id}` has the exception ({twice.Key}) twice.");
        foreach (var prevails in norm.Clauses.OfType<PrevailsClause>())
            Known(prevails.Place, prevails.Id, book.NormOf.ContainsKey, book.NormIds, "norm");
        CheckPaths(norm.Sentence.When, norm.Clauses.OfType<ReadingClause>(), norm.Id);
    }

    private static bool IsCircle(NormItem norm)
    {
        var above = norm.Clauses.OfType<ExceptClause>().GroupBy(except => except.Label).ToDictionary(group => group.Key, group => group.First().To);
        return above.Keys.Any(label =>
        {
            var at = label;
            for (var steps = 0; steps < above.Count && at.Length > 0; steps++)
                at = above.GetValueOrDefault(at, "");
            return at.Length > 0;
        });
    }

    private void CheckPaths(Condition? condition, IEnumerable<ReadingClause> readings, string owner)
    {
        foreach (var reading in readings.Where(reading => reading.Change.Path.Length > 0))
            if (condition is null || !Clauses.Exists(condition, reading.Change.Path))
                Add(reading.Change.Place, $"`{owner}` has no clause {string.Concat(reading.Change.Path.Select(label => $"({label})"))}.");
        foreach (var twice in readings.GroupBy(reading => (reading.Name, string.Concat(reading.Change.Path), reading.Change.Kind))
            .Where(group => group.Count() > 1))
            Add(twice.Last().Place, $"The reading \"{twice.Key.Name}\" stands twice at one place.");
    }

    private void CheckMeasure(MeasureItem measure)
    {
        var basis = measure.Properties.Text(PropertyKind.Basis);
        if (basis is null || !Bases.Contains(basis, StringComparer.OrdinalIgnoreCase))
            Add(measure.Place, basis is null ? $"`{measure.Id}` names no legal basis." : $"`{basis}` is no legal basis.",
                "Bases are " + string.Join(", ", Bases.Select(name => $"`{name}`")) + ".");
        var tiers = book.Items.OfType<TierItem>().Select(tier => tier.Name).ToList();
        if (measure.Properties.Text(PropertyKind.In) is not { } tier || !tiers.Contains(tier, StringComparer.OrdinalIgnoreCase))
            Add(measure.Place, $"`{measure.Id}` is in no tier of this book.", "Write `in` and the name of a tier.");
        var benefits = book.Items.OfType<BenefitItem>().SelectMany(item => item.Names).ToList();
        foreach (var limited in (measure.Properties.Text(PropertyKind.Limits) ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries))
            Known(measure.Place, limited, name => benefits.Contains(name, StringComparer.OrdinalIgnoreCase), benefits, "benefit");
        var reliefs = book.Items.OfType<ReliefItem>().Select(relief => relief.Name).ToList();
        foreach (var relief in measure.UndoneBy)
            Known(measure.Place, relief, name => reliefs.Contains(name, StringComparer.OrdinalIgnoreCase), reliefs, "relief");
    }

    private void CheckEnsure(EnsureItem ensure)
    {
        if (ensure.Kind == EnsureKind.NothingBeyond && !Bases.Contains(ensure.Basis, StringComparer.OrdinalIgnoreCase))
            Add(ensure.Place, $"`{ensure.Basis}` is no legal basis.", "Bases are " + string.Join(", ", Bases.Select(name => $"`{name}`")) + ".");
        var benefits = book.Items.OfType<BenefitItem>().SelectMany(item => item.Names).ToList();
        foreach (var name in ensure.Benefits)
            Known(ensure.Place, name, one => benefits.Contains(one, StringComparer.OrdinalIgnoreCase), benefits, "benefit");
    }

    private void CheckAccept(AcceptItem accept)
    {
        accepted ??= book.Items.Select(NormBook.NameOf).Where(name => name.Length > 0).Concat(book.FactOf.Keys).Concat(book.DefinitionOf.Keys)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var id in accept.Ids)
            Known(accept.Place, id, accepted.Contains, accepted, "item");
    }

    private void CheckCode(CodeItem code)
    {
        if (code.Properties.Text(PropertyKind.In) is not { } kinds || !book.FactOf.TryGetValue(kinds, out var fact) || fact.Item.Kind != FactKind.Kinds)
            Add(code.Place, $"`{code.Id}` is in no tree of kinds.", "Write `in` and the name of a `kinds`.");
        else if (code.Properties.Text(PropertyKind.Under) is { } under && !fact.IndexOf.ContainsKey(under))
            Add(code.Place, $"`{under}` is no kind of `{kinds}`.", problems.DidYouMean(under, fact.Values));
    }

    private void CheckThreshold(Condition condition)
    {
        if (condition is CompareCondition compare && book.FactOf.TryGetValue(compare.Fact, out var fact) && fact.Item.Kind == FactKind.Number
            && compare.Values.Length > 1)
            Add(compare.Place, $"`{fact.Name}` is compared with one number at a time.");
    }
}
