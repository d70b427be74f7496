using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>Reads what a book is for and what follows from it: purposes, acceptances, measures, ensures, codes, changes to a base book.</summary>
internal sealed class MeasureParser(Cursor cursor, Vocabulary vocabulary)
{
    /// <summary>The kinds of finding as <c>accept</c> names them.</summary>
    internal static readonly ImmutableArray<string> FindingKinds =
    [
        "loophole", "overreach", "conflict", "dead norm", "dead clause", "redundant norm", "redundant condition", "decisive gap", "divergence", "ladder",
        "impossible duty", "exception creep", "technology-bound clause", "lapse", "comparison", "tailoring", "reservation",
    ];

    private readonly ConditionParser conditions = new(cursor, vocabulary);

    public ConstraintItem Constraint(Place place, bool never)
    {
        var condition = conditions.Read();
        var item = new ConstraintItem(place, never, condition, cursor.Try("while") ? conditions.Read() : null);
        cursor.Stop();
        return item;
    }

    public PurposeItem Purpose(Place place, bool isProtection)
    {
        var (id, title) = IdAndTitle();
        var properties = HeaderParser.Properties(cursor, PropertyKind.Source);
        Condition? from = null;
        var fromIs = false;
        if (isProtection && cursor.Try("from", "an", "activity", "that"))
        {
            fromIs = cursor.Try("is");
            from = conditions.Read();
        }

        cursor.Expect("when", isProtection ? "A protection says from what and when: `from an activity that ... when ...`."
            : "A permission says when it holds.");
        var when = conditions.Read();
        cursor.Stop();
        return new(place, id, title, isProtection, properties, from, when) { FromIs = fromIs };
    }

    public AcceptItem Accept(Place place)
    {
        var kind = FindingKinds.OrderByDescending(name => name.Length).FirstOrDefault(name => cursor.Follows(name.Split(' ')));
        if (kind is null)
            cursor.Fail($"{cursor.Describe()} is no kind of finding.", "Kinds are " + string.Join(", ", FindingKinds.Select(name => $"`{name}`")) + ".");
        else
            cursor.Try(kind.Split(' '));
        var ids = ImmutableArray.CreateBuilder<string>();
        do
            ids.Add(cursor.Words("an id", at => !at.IsWord("when") && !at.IsWord("because")));
        while (!cursor.IsWord("because", 1) && cursor.Try(TokenKind.Comma));
        var when = cursor.Try("when") ? conditions.Read() : null;
        var hasComma = cursor.Try(TokenKind.Comma);
        cursor.Expect("because", "Say why it is accepted: `because \"gap of the text\"`.");
        var reason = cursor.Quoted("a reason");
        cursor.Stop();
        return new(place, kind ?? "", ids.ToImmutable(), when, reason) { HasComma = hasComma };
    }

    public BenefitItem Benefit(Place place)
    {
        var names = HeaderParser.Names(cursor);
        return new(place, names) { HasStop = cursor.Try(TokenKind.Stop) };
    }

    public ReliefItem Relief(Place place)
    {
        var name = cursor.Words("a name", at => !at.IsWord("within"));
        return new(place, name, HeaderParser.Properties(cursor, PropertyKind.WithinPower, PropertyKind.Source));
    }

    public TierItem Tier(Place place)
    {
        var name = cursor.Words("a name", _ => true);
        cursor.Expect(TokenKind.Colon, "`:` and the alternatives");
        var alternatives = ImmutableArray.CreateBuilder<string>();
        do
            alternatives.Add(cursor.Words("an alternative", _ => true));
        while (cursor.Try(TokenKind.Comma));
        return new(place, name, alternatives.ToImmutable()) { HasStop = cursor.Try(TokenKind.Stop) };
    }

    public MeasureItem Measure(Place place)
    {
        var (id, title) = IdAndTitle();
        var properties = HeaderParser.Properties(cursor, PropertyKind.In, PropertyKind.Basis, PropertyKind.Limits, PropertyKind.Source);
        var measure = new MeasureItem(place, id, title, properties, Available(), null, [], null, false);
        while (!cursor.AtEnd)
        {
            measure = Clause(measure);
            cursor.Stop();
        }

        return measure;
    }

