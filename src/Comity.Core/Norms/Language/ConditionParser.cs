using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>Reads conditions. Phrases are found in the vocabulary, the longest first, so that words such as "and" may stand inside them.</summary>
internal sealed class ConditionParser(Cursor cursor, Vocabulary vocabulary)
{
    private static readonly string[][] Leads =
        [["it", "is"], ["it"], ["the", "activity", "is"], ["the", "activity"], ["there", "is"], ["there", "was"], ["the", "State", "is"], ["the", "State"]];

    private readonly Stack<LabelStyle> open = [];

    /// <summary>A whole condition.</summary>
    public Condition Read()
    {
        var place = cursor.Place;
        if (!cursor.Enter())
            return Nothing(place);
        var result = Joined(place, loose: true, () => Joined(cursor.Place, loose: false, Unit));
        cursor.Leave();
        return result;
    }

    private static PhraseCondition Nothing(Place place) => new(place, "", false, "");

    private Condition Joined(Place place, bool loose, Func<Condition> operand)
    {
        var items = new List<Condition> { operand() };
        bool? isAnd = null;
        while (cursor.Current.Kind == (loose ? TokenKind.Semicolon : TokenKind.Comma) && (cursor.IsWord("and", 1) || cursor.IsWord("or", 1)))
        {
            if (open.Count > 0 && LabelAhead(2) is not null)
                break;
            var and = cursor.IsWord("and", 1);
            if (isAnd is { } first && first != and)
                cursor.Fail("`and` and `or` stand on one level, so that nobody can say which belongs together.",
                    "Use labels, brackets, `any of:`, or a semicolon before the weaker word.");
            isAnd = and;
            if (cursor.Failed)
                break;
            cursor.Skip(1);
            cursor.Try(and ? "and" : "or");
            items.Add(operand());
        }

        return isAnd is null ? items[0] : new JoinCondition(place, isAnd.Value, loose, [.. items]);
    }

    private Condition Unit()
    {
        var place = cursor.Place;
        if (LabelAhead(0) is not null)
            return Clauses(place, "");
        if (vocabulary.Tree.Match(cursor) is (not null, > 0))
            return Atom(place, "", false);
        if (cursor.Current.Kind == TokenKind.Open)
            return Bracket(place, negated: false);
        if (cursor.Try("not"))
            return cursor.Current.Kind == TokenKind.Open ? Bracket(place, negated: true) : Atom(place, "", true);
        if (Quantified(place) is { } quantified)
            return quantified;
        if (OtherState() is { } which)
            return new StateCondition(place, which, Unit());
        var lead = Lead();
        return Atom(place, lead, cursor.Try("not"));
    }

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
        cursor.Skip(1);
        if (!cursor.Enter())
            return new(place, negated, Nothing(place));
        var outer = open.ToArray();
        open.Clear();
        var inner = Read();
        foreach (var style in outer.Reverse())
            open.Push(style);
        cursor.Expect(TokenKind.Close, "`)`");
        cursor.Leave();
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
        var lastWord = "";
        while (lastWord.Length == 0 && cursor.Current.Kind == TokenKind.Comma)
        {
            var word = cursor.IsWord("and", 1) ? "and" : cursor.IsWord("or", 1) ? "or" : "";
            if (word.Length > 0 && (!Closes(quantity, word) || (open.Count > 0 && LabelAhead(2) is not null)))
                break;
            cursor.Skip(1);
            if (word.Length > 0)
                cursor.Try(word);
            lastWord = word;
            items.Add(Unit());
        }

