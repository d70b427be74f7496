using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>Reads conditions. Phrases are found in the vocabulary, the longest first, so that words such as "and" may stand inside them.</summary>
internal sealed class ConditionParser(Cursor cursor, Vocabulary vocabulary)
{
    private static readonly string[][] Leads =
        [["it", "is"], ["it"], ["the", "activity", "is"], ["the", "activity"], ["there", "is"], ["there", "was"], ["the", "State", "is"], ["the", "State"]];

    private readonly Stack<OpenList> open = [];

    /// <summary>A whole condition.</summary>
    public Condition Read() => Joined(cursor.Place, loose: true, () => Joined(cursor.Place, loose: false, Unit));

    private static PhraseCondition Nothing(Place place) => new(place, "", false, "");

    private Condition Joined(Place place, bool loose, Func<Condition> operand)
    {
        var items = new List<Condition> { operand() };
        bool? isAnd = null;
        while (cursor.Current.Kind == (loose ? TokenKind.Semicolon : TokenKind.Comma) && JoinedBy(1) is { } and && !EndsClause(2))
        {
            if (isAnd is { } first && first != and)
                cursor.Fail("`and` and `or` stand on one level, so that nobody can say which belongs together.",
                    "Use labels, brackets, `any of:`, or a semicolon before the weaker word.", cursor.PlaceOf(cursor.Ahead(1)));
            if (cursor.Failed)
                break;
            isAnd = and;
            cursor.Skip(1);
            cursor.Try(Word(and));
            items.Add(operand());
        }

        return isAnd is null ? items[0] : new JoinCondition(place, isAnd.Value, loose, [.. items]);
    }

    private bool? JoinedBy(int ahead) => cursor.IsWord("and", ahead) ? true : cursor.IsWord("or", ahead) ? false : null;

    private static string Word(bool and) => and ? "and" : "or";

    // Within labelled clauses a label begins the next clause.
    private bool EndsClause(int ahead) => open.Count > 0 && LabelAhead(ahead) is not null;

    private Condition Unit()
    {
        var place = cursor.Place;
        if (!cursor.Enter())
            return Nothing(place);
        var unit = LabelAhead(0) is not null ? Clauses(place, "")
            : vocabulary.Tree.Match(cursor).Words > 0 ? Atom(place, "", negated: false)
            : cursor.Current.Kind == TokenKind.Open ? Bracket(place, negated: false)
            : cursor.Try("not") ? Negated(place)
            : Quantified(place) ?? (OtherState() is { } which ? new StateCondition(place, which, Unit()) : Atom(place, Lead(), cursor.Try("not")));
        cursor.Leave();
        return unit;
    }

    private Condition Negated(Place place) => cursor.Current.Kind == TokenKind.Open ? Bracket(place, negated: true) : Atom(place, "", negated: true);

    private string Lead()
    {
        foreach (var lead in Leads)
            if (cursor.Follows(lead))
                return cursor.Take(lead.Length);
        return "";
    }

    private WhichState? OtherState() =>
        cursor.Try("another", "State") ? WhichState.Another
        : cursor.Try("some", "State") ? WhichState.Some
        : cursor.Try("no", "other", "State") ? WhichState.NoOther
        : null;

    private BracketCondition Bracket(Place place, bool negated)
    {
        cursor.Expect(TokenKind.Open, "`(`");
        var inner = new ConditionParser(cursor, vocabulary).Read();
        cursor.Expect(TokenKind.Close, "`)`", "A bracket that was opened before is not closed.");
        return new(place, negated, inner);
    }

    private Condition? Quantified(Place place) =>
        cursor.Try("all", "of") ? ClausesOrList(place, Quantity.All, "all of")
        : cursor.Try("any", "of") ? ClausesOrList(place, Quantity.Any, "any of")
        : cursor.Try("none", "of") ? List(place, Quantity.None, 0)
        : cursor.IsWord("of", 3) && cursor.Try("at", "least") ? AtLeast(place)
        : null;

    private Condition ClausesOrList(Place place, Quantity quantity, string opening) =>
        LabelAhead(0) is not null ? Clauses(place, opening) : List(place, quantity, 0);

