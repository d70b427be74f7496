using System.Collections.Frozen;
using System.Collections.Immutable;
using Comity.Accounts.Enrolment;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Kit.Search;
using Comity.Kit.Shapes;
using Comity.Members.Participants;
using Comity.Norms.Texts;
using Comity.Record.Entries;

namespace Comity.Acts.Forms;

/// <summary>For whom and for which act a form offers what can be chosen.</summary>
/// <param name="Kind">The kind of act.</param>
/// <param name="Picture">The registers that the reader sees.</param>
/// <param name="Visitor">Who fills in the form.</param>
/// <param name="Capacity">On whose behalf, as far as that is chosen.</param>
/// <param name="Origin">The log's origin.</param>
/// <param name="Now">The time.</param>
/// <param name="People">The persons whom the reader may know by name.</param>
/// <param name="Sources">What can be named although no register holds it.</param>
public sealed record ActOccasion(
    ActKind Kind, Picture Picture, Visitor Visitor, string Capacity, string Origin, DateTimeOffset Now, IReadOnlyList<Invitation> People,
    IEnumerable<OfferSource> Sources);

/// <summary>What the form of an act offers for the fields that name something: what there is, without what the rules would refuse at that very place. So no
/// form repeats a rule in words of its own.</summary>
public sealed class ActOffers
{
    /// <summary>So many things are asked of the rules; what comes after them is offered unasked.</summary>
    private const int MostAsked = 300;

    /// <summary>What must be chosen before there is anything of a type to choose.</summary>
    private static readonly FrozenDictionary<Type, Type> Sources = new Dictionary<Type, Type>
    {
        [typeof(Comity.Forum.Meetings.ItemNumber)] = typeof(Comity.Forum.Meetings.MeetingId), [typeof(ParagraphId)] = typeof(TextId),
        [typeof(WordsHash)] = typeof(ParagraphId), [typeof(ParagraphsHash)] = typeof(DocumentId),
    }.ToFrozenDictionary();

    private readonly ActOccasion occasion;
    private readonly ActInput input;
    private readonly Texts texts;
    private readonly ActDraft draft;
    private readonly Dictionary<string, ImmutableArray<(Offer Offer, Refusal? Refusal)>> asked = new(StringComparer.Ordinal);

    /// <summary>What is offered on an occasion, beside what was typed already.</summary>
    public ActOffers(ActOccasion occasion, ActInput input)
    {
        (this.occasion, this.input, texts) = (occasion, input, Texts.In(occasion.Visitor.Language));
        draft = new(occasion.Kind, input, texts);
    }

    /// <summary>What can be chosen at a place, most likely first.</summary>
    /// <param name="owner">The record in which the field stands.</param>
    /// <param name="meaning">The type of the name.</param>
    /// <param name="place">The place in the act.</param>
    public ImmutableArray<Offer> For(Shape owner, Type meaning, string place)
    {
        var answers = Asked(owner, meaning, place);
        ImmutableArray<Offer> passing = [.. answers.Where(one => one.Refusal is null).Select(one => one.Offer)];
        return passing.IsEmpty ? [.. answers.Select(one => one.Offer)] : passing;
    }

    /// <summary>Why nothing that there is passes at a place: what the rules say of the likeliest; null where something passes.</summary>
    public Refusal? Reason(Shape owner, Type meaning, string place)
    {
        if (asked.TryGetValue(place, out var answers))
            return answers.All(one => one.Refusal is not null) ? answers.FirstOrDefault().Refusal : null;
        var all = All(owner, meaning, place);
        if (all.IsEmpty || all.Length > MostAsked)
            return null;
        Refusal? first = null;
        foreach (var offer in all)
            if (Refused(place, offer.Value) is { } refusal)
                first ??= refusal;
            else
                return null;
        return first;
    }

