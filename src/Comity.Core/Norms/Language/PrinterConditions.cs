namespace Comity.Norms.Language;

/// <summary>Prints conditions.</summary>
internal static class PrinterConditions
{
    /// <summary>Prints one condition where the layout stands.</summary>
    public static void Print(PrinterLayout to, Condition condition)
    {
        switch (condition)
        {
            case PhraseCondition one:
                to.Word(Phrase(one.Lead, one.Negated, one.Phrase));
                break;
            case CompareCondition one:
                Compare(to, one);
                break;
            case DayCondition one:
                to.Word($"{one.Fact} is {Words(one)} {one.Other}");
                break;
            case StateCondition one:
                to.Word(Words(one.Which));
                Print(to, one.Inner);
                break;
            case BracketCondition one:
                Bracket(to, one);
                break;
            case ListCondition one:
                List(to, one);
                break;
            case JoinCondition one:
                Join(to, one);
                break;
            case ClausesCondition one:
                Clauses(to, one);
                break;
            default:
                throw new ArgumentException("No such condition can be printed.", nameof(condition));
        }
    }

    /// <summary>Prints a condition behind a word that introduces it, with its clauses one under the other.</summary>
    public static void Behind(PrinterLayout to, string word, Condition condition)
    {
        var outer = to.Indent;
        to.Word(word);
        if (condition is ClausesCondition)
            to.Indent = to.Next;
        Print(to, condition);
        to.Indent = outer;
    }

    /// <summary>Whether a condition has labelled clauses, which want lines of their own.</summary>
    public static bool HasClauses(Condition condition) => condition is ClausesCondition || condition.Parts.Any(HasClauses);

    private static string Phrase(string lead, bool negated, string phrase) =>
        string.Join(' ', ((string[])[lead, negated ? "not" : "", phrase]).Where(word => word.Length > 0));

    private static void Compare(PrinterLayout to, CompareCondition condition)
    {
        to.Word(Phrase(condition.Lead, negated: false, $"{condition.Fact} {Words(condition.Comparison)} {condition.Values[0]}"));
        foreach (var value in condition.Values.Skip(1))
            to.Word($"or {value}");
    }

    public static string Words(Comparison comparison) => comparison switch
    {
        Comparison.Is => "is",
        Comparison.IsNot => "is not",
        Comparison.AtLeast => "is at least",
        Comparison.AtMost => "is at most",
        Comparison.MoreThan => "is more than",
        Comparison.LessThan => "is less than",
        Comparison.Within => "is within",
        _ => "is not within",
    };

    private static string Words(DayCondition condition) => condition.Relation switch
    {
        DayRelation.Before => "before",
        DayRelation.After => "after",
        DayRelation.OnOrBefore => "on or before",
        DayRelation.OnOrAfter => "on or after",
        DayRelation.MoreThanDaysAfter => $"more than {condition.Days} days after",
        _ => $"within {condition.Days} days of",
    };

    private static string Words(WhichState which) => which switch
    {
        WhichState.Another => "another State",
        WhichState.Some => "some State",
        _ => "no other State",
    };

    private static void Bracket(PrinterLayout to, BracketCondition condition)
    {
        to.Open(condition.Negated ? "not (" : "(");
        Print(to, condition.Inner);
        to.Mark(")");
    }

    private static void List(PrinterLayout to, ListCondition list)
    {
        to.Word(list.Quantity switch { Quantity.All => "all of", Quantity.Any => "any of", Quantity.None => "none of", _ => $"at least {list.Count} of" })
            .Mark(":");
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (i > 0)
                to.Mark(",");
            if (i > 0 && i == list.Items.Length - 1)
                to.Joint(list.LastWord);
            Print(to, list.Items[i]);
        }
    }

    private static void Join(PrinterLayout to, JoinCondition join)
    {
        for (var i = 0; i < join.Items.Length; i++)
        {
            if (i > 0)
                to.Mark(join.Loose ? ";" : ",").Joint(join.IsAnd ? "and" : "or");
            Print(to, join.Items[i]);
        }
    }

    private static void Clauses(PrinterLayout to, ClausesCondition list)
    {
        var outer = to.Indent;
        to.Word(list.Opening);
        var widest = Math.Min(6, list.Clauses.Max(clause => clause.Label.Length));
        var column = list.Opening.Length == 0 && to.Next < 60 ? to.Next : outer;
        foreach (var clause in list.Clauses)
        {
            Separator(to, clause.Before);
            if (to.Next != column)
                to.Line(column);
            Clause(to, clause, column, widest);
        }

        to.Indent = outer;
    }

    private static void Separator(PrinterLayout to, string separator)
    {
        var word = separator.TrimStart(',', ';', ' ');
        if (separator.Length > 0 && separator[0] is ',' or ';')
            to.Mark(separator[..1]);
        to.Word(word);
    }

    private static void Clause(PrinterLayout to, LabelledClause clause, int column, int widest)
    {
        to.Open("(").Word(clause.Label).Mark(")").Pad(widest - clause.Label.Length);
        if (clause.Name.Length > 0)
            to.Open("[").Word(clause.Name).Mark("]");
        to.Indent = column + widest + 3;
        Print(to, clause.Condition);
    }
}
