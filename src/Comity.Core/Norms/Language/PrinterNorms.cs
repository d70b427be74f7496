using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>Prints norms, definitions and what changes them.</summary>
internal static class PrinterNorms
{
    /// <summary>Prints a definition or an action with a condition behind its keyword.</summary>
    public static void Print(PrinterLayout to, DefineItem item)
    {
        to.Word(item.Name);
        PrinterItems.Properties(to, item.Properties);
        to.Mark(":");
        if (!item.Readings.IsEmpty || PrinterConditions.HasClauses(item.Condition) || !to.Fits(BookPrinter.Print(item.Condition).Length + 1))
            to.Line(2);
        PrinterConditions.Print(to, item.Condition);
        to.Mark(".");
        PrinterItems.Properties(to, item.Tail);
        to.Indent = 4;
        foreach (var reading in item.Readings)
            Print(to.Line(2), reading);
    }

    /// <summary>Prints a norm behind its keyword.</summary>
    public static void Print(PrinterLayout to, NormItem item)
    {
        to.Word($"{item.Id} \"{item.Title}\"");
        PrinterItems.Properties(to, item.Properties);
        Print(to.Line(2), item.Sentence);
        foreach (var clause in item.Clauses)
            Print(to.Line(2), clause);
    }

    /// <summary>Prints a change with its full stop.</summary>
    public static void Print(PrinterLayout to, Change change)
    {
        Path(to, change.Path);
        switch (change.Kind)
        {
            case ChangeKind.Except:
                Except(to, change.Except!);
                break;
            case ChangeKind.Within:
                to.Word(Text(change.Deadline!));
                break;
            case ChangeKind.Binding or ChangeKind.Voluntary:
                to.Word(change.Kind == ChangeKind.Binding ? "is binding" : "is voluntary");
                break;
            case ChangeKind.Review or ChangeKind.Lapses:
                to.Word($"{(change.Kind == ChangeKind.Review ? "review" : "lapses")} {PrinterItems.Iso(change.Date!.Value)}");
                break;
            case ChangeKind.DoesNotApply when change.Condition is null:
                to.Word("does not apply");
                break;
            default:
                PrinterConditions.Behind(to, Lead(change), change.Condition!);
                break;
        }

        to.Mark(".");
    }

    private static string Lead(Change change) => change.Kind switch
    {
        ChangeKind.Or => "or",
        ChangeKind.AlsoRequires => change.That ? "also requires that" : "also requires",
        ChangeKind.Excused => "excused while",
        ChangeKind.DoesNotApply => "does not apply when",
        _ => "",
    };

    private static void Path(PrinterLayout to, ImmutableArray<string> path)
    {
        foreach (var label in path)
            to.Open("(", to.Next == 0 || label != path[0] ? 0 : 1).Word(label).Mark(")");
    }

    private static void Print(PrinterLayout to, NormSentence sentence)
    {
        to.Indent = 4;
        to.Word($"{sentence.Article} {sentence.Subject}");
        if (sentence.That is not null)
            PrinterConditions.Behind(to, "that", sentence.That);
        to.Word(Text(sentence.Modal));
        for (var i = 0; i < sentence.Actions.Length; i++)
            to.Word(i == 0 ? sentence.Actions[i] : $"or {sentence.Actions[i]}");
        to.Word(sentence.Target);
        if (sentence.When is not null)
            PrinterConditions.Behind(to.Line(2), "when", sentence.When);
        if (sentence.Deadline is not null)
            to.Line(2).Word(Text(sentence.Deadline));
        to.Mark(".");
    }

    private static string Text(Modal modal) => modal switch
    {
        Modal.Should => "should",
        Modal.ShouldNot => "should not",
        Modal.Must => "must",
        Modal.MustNot => "must not",
        _ => "may",
    };

    private static string Text(Deadline deadline) => $"within {deadline.Days} days of {deadline.Of}";

    private static void Print(PrinterLayout to, NormClause clause)
    {
        switch (clause)
        {
            case ExceptClause one:
                Except(to, one);
                to.Mark(".");
                break;
            case ExcusedClause one:
                PrinterConditions.Behind(to, "excused while", one.While);
                to.Mark(".");
                break;
            case DeadlineClause one:
                to.Word(Text(one.Deadline)).Mark(".");
                break;
            case PrevailsClause one:
                to.Word($"prevails over {one.Id}").Mark(".");
                break;
            case GravityClause one:
                to.Word($"gravity is {one.Scale}").Mark(".");
                break;
            case ReadingClause one:
                to.Word($"{(one.IsProposal ? "proposal" : "reading")} \"{one.Name}\"").Mark(":");
                Print(to, one.Change);
                PrinterItems.Properties(to, one.Properties);
                break;
            default:
                throw new ArgumentException("No such clause can be printed.", nameof(clause));
        }
    }

    private static void Except(PrinterLayout to, ExceptClause clause)
    {
        to.Word($"except ({clause.Label})" + (clause.To.Length > 0 ? $" to ({clause.To})" : ""));
        PrinterConditions.Behind(to, "when", clause.When);
        if (clause.Catches)
            to.Mark(":").Word("caught");
    }
}
