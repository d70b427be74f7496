using System.Collections.Immutable;
using Comity.Norms.Decision;

namespace Comity.Norms.Trial;

/// <summary>A verdict that turns when a reading is switched on.</summary>
/// <param name="Reading">The reading.</param>
/// <param name="Before">The answer without it.</param>
/// <param name="After">The answer with it.</param>
internal sealed record ReadingTurn(string Reading, Answer Before, Answer After);

/// <summary>Tries a case under each reading alone.</summary>
internal static class ReadingTurns
{
    /// <summary>The verdicts that turn, in the order of the answers.</summary>
    public static ImmutableArray<ReadingTurn> Of(CaseTrial bare, IEnumerable<(string Reading, CaseTrial Trial)> others) =>
    [
        .. from other in others
           from pair in bare.Answers.Zip(other.Trial.Answers)
           where IsJoint(pair.First, bare) && (pair.First.Verdict != pair.Second.Verdict || pair.First.Duty != pair.Second.Duty)
           select new ReadingTurn(other.Reading, pair.First, pair.Second),
    ];

    /// <summary>Writes them: what turns, then under which readings.</summary>
    public static void Write(TextWriter writer, CaseTrial bare, ImmutableArray<ReadingTurn> turns, int readings)
    {
        var lines = new Lines(writer);
        var turning = turns.Select(turn => turn.Reading).Distinct().Count();
        lines.Write(0, $"Readings and proposals, each alone: {turning} of {readings} turn a verdict.");
        foreach (var who in turns.GroupBy(turn => (turn.Before.Subject, turn.Before.Activity)))
        {
            lines.Write(2, $"{who.Key.Subject}{(who.Key.Activity.Length > 0 ? $", in \"{who.Key.Activity}\"" : "")}");
            foreach (var one in who.GroupBy(turn => (turn.Before.Norm, Turned(bare, turn))))
                lines.Write(4, $"{one.Key.Norm}  ", $"{one.Key.Item2}: {string.Join(", ", one.Select(turn => $"\"{turn.Reading}\""))}");
        }

        lines.Empty();
    }

    private static string Turned(CaseTrial bare, ReadingTurn turn) => $"{Verdicts.Of(turn.Before, bare.AsOf)} → {Verdicts.Of(turn.After, bare.AsOf)} under";

    private static bool IsJoint(Answer answer, CaseTrial trial) => answer.Position is "all" or CaseFacts.AsStated || !trial.Answers.Any(other =>
        other != answer && other.Norm == answer.Norm && other.Subject == answer.Subject && other.Activity == answer.Activity);
}
