using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>A comment with its place in an item.</summary>
/// <param name="WordsBefore">The number of words and marks before it.</param>
/// <param name="Text">The comment with its <c>#</c>.</param>
/// <param name="HasOwnLine">Whether nothing stands before it on its line.</param>
public readonly record struct Comment(int WordsBefore, string Text, bool HasOwnLine = false);

/// <summary>One item of a book: a declaration, definition, norm, case or the like.</summary>
/// <param name="Place">Where its keyword stands.</param>
public abstract record Item(Place Place)
{
    /// <summary>Comments inside and directly before the item.</summary>
    public ImmutableArray<Comment> Comments { get; init; } = [];

    /// <summary>Whether <c>replace</c> stands before the keyword: the item takes the place of one in the base book.</summary>
    public bool Replaces { get; init; }
}

/// <summary>What a property says.</summary>
public enum PropertyKind
{
    /// <summary><c>asks "question"</c></summary>
    Asks,

    /// <summary><c>ordinarily VALUE</c></summary>
    Ordinarily,

    /// <summary><c>also "other form"</c></summary>
    Also,

    /// <summary><c>source ...</c></summary>
    Source,

    /// <summary><c>headline</c></summary>
    Headline,

    /// <summary><c>agreed ambiguity "reason"</c></summary>
    AgreedAmbiguity,

    /// <summary><c>highest</c></summary>
    Highest,

    /// <summary><c>adds up</c></summary>
    AddsUp,

    /// <summary><c>of each State</c> or <c>of each subject</c>; the text is the last word</summary>
    OfEach,

    /// <summary><c>voluntary</c></summary>
    Voluntary,

    /// <summary><c>binding</c></summary>
    Binding,

    /// <summary><c>since DATE</c></summary>
    Since,

    /// <summary><c>review DATE</c></summary>
    Review,

    /// <summary><c>lapses DATE</c></summary>
    Lapses,

    /// <summary>A modal in a norm's header: <c>should not</c></summary>
    Modal,

    /// <summary><c>version V</c></summary>
    Version,

    /// <summary><c>status S</c></summary>
    Status,

    /// <summary><c>extends PATH</c></summary>
    Extends,

    /// <summary><c>on DATE</c></summary>
    On,

    /// <summary><c>as of DATE</c></summary>
    AsOf,

    /// <summary><c>real</c>: a case that happened</summary>
    Real,

    /// <summary><c>in TIER</c> or <c>in KINDS</c></summary>
    In,

    /// <summary><c>under KIND</c></summary>
    Under,

    /// <summary><c>basis B</c></summary>
    Basis,

    /// <summary><c>limits A, B</c></summary>
    Limits,

    /// <summary><c>within the power of the State concerned</c></summary>
    WithinPower,
}

/// <summary>A property in an item's header.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Text">Its value as written; empty for flags.</param>
public sealed record ItemProperty(Place Place, PropertyKind Kind, string Text);

/// <summary>Reads properties.</summary>
public static class PropertyReading
{
    /// <summary>Whether there is one of this kind.</summary>
    public static bool Has(this ImmutableArray<ItemProperty> properties, PropertyKind kind) => properties.Any(one => one.Kind == kind);

    /// <summary>The text of the first of this kind, or null.</summary>
    public static string? Text(this ImmutableArray<ItemProperty> properties, PropertyKind kind) => properties.FirstOrDefault(one => one.Kind == kind)?.Text;

    /// <summary>The texts of all of this kind.</summary>
    public static ImmutableArray<string> Texts(this ImmutableArray<ItemProperty> properties, PropertyKind kind) =>
        [.. properties.Where(one => one.Kind == kind).Select(one => one.Text)];

    /// <summary>The date of the first of this kind, or null.</summary>
    public static DateOnly? Date(this ImmutableArray<ItemProperty> properties, PropertyKind kind) =>
        DateOnly.TryParseExact(properties.Text(kind), "yyyy-MM-dd", out var date) ? date : null;
}

