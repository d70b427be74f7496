using System.Runtime.CompilerServices;

namespace Comity.Norms.Logic;

/// <summary>
/// How many steps a computation may take, and who may end it. A step is a clause that the solver looks at, or a part of a formula that is made or evaluated:
/// the same book takes the same steps on every machine, so that what is undecided here is undecided everywhere. Milliseconds never count.
/// </summary>
/// <param name="steps">The most steps of the whole computation.</param>
/// <param name="stepsOfQuestion">The most steps of one question to the solver, so that one hard question leaves room for the others.</param>
/// <param name="cancel">Ends it from outside.</param>
public sealed class Budget(long steps, long stepsOfQuestion, CancellationToken cancel = default)
{
    /// <summary>What an answer is called that did not come within its budget.</summary>
    public const string Undecided = "undecided within the budget";

    private const long BetweenLooks = 1 << 16;
    private readonly long stepsOfQuestion = stepsOfQuestion;
    private long left = steps;
    private long leftOfQuestion = long.MaxValue;
    private long untilLook = BetweenLooks;

    /// <summary>A budget that nobody uses up.</summary>
    public static Budget Endless => new(long.MaxValue, long.MaxValue);

    /// <summary>How many steps were taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Begins a question.</summary>
    public void Ask() => leftOfQuestion = stepsOfQuestion;

    /// <summary>Ends a question: what is done outside of one is limited by the whole alone.</summary>
    public void End() => leftOfQuestion = long.MaxValue;

    /// <summary>Takes steps.</summary>
    /// <exception cref="OutOfSteps">There are not so many left.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public void Take(long count)
    {
        (left, leftOfQuestion, untilLook, Taken) = (left - count, leftOfQuestion - count, untilLook - count, Taken + count);
        if (untilLook <= 0)
            Look();
        if (left < 0 || leftOfQuestion < 0)
            throw new OutOfSteps();
    }

    /// <summary>Goes one level deeper into a formula that is nested within itself.</summary>
    /// <exception cref="OutOfSteps">No machine can be asked to go deeper.</exception>
    public static void Deepen()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new OutOfSteps();
    }

    private void Look()
    {
        untilLook = BetweenLooks;
        cancel.ThrowIfCancellationRequested();
    }
}

/// <summary>A question was not decided within its budget. Whoever asked it says so (<see cref="Budget.Undecided"/>); nothing lets it reach a user.</summary>
public sealed class OutOfSteps() : Exception($"This is {Budget.Undecided}.");
