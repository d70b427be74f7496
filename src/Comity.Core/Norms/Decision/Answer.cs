using System.Collections.Immutable;
using Comity.Norms.Language;

namespace Comity.Norms.Decision;

/// <summary>What a norm says of a subject in a case. A closed list.</summary>
public enum Verdict
{
    /// <summary>A binding rule is broken.</summary>
    Breach,

    /// <summary>A binding rule is not broken.</summary>
    NoBreach,

    /// <summary>The conduct is inconsistent with a voluntary norm.</summary>
    Inconsistent,

    /// <summary>A voluntary norm does not catch the conduct. This acquits nobody.</summary>
    NotCaught,

    /// <summary>The known facts do not decide.</summary>
    Undetermined,

    /// <summary>Positions on the facts differ, and the verdict with them.</summary>
    Contested,
}

/// <summary>Where a duty stands on a date.</summary>
public enum DutyState
{
    /// <summary>Nothing calls for it.</summary>
    Dormant,

    /// <summary>It is to be performed.</summary>
    Due,

    /// <summary>It was performed in time.</summary>
    Met,

    /// <summary>It was not performed in time.</summary>
    Missed,

    /// <summary>It was not performed, and that is excused.</summary>
    Excused,

    /// <summary>The known facts do not decide.</summary>
    Undetermined,
}

/// <summary>Whether a clause held: certainly, certainly not, or open.</summary>
public enum Truth
{
    /// <summary>It fails in every completion of the known facts.</summary>
    Fails,

    /// <summary>It holds in every completion of the known facts.</summary>
    Holds,

    /// <summary>It depends on what is not known.</summary>
    Open,
}

/// <summary>A clause in the words of the text, whether it held, and where it stands.</summary>
/// <param name="Label">Its label as <c>(b)(ii)</c>, or empty.</param>
/// <param name="Text">The clause in the words of the text.</param>
/// <param name="Truth">Whether it held.</param>
/// <param name="Place">Its line in the book.</param>
public sealed record Reason(string Label, string Text, Truth Truth, Place Place);

/// <summary>A fact that would decide an undetermined verdict, or on which a contested one turns.</summary>
/// <param name="Fact">The fact's name.</param>
/// <param name="Question">The question to ask in words.</param>
/// <param name="Weight">How much it decides: of its possible values, the share (0 to 1) after which the verdict is determined.</param>
/// <param name="Subject">Whose fact it is; empty for a fact of the activity.</param>
public sealed record DecisiveFact(string Fact, string Question, double Weight, string Subject = "");

/// <summary>Whether a measure is open against a subject, or in its favour.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Truth">Whether it is available: certainly, certainly not, or depending on what is not known or is disputed.</param>
/// <param name="Norms">The norms because of which it is, or may be; empty where it needs none.</param>
public sealed record MeasureAnswer(MeasureItem Measure, Truth Truth, ImmutableArray<string> Norms);

/// <summary>The answer of one norm for one subject of one case, under one position and one set of readings.</summary>
public sealed record Answer
{
    /// <summary>The case's title.</summary>
    public required string Case { get; init; }

    /// <summary>The activity within the case; empty for all together.</summary>
    public string Activity { get; init; } = "";

    /// <summary>The subject's name in the case.</summary>
    public required string Subject { get; init; }

    /// <summary>The norm's id.</summary>
    public required string Norm { get; init; }

    /// <summary><c>voluntary</c> or <c>binding</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Whose view of the facts; <c>as stated</c> where nobody disputes them, <c>all</c> where the answer joins several.</summary>
    public required string Position { get; init; }

    /// <summary>The readings switched on, joined by semicolons; empty for the bare text.</summary>
    public string Reading { get; init; } = "";

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>For a duty, where it stands; otherwise null.</summary>
    public DutyState? Duty { get; init; }

    /// <summary>The clauses that held or failed.</summary>
    public ImmutableArray<Reason> Because { get; init; } = [];

    /// <summary>The facts that would decide it, most decisive first.</summary>
    public ImmutableArray<DecisiveFact> Decisive { get; init; } = [];

    /// <summary>The nearest change of one fact that would turn the verdict, as <c>fact: from → to</c>; empty when no single fact does.</summary>
    public string Nearest { get; init; } = "";

    /// <summary>Whether something of it is open only because the budget did not suffice: what is certain is certain all the same.</summary>
    public bool IsUndecided { get; init; }
}