    private ListCondition AtLeast(Place place)
    {
        var count = cursor.Number("a number of conditions");
        cursor.Expect("of");
        return List(place, Quantity.AtLeast, count);
    }

    private ListCondition List(Place place, Quantity quantity, int count)
    {
        cursor.Expect(TokenKind.Colon, quantity is Quantity.All or Quantity.Any ? "`:` or a labelled clause" : "`:`");
        var items = new List<Condition> { Unit() };
        bool? last = null;
        while (last is null && cursor.Current.Kind == TokenKind.Comma && !EndsList())
        {
            last = JoinedBy(1);
            Closes(quantity, last);
            if (cursor.Failed)
                break;
            cursor.Skip(1);
            if (last is { } and)
                cursor.Try(Word(and));
            items.Add(Unit());
        }

        if (count > items.Count)
            cursor.Note(place, $"At least {count} of {items.Count} conditions can never hold.", "Lower the number.");
        return new(place, quantity, count, [.. items], last is { } word ? Word(word) : "");
    }

    // The comma belongs to what is around the list.
    private bool EndsList() =>
        EndsClause(JoinedBy(1) is null ? 1 : 2) || cursor.IsWord("because", 1) || (cursor.IsWord("whoever", 1) && cursor.IsWord("author", 3));

    private void Closes(Quantity quantity, bool? last)
    {
        if (last is { } and && quantity is Quantity.All or Quantity.Any && and != (quantity == Quantity.All))
            cursor.Fail($"A list after `{(quantity == Quantity.All ? "all of:" : "any of:")}` cannot go on with `{Word(and)}`.",
                "Put the list in brackets where the word belongs to what is around it, or write a semicolon before it.", cursor.PlaceOf(cursor.Ahead(1)));
    }

    private ClausesCondition Clauses(Place place, string opening)
    {
        var clauses = new List<LabelledClause>();
        var list = new OpenList(LabelStyle.Of(LabelAhead(0)!), opening switch { "all of" => true, "any of" => false, _ => null });
        open.Push(list);
        var before = "";
        InOrder(LabelAhead(0)!);
        while (!cursor.Failed)
        {
            clauses.Add(Clause(before));
            var (separator, words, and) = Separator();
            if (words == 0 || LabelAhead(words) is not { } label)
                break;
            if (!list.Continues(label) && open.Any(outer => outer.Continues(label)))
                break;
            cursor.Skip(words - (and is null ? 0 : 1));
            if (and is { } joined)
                Join(list, joined);
            InOrder(label);
            before = separator;
        }

        open.Pop();
        return new(place, opening, list.IsAnd ?? true, [.. clauses]);
    }

    private void InOrder(string label)
    {
        if (open.Peek().Continues(label))
            open.Peek().Count++;
        else
            cursor.Fail($"The label `({label})` is out of order.",
                $"The next label here is `({(open.FirstOrDefault(list => list.Style.CouldBe(label)) ?? open.Peek()).Next})`.");
    }

    private void Join(OpenList list, bool and)
    {
        if (list.IsAnd is { } first && first != and)
            cursor.Fail("`and` and `or` join clauses of one list.", "Put those that belong together under a label of their own with `any of` or `all of`.");
        list.IsAnd = and;
        cursor.Try(Word(and));
    }

    private LabelledClause Clause(string before)
    {
        var place = cursor.Place;
        var label = LabelAhead(0)!;
        cursor.Skip(3);
        var name = "";
        if (cursor.Try(TokenKind.OpenSquare))
        {
            name = cursor.Words("a name", _ => true);
            cursor.Expect(TokenKind.CloseSquare, "`]`");
        }

        return new(place, label, name, Joined(cursor.Place, loose: false, Unit)) { Before = before };
    }

    private (string Text, int Words, bool? IsAnd) Separator()
    {
        var mark = cursor.Current.Kind switch { TokenKind.Comma => ",", TokenKind.Semicolon => ";", _ => "" };
        var and = JoinedBy(mark.Length);
        return ((mark + (and is { } word ? " " + Word(word) : "")).TrimStart(), mark.Length + (and is null ? 0 : 1), and);
    }

