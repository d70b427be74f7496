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
        var starts = Starts(tokens);
        if (tokens.Length > 0 && (starts.Count == 0 || starts[0] > 0))
            problems.Add(new(new(file.Name, tokens[0].Line, tokens[0].Column), "This line belongs to no item.", "An item begins at the beginning of a line."));
        if (stretch.Info != "norm")
            problems.Add(new(new(file.Name, stretch.Line - 1, 1), $"`{stretch.Info}` opens no block.",
                $"Write {stretch.Opening}norm, in small letters and with nothing behind it."));
        if (stretch.Closing.Length == 0)
            problems.Add(new(new(file.Name, stretch.Line - 1, 1), "This block is not closed.", $"Write {stretch.Opening} on a line of its own behind it."));
        var items = new List<RawItem>(starts.Count);
        var comment = 0;
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : tokens.Length;
            var first = comment;
            while (comment < comments.Length && comments[comment].Line <= tokens[end - 1].Line)
                comment++;
            items.Add(new(new Cursor(file.Name, file.Text, tokens, starts[i], end, problems), Placed(comments[first..comment], tokens, starts[i])));
        }

        return new(stretch, "", items, [.. comments[comment..].Select(one => one.Text)]);
    }

    private static ImmutableArray<Comment> Placed(ImmutableArray<CommentToken> comments, ImmutableArray<Token> tokens, int start)
    {
        var placed = ImmutableArray.CreateBuilder<Comment>(comments.Length);
        var word = start;
        foreach (var comment in comments)
        {
            while (word < tokens.Length && tokens[word].Start < comment.Start)
                word++;
            placed.Add(new(word - start, comment.Text, word == 0 || tokens[word - 1].Line < comment.Line));
        }

        return placed.ToImmutable();
    }

    private static List<int> Starts(ImmutableArray<Token> tokens)
    {
        var starts = new List<int>();
        for (var i = 0; i < tokens.Length; i++)
            if (tokens[i].Column == 1)
                starts.Add(i);
        return starts;
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
                items.Add(item with { Comments = raw.Comments, Replaces = raw.Replaces });
        }

        return new Block(items.ToImmutable(), stretch.Trailing) { Opening = stretch.Source.Opening, Closing = stretch.Source.Closing };
    }

    private void ReadDeclaration(RawItem raw)
    {
        if (problems.IsFull)
            return;
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
        var item = DeclarationParser.Read(raw.Keyword, raw.Place, cursor) ?? (raw.Keyword is "define" or "action" ? Announced(raw) : null);
        if (item is null)
            return;
        Declare(item with { Replaces = raw.Replaces });
        if (item is DefineItem)
            return;
        HeaderParser.End(cursor, raw.Keyword);
        raw.Item = cursor.Failed ? null : item;
    }

    private static string Help(string suggestion) =>
        suggestion.Length > 0 ? suggestion : "Lines that continue an item are indented; items begin with a keyword such as `norm`, `define` or `case`.";

    // A definition is announced by its name; its condition is read once all names are known. An action without a condition is a fact.
    private static Item Announced(RawItem raw)
    {
        var look = raw.Cursor;
        var start = look.Position;
        var fact = DeclarationParser.Plain(raw.Place, FactKind.Action, look);
        if (raw.Keyword == "action" && look.Current.Kind != TokenKind.Colon)
            return fact;
        look.Skip(start - look.Position);
        return new DefineItem(raw.Place, fact.Name, raw.Keyword == "action", fact.Properties, new PhraseCondition(raw.Place, "", false, ""), []);
    }

    private void Declare(Item item)
    {
        switch (item)
        {
            case FactItem fact:
                Declare(fact.Name, fact.Properties, new(fact.Name, PhraseKind.Fact, fact), fact);
                break;
            case DefineItem define:
                Declare(define.Name, define.Properties, new(define.Name, define.IsAction ? PhraseKind.Action : PhraseKind.Definition, null), define);
                break;
            case ThresholdItem threshold:
                if (threshold.Name.Length > 0 && !vocabulary.Declare(threshold))
                    problems.Add(new(threshold.Place, $"`{threshold.Name}` is declared twice.",
                        $"The other stands at {vocabulary.Thresholds[threshold.Name].Place}."));
                break;
            default:
                break;
        }
    }

    private void Declare(string name, ImmutableArray<ItemProperty> properties, Phrase phrase, Item item)
    {
        foreach (var form in properties.Texts(PropertyKind.Also).Prepend(name))
        {
            if (form.Length == 0)
                continue;
            if (item.Replaces)
                vocabulary.Redeclare(form, phrase, item.Place);
            else if (!vocabulary.Declare(form, phrase, item.Place))
                problems.Add(new(item.Place, $"`{form}` is declared twice.", Elsewhere(form)));
        }
    }

    private string Elsewhere(string form) =>
        vocabulary.PlaceOf(form) is { Line: > 0 } place ? $"The other stands at {place}." : "It is a phrase of the language.";

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
        if (cursor.Failed || problems.IsFull)
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

    private sealed class RawItem(Cursor cursor, ImmutableArray<Comment> comments)
    {
        public Cursor Cursor { get; } = cursor;

        public ImmutableArray<Comment> Comments { get; } = comments;

        public string Keyword { get; set; } = "";

        public Place Place { get; set; }

        public bool Replaces { get; set; }

        public Item? Item { get; set; }
    }
}
