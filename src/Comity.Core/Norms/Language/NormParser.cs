using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>Reads definitions, norms and the changes to them.</summary>
internal sealed class NormParser(Cursor cursor, Vocabulary vocabulary)
{
    private static readonly string[] Subjects = ["State", "organisation", "operator", "developer"];

    private readonly ConditionParser conditions = new(cursor, vocabulary);

    public DefineItem Define(Place place, bool isAction)
    {
        var name = HeaderParser.Name(cursor, "a name");
        var properties = HeaderParser.OfFact(cursor);
        cursor.Expect(TokenKind.Colon, "`:` and a condition");
        var condition = conditions.Read();
        cursor.Stop();
        var tail = HeaderParser.OfFact(cursor);
        var readings = ImmutableArray.CreateBuilder<ReadingClause>();
        while (!cursor.AtEnd)
        {
            if (Reading() is { } reading)
                readings.Add(reading);
            else
                cursor.Fail($"Expected `reading` or `proposal` here, not {cursor.Describe()}.", "A definition is one sentence and its readings.");
            cursor.Recover();
        }

        return new(place, name, isAction, properties, condition, readings.ToImmutable()) { Tail = tail };
    }

    public NormItem Norm(Place place)
    {
        var id = cursor.Word("an id");
        var title = cursor.Quoted("a title");
        var properties = HeaderParser.Properties(cursor, PropertyKind.Source, PropertyKind.Voluntary, PropertyKind.Binding, PropertyKind.Since,
            PropertyKind.Review, PropertyKind.Lapses, PropertyKind.Modal);
        var sentence = Sentence();
        cursor.Recover();
        var clauses = ImmutableArray.CreateBuilder<NormClause>();
        while (!cursor.AtEnd)
        {
            if (Clause() is { } clause)
                clauses.Add(clause);
            cursor.Recover();
        }

        return new(place, id, title, properties, sentence, clauses.ToImmutable());
    }

    /// <summary>A change up to and with its full stop.</summary>
    public Change Change()
    {
        var place = cursor.Place;
        var path = Path();
        var change = WithoutCondition(place, path) ?? WithCondition(place, path);
        cursor.Stop();
        return change;
    }

    private NormSentence Sentence()
    {
        var place = cursor.Place;
        var article = cursor.Try("An") ? "An" : cursor.Try("A") ? "A" : "";
        if (article.Length == 0)
            cursor.Fail($"Expected the norm's sentence here, not {cursor.Describe()}.", "It begins: `A State should not ...`.");
        var subject = Subject();
        var that = cursor.Try("that") ? conditions.Read() : null;
        var modal = ModalWord();
        var actions = Actions();
        var target = cursor.Try("an", "activity") ? "an activity" : cursor.Try("for", "an", "activity") ? "for an activity" : "";
        var when = cursor.Try("when") ? conditions.Read() : null;
        var deadline = Deadline();
        cursor.Stop();
        return new(place, article, subject, that, modal, actions, target, when, deadline);
    }

    private string Subject()
    {
        if (Array.Find(Subjects, subject => cursor.Try(subject)) is { } known)
            return known;
        cursor.Fail($"{cursor.Describe()} is no subject.", "A norm speaks to a `State`, `organisation`, `operator` or `developer`.");
        return "";
    }

    private Modal ModalWord()
    {
        if (cursor.Try("should", "not"))
            return Modal.ShouldNot;
        if (cursor.Try("should"))
            return Modal.Should;
        if (cursor.Try("must", "not"))
            return Modal.MustNot;
        if (cursor.Try("must"))
            return Modal.Must;
        if (!cursor.Try("may"))
            cursor.Fail($"Expected `should`, `should not`, `must`, `must not` or `may` here, not {cursor.Describe()}.");
        return Modal.May;
    }

    private ImmutableArray<string> Actions()
    {
        var actions = ImmutableArray.CreateBuilder<string>();
        do
        {
            var (phrase, words) = vocabulary.Tree.Match(cursor);
            if (phrase is not { IsAction: true })
            {
                var place = cursor.Place;
                var written = phrase is null ? cursor.Words("an action", at => !at.IsWord("when") && !at.IsWord("or")) : cursor.Take(words);
                cursor.Fail($"`{written}` is not an action.",
                    phrase is null ? "Declare it with `action`." : "A norm tells a subject to do an `action`; declare it as one.", place);
                break;
            }

            actions.Add(cursor.Take(words));
        }
        while (cursor.Try("or"));
        return actions.ToImmutable();
    }

    private Deadline? Deadline()
    {
        var place = cursor.Place;
        if (!cursor.Try("within"))
            return null;
        var days = cursor.Number("a number of days");
        cursor.Expect("days");
        cursor.Expect("of");
        return new(place, days, conditions.DateOperand());
    }

