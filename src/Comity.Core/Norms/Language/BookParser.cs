using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>Reads the items of all documents: first those that declare phrases, then, with the whole vocabulary, the others.</summary>
internal sealed class BookParser(ImmutableArray<SourceFile> files, IEnumerable<Item> inherited)
{
    private static readonly string[] Keywords =
    [
        "book", "scale", "choice", "fact", "term", "number", "date", "kinds", "threshold", "always", "never", "define", "action", "norm", "protect", "permit",
        "accept", "benefit", "relief", "tier", "measure", "remedy", "ensure", "case", "code", "tighten", "loosen", "leave", "reservation", "replace",
    ];

    private readonly Vocabulary vocabulary = new();
    private readonly ProblemList problems = new();

    public BookText Read()
    {
        foreach (var item in inherited)
            Declare(item);
        var raw = files.Select(file => (File: file, Stretches: Stretches(file))).ToArray();
        foreach (var item in raw.SelectMany(one => one.Stretches).SelectMany(stretch => stretch.Items))
            ReadDeclaration(item);
        FillCodes(raw.SelectMany(one => one.Stretches).SelectMany(stretch => stretch.Items));
        var documents = raw.Select(one => new Document(one.File.Name, [.. one.Stretches.Select(Finish)])).ToImmutableArray();
        return new(documents, vocabulary, problems.ToImmutable());
    }

    private List<RawStretch> Stretches(SourceFile file)
    {
        var found = new List<RawStretch>();
        foreach (var stretch in Fences.Of(file.Text))
            found.Add(stretch.IsBlock ? Items(file, stretch) : new(stretch, file.Text[stretch.Start..stretch.End], [], []));
        return found;
    }

    private RawStretch Items(SourceFile file, Fences.Stretch stretch)
    {
        var (tokens, comments) = Lexer.Read(file.Text, stretch.Start, stretch.End, stretch.Line);
        var starts = Enumerable.Range(0, tokens.Length).Where(index => tokens[index].Column == 1).ToArray();
        if (tokens.Length > 0 && (starts.Length == 0 || starts[0] > 0))
            problems.Add(new(new(file.Name, tokens[0].Line, tokens[0].Column), "This line belongs to no item.", "An item begins at the beginning of a line."));
        if (stretch.Closing.Length == 0)
            problems.Add(new(new(file.Name, stretch.Line - 1, 1), "This block is not closed.", $"Write `{stretch.Opening}` on a line of its own behind it."));
        var items = new List<RawItem>(starts.Length);
        var comment = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            var (first, behind) = (starts[i], i + 1 < starts.Length ? starts[i + 1] : tokens.Length);
            var item = new RawItem(new Cursor(file.Name, file.Text, tokens, first, behind, problems));
            for (var word = first; comment < comments.Length && comments[comment].Line <= tokens[behind - 1].Line; comment++)
            {
                while (word < behind && tokens[word].Start < comments[comment].Start)
                    word++;
                item.Comments.Add(new(word - first, comments[comment].Text, word == 0 || tokens[word - 1].Line < comments[comment].Line));
            }

            items.Add(item);
        }

