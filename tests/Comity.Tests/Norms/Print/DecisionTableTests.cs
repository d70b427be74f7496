using System.Collections.Immutable;
using Comity.Norms.Language;
using Comity.Norms.Print;
using CsCheck;
using Xunit;

namespace Comity.Tests.Norms.Print;

/// <summary>A norm as a decision table.</summary>
public sealed class DecisionTableTests
{
    private static readonly Vocabulary Words = PrintedBook.Of("fact a\nfact b\nfact c\nfact d\nfact e\nscale s: low < middle < high\naction act").Vocabulary;

    private static readonly Gen<Condition> Leaf = Gen.OneOf(
        Gen.Select(OneOf("a", "b", "c", "d", "e"), Gen.Bool, (phrase, negated) => (Condition)new PhraseCondition(default, "", negated, phrase)),
        Gen.Select(Gen.Enum<Comparison>(), OneOf("low", "middle", "high"),
            (comparison, value) => (Condition)new CompareCondition(default, "it is", "s", comparison, [value])),
        Gen.Select(Gen.Enum<WhichState>(), OneOf("a", "b"),
            (which, phrase) => (Condition)new StateCondition(default, which, new PhraseCondition(default, "", false, phrase))));

    private static readonly Gen<Condition> Conditions = Nested(3);

    [Fact]
    public void The_table_agrees_with_the_condition_on_any_assignment() =>
        Gen.Select(Conditions, Conditions, Gen.Int[0, int.MaxValue]).Sample((that, when, seed) =>
        {
            var norm = Norm(that, when, []);
            var table = DecisionTable.Of(norm, Words);
            var truth = Truth(seed);
            return table.TooWide.Length > 0 || table.Holds(RowEffect.Applies, truth) == (Holds(that, truth) && Holds(when, truth));
        }, iter: 20_000);

    [Fact]
    public void Rows_of_exceptions_hold_where_the_exception_does_and_no_exception_to_it() =>
        Gen.Select(Conditions, Conditions, Conditions, Gen.Int[0, int.MaxValue]).Sample((outer, inner, innermost, seed) =>
        {
            var norm = Norm(null, null, [new ExceptClause(default, "x", "", outer, false), new ExceptClause(default, "y", "x", inner, false),
                new ExceptClause(default, "z", "y", innermost, false)]);
            var table = DecisionTable.Of(norm, Words);
            var truth = Truth(seed);
            return table.TooWide.Length > 0 || table.Holds(RowEffect.Frees, truth) == (Holds(outer, truth)
                && !(Holds(inner, truth) && !Holds(innermost, truth)));
        }, iter: 10_000);

    [Fact]
    public void No_row_is_covered_by_another() =>
        Conditions.Sample(condition =>
        {
            var rows = DecisionTable.Of(Norm(null, condition, []), Words).Rows;
            return rows.All(row => rows.Count(other => Covers(other, row)) == 1);
        }, iter: 2_000);

    [Fact]
    public void Other_forms_of_a_phrase_share_its_column()
    {
        var book = PrintedBook.Of(
            "fact rain   also \"it rains\"\naction act\nnorm N \"N\"   should not   voluntary\n  A State should not act when (a) rain, or (b) it rains.");
        Assert.Empty(book.Problems);
        Assert.Single(DecisionTable.Of(book.Items.OfType<NormItem>().Single(), book.Vocabulary).Columns);
    }

