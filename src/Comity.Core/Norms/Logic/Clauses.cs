using System.Runtime.InteropServices;

namespace Comity.Norms.Logic;

/// <summary>
/// All clauses of two or more literals, one after another in one array: length, glue, literals. A clause is named by the place where
/// it starts; the first two literals are the watched ones. Glue is the number of decision levels that a learned clause joined
/// (Audemard and Simon, "Predicting learnt clauses quality", IJCAI 2009), and 0 for a given clause.
/// </summary>
internal sealed class Clauses
{
    /// <summary>No clause: the reason of a decision, or the conflict of a consistent state.</summary>
    public const int None = -1;

    /// <summary>The glue of a clause that the next compaction drops.</summary>
    public const int Dropped = -1;

    private const int Header = 2;

    private int[] words = new int[256];

    /// <summary>Where the next clause will start.</summary>
    public int End { get; private set; }

    /// <summary>The number of learned clauses.</summary>
    public int LearnedCount { get; private set; }

    /// <summary>The literals of a clause.</summary>
    public Span<Literal> this[int clause] => MemoryMarshal.Cast<int, Literal>(words.AsSpan(clause + Header, words[clause]));

    /// <summary>The glue of a clause.</summary>
    public ref int Glue(int clause) => ref words[clause + 1];

    /// <summary>The start of the clause after this one.</summary>
    public int After(int clause) => clause + Header + words[clause];

    /// <summary>Appends a clause and returns its start.</summary>
    public int Add(ReadOnlySpan<Literal> literals, int glue)
    {
        var clause = End;
        End += Header + literals.Length;
        if (End > words.Length)
            Array.Resize(ref words, Math.Max(End, words.Length * 2));
        words[clause] = literals.Length;
        words[clause + 1] = glue;
        literals.CopyTo(this[clause]);
        if (glue > 0)
            LearnedCount++;
        return clause;
    }

    /// <summary>Forgets all clauses, but leaves their words until others overwrite them: so that a compaction can add them anew.</summary>
    public void Restart() => (End, LearnedCount) = (0, 0);
}