        return new(stretch, "", items, [.. comments.Skip(comment).Select(one => one.Text)]);
    }

    private Segment Finish(RawStretch stretch)
    {
        if (!stretch.Source.IsBlock)
            return new Prose(stretch.Prose);
        var items = ImmutableArray.CreateBuilder<Item>();
        foreach (var raw in stretch.Items)
        {
            var item = raw.Item ?? ReadWithVocabulary(raw);
            if (item is not null)
                items.Add(item with { Comments = [.. raw.Comments], Replaces = raw.Replaces });
        }

        return new Block(items.ToImmutable(), stretch.Trailing) { Opening = stretch.Source.Opening, Closing = stretch.Source.Closing };
    }

    private void ReadDeclaration(RawItem raw)
    {
        var cursor = raw.Cursor;
        raw.Place = cursor.Place;
        raw.Replaces = cursor.Try("replace");
        raw.Keyword = Keywords.FirstOrDefault(keyword => cursor.IsWord(keyword)) ?? "";
        if (raw.Keyword.Length == 0)
        {
            var word = cursor.Current.Kind == TokenKind.Word ? cursor.Span(cursor.Current).ToString() : "";
            cursor.Fail($"{cursor.Describe()} begins no item.", Help(cursor.DidYouMean(word, Keywords)));
            return;
        }

        cursor.Try(raw.Keyword);
        raw.Item = DeclarationParser.Read(raw.Keyword, raw.Place, cursor);
        if (raw.Item is not null)
            HeaderParser.End(cursor, raw.Keyword);
        else if (raw.Keyword is "define" or "action")
            Announce(raw);
        if (raw.Item is not null && !cursor.Failed)
            Declare(raw.Item with { Replaces = raw.Replaces });
    }

    private static string Help(string suggestion) =>
        suggestion.Length > 0 ? suggestion : "Lines that continue an item are indented; items begin with a keyword such as `norm`, `define` or `case`.";

    // A definition is announced by its name; its condition is read once all names are known. An action without a condition is a fact.
    private void Announce(RawItem raw)
    {
        var look = raw.Cursor;
        var start = look.Position;
        var fact = DeclarationParser.Plain(raw.Place, FactKind.Action, look);
        if (look.Failed)
            return;
        var isFact = raw.Keyword == "action" && look.Current.Kind != TokenKind.Colon;
        if (isFact)
        {
            raw.Item = fact;
            HeaderParser.End(look, "action");
            return;
        }

        look.Skip(start - look.Position);
        Declare(new DefineItem(raw.Place, fact.Name, raw.Keyword == "action", fact.Properties, new PhraseCondition(raw.Place, "", false, ""), []) { Replaces = raw.Replaces });
    }

    private void Declare(Item item)
    {
        switch (item)
        {
            case FactItem fact:
                Declare(fact.Name, fact.Properties, WithValues(new(fact.Name, PhraseKind.Fact, fact)), fact);
                break;
            case DefineItem define:
                Declare(define.Name, define.Properties, new(define.Name, define.IsAction ? PhraseKind.Action : PhraseKind.Definition, null), define);
                break;
            case ThresholdItem threshold:
                if (!vocabulary.Declare(threshold))
                    problems.Add(new(threshold.Place, $"`{threshold.Name}` is declared twice.", $"The other stands at {vocabulary.Thresholds[threshold.Name].Place}."));
                break;
            default:
                break;
        }
    }

    private void Declare(string name, ImmutableArray<ItemProperty> properties, Phrase phrase, Item item)
    {
        foreach (var form in properties.Texts(PropertyKind.Also).Prepend(name))
        {
            if (item.Replaces)
                vocabulary.Redeclare(form, phrase, item.Place);
            else if (!vocabulary.Declare(form, phrase, item.Place))
                problems.Add(new(item.Place, $"`{form}` is declared twice.", Elsewhere(form)));
        }
    }

    private string Elsewhere(string form) =>
        vocabulary.PlaceOf(form) is { Line: > 0 } place ? $"The other stands at {place}." : "It is a phrase of the language.";

    private static Phrase WithValues(Phrase phrase)
    {
        foreach (var value in FactValues.Of(phrase.Fact))
            phrase.Values.Add(value, value);
        return phrase;
    }

    // A code is a kind, so its id must be a value before conditions are read.
    private void FillCodes(IEnumerable<RawItem> items)
    {
        foreach (var raw in items.Where(raw => raw.Keyword == "code"))
        {
            var look = raw.Cursor;
            var id = look.Current.Kind == TokenKind.Word ? look.Span(look.Current).ToString() : "";
            for (var ahead = 1; look.Ahead(ahead).Kind is TokenKind.Quoted or TokenKind.Word; ahead++)
                if (look.IsWord("in", ahead))
                {
                    look.Skip(ahead + 1);
                    var (phrase, words) = vocabulary.Tree.Match(look);
                    look.Skip(-ahead - 1);
                    if (words > 0 && phrase?.Fact?.Kind == FactKind.Kinds)
                        phrase.Values.Add(id, id);
                    break;
                }
        }

        foreach (var code in inherited.OfType<CodeItem>())
            vocabulary.Find(code.Properties.Text(PropertyKind.In) ?? "")?.Values.Add(code.Id, code.Id);
    }

    private Item? ReadWithVocabulary(RawItem raw)
    {
        var cursor = raw.Cursor;
        if (cursor.Failed)
            return null;
        var before = problems.Count;
        var item = Parse(raw.Keyword, raw.Place, cursor);
        if (problems.Count == before)
            HeaderParser.End(cursor, raw.Keyword);
        return problems.Count == before ? item : null;
    }

    private Item Parse(string keyword, Place place, Cursor cursor)
    {
        var norms = new NormParser(cursor, vocabulary);
        var measures = new MeasureParser(cursor, vocabulary);
        return keyword switch
        {
            "book" => Book(place, cursor),
            "always" => measures.Constraint(place, never: false),
            "never" => measures.Constraint(place, never: true),
            "define" => norms.Define(place, isAction: false),
            "action" => norms.Define(place, isAction: true),
            "norm" => norms.Norm(place),
            "protect" => measures.Purpose(place, isProtection: true),
            "permit" => measures.Purpose(place, isProtection: false),
            "accept" => measures.Accept(place),
            "benefit" => measures.Benefit(place),
            "relief" => measures.Relief(place),
            "tier" => measures.Tier(place),
            "measure" => measures.Measure(place),
            "remedy" => measures.Remedy(place),
            "ensure" => measures.Ensure(place),
            "code" => measures.Code(place),
            "tighten" => measures.Adjust(place, tightens: true),
            "loosen" => measures.Adjust(place, tightens: false),
            "leave" => measures.LeaveOut(place),
            "reservation" => measures.Reservation(place),
            _ => new CaseParser(cursor, vocabulary).Case(place),
        };
    }

    private static BookItem Book(Place place, Cursor cursor)
    {
        var id = cursor.Word("an id");
        var title = cursor.Quoted("a title");
        return new(place, id, title, HeaderParser.Properties(cursor, PropertyKind.Version, PropertyKind.Status, PropertyKind.Extends, PropertyKind.Source));
    }

    private sealed record RawStretch(Fences.Stretch Source, string Prose, List<RawItem> Items, ImmutableArray<string> Trailing);

    private sealed class RawItem(Cursor cursor)
    {
        public Cursor Cursor { get; } = cursor;

        public List<Comment> Comments { get; } = [];

        public string Keyword { get; set; } = "";

        public Place Place { get; set; }

        public bool Replaces { get; set; }

        public Item? Item { get; set; }
    }
}
