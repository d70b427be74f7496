namespace Comity.Norms.Logic;

/// <summary>
/// When to start the search anew: after 64 conflicts times 1, 1, 2, 1, 1, 2, 4, ... (Luby, Sinclair and Zuckerman, "Optimal speedup of
/// Las Vegas algorithms", 1993; computed by Knuth's reluctant doubling).
/// </summary>
internal sealed class Restarts
{
    private const int Unit = 64;

    private int round;
    private int length;
    private int left;

    /// <summary>Whether the conflicts of this run are used up.</summary>
    public bool AreDue => left <= 0;

    /// <summary>Starts the sequence for a new question.</summary>
    public void Reset() => (round, length, left) = (1, 1, Unit);

    /// <summary>Counts a conflict.</summary>
    public void Count() => left--;

    /// <summary>Starts the next run.</summary>
    public void Next()
    {
        (round, length) = (round & -round) == length ? (round + 1, 1) : (round, length * 2);
        left = length * Unit;
    }
}