    /// <summary>The label that stands <paramref name="ahead"/> tokens further: <c>(a)</c>.</summary>
    private string? LabelAhead(int ahead)
    {
        if (cursor.Ahead(ahead).Kind != TokenKind.Open || cursor.Ahead(ahead + 1).Kind != TokenKind.Word || cursor.Ahead(ahead + 2).Kind != TokenKind.Close)
            return null;
        var word = cursor.Span(cursor.Ahead(ahead + 1)).ToString();
        return LabelStyle.IsLabel(word) ? word : null;
    }

    private Condition Atom(Place place, string lead, bool negated)
    {
        var (phrase, words) = vocabulary.Tree.Match(cursor);
        if (phrase is null)
            return Undeclared(cursor.Place);
        var written = cursor.Take(words);
        if (phrase.IsYesNo)
            return YesNo(place, lead, negated, written);
        if (negated)
            cursor.Fail($"`{phrase.Name}` is not a yes/no fact.", $"Write `{phrase.Name} is not ...`.", place);
        if (lead.Length > 0 && phrase.Fact?.Kind == FactKind.Date)
            cursor.Fail($"`{lead}` does not go before the date `{phrase.Name}`.", "Leave it out.", place);
        return phrase.Fact?.Kind == FactKind.Date ? Day(place, written) : Compare(place, lead, written, phrase);
    }

    private PhraseCondition YesNo(Place place, string lead, bool negated, string written)
    {
        if (cursor.IsWord("is"))
            cursor.Fail($"`{written}` is a yes/no fact and is not compared with anything.", $"Write `{written}` or `not {written}`.", place);
        return new(place, lead, negated, written);
    }

    private PhraseCondition Undeclared(Place place)
    {
        if (cursor.Current.Kind != TokenKind.Word)
        {
            cursor.Fail($"Expected a condition here, not {cursor.Describe()}.");
            return Nothing(place);
        }

        var words = cursor.Words("a condition", at => !at.IsWord("when") && !at.IsWord("within"));
        var shorter = words.Split(" is ")[0];
        var help = cursor.DidYouMean(words, vocabulary.Forms);
        help = help.Length > 0 ? help : cursor.DidYouMean(shorter, vocabulary.Forms);
        cursor.Fail($"`{words}` is not declared.",
            help.Length > 0 ? help : "Declare it with `fact`, `term` or `define`, or write a comma before `and` and `or`.", place);
        return Nothing(place);
    }

    private CompareCondition Compare(Place place, string lead, string fact, Phrase phrase)
    {
        cursor.Expect("is", $"`{phrase.Name}` is compared with a value: `{phrase.Name} is ...`.");
        var comparison = Comparator(phrase);
        var values = ImmutableArray.CreateBuilder<string>();
        do
            values.Add(Value(phrase));
        while (comparison is Comparison.Is or Comparison.IsNot or Comparison.Within or Comparison.NotWithin && AnotherValue(phrase));
        return new(place, lead, fact, comparison, values.ToImmutable());
    }

    private bool AnotherValue(Phrase phrase)
    {
        if (cursor.Ahead(1).Kind == TokenKind.Open || !cursor.Try("or"))
            return false;
        if (phrase.Fact?.Kind == FactKind.Number || phrase.Values.Match(cursor).Words > 0)
            return true;
        cursor.Fail($"{char.ToUpperInvariant(cursor.Describe()[0])}{cursor.Describe()[1..]} is no value of `{phrase.Name}`.",
            "Write a comma before `or` where another condition follows.");
        return false;
    }

