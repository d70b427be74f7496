namespace Comity.Tests.Norms.Analysis;

/// <summary>A fact of a random book: its values by name; yes/no facts have <c>no</c> and <c>yes</c>.</summary>
internal sealed record BookFact(int Id, string Name, string Kind, string[] Values, bool OfEachState, int Ordinary)
{
    public ulong All => (1UL << Values.Length) - 1;

    public bool IsYesNo => Values[0] == "no";

    public string Declaration => Kind switch
    {
        "scale" => $"scale {Name}: {string.Join(" < ", Values)}{Attributes}",
        "choice" => $"choice {Name}: {string.Join(", ", Values)}{Attributes}",
        _ => $"{Kind} {Name}{Attributes}",
    };

    private string Attributes => (OfEachState && Kind != "action" ? "   of each State" : "") + (Kind == "action" ? "" : $"   ordinarily {Values[Ordinary]}");
}

/// <summary>A case: a value for each State and fact (the activity's are the same for all), and who takes part.</summary>
internal sealed record BookCell(int[][] Values, bool[] TakesPart);

/// <summary>A condition that knows its words and its truth.</summary>
/// <param name="Text">How a book writes it.</param>
/// <param name="Holds">Whether it holds for a State of a case.</param>
internal sealed record BookCondition(string Text, Func<BookCell, int, bool> Holds);

/// <summary>A labelled clause with its condition or those under it.</summary>
internal sealed record BookClause(string Path, BookCondition? Condition, bool IsAnd, BookClause[] Under)
{
    public string Text =>
        Condition?.Text
        ?? $"{(IsAnd ? "all of" : "any of")} "
        + $"{string.Join(IsAnd ? ", and " : ", or ", Under.Select(clause => $"{clause.Path[clause.Path.LastIndexOf('(')..]} {clause.Text}"))}";

    public IEnumerable<BookClause> All => Under.SelectMany(clause => clause.All).Prepend(this);
}

/// <summary>A change under a name: to a clause, to the whole, an exception, or the end of the norm.</summary>
internal sealed record BookChange(string Name, string Kind, string Path, BookCondition? Condition)
{
    public string Text => Kind switch
    {
        "replace" => $"{Path} {Condition!.Text}".Trim(),
        "except" => $"except (x) when {Condition!.Text}",
        "does not apply" => "does not apply",
        "does not apply when" => $"does not apply when {Condition!.Text}",
        _ => $"{Path} {Kind} {Condition!.Text}".Trim(),
    };
}

/// <summary>A norm of a random book.</summary>
internal sealed record BookNorm(string Id, bool IsDuty, BookFact Action, BookCondition? That, BookClause When,
    (string Label, string To, bool Catches, BookCondition When)[] Exceptions,
    BookCondition? Excused, string PrevailsOver, BookChange[] Changes)
{
    public string Text => string.Join('\n', new[]
    {
        $"norm {Id} \"{Id}\"   {(IsDuty ? "should" : "should not")}   voluntary",
        $"  A State{(That is null ? "" : $" that {That.Text}")} {(IsDuty ? "should" : "should not")} {Action.Name}",
        $"  when {When.Text}.",
    }.Concat(Exceptions.Select(one =>
        $"  except ({one.Label}){(one.To.Length == 0 ? "" : $" to ({one.To})")} when {one.When.Text}{(one.Catches ? ": caught" : "")}."))
        .Concat(Excused is null ? [] : [$"  excused while {Excused.Text}."])
        .Concat(PrevailsOver.Length == 0 ? [] : [$"  prevails over {PrevailsOver}."])
        .Concat(Changes.Select(change => $"  proposal \"{change.Name}\": {change.Text}.")));
}

/// <summary>A small book, the same for the same seed: its text, and what it means without any of our code.</summary>
internal sealed class RandomBook
{
    private static readonly string[] Names = ["apple", "birch", "cedar", "daisy", "elder", "fern"];
    private readonly Random random;
    private readonly bool maySpeakOfOthers;

    public RandomBook(int seed)
    {
        random = new(seed);
        maySpeakOfOthers = random.Next(8) == 0;
        var count = maySpeakOfOthers ? 2 : random.Next(2, 5);
        Facts = [.. Enumerable.Range(0, count).Select(Fact), new(count, "push", "action", ["no", "yes"], true, 0)];
        if (!maySpeakOfOthers && random.Next(2) == 0)
            Facts = [.. Facts, new(count + 1, "pull", "action", ["no", "yes"], true, 0)];
        Constraints = [.. Enumerable.Range(0, random.Next(3)).Select(_ => (random.Next(2) == 0, Condition(1, facts: true), Condition(1, facts: true)))];
        Norms = [.. Enumerable.Range(1, random.Next(2, maySpeakOfOthers ? 3 : 5)).Select(Norm)];
        Protection = Condition(1);
        Permission = Condition(1);
        Never = Condition(1);
        Reservation = Change("", Norms[0]);
    }