    [Fact]
    public void A_table_that_would_be_too_long_says_so()
    {
        var pairs = Enumerable.Range(0, 12).Select(i => (Condition)new ListCondition(default, Quantity.Any, 0, [Phrase($"p{i}"), Phrase($"q{i}")], "or"));
        var table = DecisionTable.Of(Norm(null, new JoinCondition(default, true, false, [.. pairs]), []), Words);
        Assert.Empty(table.Rows);
        Assert.Contains("64 rows", table.TooWide, StringComparison.Ordinal);
        Assert.Contains("No table", TableText.Of(table), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_too_many_conditions_says_so() =>
        Assert.Contains("more than 26 conditions",
            DecisionTable.Of(Norm(null, new JoinCondition(default, true, false, [.. Enumerable.Range(0, 30).Select(i => Phrase($"p{i}"))]), []),
            Words).TooWide, StringComparison.Ordinal);

    [Fact]
    public void Any_number_of_conditions_is_answered() =>
        Assert.NotEmpty(DecisionTable.Of(
            Norm(null, new ListCondition(default, Quantity.AtLeast, 900, [.. Enumerable.Range(0, 2000).Select(i => Phrase($"p{i}"))], ""), []), Words).TooWide);

    [Fact]
    public void A_norm_without_conditions_speaks_in_its_one_row()
    {
        var table = DecisionTable.Of(Norm(null, null, []), Words);
        Assert.Empty(table.Columns);
        Assert.True(table.Holds(RowEffect.Applies, _ => false));
    }

    [Fact]
    public void The_text_names_conditions_by_letter()
    {
        var text = TableText.Of(DecisionTable.Of(
            Norm(null, new JoinCondition(default, true, false, [Phrase("a"), new PhraseCondition(default, "", true, "b")]), []), Words));
        Assert.Equal("N  Title\n  A State should not act\n\n  A  a\n  B  b\n\n  rule  A    B    then\n     1  yes  no   should not\n", text);
    }

    private static Gen<Condition> Nested(int depth) => depth == 0 ? Leaf : Gen.OneOf(
        Leaf,
        Gen.Select(Nested(depth - 1), Gen.Bool, (inner, negated) => (Condition)new BracketCondition(default, negated, inner)),
        Gen.Select(Nested(depth - 1).Array[2, 3], Gen.Bool, Gen.Bool, (items, and, loose) => (Condition)new JoinCondition(default, and, loose, [.. items])),
        Gen.Select(Nested(depth - 1).Array[1, 4], Gen.Enum<Quantity>(), Gen.Int[1, 3],
            (items, quantity, count) => (Condition)new ListCondition(default, quantity, count, [.. items], "")),
        Gen.Select(Nested(depth - 1).Array[2, 3], Gen.Bool,
            (items, and) => (Condition)new ClausesCondition(default, "", and,
            [.. items.Select((item, i) => new LabelledClause(default, ((char)('a' + i)).ToString(), "", item))])));

    private static Gen<string> OneOf(params string[] names) => Gen.Int[0, names.Length - 1].Select(i => names[i]);

    private static PhraseCondition Phrase(string name) => new(default, "", false, name);

    private static NormItem Norm(Condition? that, Condition? when, ImmutableArray<NormClause> clauses) =>
        new(default, "N", "Title", [], new(default, "A", "State", that, Modal.ShouldNot, ["act"], "", when, null), clauses);

    private static Func<string, bool> Truth(int seed) => key => (seed ^ StringComparer.Ordinal.GetHashCode(key) & 0xFFFF) % 3 == 0;

    private static bool Covers(TableRow one, TableRow other) => one.Cells.Zip(other.Cells).All(pair => pair.First == Cell.Any || pair.First == pair.Second);

    private static bool Holds(Condition condition, Func<string, bool> truth) => condition switch
    {
        BracketCondition one => Holds(one.Inner, truth) != one.Negated,
        JoinCondition one => one.IsAnd ? one.Items.All(item => Holds(item, truth)) : one.Items.Any(item => Holds(item, truth)),
        ClausesCondition one => one.IsAnd ? one.Parts.All(item => Holds(item, truth)) : one.Parts.Any(item => Holds(item, truth)),
        ListCondition { Quantity: Quantity.All } one => one.Items.All(item => Holds(item, truth)),
        ListCondition { Quantity: Quantity.Any } one => one.Items.Any(item => Holds(item, truth)),
        ListCondition { Quantity: Quantity.None } one => !one.Items.Any(item => Holds(item, truth)),
        ListCondition one => one.Items.Count(item => Holds(item, truth)) >= one.Count,
        _ => Atom(condition, truth),
    };

    private static bool Atom(Condition condition, Func<string, bool> truth)
    {
        var atom = TableAtom.Of(condition, Words);
        return truth(atom.Key) == atom.IsPositive;
    }
}
