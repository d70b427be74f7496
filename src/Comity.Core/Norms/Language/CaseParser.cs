using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>Reads cases.</summary>
internal sealed class CaseParser(Cursor cursor, Vocabulary vocabulary)
{
    private static readonly string[] SubjectKinds = ["State", "organisation", "operator", "developer"];

    private static readonly string[] Verdicts =
    [
        "breach", "no breach", "inconsistent", "not caught", "undetermined", "contested", "dormant", "due", "met", "missed", "excused",
        "covered", "not covered", "permitted", "not permitted", "available", "not available",
    ];

    private static readonly PhraseTree<string> VerdictTree = PhraseTree.Of(Verdicts);

    public CaseItem Case(Place place)
    {
        var title = cursor.Quoted("a title");
        var properties = HeaderParser.Properties(cursor, PropertyKind.On, PropertyKind.AsOf, PropertyKind.Source, PropertyKind.Real);
        var lines = ImmutableArray.CreateBuilder<CaseLine>();
        while (!cursor.AtEnd)
        {
            lines.Add(Line());
            cursor.Recover();
        }

        return new(place, title, properties, lines.ToImmutable());
    }

    /// <summary>A setting, up to the mark behind it.</summary>
    public Setting Setting()
    {
        var place = cursor.Place;
        var (phrase, words) = vocabulary.Tree.Match(cursor);
        var negated = phrase is null && cursor.Try("not");
        if (negated)
            (phrase, words) = vocabulary.Tree.Match(cursor);
        if (phrase?.Fact is null)
            return Unknown(place, phrase);
        var fact = cursor.Take(words);
        var link = cursor.Try(TokenKind.Colon) ? ":" : cursor.Try("is") ? "is" : "";
        var value = link.Length > 0 || StartsValue() ? Value(phrase) : null;
        if (negated && (value is not null || !phrase.IsYesNo))
            cursor.Fail($"`not` goes before a yes/no fact that stands alone.", $"Write `{phrase.Name}: not ...`.", place);
        if (value is null && !phrase.IsYesNo)
            cursor.Fail($"`{phrase.Name}` is set to nothing.", $"Write `{phrase.Name}: ` and a value, or `unknown`.", place);
        return new(place, fact, link, negated, value, Sayings());
    }

    private Setting Unknown(Place place, Phrase? phrase)
    {
        if (phrase is null)
        {
            var words = cursor.Words("a fact", at => !at.IsWord("is"));
            cursor.Fail($"`{words}` is not a declared fact.", cursor.DidYouMean(words, vocabulary.Forms), place);
        }
        else
            cursor.Fail($"`{phrase.Name}` is a definition; a case sets facts.", "Set the facts that it is made of.", place);
        return new(place, "", "", false, null, []);
    }

    private bool StartsValue() => cursor.Current.Kind == TokenKind.Word;

    private CaseLine Line()
    {
        var place = cursor.Place;
        if (cursor.Try("expect"))
            return Expectation(place);
        if (cursor.IsWord("activity") && cursor.Ahead(1).Kind == TokenKind.Quoted)
            return Activity(place);
        if (SubjectKinds.FirstOrDefault(kind => cursor.IsWord(kind)) is { } subject && IsSubjectName())
            return Subject(place, subject);
        var setting = Setting();
        cursor.Stop();
        return new SettingLine(place, setting);
    }

    private bool IsSubjectName() => cursor.Ahead(1).Kind is TokenKind.Word or TokenKind.Quoted && cursor.Ahead(2).Kind == TokenKind.Colon;

    private ActivityLine Activity(Place place)
    {
        cursor.Try("activity");
        var name = cursor.Quoted("a name");
        cursor.Expect(TokenKind.Colon, "`:`");
        return new(place, name);
    }

    private SubjectLine Subject(Place place, string kind)
    {
        cursor.Try(kind);
        var isQuoted = cursor.Current.Kind == TokenKind.Quoted;
        var name = Name();
        cursor.Skip(1);
        var settings = ImmutableArray.CreateBuilder<Setting>();
        do
            settings.Add(Setting());
        while (cursor.Try(TokenKind.Comma));
        cursor.Stop();
        return new(place, kind, name, settings.ToImmutable()) { IsQuoted = isQuoted };
    }

    private string Name() => cursor.Current.Kind == TokenKind.Quoted ? cursor.Quoted("a name") : cursor.Word("a name");

    private GivenValue Value(Phrase phrase)
    {
        if (phrase.Values.Match(cursor).Words == 0 && cursor.Try("unknown"))
            return new(ValueForm.Unknown, []);
        Ordered(phrase);
        if (cursor.Try("at", "least"))
            return new(ValueForm.AtLeast, [One(phrase)]);
        if (cursor.Try("at", "most"))
            return new(ValueForm.AtMost, [One(phrase)]);
        if (cursor.Try("between"))
            return Between(phrase);
        var form = phrase.Values.Match(cursor).Value is null && cursor.Try("not") ? ValueForm.NoneOf : ValueForm.OneOf;
        var values = ImmutableArray.CreateBuilder<string>();
        values.Add(One(phrase));
        if (phrase.Fact!.Kind == FactKind.Kinds && form == ValueForm.OneOf)
            return Kinds(phrase, values);
        while (cursor.Try("or"))
            values.Add(One(phrase));
        return new(form, values.ToImmutable());
    }

    private GivenValue Between(Phrase phrase)
    {
        var low = One(phrase);
        cursor.Expect("and");
        return new(ValueForm.Between, [low, One(phrase)]);
    }

