using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>Reads the parts that items share: names, titles and properties.</summary>
internal static class HeaderParser
{
    private const int MostWords = 40;

    private static readonly (string[] Words, PropertyKind Kind)[] Keywords =
    [
        (["asks"], PropertyKind.Asks), (["ordinarily"], PropertyKind.Ordinarily), (["also"], PropertyKind.Also), (["source"], PropertyKind.Source),
        (["headline"], PropertyKind.Headline), (["agreed", "ambiguity"], PropertyKind.AgreedAmbiguity), (["highest"], PropertyKind.Highest),
        (["adds", "up"], PropertyKind.AddsUp), (["of", "each"], PropertyKind.OfEach), (["voluntary"], PropertyKind.Voluntary),
        (["binding"], PropertyKind.Binding), (["since"], PropertyKind.Since), (["review"], PropertyKind.Review), (["lapses"], PropertyKind.Lapses),
        (["should", "not"], PropertyKind.Modal), (["should"], PropertyKind.Modal), (["must", "not"], PropertyKind.Modal), (["must"], PropertyKind.Modal),
        (["may"], PropertyKind.Modal), (["version"], PropertyKind.Version), (["status"], PropertyKind.Status), (["extends"], PropertyKind.Extends),
        (["on"], PropertyKind.On), (["as", "of"], PropertyKind.AsOf), (["real"], PropertyKind.Real), (["basis"], PropertyKind.Basis),
        (["limits"], PropertyKind.Limits), (["within", "the", "power", "of", "the", "State", "concerned"], PropertyKind.WithinPower),
        (["in"], PropertyKind.In), (["under"], PropertyKind.Under),
    ];

    private static readonly PropertyKind[] OfFacts =
    [
        PropertyKind.Asks, PropertyKind.Ordinarily, PropertyKind.Also, PropertyKind.Source, PropertyKind.Headline, PropertyKind.AgreedAmbiguity,
        PropertyKind.Highest, PropertyKind.AddsUp, PropertyKind.OfEach,
    ];

    /// <summary>Reads properties as long as any of these follow.</summary>
    public static ImmutableArray<ItemProperty> Properties(Cursor cursor, params ReadOnlySpan<PropertyKind> allowed)
    {
        var found = ImmutableArray.CreateBuilder<ItemProperty>();
        var kinds = allowed.ToArray();
        while (Keyword(cursor, kinds) is { } keyword)
        {
            var place = cursor.Place;
            cursor.Try(keyword.Words);
            found.Add(new(place, keyword.Kind, Value(cursor, keyword, kinds)));
        }

        return found.ToImmutable();
    }

    /// <summary>The properties of a fact, term, definition or action.</summary>
    public static ImmutableArray<ItemProperty> OfFact(Cursor cursor) => Properties(cursor, OfFacts);

    /// <summary>A name that is declared: words up to a mark, a property of facts or the word <paramref name="before"/>.</summary>
    public static string Name(Cursor cursor, string what, string before = "")
    {
        var place = cursor.Place;
        return Checked(cursor, place, cursor.Words(what, at => Keyword(at, OfFacts) is null && !at.IsWord(before)));
    }

    /// <summary>A declared name, which must be short enough to be found quickly.</summary>
    public static string Checked(Cursor cursor, Place place, string name)
    {
        if (name.AsSpan().Count(' ') >= MostWords)
            cursor.Fail($"The name `{name}` has more than {MostWords} words.", "Give it a shorter name.", place);
        return name;
    }

    /// <summary>Complains of whatever stands behind the end of an item.</summary>
    public static void End(Cursor cursor, string item)
    {
        if (!cursor.AtEnd && !cursor.Failed)
            cursor.Fail($"{cursor.Describe()} does not belong to this `{item}`.",
                "Begin a new item at the beginning of a line, or look for a missing or misplaced full stop.");
    }

