using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>A case: what is known of one real or hypothetical activity, or of several, and what the book's author expects.</summary>
public sealed record CaseItem(Place Place, string Title, ImmutableArray<ItemProperty> Properties, ImmutableArray<CaseLine> Lines) : Item(Place);

/// <summary>One line of a case.</summary>
public abstract record CaseLine(Place Place);

/// <summary>One setting about the activity: <c>sector: electricity.</c></summary>
public sealed record SettingLine(Place Place, Setting Setting) : CaseLine(Place);

/// <summary><c>State B: legal link organ, own conduct none.</c></summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Kind"><c>State</c>, <c>organisation</c>, <c>operator</c> or <c>developer</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Settings">What is set.</param>
public sealed record SubjectLine(Place Place, string Kind, string Name, ImmutableArray<Setting> Settings) : CaseLine(Place)
{
    /// <summary>Whether the name stands in quotes.</summary>
    public bool IsQuoted { get; init; }
}

/// <summary><c>activity "name":</c>; the lines up to the next activity or expectation belong to it.</summary>
public sealed record ActivityLine(Place Place, string Name) : CaseLine(Place);

/// <summary><c>expect ID VERDICT for SUBJECT ...</c></summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Id">A norm, protection, permission or measure.</param>
/// <param name="Verdict">The verdict in words.</param>
/// <param name="Subject">The subject, or empty.</param>
/// <param name="Activity">The activity, or empty for all together.</param>
/// <param name="Readings">The readings switched on.</param>
/// <param name="AsOf">The date, or null.</param>
/// <param name="Because">Facts that must be decisive.</param>
/// <param name="Why">The argument in one line, or empty.</param>
public sealed record ExpectLine(Place Place, string Id, string Verdict, string Subject, string Activity, ImmutableArray<string> Readings,
    DateOnly? AsOf, ImmutableArray<string> Because, string Why) : CaseLine(Place)
{
    /// <summary>Whether the subject stands in quotes.</summary>
    public bool IsQuoted { get; init; }
}

/// <summary>How a value is given.</summary>
public enum ValueForm
{
    /// <summary>One of these.</summary>
    OneOf,

    /// <summary>None of these.</summary>
    NoneOf,

    /// <summary>This or higher.</summary>
    AtLeast,

    /// <summary>This or lower.</summary>
    AtMost,

    /// <summary>From the first to the second.</summary>
    Between,

    /// <summary>All of these kinds and no others.</summary>
    All,

    /// <summary>All of these kinds and possibly others.</summary>
    AllAndPossiblyOthers,

    /// <summary>Nothing is known.</summary>
    Unknown,
}

/// <summary>A value as it is given: <c>at least serious</c>.</summary>
public sealed record GivenValue(ValueForm Form, ImmutableArray<string> Values);

/// <summary>What a source does with a setting.</summary>
public enum SayingKind
{
    /// <summary>Says that it is so.</summary>
    Claimed,

    /// <summary>Says that it is not so.</summary>
    Denied,

    /// <summary>The State concerned disclosed it of itself, in a review, ping test, exercise or self-assessment.</summary>
    Disclosed,
}

/// <summary>Who says it.</summary>
/// <param name="Kind">What the source does.</param>
/// <param name="By">The source.</param>
/// <param name="Detail">The class of evidence (<c>technical evidence</c>) or, for a disclosure, where; may be empty.</param>
public sealed record Saying(SayingKind Kind, string By, string Detail)
{
    /// <summary>Whether the source stands in quotes.</summary>
    public bool IsQuoted { get; init; }
}

/// <summary>A fact set to a value, with who says so.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Link"><c>:</c>, <c>is</c>, or empty.</param>
/// <param name="Negated">Whether <c>not</c> stands before the fact.</param>
/// <param name="Value">The value; null means yes (or no when negated).</param>
/// <param name="Sayings">Who says so; empty means that nobody disputes it.</param>
public sealed record Setting(Place Place, string Fact, string Link, bool Negated, GivenValue? Value, ImmutableArray<Saying> Sayings);