/// <summary><c>book ID "Title"</c></summary>
public sealed record BookItem(Place Place, string Id, string Title, ImmutableArray<ItemProperty> Properties) : Item(Place);

/// <summary>What kind of thing a fact is.</summary>
public enum FactKind
{
    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>Yes or no, a legal term that the book leaves undefined.</summary>
    Term,

    /// <summary>Yes or no: a subject does it.</summary>
    Action,

    /// <summary>One of ordered values.</summary>
    Scale,

    /// <summary>One of unordered values.</summary>
    Choice,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Any of a tree of kinds.</summary>
    Kinds,
}

/// <summary>One kind in a tree.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Children">The kinds under it.</param>
/// <param name="OnOneLine">Whether the children stand on its own line, behind a colon.</param>
public sealed record KindNode(Place Place, string Name, ImmutableArray<KindNode> Children, bool OnOneLine);

/// <summary>A declared fact: <c>scale</c>, <c>choice</c>, <c>fact</c>, <c>term</c>, <c>number</c>, <c>date</c>, <c>kinds</c>, or <c>action</c> without a
/// condition.</summary>
public sealed record FactItem(Place Place, FactKind Kind, string Name, ImmutableArray<ItemProperty> Properties) : Item(Place)
{
    /// <summary>How many of the properties stand before the colon (of a number: before <c>from</c>); the others follow the values.</summary>
    public int EarlyProperties { get; init; }

    /// <summary>The values of a scale (rising) or choice.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The lowest number.</summary>
    public string From { get; init; } = "";

    /// <summary>The highest number.</summary>
    public string To { get; init; } = "";

    /// <summary>The roots of the tree of kinds.</summary>
    public ImmutableArray<KindNode> Roots { get; init; } = [];
}

/// <summary>A value of a threshold from a date on.</summary>
public readonly record struct ThresholdStep(string Number, DateOnly Since);

/// <summary><c>threshold NAME: N since DATE.</c></summary>
public sealed record ThresholdItem(Place Place, string Name, ImmutableArray<ThresholdStep> Steps, ImmutableArray<ItemProperty> Properties) : Item(Place);

/// <summary><c>always C while D.</c> or <c>never C while D.</c></summary>
public sealed record ConstraintItem(Place Place, bool Never, Condition Condition, Condition? While) : Item(Place);

/// <summary><c>define NAME: C.</c> or <c>action NAME: C.</c>, with readings.</summary>
public sealed record DefineItem(Place Place, string Name, bool IsAction, ImmutableArray<ItemProperty> Properties, Condition Condition,
    ImmutableArray<ReadingClause> Readings) : Item(Place)
{
    /// <summary>Properties behind the sentence.</summary>
    public ImmutableArray<ItemProperty> Tail { get; init; } = [];
}

/// <summary><c>protect</c> or <c>permit</c>.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsProtection">A protection; otherwise a permission.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="From">For a protection, from what activity; may be null.</param>
/// <param name="When">The condition.</param>
public sealed record PurposeItem(Place Place, string Id, string Title, bool IsProtection, ImmutableArray<ItemProperty> Properties, Condition? From,
    Condition When) : Item(Place)
{
    /// <summary>Whether it is written <c>from an activity that is</c>, and not <c>that</c> alone.</summary>
    public bool FromIs { get; init; }
}

/// <summary><c>accept KIND IDS when C because "reason".</c></summary>
public sealed record AcceptItem(Place Place, string Kind, ImmutableArray<string> Ids, Condition? When, string Reason) : Item(Place)
{
    /// <summary>Whether a comma stands before <c>because</c>.</summary>
    public bool HasComma { get; init; }
}

/// <summary><c>benefit A, B</c></summary>
public sealed record BenefitItem(Place Place, ImmutableArray<string> Names) : Item(Place)
{
    /// <summary>Whether it ends with a full stop.</summary>
    public bool HasStop { get; init; }
}

/// <summary><c>relief NAME</c></summary>
public sealed record ReliefItem(Place Place, string Name, ImmutableArray<ItemProperty> Properties) : Item(Place);

