using System.Collections.Immutable;
using System.Text;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>A piece of a sentence of the book.</summary>
internal abstract record Piece;

/// <summary>Words as they stand.</summary>
internal sealed record Words(string Text) : Piece;

/// <summary>A declared phrase in the writer's spelling.</summary>
internal sealed record Named(string Written) : Piece;

/// <summary>The id of a norm, measure or the like.</summary>
internal sealed record Cited(string Id) : Piece;

/// <summary>The modal of a norm.</summary>
internal sealed record Force(string Text) : Piece;

/// <summary>Labelled clauses begin.</summary>
internal sealed record ClausesBegin : Piece;

/// <summary>One labelled clause begins.</summary>
internal sealed record ClauseBegin(string Label, string Name) : Piece;

/// <summary>The labelled clause ends.</summary>
internal sealed record ClauseEnd : Piece;

/// <summary>The labelled clauses end.</summary>
internal sealed record ClausesEnd : Piece;

/// <summary>Puts conditions into pieces, so that text and HTML say them in the same words. Marks behind a condition stand in its last clause.</summary>
internal sealed class Wording
{
    private readonly ImmutableArray<Piece>.Builder pieces = ImmutableArray.CreateBuilder<Piece>();

    /// <summary>The pieces so far.</summary>
    public ImmutableArray<Piece> Pieces => pieces.ToImmutable();

    /// <summary>A condition and the marks behind it.</summary>
    public static ImmutableArray<Piece> Of(Condition condition, string tail = "") => new Wording().Add(condition, tail).Pieces;

    /// <summary>Pieces as one line of text.</summary>
    public static string Text(IEnumerable<Piece> pieces)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
            text.Append(piece switch
            {
                Words words => words.Text,
                Named named => named.Written,
                Cited cited => cited.Id,
                Force force => force.Text,
                ClauseBegin { Name.Length: > 0 } clause => $" ({clause.Label}) [{clause.Name}] ",
                ClauseBegin clause => $" ({clause.Label}) ",
                _ => "",
            });
        return text.Replace("  ", " ").ToString().Trim();
    }

    /// <summary>Adds words.</summary>
    public Wording Add(string words) => Add(words.Length > 0 ? new Words(words) : null);

    /// <summary>Adds a phrase.</summary>
    public Wording Name(string written) => Add(new Named(written));

    /// <summary>Adds a piece; null adds nothing.</summary>
    public Wording Add(Piece? piece)
    {
        if (piece is not null)
            pieces.Add(piece);
        return this;
    }

    /// <summary>Adds a condition and the marks behind it.</summary>
    public Wording Add(Condition condition, string tail) => condition switch
    {
        PhraseCondition one => Add(Lead(one.Lead) + (one.Negated ? "not " : "")).Name(one.Phrase).Add(tail),
        CompareCondition one => Add(Lead(one.Lead)).Name(one.Fact).Add($" {BookPrinter.Print(one.Comparison)} {string.Join(" or ", one.Values)}{tail}"),
        DayCondition one => Add(one, tail),
        StateCondition one => Add(Say(one.Which) + " ").Add(one.Inner, tail),
        BracketCondition one => Add(one.Negated ? "not (" : "(").Add(one.Inner, ")" + tail),
        ListCondition one => Add(Say(one) + ": ").Items(one.Items, ", ", one.LastWord.Length > 0 ? $", {one.LastWord} " : ", ", tail),
        JoinCondition one => Joined(one, $"{(one.Loose ? ";" : ",")} {(one.IsAnd ? "and" : "or")} ", tail),
        ClausesCondition one => Clauses(one, tail),
        _ => throw new ArgumentException("No such condition can be put into words.", nameof(condition)),
    };

    private static string Lead(string lead) => lead.Length > 0 ? lead + " " : "";

    private static string Say(WhichState which) => which switch
    {
        WhichState.Another => "another State",
        WhichState.Some => "some State",
        _ => "no other State",
    };

    private static string Say(ListCondition list) => list.Quantity switch
    {
        Quantity.All => "all of",
        Quantity.Any => "any of",
        Quantity.None => "none of",
        _ => $"at least {list.Count} of",
    };

    private Wording Add(DayCondition day, string tail) => Name(day.Fact).Add(" is " + day.Relation switch
    {
        DayRelation.Before => "before ",
        DayRelation.After => "after ",
        DayRelation.OnOrBefore => "on or before ",
        DayRelation.OnOrAfter => "on or after ",
        DayRelation.MoreThanDaysAfter => $"more than {day.Days} days after ",
        _ => $"within {day.Days} days of ",
    }).Name(day.Other).Add(tail);

    private Wording Joined(JoinCondition join, string word, string tail) => Items(join.Items, word, word, tail);

    private Wording Items(ImmutableArray<Condition> items, string between, string last, string tail)
    {
        for (var i = 0; i < items.Length; i++)
            Add(items[i], i == items.Length - 1 ? tail : i == items.Length - 2 ? last : between);
        return this;
    }

    private Wording Clauses(ClausesCondition list, string tail)
    {
        Add(list.Opening).Add(new ClausesBegin());
        for (var i = 0; i < list.Clauses.Length; i++)
        {
            Add(new ClauseBegin(list.Clauses[i].Label, list.Clauses[i].Name));
            Add(list.Clauses[i].Condition, i == list.Clauses.Length - 1 ? tail : list.Clauses[i + 1].Before);
            Add(new ClauseEnd());
        }

        return Add(new ClausesEnd());
    }
}