        if (count > items.Count)
            cursor.Note(place, $"At least {count} of {items.Count} conditions can never hold.", "Lower the number.");
        return new(place, quantity, count, [.. items], lastWord);
    }

    private static bool Closes(Quantity quantity, string word) => quantity switch
    {
        Quantity.Any => word == "or",
        Quantity.All => word == "and",
        _ => true,
    };

    private ClausesCondition Clauses(Place place, string opening)
    {
        var clauses = new List<LabelledClause>();
        var style = LabelStyle.Of(LabelAhead(0)!, open.Count > 0);
        open.Push(style);
        bool? isAnd = opening switch { "all of" => true, "any of" => false, _ => null };
        var before = "";
        while (cursor.Enter())
        {
            clauses.Add(Clause(before));
            cursor.Leave();
            var (separator, words, and) = Separator();
            if (words == 0 || LabelAhead(words) is not { } label || !style.Continues(label, clauses.Count))
            {
                if (words > 0 && LabelAhead(words) is { } stray && !open.Any(outer => outer.CouldBe(stray)))
                    cursor.Fail($"The label `({stray})` is out of order.", $"The next label here is `({style.Label(clauses.Count)})`.");
                break;
            }

            if (and is { } word && isAnd is { } first && first != word && opening.Length == 0)
                cursor.Fail("`and` and `or` join clauses of one list.", "Put those that belong together under a label of their own with `any of` or `all of`.");
            isAnd ??= and;
            if (cursor.Failed)
                break;
            cursor.Skip(words - (and is null ? 0 : 1));
            if (and is { } joined)
                cursor.Try(joined ? "and" : "or");
            before = separator;
        }

        open.Pop();
        return new(place, opening, isAnd ?? true, [.. clauses]);
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

        var body = Joined(cursor.Place, loose: false, Unit);
        return new(place, label, name, body) { Before = before };
    }

    private (string Text, int Words, bool? IsAnd) Separator()
    {
        var mark = cursor.Current.Kind switch { TokenKind.Comma => ",", TokenKind.Semicolon => ";", _ => "" };
        var marks = mark.Length;
        return cursor.IsWord("and", marks) ? ((mark + " and").TrimStart(), marks + 1, true)
            : cursor.IsWord("or", marks) ? ((mark + " or").TrimStart(), marks + 1, false)
            : (mark, marks, null);
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
            return Undeclared(place);
        var written = cursor.Take(words);
        if (phrase.IsYesNo)
            return new PhraseCondition(place, lead, negated, written);
        if (negated)
            cursor.Fail($"`{phrase.Name}` is not a yes/no fact.", $"Write `{phrase.Name} is not ...`.", place);
        return phrase.Fact?.Kind == FactKind.Date ? Day(place, written) : Compare(place, lead, written, phrase);
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
        var help = cursor.DidYouMean(words, vocabulary.Names);
        help = help.Length > 0 ? help : cursor.DidYouMean(shorter, vocabulary.Names);
        cursor.Fail($"`{words}` is not declared.", help.Length > 0 ? help : "Declare it with `fact`, `term` or `define`, or write a comma before `and` and `or`.", place);
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
        if (!cursor.Try("or"))
            return false;
        if (phrase.Values.Match(cursor) is (not null, > 0))
            return true;
        cursor.Fail($"{char.ToUpperInvariant(cursor.Describe()[0])}{cursor.Describe()[1..]} is no value of `{phrase.Name}`.", "Write a comma before `or` where another condition follows.");
        return false;
    }

    private Comparison Comparator(Phrase phrase)
    {
        if (phrase.Values.Match(cursor).Words > 0 && phrase.Fact?.Kind != FactKind.Kinds)
            return Comparison.Is;
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
            cursor.Fail($"`{phrase.Name}` has no order.", kind == FactKind.Kinds ? "Write `is within`." : "Write `is`, or declare it as a `scale`.");
        else if (kind == FactKind.Kinds != isWithin && kind is not null)
            cursor.Fail(isWithin ? $"`{phrase.Name}` is not a tree of kinds." : $"`{phrase.Name}` is a tree of kinds.", isWithin ? "Write `is`." : "Write `is within`.");
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
            cursor.Fail($"`{written}` is no value of `{phrase.Name}`.", ValueHelp(written, phrase), place);
        return written;
    }

    private string ValueHelp(string written, Phrase phrase)
    {
        var known = FactValues.Of(phrase.Fact);
        var help = cursor.DidYouMean(written, known);
        return help.Length > 0 ? help : known.Length is > 0 and <= 12 ? $"Its values are {string.Join(", ", known.Select(value => $"`{value}`"))}." : "";
    }

    private string NumberOrThreshold()
    {
        if (vocabulary.ThresholdTree.Match(cursor) is (not null, var words and > 0))
            return cursor.Take(words);
        var place = cursor.Place;
        var word = cursor.Word("a number or a threshold");
        if (!FactValues.TryNumber(word, out _))
            cursor.Fail($"`{word}` is neither a number nor a threshold.", cursor.DidYouMean(word, vocabulary.Thresholds.Keys), place);
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
            cursor.Fail($"`{word}` is neither a date fact nor a date.", "Declare it with `date`, or write 2015-12-31.", place);
        return word;
    }
}