/// <summary><c>tier NAME: a, b</c></summary>
public sealed record TierItem(Place Place, string Name, ImmutableArray<string> Alternatives) : Item(Place)
{
    /// <summary>Whether it ends with a full stop.</summary>
    public bool HasStop { get; init; }
}

/// <summary>A measure.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Properties">Tier, basis, limits, source.</param>
/// <param name="Available">When it is available.</param>
/// <param name="NoticeDays">Days of notice, or null.</param>
/// <param name="UndoneBy">The reliefs that undo it.</param>
/// <param name="ExpiresAfterDays">Days after which it lapses, or null.</param>
/// <param name="Renewable">Whether it says <c>unless renewed</c>.</param>
public sealed record MeasureItem(Place Place, string Id, string Title, ImmutableArray<ItemProperty> Properties, Condition Available,
    int? NoticeDays, ImmutableArray<string> UndoneBy, int? ExpiresAfterDays, bool Renewable) : Item(Place)
{
    /// <summary>Whether <c>undone by</c> stands before <c>after notice of</c>.</summary>
    public bool NoticeLast { get; init; }

    /// <summary>What stands before the second way of being undone and each one after it: <c>, or</c> or a comma.</summary>
    public ImmutableArray<string> UndoneJoins { get; init; } = [];
}

/// <summary><c>remedy ID "Title" open when C.</c></summary>
public sealed record RemedyItem(Place Place, string Id, string Title, ImmutableArray<ItemProperty> Properties, Condition OpenWhen) : Item(Place);

/// <summary>What an ensure says.</summary>
public enum EnsureKind
{
    /// <summary><c>for a voluntary norm nothing beyond BASIS</c></summary>
    NothingBeyond,

    /// <summary><c>no measure rests on own disclosure</c></summary>
    NotOnOwnDisclosure,

    /// <summary><c>A and B are never limited</c></summary>
    NeverLimited,

    /// <summary><c>every measure is undone by something within the power of the State concerned</c></summary>
    WayBack,

    /// <summary><c>redress is open whenever C, whoever the author is</c></summary>
    RedressOpen,

    /// <summary><c>whenever C, D</c></summary>
    Whenever,

    /// <summary><c>never C</c></summary>
    Never,
}

/// <summary><c>ensure ID: ...</c></summary>
public sealed record EnsureItem(Place Place, string Id, EnsureKind Kind, string Basis, ImmutableArray<string> Benefits, Condition? Condition, Condition? Then)
    : Item(Place)
{
    /// <summary>What stands before the second benefit and each one after it: a comma, <c>and</c>, or <c>, and</c>.</summary>
    public ImmutableArray<string> Joins { get; init; } = [];
}

/// <summary>How strongly a code speaks for an effect.</summary>
public enum Strength
{
    /// <summary>Where the code holds, so does the effect.</summary>
    Entails,

    /// <summary>Where the code holds, the effect is worth asking for.</summary>
    MayAmountTo,

    /// <summary>Where the code holds, the effect does not.</summary>
    Excludes,
}

/// <summary>One line of a code's mapping.</summary>
public sealed record CodeMapping(Place Place, Strength Strength, Condition Effect, Condition? When);

/// <summary><c>code ID "Title" in KINDS under KIND</c>, with its mappings.</summary>
public sealed record CodeItem(Place Place, string Id, string Title, ImmutableArray<ItemProperty> Properties, ImmutableArray<CodeMapping> Mappings)
    : Item(Place);

/// <summary><c>tighten ID: CHANGE.</c> or <c>loosen ID: CHANGE.</c></summary>
public sealed record AdjustItem(Place Place, bool Tightens, string Id, Change Change) : Item(Place);

/// <summary><c>leave out ID because "reason".</c></summary>
public sealed record LeaveOutItem(Place Place, string Id, string Reason) : Item(Place);

/// <summary><c>reservation ID "Title" to NORM, NORM</c> with its change.</summary>
public sealed record ReservationItem(Place Place, string Id, string Title, ImmutableArray<string> To, Change Change) : Item(Place);