    public RemedyItem Remedy(Place place)
    {
        var (id, title) = IdAndTitle();
        var properties = HeaderParser.Properties(cursor, PropertyKind.Source);
        cursor.Expect("open", "A remedy says when it is open: `open when ...`.");
        cursor.Expect("when");
        var item = new RemedyItem(place, id, title, properties, conditions.Read());
        cursor.Stop();
        return item;
    }

    public EnsureItem Ensure(Place place)
    {
        var id = cursor.Word("an id");
        cursor.Expect(TokenKind.Colon, "`:`");
        var item = EnsureForm(place, id);
        cursor.Stop();
        return item;
    }

    public CodeItem Code(Place place)
    {
        var (id, title) = IdAndTitle();
        var properties = HeaderParser.Properties(cursor, PropertyKind.In, PropertyKind.Under, PropertyKind.Source);
        var mappings = ImmutableArray.CreateBuilder<CodeMapping>();
        while (!cursor.AtEnd)
        {
            if (Mapping() is { } mapping)
                mappings.Add(mapping);
            cursor.Stop();
        }

        return new(place, id, title, properties, mappings.ToImmutable());
    }

    public AdjustItem Adjust(Place place, bool tightens)
    {
        var id = cursor.Word("an id");
        cursor.Expect(TokenKind.Colon, "`:` and what changes");
        return new(place, tightens, id, new NormParser(cursor, vocabulary).Change());
    }

    public LeaveOutItem LeaveOut(Place place)
    {
        cursor.Expect("out");
        var id = cursor.Word("an id");
        cursor.Expect("because", "Say why it is left out.");
        var item = new LeaveOutItem(place, id, cursor.Quoted("a reason"));
        cursor.Stop();
        return item;
    }

    public ReservationItem Reservation(Place place)
    {
        var (id, title) = IdAndTitle();
        cursor.Expect("to", "A reservation says to which norms: `to UN-f, UN-h`.");
        var ids = ImmutableArray.CreateBuilder<string>();
        do
            ids.Add(cursor.Word("an id"));
        while (cursor.Try(TokenKind.Comma));
        return new(place, id, title, ids.ToImmutable(), new NormParser(cursor, vocabulary).Change());
    }

    private (string Id, string Title) IdAndTitle() => (cursor.Word("an id"), cursor.Quoted("a title"));

    private MeasureItem Clause(MeasureItem measure)
    {
        var place = cursor.Place;
        if (cursor.Try("after", "notice", "of"))
        {
            if (measure.NoticeDays is not null)
                cursor.Fail("This measure says twice after what notice it begins.", "Leave one of them out.", place);
            return measure with { NoticeDays = Days(), NoticeLast = IsUndone(measure) };
        }

        if (!cursor.Try("undone", "by"))
            cursor.Fail($"{cursor.Describe()} begins no clause of a measure.", "Clauses are `available when`, `after notice of N days` and `undone by`.");
        else if (IsUndone(measure))
            cursor.Fail("This measure says twice what undoes it.", "Name all ways behind one `undone by`.", place);
        return UndoneBy(measure);
    }

    // Where it is missing, the other clauses are read all the same.
    private Condition Available()
    {
        var place = cursor.Place;
        if (!cursor.Try("available", "when"))
        {
            cursor.Note(place, $"Expected `available when` here, not {cursor.Describe()}.", "A measure says first when it is available.");
            cursor.Recover();
            return new PhraseCondition(place, "", false, Vocabulary.NotFollowed);
        }

        var condition = conditions.Read();
        cursor.Stop();
        return condition;
    }

    private static bool IsUndone(MeasureItem measure) => !measure.UndoneBy.IsEmpty || measure.ExpiresAfterDays is not null;