    /// <summary>What the rules say of each thing that there is at a place. They are asked once: a field shows both what passes and why nothing does.</summary>
    private ImmutableArray<(Offer Offer, Refusal? Refusal)> Asked(Shape owner, Type meaning, string place)
    {
        if (!asked.TryGetValue(place, out var answers))
            asked[place] = answers =
                [.. All(owner, meaning, place).Select((offer, number) => (offer, number >= MostAsked ? null : Refused(place, offer.Value)))];
        return answers;
    }

    /// <summary>Why nothing that there is passes at a place, in a sentence.</summary>
    public string? ReasonIn(Texts texts, Shape owner, Type meaning, string place) =>
        Reason(owner, meaning, place) is { } refusal ? new Comity.Kit.Sentences(texts).Of(refusal) : null;

    /// <summary>Whether what a type of names means can be listed.</summary>
    public bool Knows(Type meaning) => meaning == typeof(PersonId) || References.Of(meaning) is not null || Elsewhere(meaning, _ => null)?.Any() == true;

    /// <summary>Whether a name is typed at a place although its type can be listed: the label of a paragraph, in a text without structure and without
    /// models.</summary>
    public bool IsTyped(Shape owner, Type meaning, string place) => meaning == typeof(ParagraphId)
        && BesideOf(owner, place)(typeof(TextId)) is { } text && occasion.Picture.Forum.Paragraphs.Texts.GetValueOrDefault(text) == ""
        && All(owner, meaning, place).IsEmpty;

    /// <summary>The things of a group that can be chosen in a list, wherever in the act it stands.</summary>
    public IEnumerable<string> InGroup(string list, string group) =>
        input.FieldAt(Shape.Of(occasion.Kind.Type), list) is var (owner, field) && field.Shape.Item?.Meaning is { } meaning
            ? For(owner, meaning, ActInput.At(list, 0)).Where(offer => offer.Group == group).Select(offer => offer.Value) : [];

    /// <summary>The languages that can be chosen, those of the process first.</summary>
    public IReadOnlyList<Kit.Widgets.Choice> Languages(string typed) => LanguageWords.Offered(texts, occasion.Picture, typed);

    /// <summary>What was chosen at a place, whether or not it would be offered; null where nothing there is meant.</summary>
    public Offer? Chosen(Shape owner, Type meaning, string place) => input[place] is { Length: > 0 } value ? Find(owner, meaning, place, value) : null;

    /// <summary>The thing that a value means at a place.</summary>
    public Offer? Find(Shape owner, Type meaning, string place, string value) =>
        meaning == typeof(PersonId) ? People().FirstOrDefault(offer => offer.Value == value)
        : Elsewhere(meaning, BesideOf(owner, place)) is { } offers ? offers.FirstOrDefault(offer => offer.Value == value)
        : References.Of(meaning)?.Find(occasion.Picture, value, BesideOf(owner, place)) is { } thing ? OfferOf(References.Of(meaning)!, thing) : null;

    /// <summary>Of what can be chosen, what answers to all words that somebody looks for; what bears them as whole words comes first, so that `(c)` finds the
    /// norm of that letter before all in whose name there is a c.</summary>
    public static IEnumerable<Offer> Matching(IEnumerable<Offer> offers, string sought)
    {
        string[] words = [.. Folding.Words(sought)];
        return words.Length == 0 ? []
            : offers.Where(offer => words.All(word => offer.Words.Contains(word, StringComparison.Ordinal)))
                .OrderByDescending(offer => words.Count(offer.Words.Split(' ').Contains));
    }

    /// <summary>Whether the act can be done at all on this occasion, as far as the rules can tell with its fields left open.</summary>
    public bool CanBeDone()
    {
        var act = Shape.Of(occasion.Kind.Type);
        if (draft.Act() is { } whole && Ask(whole).Any(refusal => refusal.Where is null))
            return false;
        return act.Fields.Where(field => field is { IsRequired: true, IsNew: false } && field.Shape.Meaning?.IsAssignableTo(typeof(IReference)) == true
            && field.Shape.Meaning != typeof(PersonId))
            .All(field => Reason(act, field.Shape.Meaning!, field.Name) is null
                && (References.Of(field.Shape.Meaning!) is null || DependsOn(act, field.Shape.Meaning!) is not null
                || !All(act, field.Shape.Meaning!, field.Name).IsEmpty));
    }

