namespace Comity.Host.Demo;

/// <summary>Something that happens in the demonstration's past.</summary>
/// <param name="Day">The day, counted from the beginning.</param>
/// <param name="Hour">The hour, counted from that of the beginning.</param>
/// <param name="Do">Enters it.</param>
internal sealed record DemoStep(int Day, int Hour, Func<CancellationToken, Task> Do)
{
    /// <summary>A step that says one act.</summary>
    public static DemoStep Say(int day, int hour, Func<Task> say) => new(day, hour, _ => say());

    /// <summary>A step that says several acts.</summary>
    public static DemoStep Say(int day, int hour, Action say) => new(day, hour, _ =>
    {
        say();
        return Task.CompletedTask;
    });
}
