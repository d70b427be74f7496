using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>Reads the items that declare facts and their values. They need no vocabulary; they make it.</summary>
internal static class DeclarationParser
{
    private const int MostValues = 64;
    private const int DeepestKind = 12;

    /// <summary>Reads one declaration whose keyword has been read; null when the keyword declares nothing.</summary>
    public static Item? Read(string keyword, Place place, Cursor cursor)
    {
        var item = Declaration(keyword, place, cursor);
        if (item is FactItem fact)
            Check(fact, cursor);
        return item;
    }

    private static Item? Declaration(string keyword, Place place, Cursor cursor) => keyword switch
    {
        "scale" => Valued(place, FactKind.Scale, cursor, TokenKind.Less, "`<`"),
        "choice" => Valued(place, FactKind.Choice, cursor, TokenKind.Comma, "`,`"),
        "fact" => Plain(place, FactKind.YesNo, cursor),
        "term" => Plain(place, FactKind.Term, cursor),
        "date" => Plain(place, FactKind.Date, cursor),
        "number" => Number(place, cursor),
        "kinds" => Kinds(place, cursor),
        "threshold" => Threshold(place, cursor),
        _ => null,
    };

    /// <summary>An action that is a fact of its own.</summary>
    public static FactItem Plain(Place place, FactKind kind, Cursor cursor) =>
        new(place, kind, HeaderParser.Name(cursor, "a name"), HeaderParser.OfFact(cursor));

    private static void Check(FactItem fact, Cursor cursor)
    {
        var values = FactValues.Of(fact);
        foreach (var usual in fact.Properties.Where(property => property.Kind == PropertyKind.Ordinarily))
            if (!(fact.Kind switch
            {
                FactKind.Number => FactValues.TryNumber(usual.Text, out _),
                FactKind.Date => DateOnly.TryParseExact(usual.Text, "yyyy-MM-dd", out _),
                _ => values.Contains(usual.Text, StringComparer.OrdinalIgnoreCase),
            }))
                cursor.Note(usual.Place, $"`{usual.Text}` is no value of `{fact.Name}`.", cursor.Values(usual.Text, values));
        if (fact.Kind is FactKind.Scale or FactKind.Choice or FactKind.Kinds)
            foreach (var twice in values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
                cursor.Note(fact.Place, $"`{fact.Name}` has the value `{twice.Key}` twice.", "Leave one out.");
    }

    private static FactItem Valued(Place place, FactKind kind, Cursor cursor, TokenKind separator, string mark)
    {
        var name = HeaderParser.Name(cursor, "a name");
        var early = HeaderParser.OfFact(cursor);
        cursor.Expect(TokenKind.Colon, "`:` and the values");
        var values = ImmutableArray.CreateBuilder<string>();
        do
            values.Add(HeaderParser.Name(cursor, "a value"));
        while (cursor.Try(separator));
        if (cursor.Current.Kind is TokenKind.Comma or TokenKind.Less)
            cursor.Fail($"The values of a {(kind == FactKind.Scale ? "scale" : "choice")} are separated by {mark}.");
        if (values.Count is < 2 or > MostValues)
            cursor.Fail($"`{name}` has {values.Count} values; it needs 2 to {MostValues}.");
        return new(place, kind, name, [.. early, .. HeaderParser.OfFact(cursor)]) { Values = values.ToImmutable(), EarlyProperties = early.Length };
    }

    private static FactItem Number(Place place, Cursor cursor)
    {
        var name = HeaderParser.Name(cursor, "a name", "from");
        var early = HeaderParser.OfFact(cursor);
        cursor.Expect("from", "A number has a range: `number NAME from 0 to 100`.");
        var from = cursor.Word("the lowest number");
        cursor.Expect("to");
        var to = cursor.Word("the highest number");
        if (!FactValues.TryNumber(from, out var low) || !FactValues.TryNumber(to, out var high) || low > high)
            cursor.Fail($"`{from}` to `{to}` is no range of whole numbers.", place: place);
        return new(place, FactKind.Number, name, [.. early, .. HeaderParser.OfFact(cursor)]) { From = from, To = to, EarlyProperties = early.Length };
    }

    private static ThresholdItem Threshold(Place place, Cursor cursor)
    {
        var name = HeaderParser.Name(cursor, "a name");
        cursor.Expect(TokenKind.Colon, "`:` and a number");
        var steps = ImmutableArray.CreateBuilder<ThresholdStep>();
        do
        {
            var number = cursor.Word("a number");
            if (!cursor.Failed && !FactValues.TryNumber(number, out _))
                cursor.Fail($"`{number}` is not a whole number.");
            cursor.Expect("since", "A threshold says since when: `100,000 since 2015-01-01`.");
            steps.Add(new(number, cursor.Date()));
        }
        while (cursor.Try(TokenKind.Semicolon));
        cursor.Expect(TokenKind.Stop, "a full stop");
        if (!steps.Select(step => step.Since).SequenceEqual(steps.Select(step => step.Since).Distinct().Order()))
            cursor.Note(place, $"The dates of `{name}` do not rise.", "Write the oldest value first.");
        return new(place, name, steps.ToImmutable(), HeaderParser.OfFact(cursor));
    }

    private static FactItem Kinds(Place place, Cursor cursor)
    {
        var name = HeaderParser.Name(cursor, "a name");
        var early = HeaderParser.OfFact(cursor);
        cursor.Expect(TokenKind.Colon, "`:` and the kinds, indented under it");
        var late = cursor.Current.Kind != TokenKind.End && cursor.Current.Line == place.Line ? HeaderParser.OfFact(cursor) : [];
        var roots = Siblings(cursor, 1, place.Column, 0);
        return new(place, FactKind.Kinds, name, [.. early, .. late]) { Roots = roots, EarlyProperties = early.Length };
    }

    // A line further to the right is under the line above it.
    private static ImmutableArray<KindNode> Siblings(Cursor cursor, int depth, int parentColumn, int line)
    {
        if (depth > DeepestKind)
        {
            cursor.Fail("This tree of kinds is too deep.", $"Use at most {DeepestKind} levels.");
            return [];
        }

        var nodes = ImmutableArray.CreateBuilder<KindNode>();
        var column = cursor.Current.Column;
        while (cursor.Current.Kind == TokenKind.Word && cursor.Current.Column > parentColumn && cursor.Current.Line > line)
        {
            if (cursor.Current.Column != column)
                cursor.Fail("This kind stands under nothing.", "Indent kinds of one level alike.");
            var start = cursor.Current;
            var place = cursor.Place;
            var name = HeaderParser.Checked(cursor, place, cursor.Words("a kind", at => at.Current.Line == start.Line));
            var inline = Inline(cursor, start.Line);
            nodes.Add(new(place, name, inline.IsEmpty ? Siblings(cursor, depth + 1, start.Column, start.Line) : inline, !inline.IsEmpty));
        }

        return nodes.ToImmutable();
    }

    private static ImmutableArray<KindNode> Inline(Cursor cursor, int line)
    {
        if (cursor.Current.Line != line || !cursor.Try(TokenKind.Colon))
            return [];
        var nodes = ImmutableArray.CreateBuilder<KindNode>();
        do
        {
            var place = cursor.Place;
            if (cursor.Current.Line != line)
                cursor.Fail("Behind a colon or comma stands a kind on the same line.", "Kinds on lines of their own need no colon and no commas.");
            nodes.Add(new(place, HeaderParser.Checked(cursor, place, cursor.Words("a kind", at => at.Current.Line == line)), [], false));
        }
        while (cursor.Try(TokenKind.Comma));
        return nodes.ToImmutable();
    }
}