    public BookFact[] Facts { get; }

    /// <summary>Whether cases have other States: where no condition asks for one, none is told apart.</summary>
    public bool SpeaksOfOthers => Text.Contains(" State (", StringComparison.Ordinal);

    public (bool Never, BookCondition Condition, BookCondition While)[] Constraints { get; }

    public BookNorm[] Norms { get; }

    public BookCondition Protection { get; }

    public BookCondition Permission { get; }

    public BookCondition Never { get; }

    public BookChange Reservation { get; }

    public string Text => field ??= string.Join('\n',
    [
        .. Facts.Select(fact => fact.Declaration),
        .. Constraints.Select(one => $"{(one.Never ? "never" : "always")} {one.Condition.Text} while {one.While.Text}."),
        .. Norms.Select(norm => norm.Text),
        $"protect P-1 \"Protected\"   when {Protection.Text}.",
        $"permit L-1 \"Permitted\"   when {Permission.Text}.",
        $"ensure E-1: never {Never.Text}.",
        $"reservation R-1 \"Reserved\"   to {Norms[0].Id}",
        $"  {Reservation.Text}.",
    ]);

    /// <summary>All cases that the constraints allow.</summary>
    public IEnumerable<BookCell> Cells()
    {
        var slots = SpeaksOfOthers ? 3 : 1;
        var places = Facts.SelectMany(fact => Enumerable.Range(0, fact.OfEachState ? slots : 1).Select(slot => (fact, slot))).ToList();
        var total = places.Aggregate(1 << (slots - 1), (product, place) => product * place.fact.Values.Length);
        for (var number = 0; number < total; number++)
        {
            var cell = Cell(number, places, slots);
            if (IsAllowed(cell))
                yield return cell;
        }
    }

    /// <summary>Whether every State that takes part keeps to the constraints.</summary>
    public bool IsAllowed(BookCell cell) =>
        Constraints.All(one => Slots(cell).All(slot => !one.While.Holds(cell, slot) || one.Condition.Holds(cell, slot) != one.Never));

    private BookCell Cell(int number, List<(BookFact Fact, int Slot)> places, int slots)
    {
        var values = Enumerable.Range(0, slots).Select(_ => new int[Facts.Length]).ToArray();
        foreach (var (fact, slot) in places)
        {
            number = Math.DivRem(number, fact.Values.Length, out var value);
            foreach (var state in fact.OfEachState ? [slot] : Enumerable.Range(0, slots))
                values[state][fact.Id] = value;
        }

        return new(values, [.. Enumerable.Range(0, slots).Select(slot => slot == 0 || (number >> (slot - 1) & 1) != 0)]);
    }

    private BookFact Fact(int id)
    {
        var ofEachState = random.Next(maySpeakOfOthers ? 2 : 3) == 0;
        return random.Next(5) switch
        {
            0 => new(id, Names[id], "scale", ["low", "mid", "high"], ofEachState, random.Next(2)),
            1 => new(id, Names[id], "choice", ["red", "green", "blue"], ofEachState, random.Next(3)),
            2 => new(id, Names[id], "term", ["no", "yes"], ofEachState, 0),
            _ => new(id, Names[id], "fact", ["no", "yes"], ofEachState, random.Next(4) == 0 ? 1 : 0),
        };
    }

    private BookNorm Norm(int number)
    {
        var isDuty = random.Next(3) == 0;
        var actions = Facts.Where(fact => fact.Kind == "action").ToArray();
        var norm = new BookNorm($"N-{number}", isDuty, actions[random.Next(actions.Length)], random.Next(4) == 0 ? Atom(true) : null, When(),
            Exceptions(), isDuty && random.Next(2) == 0 ? Condition(0, facts: true) : null, number > 1 && random.Next(6) == 0 ? "N-1" : "", []);
        return random.Next(2) == 0 ? norm : norm with { Changes = [Change($"r{random.Next(1, 3)}", norm)] };
    }

    private BookClause When()
    {
        var isAnd = random.Next(2) == 0;
        return new("", null, isAnd, [.. Enumerable.Range(0, random.Next(2, 4)).Select(index => Clause($"({(char)('a' + index)})", random.Next(4) == 0))]);
    }

