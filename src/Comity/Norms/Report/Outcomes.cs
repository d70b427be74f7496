using System.Collections.Immutable;
using Comity.Norms.Decision;

namespace Comity.Norms.Report;

/// <summary>What became of a question, whether the norm is voluntary or binding.</summary>
public enum Outcome
{
    /// <summary>The norm catches the conduct: a breach, an inconsistency, or a missed duty.</summary>
    Caught,

    /// <summary>It does not. This acquits nobody.</summary>
    NotCaught,

    /// <summary>The known facts do not decide.</summary>
    Undetermined,

    /// <summary>Those who speak of the facts differ, and the verdict with them.</summary>
    Contested,
}

/// <summary>Reads answers as outcomes and words.</summary>
public static class Outcomes
{
    /// <summary>All outcomes in the order in which reports show them.</summary>
    public static ImmutableArray<Outcome> All { get; } = [Outcome.Caught, Outcome.NotCaught, Outcome.Undetermined, Outcome.Contested];

    /// <summary>The outcome of an answer.</summary>
    public static Outcome Of(Answer answer) => answer.Verdict switch
    {
        Verdict.Contested => Outcome.Contested,
        Verdict.Undetermined => Outcome.Undetermined,
        Verdict.Breach or Verdict.Inconsistent => Outcome.Caught,
        _ => answer.Duty == DutyState.Missed ? Outcome.Caught : Outcome.NotCaught,
    };

    /// <summary>Whether an answer joins all positions and activities of its case.</summary>
    public static bool IsJoint(Answer answer) => answer.Activity.Length == 0 && answer.Position is "all" or "as stated";

    /// <summary>An outcome in words.</summary>
    public static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Caught => "caught",
        Outcome.NotCaught => "not caught",
        Outcome.Undetermined => "undetermined",
        _ => "contested",
    };

    /// <summary>The verdict of an answer in the words of the manual, section 8.</summary>
    public static string Words(Answer answer) => answer.Duty is { } duty && answer.Verdict != Verdict.Contested
        ? duty.ToString().ToLowerInvariant()
        : answer.Verdict switch
        {
            Verdict.Breach => "breach",
            Verdict.NoBreach => "no breach",
            Verdict.Inconsistent => "inconsistent",
            Verdict.NotCaught => "not caught",
            Verdict.Undetermined => "undetermined",
            _ => "contested",
        };
}

/// <summary>How often each outcome came up.</summary>
public readonly record struct Tally(int Caught, int NotCaught, int Undetermined, int Contested)
{
    /// <summary>All together.</summary>
    public int Sum => Caught + NotCaught + Undetermined + Contested;

    /// <summary>The count of one outcome.</summary>
    public int this[Outcome outcome] => outcome switch
    {
        Outcome.Caught => Caught,
        Outcome.NotCaught => NotCaught,
        Outcome.Undetermined => Undetermined,
        _ => Contested,
    };

    /// <summary>Counts outcomes.</summary>
    public static Tally Of(IEnumerable<Outcome> outcomes)
    {
        var counts = outcomes.CountBy(outcome => outcome).ToDictionary();
        return new(counts.GetValueOrDefault(Outcome.Caught), counts.GetValueOrDefault(Outcome.NotCaught),
            counts.GetValueOrDefault(Outcome.Undetermined), counts.GetValueOrDefault(Outcome.Contested));
    }
}
