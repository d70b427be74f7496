namespace Comity.Norms.Logic;

/// <summary>
/// Gives each value of a linear program a register, which is free again after the value's last reading. Skips only go forward over
/// values that nobody reads behind them, so that the order of the steps is enough. Values 0 and 1 are constants and keep their place.
/// </summary>
internal sealed class RegisterAllocation
{
    private readonly int[] register;
    private readonly int[] lastRead;
    private readonly Stack<int> free = [];

    /// <summary>Prepares for so many values; those in <paramref name="kept"/> are read after the end.</summary>
    public RegisterAllocation(int values, ReadOnlySpan<int> kept)
    {
        register = new int[values];
        lastRead = new int[values];
        Array.Fill(register, -1);
        register[0] = 0;
        register[1] = 1;
        Count = 2;
        foreach (var value in (ReadOnlySpan<int>)[0, 1, .. kept])
            lastRead[value] = int.MaxValue;
    }

    /// <summary>How many registers are in use.</summary>
    public int Count { get; private set; }

    /// <summary>The register of a value.</summary>
    public int this[int value] => register[value];

    /// <summary>Replaces values by registers in the steps and their operands.</summary>
    public void Allocate(Span<Step> steps, Span<int> operands)
    {
        for (var i = 0; i < steps.Length; i++)
            if (steps[i].Kind != StepKind.Pack)
                foreach (var value in operands.Slice(steps[i].Start, steps[i].Count))
                    lastRead[value] = Math.Max(lastRead[value], i);
        for (var i = 0; i < steps.Length; i++)
            Allocate(i, ref steps[i], operands.Slice(steps[i].Start, steps[i].Count));
    }

    private void Allocate(int place, ref Step step, Span<int> operands)
    {
        foreach (ref var value in operands)
        {
            var replaced = step.Kind == StepKind.Pack ? Take(value) : register[value];
            if (step.Kind != StepKind.Pack && lastRead[value] == place)
            {
                free.Push(replaced);
                lastRead[value] = -1;
            }

            value = replaced;
        }

        if (step.Kind is StepKind.All or StepKind.Any)
            step = step with { Target = Take(step.Target) };
    }

    private int Take(int value)
    {
        if (register[value] < 0)
            register[value] = free.TryPop(out var reused) ? reused : Count++;
        return register[value];
    }
}