    private int Days()
    {
        var days = cursor.Number("a number of days");
        cursor.Expect("days");
        return days;
    }

    private MeasureItem UndoneBy(MeasureItem measure)
    {
        var reliefs = ImmutableArray.CreateBuilder<string>();
        var joins = ImmutableArray.CreateBuilder<string>();
        while (!cursor.Try("after"))
        {
            reliefs.Add(cursor.Words("a relief", at => !at.IsWord("or")));
            if (!cursor.Try(TokenKind.Comma))
                return measure with { UndoneBy = reliefs.ToImmutable(), UndoneJoins = joins.ToImmutable() };
            joins.Add(cursor.Try("or") ? ", or" : ",");
        }

        return measure
            with { UndoneBy = reliefs.ToImmutable(), UndoneJoins = joins.ToImmutable(), ExpiresAfterDays = Days(),
            Renewable = cursor.Try("unless", "renewed") };
    }

    private EnsureItem EnsureForm(Place place, string id)
    {
        if (cursor.Try("for", "a", "voluntary", "norm", "nothing", "beyond"))
            return new(place, id, EnsureKind.NothingBeyond, cursor.Words("a basis", _ => true), [], null, null);
        if (cursor.Try("no", "measure", "rests", "on", "own", "disclosure"))
            return new(place, id, EnsureKind.NotOnOwnDisclosure, "", [], null, null);
        if (cursor.Try("every", "measure", "is", "undone", "by", "something", "within", "the", "power", "of", "the", "State", "concerned"))
            return new(place, id, EnsureKind.WayBack, "", [], null, null);
        if (cursor.Try("redress", "is", "open", "whenever"))
            return Redress(place, id);
        if (cursor.Try("whenever"))
        {
            var condition = conditions.Read();
            cursor.Expect(TokenKind.Comma, "a comma and what is ensured");
            return new(place, id, EnsureKind.Whenever, "", [], condition, conditions.Read());
        }

        return cursor.Try("never") ? new(place, id, EnsureKind.Never, "", [], conditions.Read(), null) : NeverLimited(place, id);
    }

    private EnsureItem Redress(Place place, string id)
    {
        var condition = conditions.Read();
        cursor.Expect(TokenKind.Comma, "`, whoever the author is`");
        if (!cursor.Try("whoever", "the", "author", "is"))
            cursor.Fail("Expected `whoever the author is` here.");
        return new(place, id, EnsureKind.RedressOpen, "", [], condition, null);
    }

    private EnsureItem NeverLimited(Place place, string id)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var joins = ImmutableArray.CreateBuilder<string>();
        do
            names.Add(cursor.Words("a benefit", at => !at.Follows("are", "never", "limited") && !at.IsWord("and")));
        while (Join(joins));
        if (!cursor.Try("are", "never", "limited"))
            cursor.Fail("This is no form of `ensure`.", "The manual lists the forms: docs/guide/norm-language.md section 7.", place);
        return new(place, id, EnsureKind.NeverLimited, "", names.ToImmutable(), null, null) { Joins = joins.ToImmutable() };
    }

    private bool Join(ImmutableArray<string>.Builder joins)
    {
        var comma = cursor.Try(TokenKind.Comma) ? "," : "";
        var and = cursor.Try("and") ? " and" : "";
        if (comma.Length + and.Length > 0)
            joins.Add((comma + and).TrimStart());
        return comma.Length + and.Length > 0;
    }

    private CodeMapping? Mapping()
    {
        var place = cursor.Place;
        var strength = cursor.Try("entails") ? Strength.Entails
            : cursor.Try("may", "amount", "to") ? Strength.MayAmountTo
            : cursor.Try("excludes") ? Strength.Excludes
            : default(Strength?);
        if (strength is null)
        {
            cursor.Fail($"Expected `entails`, `may amount to` or `excludes` here, not {cursor.Describe()}.");
            return null;
        }

        var effect = conditions.Read();
        return new(place, strength.Value, effect, cursor.Try("when") ? conditions.Read() : null);
    }
}