    /// <summary>The field that must be filled in before there is anything to choose, such as the meeting of an item; null where nothing is missing.</summary>
    public ShapeField? Awaited(Shape owner, Type meaning, string place) =>
        DependsOn(owner, meaning) is { } other && All(owner, meaning, place).IsEmpty ? other : null;

    /// <summary>The field from which it follows what can be chosen, such as the meeting for its items; null where there is none.</summary>
    private static ShapeField? DependsOn(Shape owner, Type meaning) =>
        Sources.GetValueOrDefault(meaning) is { } source ? owner.Fields.FirstOrDefault(other => other.Shape.Meaning == source) : null;

    private ImmutableArray<Offer> All(Shape owner, Type meaning, string place) =>
        meaning == typeof(PersonId) ? [.. People()]
        : Elsewhere(meaning, BesideOf(owner, place)) is { } offers ? [.. offers]
        : References.Of(meaning) is { } naming ? [.. naming.All(occasion.Picture, BesideOf(owner, place)).Select(thing => OfferOf(naming, thing))]
        : [];

    /// <summary>What the rules would refuse at this place if the value stood there; null where nothing.</summary>
    private Refusal? Refused(string place, string value)
    {
        if (draft.With(place, value) is not { } act)
            return null;
        var list = place.EndsWith(']') ? place[..place.LastIndexOf('[')] : place;
        return Ask(act).FirstOrDefault(refusal => refusal.Where == place || refusal.Where == list || refusal.Where == $"{list}[0]");
    }

    private ImmutableArray<Refusal> Ask(Act act)
    {
        var statement = new Statement(occasion.Origin, act, occasion.Capacity, occasion.Visitor.Person, occasion.Picture.Size, "offer-0000");
        var time = new DateTimeOffset(occasion.Now.UtcTicks - (occasion.Now.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        return Process.Ask(occasion.Picture, new Attempt(statement, time, SignatureLevel.Key), isRepeated: false, fault: null);
    }

    private IEnumerable<Offer>? Elsewhere(Type meaning, Beside beside) =>
        occasion.Sources.FirstOrDefault(source => source.Meaning == meaning)?.Of(occasion.Picture, beside);

    private IEnumerable<Offer> People() => occasion.People.Where(one => one.Name is not null)
        .Select(one => new Offer(one.Person, one.Name!, one.Member, null, string.Join(' ', Folding.Words($"{one.Name} {one.Member} {one.Person}"))));

    private Offer OfferOf(AskedNaming naming, NamedThing thing)
    {
        var title = ThingWords.Title(texts, naming.Kind, thing, occasion.Picture, occasion.Visitor.Language);
        var participant = naming.Type == typeof(ParticipantCode) ? occasion.Picture.Members.Participants.Find(thing.Id) : null;
        var words = string.Join(' ', Folding.Words($"{title} {thing.Symbol} {thing.Id} {WordsOf(participant)}"));
        return new(thing.Id, title, thing.Symbol, thing.Page, words) { Group = participant?.Group };
    }

    private static string WordsOf(Participant? one) => one is null ? "" : $"{string.Join(' ', one.Names.Select(name => name.Name.Value))} {one.Group}";

    /// <summary>What was typed beside a place in the same record.</summary>
    private Beside BesideOf(Shape owner, string place)
    {
        var end = place.LastIndexOf('.');
        var prefix = end < 0 ? "" : place[..(end + 1)];
        return type =>
            owner.Fields.FirstOrDefault(field => field.Shape.Meaning == type) is { } field && input[prefix + field.Name] is { Length: > 0 } value ? value
            : null;
    }
}
