using System.Collections.Immutable;
using System.Globalization;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Puts norms, their clauses and changes to them into words.</summary>
internal static class NormWording
{
    /// <summary>A modal as the language writes it.</summary>
    public static string Say(Modal modal) => modal switch
    {
        Modal.Should => "should",
        Modal.ShouldNot => "should not",
        Modal.Must => "must",
        Modal.MustNot => "must not",
        _ => "may",
    };

    /// <summary>A norm's first sentence.</summary>
    public static ImmutableArray<Piece> Of(NormSentence sentence)
    {
        var words = Head(sentence);
        var last = sentence.Deadline is null ? "." : "";
        if (sentence.When is not null)
            words.Add(" when ").Add(sentence.When, last);
        else
            words.Add(last);
        return (sentence.Deadline is null ? words : words.Add(" ").Within(sentence.Deadline, ".")).Pieces;
    }

    /// <summary>Who should do what, without the condition.</summary>
    public static Wording Head(NormSentence sentence)
    {
        var words = new Wording().Add($"{sentence.Article} {sentence.Subject} ");
        if (sentence.That is not null)
            words.Add("that ").Add(sentence.That, " ");
        words.Add(new Force(Say(sentence.Modal))).Add(" ");
        for (var i = 0; i < sentence.Actions.Length; i++)
            words.Add(i > 0 ? " or " : "").Name(sentence.Actions[i]);
        return words.Add(sentence.Target.Length > 0 ? " " + sentence.Target : "");
    }

    /// <summary>A clause after the first sentence; readings have words of their own.</summary>
    public static ImmutableArray<Piece> Of(NormClause clause) => clause switch
    {
        ExceptClause except => new Wording().Except(except, ".").Pieces,
        ExcusedClause excused => new Wording().Add("excused while ").Add(excused.While, ".").Pieces,
        DeadlineClause deadline => new Wording().Within(deadline.Deadline, ".").Pieces,
        PrevailsClause prevails => [new Words("prevails over "), new Cited(prevails.Id), new Words(".")],
        GravityClause gravity => new Wording().Add("gravity is ").Name(gravity.Scale).Add(".").Pieces,
        ReadingClause reading => Of(reading.Change),
        _ => throw new ArgumentException("No such clause can be put into words.", nameof(clause)),
    };

    /// <summary>What a reading, proposal, adjustment or reservation changes.</summary>
    public static ImmutableArray<Piece> Of(Change change)
    {
        var words = new Wording().Add(string.Concat(change.Path.Select(label => $"({label})")) + (change.Path.IsEmpty ? "" : " "));
        var said = change.Kind switch
        {
            ChangeKind.Replace => words.Conditional("", change),
            ChangeKind.Or => words.Conditional("or ", change),
            ChangeKind.AlsoRequires => words.Conditional(change.That ? "also requires that " : "also requires ", change),
            ChangeKind.Except => words.Except(change.Except!, "."),
            ChangeKind.Excused => words.Conditional("excused while ", change),
            ChangeKind.Within => words.Within(change.Deadline!, "."),
            ChangeKind.Binding => words.Add("is binding."),
            ChangeKind.Voluntary => words.Add("is voluntary."),
            ChangeKind.Review => words.Add($"review {Day(change.Date!.Value)}."),
            ChangeKind.Lapses => words.Add($"lapses {Day(change.Date!.Value)}."),
            _ => words.Conditional(change.Condition is null ? "does not apply" : "does not apply when ", change),
        };
        return said.Pieces;
    }

    /// <summary>A day as documents show it: 23 Dec 2015.</summary>
    public static string Day(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    extension(Wording words)
    {
        private Wording Conditional(string before, Change change) =>
            change.Condition is null ? words.Add(before + ".") : words.Add(before).Add(change.Condition, ".");

        private Wording Except(ExceptClause except, string tail) =>
            words.Add($"except ({except.Label}) {(except.To.Length > 0 ? $"to ({except.To}) " : "")}when ")
                .Add(except.When, except.Catches ? ": caught" + tail : tail);

        private Wording Within(Deadline deadline, string tail) => words.Add($"within {deadline.Days} days of ").Name(deadline.Of).Add(tail);
    }
}