    private static (string[] Words, PropertyKind Kind)? Keyword(Cursor cursor, ReadOnlySpan<PropertyKind> allowed)
    {
        foreach (var keyword in Keywords)
            if (allowed.Contains(keyword.Kind) && cursor.Follows(keyword.Words)
                && (!IsQuoted(keyword.Kind) || cursor.Ahead(keyword.Words.Length).Kind == TokenKind.Quoted))
                return keyword;
        return null;
    }

    private static bool IsQuoted(PropertyKind kind) => kind is PropertyKind.Asks or PropertyKind.Also or PropertyKind.AgreedAmbiguity;

    private static string Value(Cursor cursor, (string[] Words, PropertyKind Kind) keyword, PropertyKind[] allowed) => keyword.Kind switch
    {
        PropertyKind.Also => OtherForm(cursor),
        PropertyKind.Asks or PropertyKind.AgreedAmbiguity => cursor.Quoted("a text"),
        PropertyKind.Source => cursor.Source(),
        PropertyKind.Ordinarily or PropertyKind.Basis or PropertyKind.In or PropertyKind.Under => ValueWords(cursor, allowed),
        PropertyKind.Since or PropertyKind.Review or PropertyKind.Lapses or PropertyKind.On or PropertyKind.AsOf => Iso(cursor),
        PropertyKind.OfEach => Bearer(cursor),
        PropertyKind.Version or PropertyKind.Extends => cursor.Word("a word"),
        PropertyKind.Modal => string.Join(' ', keyword.Words),
        PropertyKind.Status => Status(cursor),
        PropertyKind.Limits => string.Join(", ", Names(cursor, allowed)),
        _ => "",
    };

    private static string ValueWords(Cursor cursor, PropertyKind[] allowed)
    {
        var (start, line) = (cursor.Position, cursor.Current.Line);
        return cursor.Words("a value", at => at.Position == start || (at.Current.Line == line && Keyword(at, allowed) is null && !IsBehindHeader(at, allowed)));
    }

    // The first clause of a measure or a code may stand on the line of its header.
    private static bool IsBehindHeader(Cursor cursor, PropertyKind[] allowed) =>
        (allowed.Contains(PropertyKind.Basis) && cursor.Follows("available", "when"))
        || (allowed.Contains(PropertyKind.Under) && (cursor.IsWord("entails") || cursor.IsWord("excludes") || cursor.Follows("may", "amount", "to")));

    /// <summary>A date as written.</summary>
    public static string Iso(Cursor cursor) => cursor.Date().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string OtherForm(Cursor cursor)
    {
        var place = cursor.Place;
        var form = cursor.Quoted("another form");
        var (tokens, _) = Lexer.Read(form, 0, form.Length, 1);
        if (!cursor.Failed && (tokens.IsEmpty || tokens.Any(token => token.Kind != TokenKind.Word)))
            cursor.Fail($"`{form}` is no phrase.", "Another form of a name is made of words alone.", place);
        return Checked(cursor, place, form);
    }

    private static string Bearer(Cursor cursor)
    {
        if (cursor.Try("State"))
            return "State";
        cursor.Expect("subject", "Write `of each State` or `of each subject`.");
        return "subject";
    }

    private static string Status(Cursor cursor)
    {
        if (cursor.Try("working"))
            return "working";
        if (cursor.Try("chair's", "aid"))
            return "chair's aid";
        if (cursor.Try("endorsed", "by"))
            return $"endorsed by \"{cursor.Quoted("the decision")}\"";
        cursor.Fail($"{cursor.Describe()} is no status of a book.", "Write `working`, `chair's aid`, or `endorsed by` and the decision in quotes.");
        return "";
    }

    /// <summary>Names separated by commas.</summary>
    public static ImmutableArray<string> Names(Cursor cursor, params PropertyKind[] allowed)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        do
            names.Add(ValueWords(cursor, allowed));
        while (cursor.Try(TokenKind.Comma));
        return names.ToImmutable();
    }
}
