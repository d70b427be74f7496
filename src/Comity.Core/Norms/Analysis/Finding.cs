using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Analysis;

/// <summary>What the analysis of a book can find.</summary>
public enum FindingKind
{
    /// <summary>A case that a protection covers and no norm in force catches.</summary>
    Loophole,

    /// <summary>A permitted case that a norm forbids.</summary>
    Overreach,

    /// <summary>A State is required and forbidden the same thing, or two exceptions of one level disagree.</summary>
    Conflict,

    /// <summary>A norm that can never decide anything.</summary>
    DeadNorm,

    /// <summary>A clause that can never decide anything.</summary>
    DeadClause,

    /// <summary>A norm all of whose cases are caught without it.</summary>
    RedundantNorm,

    /// <summary>A clause without which the norm catches the same.</summary>
    RedundantCondition,

    /// <summary>A verdict that turns on a term which the book uses and does not define.</summary>
    DecisiveGap,

    /// <summary>Cases whose verdict changes with a reading.</summary>
    Divergence,

    /// <summary>An ensure that is violated, gravity that allows less, or a measure that nothing undoes.</summary>
    Ladder,

    /// <summary>A duty that is due before it can be known, cannot be performed, or is always forbidden.</summary>
    ImpossibleDuty,

    /// <summary>What the exceptions of a norm free.</summary>
    ExceptionCreep,

    /// <summary>A norm that turns on a technique where an effect is meant.</summary>
    TechnologyBoundClause,

    /// <summary>A date on which a protection loses its last norm.</summary>
    Lapse,

    /// <summary>Cases that two versions treat differently.</summary>
    Comparison,

    /// <summary>A norm of the base that an extending book weakens.</summary>
    Tailoring,

    /// <summary>What is no longer caught once a State has made a reservation.</summary>
    Reservation,
}

/// <summary>A fact and its value in a witness.</summary>
public readonly record struct WitnessFact(string Fact, string Value);

/// <summary>What the analysis of a book says: a fixed sentence with names and values, and a case that shows it.</summary>
public sealed record Finding
{
    /// <summary>What kind of finding it is.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>The ids of the protections, norms, measures or terms concerned, the one that a book accepts it by first.</summary>
    public required ImmutableArray<string> Norms { get; init; }

    /// <summary>The ids under which a book can accept it: of an overreach, a conflict and a ladder each, otherwise the first.</summary>
    public ImmutableArray<string> AcceptedIds
    {
        get => !field.IsDefault ? field : Kind is FindingKind.Overreach or FindingKind.Conflict or FindingKind.Ladder ? Norms : Norms[..1];
        init;
    }

    /// <summary>What is so, in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Where the thing stands that it speaks of.</summary>
    public required Place Place { get; init; }

    /// <summary>The conditions of its class, at most five.</summary>
    public ImmutableArray<string> Class { get; init; } = [];

    /// <summary>Whether it is so in every case of the class; otherwise in some circumstances.</summary>
    public bool Always { get; init; }

    /// <summary>Whether it is so only while a fact stays unknown.</summary>
    public bool Possible { get; init; }

    /// <summary>One full case of the class: every fact that is not as it ordinarily is.</summary>
    public ImmutableArray<WitnessFact> Witness { get; init; } = [];

    /// <summary>The norm that comes nearest, and where it fails; or empty.</summary>
    public string Nearest { get; init; } = "";

    /// <summary>The smallest repair, and what it would change besides; or empty.</summary>
    public string Repair { get; init; } = "";

    /// <summary>The reason for which the book accepts it, or null.</summary>
    public string? Accepted { get; init; }

    /// <summary>How grave the witness is, for the order: the place of its value on the scale of gravity.</summary>
    public int Gravity { get; init; }

    /// <summary>The finding in a few lines, as a terminal shows it.</summary>
    public override string ToString() => string.Join("\n  ", new[]
    {
        $"{Place}: {Words(Kind)} {string.Join(", ", Norms)}: {Sentence}",
        Class.IsEmpty ? "" : $"{(Always ? "always" : "in some circumstances")} when {string.Join("; ", Class)}",
        Witness.IsEmpty ? "" : $"for example: {string.Join("; ", Witness.Select(one => $"{one.Fact}: {one.Value}"))}",
        Nearest.Length == 0 ? "" : $"nearest: {Nearest}",
        Repair.Length == 0 ? "" : $"repair: {Repair}",
        Accepted is null ? "" : $"accepted: {Accepted}",
    }.Where(line => line.Length > 0));

    /// <summary>The name of a kind as a book writes it: <c>dead norm</c>.</summary>
    public static string Words(FindingKind kind) => kind == FindingKind.TechnologyBoundClause ? "technology-bound clause"
        : string.Concat(kind.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? $" {char.ToLowerInvariant(letter)}"
            : $"{char.ToLowerInvariant(letter)}"));
}
