using System.Collections.Immutable;

namespace Comity.Norms.Language;

/// <summary>The force of a norm's sentence.</summary>
public enum Modal
{
    /// <summary><c>should</c></summary>
    Should,

    /// <summary><c>should not</c></summary>
    ShouldNot,

    /// <summary><c>must</c></summary>
    Must,

    /// <summary><c>must not</c></summary>
    MustNot,

    /// <summary><c>may</c></summary>
    May,
}

/// <summary>A norm with its first sentence and its clauses in the order of the text.</summary>
public sealed record NormItem(Place Place, string Id, string Title, ImmutableArray<ItemProperty> Properties, NormSentence Sentence,
    ImmutableArray<NormClause> Clauses) : Item(Place);

/// <summary>The first sentence of a norm.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Article"><c>A</c> or <c>An</c>.</param>
/// <param name="Subject"><c>State</c>, <c>organisation</c>, <c>operator</c> or <c>developer</c>.</param>
/// <param name="That">Which of them; null means every one.</param>
/// <param name="Modal">The force.</param>
/// <param name="Actions">The actions, joined by <c>or</c>.</param>
/// <param name="Target">What follows the actions: <c>an activity</c>, <c>for an activity</c>, or nothing.</param>
/// <param name="When">The condition; null means always.</param>
/// <param name="Deadline">The deadline of a duty, or null.</param>
public sealed record NormSentence(Place Place, string Article, string Subject, Condition? That, Modal Modal, ImmutableArray<string> Actions,
    string Target, Condition? When, Deadline? Deadline);

/// <summary><c>within N days of D</c></summary>
public sealed record Deadline(Place Place, int Days, string Of);

/// <summary>A clause after a norm's sentence.</summary>
public abstract record NormClause(Place Place);

/// <summary><c>except (x) to (y) when C: caught.</c></summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Label">Its label.</param>
/// <param name="To">The label of the exception that it is an exception to, or empty.</param>
/// <param name="When">When it holds.</param>
/// <param name="Catches">Whether it catches all the same instead of freeing.</param>
public sealed record ExceptClause(Place Place, string Label, string To, Condition When, bool Catches) : NormClause(Place);

/// <summary><c>excused while C.</c></summary>
public sealed record ExcusedClause(Place Place, Condition While) : NormClause(Place);

/// <summary><c>within N days of D.</c> as a clause of its own.</summary>
public sealed record DeadlineClause(Place Place, Deadline Deadline) : NormClause(Place);

/// <summary><c>prevails over ID.</c></summary>
public sealed record PrevailsClause(Place Place, string Id) : NormClause(Place);

/// <summary><c>gravity is SCALE.</c></summary>
public sealed record GravityClause(Place Place, string Scale) : NormClause(Place);

/// <summary><c>reading "NAME": CHANGE.</c> or <c>proposal "NAME": CHANGE.</c></summary>
public sealed record ReadingClause(Place Place, bool IsProposal, string Name, Change Change, ImmutableArray<ItemProperty> Properties) : NormClause(Place);

/// <summary>What a change does.</summary>
public enum ChangeKind
{
    /// <summary>Puts another condition in place.</summary>
    Replace,

    /// <summary>Adds a condition with <c>or</c>.</summary>
    Or,

    /// <summary>Restricts by a further condition.</summary>
    AlsoRequires,

    /// <summary>Adds an exception.</summary>
    Except,

    /// <summary>Adds an excuse.</summary>
    Excused,

    /// <summary>Sets the deadline.</summary>
    Within,

    /// <summary>Makes the norm binding.</summary>
    Binding,

    /// <summary>Makes the norm voluntary.</summary>
    Voluntary,

    /// <summary>Sets the date of review.</summary>
    Review,

    /// <summary>Sets the date of lapse.</summary>
    Lapses,

    /// <summary>Takes the norm away, or takes it away when a condition holds.</summary>
    DoesNotApply,
}

/// <summary>A change to a definition or norm.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Path">The labels of the clause that it changes; empty means the whole.</param>
/// <param name="Kind">What it does.</param>
/// <param name="That">Whether <c>that</c> follows <c>also requires</c>.</param>
/// <param name="Condition">Its condition, where it has one.</param>
/// <param name="Except">The exception that it adds.</param>
/// <param name="Deadline">The deadline that it sets.</param>
/// <param name="Date">The date that it sets.</param>
public sealed record Change(Place Place, ImmutableArray<string> Path, ChangeKind Kind, bool That = false, Condition? Condition = null,
    ExceptClause? Except = null, Deadline? Deadline = null, DateOnly? Date = null);
