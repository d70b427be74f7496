using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Logic;

namespace Comity.Norms.Decision;

/// <summary>Two days compared, for one subject: what a condition on dates, or a deadline, comes down to.</summary>
/// <param name="Fact">The date fact that is compared; <c>as of</c> for the date of the judgement.</param>
/// <param name="Relation">How.</param>
/// <param name="Days">A number of days.</param>
/// <param name="Other">A date fact or a written date.</param>
/// <param name="Slot">The subject.</param>
public readonly record struct DayQuestion(string Fact, DayRelation Relation, int Days, string Other, int Slot)
{
    /// <summary>The date of the judgement.</summary>
    public const string AsOf = "as of";

    /// <summary>Whether the days lie so.</summary>
    /// <param name="difference">How many days the first lies after the second.</param>
    public bool Holds(int difference) => Relation switch
    {
        DayRelation.Before => difference < 0,
        DayRelation.After => difference > 0,
        DayRelation.OnOrBefore => difference <= 0,
        DayRelation.OnOrAfter => difference >= 0,
        DayRelation.MoreThanDaysAfter => difference > Days,
        _ => difference >= 0 && difference <= Days,
    };
}

/// <summary>
/// The finite variables behind a book's facts: one for a yes/no fact, scale or choice; one a kind; one for a number, cut where conditions
/// compare it; one for each question about two dates. Facts of subjects have theirs for each slot.
/// </summary>
public sealed class FactSpace
{
    private readonly Dictionary<(Fact, int Part, int Slot), int> variables = [];
    private readonly Dictionary<DayQuestion, int> days = [];
    private readonly Dictionary<Fact, ImmutableArray<long>> cuts = [];
    private readonly Dictionary<string, int> readings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> periods = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[] present;
    private readonly int[] ownDisclosure;
    private readonly Dictionary<int, (Fact Fact, int Part, int Slot)> factOf = [];

    private readonly NormBook? beside;

    internal FactSpace(NormBook book, int slots, NormBook? beside = null, Budget? budget = null)
    {
        (Book, Slots, this.beside) = (book, slots, beside);
        Store = new([], budget);
        foreach (var fact in book.Facts)
            Declare(fact);
        foreach (var reading in book.Readings)
            readings[reading] = Store.Add($"reading {reading}", 2).Id;
        foreach (var threshold in book.Vocabulary.Thresholds.Values)
            periods[threshold.Name] = Store.Add($"period of {threshold.Name}", threshold.Steps.Length + 1).Id;
        present = [.. Enumerable.Range(0, slots).Select(slot => Store.Add($"State {slot + 1} takes part", 2).Id)];
        ownDisclosure = [.. Enumerable.Range(0, slots).Select(slot => Store.Add($"{Vocabulary.OwnDisclosure} {slot + 1}", 2).Id)];
    }

    /// <summary>The book.</summary>
    public NormBook Book { get; }

    /// <summary>The number of subjects that are told apart.</summary>
    public int Slots { get; }

    /// <summary>The formulas over the variables.</summary>
    public FormulaStore Store { get; }

    /// <summary>All questions about dates that were met, with their variables.</summary>
    public IReadOnlyDictionary<DayQuestion, int> Days => days;

    /// <summary>The variables of a fact for a slot (of the activity: for every slot the same); several for kinds, none for dates.</summary>
    public ImmutableArray<int> VariablesOf(Fact fact, int slot)
    {
        var owner = fact.Owner == Owner.Activity ? 0 : slot;
        var parts = fact.Item.Kind switch { FactKind.Kinds => fact.Values.Length, FactKind.Date => 0, _ => 1 };
        return [.. Enumerable.Range(0, parts).Select(part => variables[(fact, part, owner)])];
    }

    /// <summary>The fact, kind and slot of a variable; null for variables of other things.</summary>
    public (Fact Fact, int Part, int Slot)? FactOf(int variable) => factOf.TryGetValue(variable, out var found) ? found : null;

    /// <summary>The lowest number of each interval of a number.</summary>
    public ImmutableArray<long> IntervalsOf(Fact fact) => cuts[fact];

    /// <summary>The variable that switches a reading on.</summary>
    public int Reading(string name) => readings[name];

    /// <summary>The readings with their variables.</summary>
    public IReadOnlyDictionary<string, int> Readings => readings;

    /// <summary>The variable for the step of a threshold that is in force; value 0 is before the first.</summary>
    public int Period(string threshold) => periods[threshold];

    /// <summary>The variable that says whether a slot is taken.</summary>
    public int Present(int slot) => present[slot];

    /// <summary>The variable for an answer that rests on what this subject disclosed of itself.</summary>
    public int OwnDisclosure(int slot) => ownDisclosure[slot];

    /// <summary>Whether a date is the activity's, the same for all subjects; written dates and the date of the judgement are.</summary>
    public bool IsShared(string date) => !Book.FactOf.TryGetValue(date, out var fact) || fact.Owner == Owner.Activity;

    internal int Day(DayQuestion question)
    {
        if (IsShared(question.Fact) && IsShared(question.Other))
            question = question with { Slot = 0 };
        if (!days.TryGetValue(question, out var variable))
            days.Add(question, variable = Store.Add($"{question.Fact} {question.Relation} {question.Days} {question.Other} {question.Slot}", 2).Id);
        return variable;
    }

    /// <summary>The intervals of a number that lie between two numbers, one bit an interval: all that are touched.</summary>
    public ulong Intervals(Fact fact, long low, long high)
    {
        var starts = cuts[fact];
        FactValues.TryNumber(fact.Item.To, out var to);
        var set = 0UL;
        for (var i = 0; i < starts.Length && low <= high; i++)
            if (starts[i] <= high && (i + 1 == starts.Length ? to : starts[i + 1] - 1) >= low)
                set |= 1UL << i;
        return set;
    }

    private void Declare(Fact fact)
    {
        var parts = fact.Item.Kind switch { FactKind.Kinds => fact.Values.Length, FactKind.Date => 0, _ => 1 };
        if (fact.Item.Kind == FactKind.Number)
            cuts[fact] = [.. NumberCuts.Of(Book, fact, beside).Take(NumberCuts.Most)];
        var size = fact.Item.Kind switch { FactKind.Kinds => 2, FactKind.Number => cuts[fact].Length, _ => fact.Values.Length };
        for (var slot = 0; slot < (fact.Owner == Owner.Activity ? 1 : Slots); slot++)
            for (var part = 0; part < parts; part++)
            {
                var variable = Store.Add(fact.Name, size).Id;
                variables[(fact, part, slot)] = variable;
                factOf[variable] = (fact, part, slot);
            }
    }
}