    private NormClause? Clause()
    {
        var place = cursor.Place;
        if (cursor.IsWord("except"))
            return Stopped(Except());
        if (cursor.Try("excused"))
            return Stopped(new ExcusedClause(place, While()));
        if (cursor.IsWord("within"))
            return Stopped(new DeadlineClause(place, Deadline()!));
        if (cursor.Try("prevails", "over"))
            return Stopped(new PrevailsClause(place, cursor.Word("an id")));
        if (cursor.Try("gravity", "is"))
            return Stopped(new GravityClause(place, Scale()));
        if (Reading() is { } reading)
            return reading;
        cursor.Fail($"{cursor.Describe()} begins no clause of a norm.",
            "Clauses are `except`, `excused while`, `within N days of`, `prevails over`, `gravity is`, `reading` and `proposal`.");
        return null;
    }

    private NormClause Stopped(NormClause clause)
    {
        cursor.Stop();
        return clause;
    }

    private Condition While()
    {
        cursor.Expect("while");
        return conditions.Read();
    }

    private string Scale()
    {
        var (phrase, words) = vocabulary.Tree.Match(cursor);
        if (phrase?.Fact?.Kind == FactKind.Scale)
            return cursor.Take(words);
        cursor.Fail($"{cursor.Describe()} is no scale.", "Gravity is measured on a declared `scale`.");
        return "";
    }

    private ExceptClause Except()
    {
        var place = cursor.Place;
        cursor.Expect("except");
        var label = Label();
        var to = cursor.Try("to") ? Label() : "";
        cursor.Expect("when", "An exception says when it holds: `except (x) when ...`.");
        var when = conditions.Read();
        var catches = cursor.Try(TokenKind.Colon);
        if (catches)
            cursor.Expect("caught");
        return new(place, label, to, when, catches);
    }

    private string Label()
    {
        cursor.Expect(TokenKind.Open, "a label in brackets");
        var label = cursor.Word("a label");
        cursor.Expect(TokenKind.Close, "`)`");
        return label;
    }

    private ReadingClause? Reading()
    {
        var place = cursor.Place;
        if (!cursor.IsWord("reading") && !cursor.IsWord("proposal"))
            return null;
        var isProposal = cursor.Try("proposal") || !cursor.Try("reading");
        var name = cursor.Quoted("a name");
        cursor.Expect(TokenKind.Colon, "`:` and what changes");
        var change = Change();
        return new(place, isProposal, name, change, HeaderParser.Properties(cursor, PropertyKind.Source));
    }

    private ImmutableArray<string> Path()
    {
        var path = ImmutableArray.CreateBuilder<string>();
        while (cursor.Current.Kind == TokenKind.Open && cursor.Ahead(2).Kind == TokenKind.Close
            && LabelStyle.IsLabel(cursor.Span(cursor.Ahead(1)).ToString()))
            path.Add(Label());
        return path.ToImmutable();
    }

    private Change? WithoutCondition(Place place, ImmutableArray<string> path)
    {
        if (cursor.Try("is", "binding"))
            return new(place, path, ChangeKind.Binding);
        if (cursor.Try("is", "voluntary"))
            return new(place, path, ChangeKind.Voluntary);
        if (cursor.IsWord("within"))
            return new(place, path, ChangeKind.Within, Deadline: Deadline());
        if (IsDate(1) && cursor.Try("review"))
            return new(place, path, ChangeKind.Review, Date: cursor.Date());
        if (IsDate(1) && cursor.Try("lapses"))
            return new(place, path, ChangeKind.Lapses, Date: cursor.Date());
        if (cursor.IsWord("except"))
            return new(place, path, ChangeKind.Except, Except: Except());
        return null;
    }

    private bool IsDate(int ahead) => DateOnly.TryParseExact(cursor.Span(cursor.Ahead(ahead)), "yyyy-MM-dd", out _);

    private Change WithCondition(Place place, ImmutableArray<string> path)
    {
        if (cursor.Try("does", "not", "apply"))
            return new(place, path, ChangeKind.DoesNotApply, Condition: cursor.Try("when") ? conditions.Read() : null);
        if (cursor.Try("excused"))
            return new(place, path, ChangeKind.Excused, Condition: While());
        if (cursor.Try("also", "requires"))
        {
            var that = cursor.Try("that");
            return new(place, path, ChangeKind.AlsoRequires, that, conditions.Read());
        }

        return new(place, path, cursor.Try("or") ? ChangeKind.Or : ChangeKind.Replace, Condition: conditions.Read());
    }
}