    private BookClause Clause(string path, bool isNested) => isNested
        ? new(path, null, random.Next(2) == 0, [new($"{path}(i)", Condition(0), false, []), new($"{path}(ii)", Condition(0), false, [])])
        : new(path, Condition(random.Next(2)), false, []);

    private (string, string, bool, BookCondition)[] Exceptions() => random.Next(5) switch
    {
        0 => [("x", "", false, Condition(0))],
        1 => [("x", "", false, Condition(0)), ("y", "", true, Condition(0))],
        2 => [("x", "", false, Condition(0)), ("y", "x", false, Condition(0))],
        _ => [],
    };

    private BookChange Change(string name, BookNorm norm)
    {
        var clause = norm.When.All.Skip(1).ElementAt(random.Next(norm.When.All.Count() - 1)).Path;
        return random.Next(7) switch
        {
            0 => new(name, "replace", clause, Condition(0)),
            1 => new(name, "or", clause, Condition(0)),
            2 => new(name, "also requires", clause, Condition(0)),
            3 => new(name, "also requires", "", Condition(0)),
            4 when norm.Exceptions.Length == 0 => new(name, "except", "", Condition(0)),
            5 => new(name, "does not apply", "", null),
            _ => new(name, "does not apply when", "", Condition(0)),
        };
    }

    private BookCondition Condition(int depth, bool facts = false)
    {
        if (maySpeakOfOthers && random.Next(4) == 0)
            return Others();
        if (depth == 0 || random.Next(3) == 0)
            return Atom(facts);
        BookCondition[] items = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => Condition(depth - 1, facts))];
        var text = string.Join(", ", items.Select(item => $"({item.Text})"));
        return random.Next(4) switch
        {
            0 => new($"(none of: {text})", (cell, slot) => !items.Any(item => item.Holds(cell, slot))),
            1 => new($"(all of: {text})", (cell, slot) => items.All(item => item.Holds(cell, slot))),
            2 => new($"(at least 2 of: {text})", (cell, slot) => items.Count(item => item.Holds(cell, slot)) >= 2),
            _ => new($"(any of: {text})", (cell, slot) => items.Any(item => item.Holds(cell, slot))),
        };
    }

    private BookCondition Others()
    {
        var inner = Atom(true);
        return random.Next(3) switch
        {
            0 => new($"(some State ({inner.Text}))", (cell, slot) => Slots(cell).Any(other => inner.Holds(cell, other))),
            1 => new($"(no other State ({inner.Text}))", (cell, slot) => !Slots(cell).Any(other => other != slot && inner.Holds(cell, other))),
            _ => new($"(another State ({inner.Text}))", (cell, slot) => Slots(cell).Any(other => other != slot && inner.Holds(cell, other))),
        };
    }

    private static IEnumerable<int> Slots(BookCell cell) => Enumerable.Range(0, cell.TakesPart.Length).Where(slot => cell.TakesPart[slot]);

    private BookCondition Atom(bool facts)
    {
        var fact = Facts.Where(fact => !facts || fact.Kind != "action").ElementAt(random.Next(Facts.Count(fact => !facts || fact.Kind != "action")));
        if (fact.IsYesNo)
        {
            var yes = random.Next(3) > 0;
            return new(yes ? fact.Name : $"not {fact.Name}", (cell, slot) => cell.Values[slot][fact.Id] == 1 == yes);
        }

        var (words, set) = Set(fact);
        return new(words, (cell, slot) => (set >> cell.Values[slot][fact.Id] & 1) != 0);
    }

    private (string Words, ulong Set) Set(BookFact fact)
    {
        var value = random.Next(fact.Values.Length);
        var below = (1UL << value) - 1;
        var form = random.Next(fact.Kind == "scale" ? 6 : 3);
        return form switch
        {
            0 => ($"{fact.Name} is not {fact.Values[value]}", fact.All & ~(1UL << value)),
            1 => ($"{fact.Name} is {fact.Values[value]} or {fact.Values[(value + 1) % 3]}", (1UL << value) | (1UL << ((value + 1) % 3))),
            2 => ($"{fact.Name} is {fact.Values[value]}", 1UL << value),
            3 => ($"{fact.Name} is at least {fact.Values[value]}", fact.All & ~below),
            4 => ($"{fact.Name} is at most {fact.Values[value]}", below | (1UL << value)),
            _ => ($"{fact.Name} is more than {fact.Values[value]}", fact.All & ~(below | (1UL << value))),
        };
    }

}