    private Comparison Comparator(Phrase phrase)
    {
        if (phrase.Values.Match(cursor).Words > 0 && phrase.Fact?.Kind != FactKind.Kinds)
            return Comparison.Is;
        var place = cursor.Place;
        var comparison =
            cursor.Try("at", "least") ? Comparison.AtLeast
            : cursor.Try("at", "most") ? Comparison.AtMost
            : cursor.Try("more", "than") ? Comparison.MoreThan
            : cursor.Try("less", "than") ? Comparison.LessThan
            : cursor.Try("within") ? Comparison.Within
            : cursor.Try("not", "within") ? Comparison.NotWithin
            : cursor.Try("not") ? Comparison.IsNot
            : Comparison.Is;
        var isOrder = comparison is Comparison.AtLeast or Comparison.AtMost or Comparison.MoreThan or Comparison.LessThan;
        var isWithin = comparison is Comparison.Within or Comparison.NotWithin;
        var kind = phrase.Fact?.Kind;
        if (isOrder && kind is FactKind.Choice or FactKind.Kinds)
            cursor.Fail($"`{phrase.Name}` has no order.", kind == FactKind.Kinds ? "Write `is within`." : "Write `is`, or declare it as a `scale`.", place);
        else if (kind == FactKind.Kinds != isWithin && kind is not null)
            cursor.Fail(isWithin ? $"`{phrase.Name}` is not a tree of kinds." : $"`{phrase.Name}` is a tree of kinds.",
                isWithin ? "Write `is`." : "Write `is within`.", place);
        return comparison;
    }

    private string Value(Phrase phrase)
    {
        if (phrase.Values.Match(cursor) is (not null, var words and > 0))
            return cursor.Take(words);
        if (phrase.Fact?.Kind == FactKind.Number)
            return NumberOrThreshold();
        var place = cursor.Place;
        var written = cursor.Words("a value", _ => true);
        if (phrase.Fact is not null || written.Length == 0)
            cursor.Fail($"`{written}` is no value of `{phrase.Name}`.", cursor.Values(written, FactValues.Of(phrase.Fact)), place);
        return written;
    }

    private string NumberOrThreshold()
    {
        if (vocabulary.ThresholdTree.Match(cursor) is (not null, var words and > 0))
            return cursor.Take(words);
        var place = cursor.Place;
        var word = cursor.Word("a number or a threshold");
        if (!FactValues.TryNumber(word, out _))
            cursor.Fail($"`{word}` is neither a number nor a threshold.", cursor.DidYouMean(word, [.. vocabulary.Thresholds.Keys]), place);
        return word;
    }

    private DayCondition Day(Place place, string fact)
    {
        cursor.Expect("is", $"`{fact}` is a date: `{fact} is before ...`.");
        var (relation, hasDays) =
            cursor.Try("before") ? (DayRelation.Before, false)
            : cursor.Try("after") ? (DayRelation.After, false)
            : cursor.Try("on", "or", "before") ? (DayRelation.OnOrBefore, false)
            : cursor.Try("on", "or", "after") ? (DayRelation.OnOrAfter, false)
            : cursor.Try("more", "than") ? (DayRelation.MoreThanDaysAfter, true)
            : cursor.Try("within") ? (DayRelation.WithinDaysOf, true)
            : (default(DayRelation?), false);
        if (relation is null)
            cursor.Fail($"Expected `before`, `after`, `within N days of` or the like here, not {cursor.Describe()}.");
        var days = 0;
        if (hasDays)
        {
            days = cursor.Number("a number of days");
            cursor.Expect("days");
            cursor.Expect(relation == DayRelation.WithinDaysOf ? "of" : "after");
        }

        return new(place, fact, relation ?? default, days, DateOperand());
    }

    /// <summary>A date fact or a written date.</summary>
    public string DateOperand()
    {
        var (phrase, words) = vocabulary.Tree.Match(cursor);
        if (phrase?.Fact?.Kind == FactKind.Date)
            return cursor.Take(words);
        var place = cursor.Place;
        var word = cursor.Word("a date");
        if (!cursor.Failed && !DateOnly.TryParseExact(word, "yyyy-MM-dd", out _))
            cursor.Fail($"`{word}` is neither a date fact nor a date.", "Declare it with `date`, or write a date as `2015-12-31`.", place);
        return word;
    }

    private sealed class OpenList(LabelStyle style, bool? isAnd)
    {
        public LabelStyle Style { get; } = style;

        public bool? IsAnd { get; set; } = isAnd;

        public int Count { get; set; }

        public string Next => Style.Label(Count);

        public bool Continues(string label) => label == Next;
    }
}