    private GivenValue Kinds(Phrase phrase, ImmutableArray<string>.Builder values)
    {
        while (cursor.IsWord("and") && !cursor.Follows("and", "possibly", "others") || cursor.IsWord("or"))
        {
            if (cursor.Try("or"))
                cursor.Fail($"A case has kinds of `{phrase.Name}` together: write `and`.",
                    "Where it is not known which, write the kind above them `and possibly others`.");
            cursor.Try("and");
            values.Add(One(phrase));
        }

        return new(cursor.Try("and", "possibly", "others") ? ValueForm.AllAndPossiblyOthers : ValueForm.All, values.ToImmutable());
    }

    private void Ordered(Phrase phrase)
    {
        var isOrder = cursor.Follows("at", "least") || cursor.Follows("at", "most") || cursor.IsWord("between");
        if (isOrder && phrase.Values.Match(cursor).Words == 0 && phrase.Fact!.Kind is not (FactKind.Scale or FactKind.Number or FactKind.Date))
            cursor.Fail($"`{phrase.Name}` has no order, so {cursor.Describe()} says nothing of it.", "Name its values, with `or` between them.");
    }

    private string One(Phrase phrase)
    {
        if (phrase.Values.Match(cursor) is (not null, var words and > 0))
            return cursor.Take(words);
        var place = cursor.Place;
        if (phrase.Fact!.Kind == FactKind.Number)
            return Number(phrase.Fact);
        if (phrase.Fact.Kind == FactKind.Date)
            return HeaderParser.Iso(cursor);
        var written = cursor.Words("a value", at => !at.IsWord("or") && !at.IsWord("and"));
        cursor.Fail($"`{written}` is no value of `{phrase.Name}`.", cursor.Values(written, FactValues.Of(phrase.Fact)), place);
        return "";
    }

    private string Number(FactItem fact)
    {
        var place = cursor.Place;
        var word = cursor.Word("a number");
        if (!FactValues.TryNumber(word, out var number))
            cursor.Fail($"`{word}` is not a whole number.", place: place);
        else if (FactValues.TryNumber(fact.From, out var low) && FactValues.TryNumber(fact.To, out var high) && (number < low || number > high))
            cursor.Fail($"`{word}` lies outside of `{fact.Name}`.", $"It goes from `{fact.From}` to `{fact.To}`.", place);
        return word;
    }

    private ImmutableArray<Saying> Sayings()
    {
        if (!cursor.Try(TokenKind.Open))
            return [];
        var sayings = ImmutableArray.CreateBuilder<Saying>();
        do
            sayings.Add(Saying());
        while (cursor.Try(TokenKind.Semicolon));
        cursor.Expect(TokenKind.Close, "`)`");
        return sayings.ToImmutable();
    }

    private Saying Saying()
    {
        var kind = cursor.Try("claimed") ? SayingKind.Claimed : cursor.Try("denied") ? SayingKind.Denied : cursor.Try("disclosed") ? SayingKind.Disclosed
            : default(SayingKind?);
        if (kind is null)
            cursor.Fail($"Expected `claimed by`, `denied by` or `disclosed by` here, not {cursor.Describe()}.");
        cursor.Expect("by");
        var isQuoted = cursor.Current.Kind == TokenKind.Quoted;
        var by = isQuoted ? cursor.Quoted("a source") : cursor.Words("a source", at => !at.IsWord("on") && !at.IsWord("in"));
        var hasDetail = cursor.Try(kind == SayingKind.Disclosed ? "in" : "on");
        return new(kind ?? default, by, hasDetail ? cursor.Words("a detail", _ => true) : "") { IsQuoted = isQuoted };
    }

    private ExpectLine Expectation(Place place)
    {
        var id = cursor.Word("an id");
        var verdictPlace = cursor.Place;
        var (verdict, _) = VerdictTree.Match(cursor);
        if (verdict is null)
            cursor.Fail($"{cursor.Describe()} is no verdict.", "Verdicts are " + string.Join(", ", Verdicts.Select(one => $"`{one}`")) + ".", verdictPlace);
        else
            cursor.Try(verdict.Split(' '));
        var hasSubject = cursor.Try("for");
        var isQuoted = hasSubject && cursor.Current.Kind == TokenKind.Quoted;
        var subject = hasSubject ? Name() : "";
        var activity = cursor.Try("in") ? cursor.Quoted("an activity") : "";
        var readings = Readings();
        DateOnly? asOf = cursor.Try("as", "of") ? cursor.Date() : null;
        var because = Because();
        var why = cursor.Current.Kind == TokenKind.Quoted ? cursor.Quoted("the argument") : "";
        cursor.Stop();
        return new(place, id, verdict ?? "", subject, activity, readings, asOf, because, why) { IsQuoted = isQuoted };
    }

    private ImmutableArray<string> Readings()
    {
        if (!cursor.Try("under"))
            return [];
        var readings = ImmutableArray.CreateBuilder<string>();
        do
            readings.Add(cursor.Quoted("a reading"));
        while (cursor.Try(TokenKind.Comma));
        return readings.ToImmutable();
    }

    private ImmutableArray<string> Because()
    {
        if (!cursor.Try("because"))
            return [];
        var facts = ImmutableArray.CreateBuilder<string>();
        do
        {
            var (phrase, words) = vocabulary.Tree.Match(cursor);
            if (phrase?.Fact is null)
                cursor.Fail($"{cursor.Describe()} is not a declared fact.");
            else
                facts.Add(cursor.Take(words));
        }
        while (cursor.Try(TokenKind.Comma));
        return facts.ToImmutable();
    }
}
